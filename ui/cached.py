"""What is read or made and then kept while it stays true: the snapshot in use and what is finished from it."""

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from metrics import period
from metrics.figure import Line
from metrics.teams import TeamSpan
from store import scorecard as rows
from store import team as team_rows
from store.settings import Places, places
from store.snapshot import Mark, Snapshot, mark, open_current
from ui import shelf

T = TypeVar("T")


def snapshot() -> Snapshot | None:
    """The snapshot in use; another one as soon as another is named. Raises DamagedError."""
    where = places()
    found = mark(where)
    return None if found is None else _open(found, where)


@st.cache_resource(show_spinner=False, max_entries=2, on_release=lambda kept: kept.close())
def _open(found: Mark, _where: Places) -> Snapshot:
    opened = open_current(_where)
    if opened is None:
        raise FileNotFoundError("the snapshot in use was taken away while it was opened")
    return opened


def kept(snapshot: Snapshot, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What `make` returned for a key of this snapshot, kept for whoever asks next."""
    return shelf.here().get((snapshot.record.sha256, *key), make)


def history(snapshot: Snapshot, team: str) -> rows.History:
    """Every figure of a team, by measure."""
    return kept(snapshot, ("history", team), lambda: rows.history(snapshot, team))


def lines(snapshot: Snapshot, team: str, quarter: str) -> tuple[Line, ...]:
    """A team's scorecard of one quarter, every measure in order."""

    def compose() -> tuple[Line, ...]:
        return rows.scorecard(snapshot, team, period.parse(quarter), history(snapshot, team))

    return kept(snapshot, ("lines", team, quarter), compose)


def teams(snapshot: Snapshot) -> tuple[TeamSpan, ...]:
    """Every team that has figures, in order, with what became of it."""
    return kept(snapshot, ("team-spans",), lambda: team_rows.teams(snapshot))


def team(snapshot: Snapshot, name: str) -> TeamSpan | None:
    """One team through time; None for the council as a whole."""
    return next((each for each in teams(snapshot) if each.name == name), None)
