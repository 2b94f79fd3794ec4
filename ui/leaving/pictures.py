"""Pictures on a page: drawn once per reading, shown wide or narrow, with their downloads beside them."""

import logging
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from charts.draw import Spec
from charts.theme import NARROW, WIDE, Layout
from exports import fonts, images, tables
from exports.drawn import drawn
from reporting.picture import Picture
from reporting.reading import Reading
from store.read.picture_files import PictureStore, name
from store.store import chosen_store
from ui.leaving import addresses, labels
from ui.screens.html import render, show

_LOG = logging.getLogger(__name__)


def figure(reading: Reading, picture: Picture, place: str, *, first: bool = False) -> None:
    """The picture, wide on a screen and narrow on a phone, with PNG, SVG and CSV buttons under it.

    `place` is where it stands on the page, the same for every quarter and measure, so that the
    browser keeps its buttons where another is chosen. The `first` picture of a page is asked for
    at once, the rest when a reader comes near. Where nothing can be drawn, or drawing fails, the
    describing sentence stands in its place.
    """

    def make() -> Shown:
        wide, narrow = (_image(reading, picture, layout) for layout in (WIDE, NARROW))
        markup = render("picture", wide=wide, narrow=narrow, alt=picture.alt, first=first)
        files = (file for each in (wide, narrow) if each for file in each.source.files)
        return Shown(markup, tuple(files), wide is not None)

    try:
        shown = still_there(reading, ("picture", *picture.name, first), make)
    except images.PictureFailed:
        _LOG.exception("a picture could not be drawn: %s", picture.name)
        show(render("picture", wide=None, alt=picture.in_its_place))
        return
    show(shown.markup)
    if shown.drawn:
        downloads(reading, picture, place)


@dataclass(frozen=True)
class Shown:
    """Markup that shows pictures, the files beside the snapshot that they are, and whether there are any."""

    markup: Markup
    files: tuple[str, ...]
    drawn: bool = True


def still_there(reading: Reading, key: tuple[Hashable, ...], make: Callable[[], Shown]) -> Shown:
    """What `make` gives, kept under a key; made again where somebody took its files away."""
    shown = reading.kept(key, make)
    kept = PictureStore(reading.snapshot.pictures)
    if not all(map(kept.holds, shown.files)):
        make()
    return shown


@dataclass(frozen=True)
class Source:
    """Where a browser finds an SVG: at the address of `file` beside the snapshot or, where it could not be
    kept there, in the address itself."""

    address: str
    file: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The file, where there is one."""
        return (self.file,) if self.file else ()


def source(reading: Reading, content: bytes, file: str) -> Source:
    """Where a browser finds an SVG that was to be kept under this name."""
    if PictureStore(reading.snapshot.pictures).holds(file):
        return Source(addresses.of(reading.snapshot.pictures, file), file)
    return Source(images.address(content))


def put_beside(reading: Reading, content: bytes) -> Source:
    """Keeps an SVG beside the snapshot, and says where a browser finds it."""
    kept = PictureStore(reading.snapshot.pictures)
    file = name(content, "svg")
    if not kept.holds(file):
        kept.keep(content, "svg", content)
    return source(reading, content, file)


@dataclass(frozen=True)
class _Image:
    """One layout of a picture: where it is found, and its size, which keeps its place until it comes."""

    source: Source
    width: int
    height: int


def _image(reading: Reading, picture: Picture, layout: Layout) -> _Image | None:
    found = _drawn(reading, picture, layout, "svg", images.svg)
    if found is None:
        return None
    file, content = found
    return _Image(source(reading, content, file), *images.size(content))


def downloads(reading: Reading, picture: Picture, place: str) -> None:
    """Buttons for the picture as PNG at twice its size, as SVG, and for its rows as CSV."""
    kinds: Sequence[tuple[str, str, Callable[[], bytes]]] = (
        ("PNG", "image/png", lambda: png(reading, picture)),
        ("SVG", "image/svg+xml", lambda: svg(reading, picture, WIDE) or b""),
        ("CSV", "text/csv", lambda: table(reading, picture)),
    )
    with st.container(horizontal=True, key=f"downloads-{place}"):
        for kind, media, make in kinds:
            called = labels.file_name(reading.whose, *picture.name, extension=kind)
            st.download_button(
                f"Download {'the figures' if kind == 'CSV' else 'chart'} ({kind})",
                data=make,
                file_name=called,
                mime=media,
                on_click="ignore",
                key=f"download-{kind}-{place}",
            )


def svg(reading: Reading, picture: Picture, layout: Layout) -> bytes | None:
    """The picture's SVG, from beside the snapshot or drawn now and kept there."""
    found = _drawn(reading, picture, layout, "svg", images.svg)
    return found and found[1]


def png(reading: Reading, picture: Picture) -> bytes:
    """The picture's PNG at twice its size."""
    found = _drawn(reading, picture, WIDE, "png", images.png)
    return found[1] if found else b""


def table(reading: Reading, picture: Picture) -> bytes:
    """The rows that were drawn, as CSV."""
    return tables.csv_bytes(picture.table, reading.whose)


def _drawn(
    reading: Reading,
    picture: Picture,
    layout: Layout,
    extension: str,
    engine: Callable[[Spec], bytes],
) -> tuple[str, bytes] | None:
    """The name of the file that keeps a picture, and its bytes; None where there is nothing to draw."""

    def ready(wanted: Spec) -> bytes:
        _ready()
        return engine(wanted)

    kept = PictureStore(reading.snapshot.pictures)
    return drawn(kept, picture.chart, layout, extension, ready)


@st.cache_resource(show_spinner=False)
def _ready() -> bool:
    """Makes the fonts that the drawing engine needs, once a process."""
    try:
        fonts.prepare(chosen_store().places.fonts)
    except OSError as fault:
        raise images.PictureFailed(
            "the fonts could not be made: there is no room for them"
        ) from fault
    return True
