"""A chart's picture from beside its snapshot, or drawn now and kept there: one drawing for screens and papers."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import altair

from charts import draw
from charts.draw import ChartRows, Spec
from charts.theme import Layout
from store.durable import sha256
from store.read.picture_files import PictureStore, name

_PRODUCT = Path(__file__).parents[1]
_DRAWING = ("charts", "metrics", "exports")
"""The folders whose text decides how a picture looks; the words in it are among them."""


def drawn(
    kept: PictureStore,
    rows: ChartRows,
    layout: Layout,
    extension: str,
    engine: Callable[[Spec], bytes],
) -> tuple[str, bytes] | None:
    """The name of the file that keeps a picture, and its bytes; None where there is nothing to draw.

    A picture that is kept is found by its rows, so that its chart is not even built. Raises as
    `engine` does.
    """
    drawn_from = f"{_drawn_by()} {layout!r} {rows!r}".encode()
    _begun(kept)
    found = kept.find(drawn_from, extension)
    if found is None:
        spec = draw.spec(rows, layout)
        if spec is None:
            return None
        found = engine(spec)
        kept.keep(drawn_from, extension, found)
    return name(drawn_from, extension), found


@cache
def _begun(kept: PictureStore) -> None:
    """Readies a snapshot's pictures for this version, once a process."""
    kept.begin(_drawn_by())


@cache
def _drawn_by() -> str:
    """What tells this way of drawing from that of any other version of the product and its engines."""
    texts = [
        path.read_text(encoding="utf-8")
        for folder in _DRAWING
        for path in sorted((_PRODUCT / folder).rglob("*.py"))
    ]
    engines = [altair.__version__, version("vl-convert-python")]
    return sha256("\0".join([*engines, *texts]).encode())
