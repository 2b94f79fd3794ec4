"""The latest quarter's pictures, drawn in the background as soon as a snapshot is in use."""

import logging
from threading import Thread

import streamlit as st

from charts.theme import NARROW, WIDE
from exports.images import PictureFailed
from reporting.latest_pictures import latest_pictures
from reporting.reading import Reading
from store import settings
from store.read import as_at
from ui.leaving import pictures

_LOG = logging.getLogger(__name__)


def ahead(reading: Reading) -> None:
    """Starts drawing what most will read, once a snapshot, where this server does; any other picture is drawn
    for its first reader."""
    if settings.draws_ahead() and reading.snapshot.standing.code in (as_at.PUBLISHED, as_at.DRAFT):
        _start(reading.snapshot.record.sha256, reading)


@st.cache_resource(show_spinner=False, max_entries=4)
def _start(sha256: str, _reading: Reading) -> Thread:
    thread = Thread(target=draw, args=(_reading,), name=f"drawing-{sha256[:8]}", daemon=True)
    thread.start()
    return thread


def draw(reading: Reading) -> None:
    """Draws each picture of the latest quarter, wide and narrow, where it is not drawn yet.

    One that fails is left, and said in the log: its reader gets the sentence in its place.
    """
    for picture in latest_pictures(reading):
        try:
            for layout in (WIDE, NARROW):
                pictures.svg(reading, picture, layout)
        except PictureFailed:
            _LOG.exception("a picture could not be drawn ahead: %s", picture.name)
