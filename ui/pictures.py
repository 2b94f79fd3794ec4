"""Pictures on a page: drawn once per snapshot, shown wide or narrow, with their downloads beside them."""

import json
import logging
import tempfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from charts.theme import NARROW, WIDE, Layout
from exports import fonts, images, names, tables
from store.pictures import PictureStore
from store.settings import places
from store.snapshot import Snapshot
from ui import cached
from ui.html import render, show

Spec = dict[str, Any]

NOT_DRAWN = "The picture could not be drawn; its figures stand in the table."
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Picture:
    """One chart as a page and its downloads need it.

    `name` is what the file is called after (measure, period, team). `spec` makes the chart for a
    layout, or None where there is nothing to draw. `alt` is the describing sentence; `columns`
    and `rows` are what is drawn, for the CSV.
    """

    name: tuple[str, ...]
    spec: Callable[[Layout], Spec | None]
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def figure(snapshot: Snapshot, picture: Picture) -> None:
    """The picture, wide on a screen and narrow on a phone, with PNG, SVG and CSV buttons under it.

    Where nothing can be drawn, or drawing fails, the describing sentence stands in its place.
    """
    try:
        wide, narrow = (source(snapshot, picture, layout) for layout in (WIDE, NARROW))
    except images.PictureFailed:
        _LOG.exception("a picture could not be drawn: %s", picture.name)
        show(render("picture", wide=None, narrow=None, alt=f"{picture.alt} {NOT_DRAWN}"))
        return
    show(render("picture", wide=wide, narrow=narrow, alt=picture.alt))
    if wide is not None:
        downloads(snapshot, picture)


def downloads(snapshot: Snapshot, picture: Picture) -> None:
    """Buttons for the picture as PNG at twice its size, as SVG, and for its rows as CSV."""
    kinds: Sequence[tuple[str, str, Callable[[], bytes]]] = (
        ("PNG", "image/png", lambda: png(snapshot, picture)),
        ("SVG", "image/svg+xml", lambda: svg(snapshot, picture, WIDE) or b""),
        ("CSV", "text/csv", lambda: table(snapshot, picture)),
    )
    with st.container(horizontal=True, key=f"downloads-{'-'.join(picture.name)}"):
        for kind, media, make in kinds:
            name = names.file_name(*picture.name, extension=kind, invented=snapshot.invented)
            st.download_button(
                f"Download {'the figures' if kind == 'CSV' else 'chart'} ({kind})",
                data=make,
                file_name=name,
                mime=media,
                on_click="ignore",
                key=f"download-{kind}-{'-'.join(picture.name)}",
            )


def source(snapshot: Snapshot, picture: Picture, layout: Layout) -> str | None:
    """The SVG as a data URI, drawn at most once for a snapshot."""

    def make() -> str | None:
        drawn = svg(snapshot, picture, layout)
        return drawn and "data:image/svg+xml;base64," + b64encode(drawn).decode()

    return cached.kept(snapshot, ("picture", *picture.name, layout.name), make)


def svg(snapshot: Snapshot, picture: Picture, layout: Layout) -> bytes | None:
    """The picture's SVG, from beside the snapshot or drawn now and kept there."""
    return _drawn(snapshot, picture.spec(layout), "svg", images.svg)


def png(snapshot: Snapshot, picture: Picture) -> bytes:
    """The picture's PNG at twice its size."""
    return _drawn(snapshot, picture.spec(WIDE), "png", images.png) or b""


def table(snapshot: Snapshot, picture: Picture) -> bytes:
    """The rows that were drawn, as CSV."""
    return tables.csv_bytes(
        picture.columns, picture.rows, council=snapshot.council, invented=snapshot.invented
    )


def _drawn(
    snapshot: Snapshot, spec: Spec | None, extension: str, draw: Callable[[Spec], bytes]
) -> bytes | None:
    if spec is None:
        return None
    drawn_from = json.dumps(spec, sort_keys=True, default=str).encode()
    kept = PictureStore(snapshot.pictures)
    found = kept.find(drawn_from, extension)
    if found is None:
        _ready()
        found = draw(spec)
        kept.keep(drawn_from, extension, found)
    return found


@st.cache_resource(show_spinner=False)
def _ready() -> bool:
    """Makes the fonts that the drawing engine needs, once a process."""
    try:
        fonts.prepare(places().store / "fonts")
    except OSError:
        fonts.prepare(Path(tempfile.mkdtemp(prefix="fonts-")))
    return True
