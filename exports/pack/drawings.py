"""The pack's charts as files: each drawn once, under a name that says what it is."""

from collections.abc import Mapping
from dataclasses import dataclass

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
        made = drawn(kept, picture.chart, layout, "svg", images.svg)
        if made is not None:
            assert picture.name not in found, "every chart of a pack has a name of its own"
            found[picture.name] = Drawn(picture, file_names.of_chart(picture.name, taken), made[1])
    return found


def png(picture: Picture, kept: PictureStore) -> bytes | None:
    """One chart as a PNG at twice its size, for formats that hold no SVG; None where nothing is drawn."""
    made = drawn(kept, picture.chart, WIDE, "png", images.png)
    return made and made[1]
