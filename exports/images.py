"""A chart's dict in, a picture's bytes out: SVG that carries its own font, and PNG.

The page and the download use these same bytes. Nothing is fetched: a chart that
names an address is refused.
"""

import re
import threading
from base64 import b64encode
from collections.abc import Callable
from typing import Any, TypeVar
from xml.sax.saxutils import quoteattr

import vl_convert

from exports import fonts

VEGA_LITE = "6.4"

_TAG = re.compile(r"<[^!?/][^>]*>")
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_SIZE = re.compile(rb'<svg\b[^>]*? width="(\d+)" height="(\d+)"')

_Drawn = TypeVar("_Drawn", str, bytes)

_one_at_a_time = threading.Lock()
"""The engine gains little from threads and holds a large heap for each; one waits its turn."""


class PictureFailed(RuntimeError):
    """The drawing engine would not draw the chart; the message is the engine's own."""


def svg(spec: dict[str, Any]) -> bytes:
    """The chart as a self-contained SVG (UTF-8): no script, no link, its font inside.

    `spec` is a dict from `charts/`. Raises PictureFailed, and FontsNotReady before
    `exports.fonts.prepare` has run.
    """
    picture = _one_name(_draw(vl_convert.vegalite_to_svg, spec), spec.get("description", ""))
    return embed_font(picture).encode("utf-8")


def png(spec: dict[str, Any], scale: float = 2) -> bytes:
    """The chart as a PNG, `scale` times its size in pixels. Raises as `svg` does."""
    return _draw(vl_convert.vegalite_to_png, spec, scale=scale)


def size(picture: bytes) -> tuple[int, int]:
    """The width and height of an SVG of `svg` in pixels. Raises PictureFailed where it says none."""
    found = _SIZE.search(picture)
    if found is None:
        raise PictureFailed("the drawing engine made a picture without a size")
    return int(found[1]), int(found[2])


def address(picture: bytes) -> str:
    """An SVG as an address that holds it whole."""
    return "data:image/svg+xml;base64," + b64encode(picture).decode()


def embed_font(picture: str) -> str:
    """An SVG with the font placed right after its opening tag. Raises FontsNotReady."""
    end = picture.index(">", picture.index("<svg")) + 1
    return picture[:end] + fonts.style() + picture[end:]


def _one_name(picture: str, description: str) -> str:
    """One name for the whole picture in place of a role and a label on every mark of it.

    A reader hears one sentence and not hundreds of points, and a picture of ten teams is half
    as large. The live chart keeps a label on each mark.
    """
    picture = _TAG.sub(lambda tag: _SPOKEN.sub("", tag[0]), picture)
    return picture.replace("<svg", f'<svg role="img" aria-label={quoteattr(description)}', 1)


def _draw(engine: Callable[..., _Drawn], spec: dict[str, Any], **how: Any) -> _Drawn:
    fonts.style()
    _refuse_addresses(spec)
    with _one_at_a_time:
        try:
            return engine(spec, vl_version=VEGA_LITE, allowed_base_urls=[], **how)
        except ValueError as fault:
            raise PictureFailed(" ".join(str(fault).split("\n")[:2])) from fault


def _refuse_addresses(part: Any) -> None:
    """The engine would read a file address and leave an image address in the SVG; no chart needs either."""
    if isinstance(part, dict):
        if found := {"url", "href"} & part.keys():
            raise PictureFailed(
                f"a chart may not name an address, and this one has {sorted(found)}"
            )
        part = tuple(part.values())
    if isinstance(part, list | tuple):
        for inner in part:
            _refuse_addresses(inner)
