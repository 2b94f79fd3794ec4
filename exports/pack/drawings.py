"""The pack's charts as files: each drawn once, under a name that says what it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from charts import draw
from charts.theme import WIDE, Layout
from exports import images
from exports.drawn import drawn
from exports.pack import file_names
from reporting.paper.model import Paper
from reporting.picture import Picture
from store.read.picture_files import PictureStore


@dataclass(frozen=True)
class Drawn:
    """One chart as SVG, and the stem of its file's name, which no other chart of the pack has."""

    picture: Picture
    stem: str
    svg: bytes


Drawings = Mapping[tuple[str, ...], Drawn]
"""Every chart of a pack by its picture's name."""


def drawings(paper: Paper, kept: PictureStore, layout: Layout) -> Drawings:
    """Every chart of a pack by its picture's name; those beside the snapshot are not drawn again."""
    found: dict[tuple[str, ...], Drawn] = {}
    taken: set[str] = set()
    for picture in paper.pictures():
        spec = draw.spec(picture.chart, layout)
        if spec is not None:
            _, svg = drawn(kept, spec, "svg", images.svg)
            assert picture.name not in found, "every chart of a pack has a name of its own"
            found[picture.name] = Drawn(picture, file_names.of_chart(picture.name, taken), svg)
    return found


def png(picture: Picture, kept: PictureStore) -> bytes | None:
    """One chart as a PNG at twice its size, for formats that hold no SVG; None where nothing is drawn."""
    spec = draw.spec(picture.chart, WIDE)
    return None if spec is None else drawn(kept, spec, "png", images.png)[1]
