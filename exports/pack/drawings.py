"""The pack's charts as files: each drawn once, under a name that says what it is.

One that cannot be drawn ends no pack: the sentence in its place is part of the paper that comes back.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from charts.theme import WIDE, Layout
from exports import images
from exports.drawn import drawn
from exports.pack import file_names
from reporting.paper.model import Paper
from reporting.picture import Picture
from store.read.picture_files import PictureStore

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_Name = tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """One chart as SVG, and the stem of its file's name, which no other chart of the pack has."""

    picture: Picture
    stem: str
    svg: bytes


Drawings = Mapping[_Name, Drawn]
"""Every chart of a pack by its picture's name."""


def drawings(paper: Paper, kept: PictureStore, layout: Layout) -> tuple[Paper, Drawings]:
    """Every chart of a pack in a layout; those beside the snapshot are not drawn again."""
    taken: set[str] = set()

    def one(picture: Picture) -> Drawn | None:
        made = drawn(kept, picture.chart, layout, "svg", images.svg)
        return made and Drawn(picture, file_names.of_chart(picture.name, taken), made[1])

    return _each(paper, one)


def pngs(paper: Paper, kept: PictureStore) -> tuple[Paper, Mapping[_Name, bytes]]:
    """Every chart of a pack as a PNG at twice its size, for formats that hold no SVG."""

    def one(picture: Picture) -> bytes | None:
        made = drawn(kept, picture.chart, WIDE, "png", images.png)
        return made and made[1]

    return _each(paper, one)


def _each(paper: Paper, one: Callable[[Picture], T | None]) -> tuple[Paper, dict[_Name, T]]:
    found: dict[_Name, T] = {}
    failed: set[_Name] = set()
    for picture in paper.pictures():
        assert picture.name not in found, "every chart of a pack has a name of its own"
        try:
            made = one(picture)
        except images.PictureFailed:
            _LOG.exception("a picture of a pack could not be drawn: %s", picture.name)
            failed.add(picture.name)
            continue
        if made is not None:
            found[picture.name] = made
    if not failed:
        return paper, found

    def told(picture: Picture) -> Picture:
        return replace(picture, alt=picture.in_its_place) if picture.name in failed else picture

    return paper.with_pictures(told), found
