"""A chart's dict in, a picture's bytes out: SVG that carries its own font, and PNG.

The page and the download use these same bytes. Nothing is fetched: a chart that
names an address is refused.
"""

import json
import re
from base64 import b64encode
from typing import Any
from xml.sax.saxutils import quoteattr

from exports import fonts
from metrics import letters
from work.helper import Helper
from work.process import EndedError, How, RefusedError

_TAG = re.compile(r"<[^!?/][^>]*>")
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_SIZE = re.compile(rb'<svg\b[^>]*? width="(\d+)" height="(\d+)"')

_DRAWER = Helper("exports.drawer", seconds=60)
"""One for this process: the engine gains little from a second and holds a large heap."""

_ENDED = {
    How.TOO_SLOW: "drawing took longer than one picture may",
    How.TOO_LATE: "the machine was too busy to finish the picture; try again in a few minutes",
    How.TOO_LARGE: "drawing took more memory than one picture may",
    How.BROKEN: "the drawing engine broke off",
}


class PictureFailed(RuntimeError):
    """The drawing engine would not draw the chart; the message is the engine's own."""


def svg(spec: dict[str, Any]) -> bytes:
    """The chart as a self-contained SVG (UTF-8): no script, no link, its font inside.

    `spec` is a dict from `charts/`. Raises PictureFailed, and FontsNotReady before
    `exports.fonts.prepare` has run.
    """
    style = fonts.style()
    spec = _harmless(spec)
    picture = _one_name(_drawn(spec).decode(), spec.get("description", ""))
    return _embedded(picture, style).encode("utf-8")


def png(spec: dict[str, Any], scale: float = 2) -> bytes:
    """The chart as a PNG, `scale` times its size in pixels. Raises as `svg` does."""
    return _drawn(_harmless(spec), scale)


def size(picture: bytes) -> tuple[int, int]:
    """The width and height of an SVG of `svg` in pixels. Raises PictureFailed where it says none."""
    found = _SIZE.search(picture)
    if found is None:
        raise PictureFailed("the drawing engine made a picture without a size")
    return int(found[1]), int(found[2])


def address(picture: bytes) -> str:
    """An SVG as an address that holds it whole."""
    return "data:image/svg+xml;base64," + b64encode(picture).decode()


def _embedded(picture: str, style: str) -> str:
    """An SVG with the font placed right after its opening tag."""
    end = picture.index(">", picture.index("<svg")) + 1
    return picture[:end] + style + picture[end:]


def _one_name(picture: str, description: str) -> str:
    """One name for the whole picture in place of a role and a label on every mark of it.

    A reader hears one sentence and not hundreds of points, and a picture of ten teams is half
    as large. The live chart keeps a label on each mark.
    """
    picture = _TAG.sub(lambda tag: _SPOKEN.sub("", tag[0]), picture)
    return picture.replace("<svg", f'<svg role="img" aria-label={quoteattr(description)}', 1)


def _drawn(spec: dict[str, Any], scale: float | None = None) -> bytes:
    question = {"fonts": str(fonts.folder()), "spec": spec, "scale": scale}
    try:
        return _DRAWER.ask(json.dumps(question).encode())
    except RefusedError as refusal:
        raise PictureFailed(str(refusal)) from refusal
    except EndedError as fault:
        raise PictureFailed(_ENDED[fault.how]) from fault


def _harmless(part: Any) -> Any:
    """A part of a chart that names no address, each letter that would end the engine replaced.

    The engine would read a file address and leave an image address in the SVG; no chart needs either.
    """
    if isinstance(part, dict):
        if found := {"url", "href"} & part.keys():
            raise PictureFailed(
                f"a chart may not name an address, and this one has {sorted(found)}"
            )
        return {key: _harmless(inner) for key, inner in part.items()}
    if isinstance(part, list | tuple):
        return [_harmless(inner) for inner in part]
    return letters.harmless(part) if isinstance(part, str) else part
