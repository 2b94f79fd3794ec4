"""Pictures on a page: drawn once per reading, shown wide or narrow, with their downloads beside them."""

import logging
import tempfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from charts.draw import Spec
from charts.theme import NARROW, WIDE, Layout
from exports import fonts, images, tables
from exports.drawn import drawn
from reporting.picture import Picture
from reporting.reading import Reading
from store.read.picture_files import PictureStore
from store.store import chosen_store
from ui.leaving import addresses, labels
from ui.screens.html import render, show

NOT_DRAWN = "The picture could not be drawn; its figures stand in the table."
_LOG = logging.getLogger(__name__)


def figure(reading: Reading, picture: Picture, place: str, *, first: bool = False) -> None:
    """The picture, wide on a screen and narrow on a phone, with PNG, SVG and CSV buttons under it.

    `place` is where it stands on the page, the same for every quarter and measure, so that the
    browser keeps its buttons where another is chosen. The `first` picture of a page is asked for
    at once, the rest when a reader comes near. Where nothing can be drawn, or drawing fails, the
    describing sentence stands in its place.
    """
    try:
        shown = _shown(reading, picture, first)
    except images.PictureFailed:
        _LOG.exception("a picture could not be drawn: %s", picture.name)
        show(render("picture", wide=None, alt=f"{picture.alt} {NOT_DRAWN}"))
        return
    show(shown.markup)
    if shown.drawn:
        downloads(reading, picture, place)


@dataclass(frozen=True)
class _Shown:
    """A picture as the page shows it: its markup, and the files beside the snapshot that this names."""

    markup: Markup
    drawn: bool
    files: tuple[str, ...]


def _shown(reading: Reading, picture: Picture, first: bool) -> _Shown:
    def make() -> _Shown:
        wide, narrow = (_image(reading, picture, layout) for layout in (WIDE, NARROW))
        markup = render("picture", wide=wide, narrow=narrow, alt=picture.alt, first=first)
        files = tuple(each.file for each in (wide, narrow) if each and each.file)
        return _Shown(markup, wide is not None, files)

    shown = reading.kept(("picture", *picture.name, first), make)
    kept = PictureStore(reading.snapshot.pictures)
    if not all(map(kept.holds, shown.files)):
        # Somebody took the drawn files away: they are drawn again under the same names.
        make()
    return shown


@dataclass(frozen=True)
class _Image:
    """Where a browser finds one layout of a picture, and its size, which keeps its place until it comes.

    `file` is its name beside the snapshot; '' where it could not be kept and `source` holds it whole.
    """

    source: str
    width: int
    height: int
    file: str


def _image(reading: Reading, picture: Picture, layout: Layout) -> _Image | None:
    found = _drawn(reading, picture, layout, "svg", images.svg)
    if found is None:
        return None
    file, content = found
    if PictureStore(reading.snapshot.pictures).holds(file):
        return _Image(addresses.of(reading.snapshot.pictures, file), *images.size(content), file)
    source = "data:image/svg+xml;base64," + b64encode(content).decode()
    return _Image(source, *images.size(content), "")


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
    except OSError:
        fonts.prepare(Path(tempfile.mkdtemp(prefix="fonts-")))
    return True
