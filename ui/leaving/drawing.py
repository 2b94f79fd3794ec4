"""The latest quarter's pictures, drawn in the background as soon as a snapshot is in use."""

import logging
import os
from collections.abc import Iterator
from threading import Thread

import streamlit as st

from charts.theme import NARROW, WIDE
from exports.images import PictureFailed
from metrics import period
from metrics.vocabulary import ALL_TEAMS
from store.read.snapshot import Snapshot
from ui.leaving import pictures
from ui.leaving.pictures import PagePicture
from ui.reader import choices
from ui.screens import measure_screen, measure_teams, staffing_pictures, staffing_screen

_LOG = logging.getLogger(__name__)


def ahead(snapshot: Snapshot) -> None:
    """Starts drawing, once a snapshot; a reader who comes first draws what he asks for himself.

    DASHBOARD_DRAW_AHEAD=0 leaves every picture to its first reader.
    """
    if os.environ.get("DASHBOARD_DRAW_AHEAD") != "0":
        _start(snapshot.record.sha256, snapshot)


@st.cache_resource(show_spinner=False, max_entries=4)
def _start(sha256: str, _snapshot: Snapshot) -> Thread:
    thread = Thread(target=draw, args=(_snapshot,), name=f"drawing-{sha256[:8]}", daemon=True)
    thread.start()
    return thread


def draw(snapshot: Snapshot) -> None:
    """Draws each picture of the latest quarter, wide and narrow, where it is not drawn yet.

    One that fails is left, and said in the log: its reader gets the sentence in its place.
    """
    for picture in latest(snapshot):
        try:
            for layout in (WIDE, NARROW):
                pictures.svg(snapshot, picture, layout)
        except PictureFailed:
            _LOG.exception("a picture could not be drawn ahead: %s", picture.name)


def latest(snapshot: Snapshot) -> Iterator[PagePicture]:
    """The council's pictures of the latest quarter: staffing first, then every measure and its teams."""
    quarter = period.parse(choices.quarters(snapshot)[0])
    held = staffing_screen.held(snapshot, quarter)
    for each in staffing_screen.measures(snapshot).values():
        if held.quarters:
            yield staffing_pictures.heat_picture(snapshot, each, quarter)
        yield staffing_pictures.trend_picture(snapshot, each, ALL_TEAMS, quarter)
        yield staffing_pictures.posts_picture(snapshot, each, ALL_TEAMS, quarter)
    for measure_id in choices.measures(snapshot):
        shown = measure_screen.view(snapshot, measure_id, ALL_TEAMS, quarter)
        if trend := measure_screen.picture(snapshot, shown):
            yield trend
        if beside := measure_teams.picture(snapshot, shown):
            yield beside
