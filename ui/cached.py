"""What is read or made once and kept while it stays true: the snapshot in use and what is finished from it."""

import gc
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

import streamlit as st

from metrics import period
from metrics.figure import Line
from metrics.team_words import TeamSpan
from store import scorecard as rows
from store import team as team_rows
from store.settings import Places, places
from store.snapshot import Mark, Snapshot, mark, open_current

T = TypeVar("T")

_MOST = 600
"""Finished things kept: every team and quarter of a store, with room to spare."""


_SETTLE_AFTER = 30
"""Seconds before what was kept since is settled too."""


def settle() -> None:
    """Keeps what lives long (the imports, what is on the shelf) out of every later collection.

    Streamlit collects all generations after every run, which costs more than a run where there is
    much to look through. What was settled before is looked through again with the rest, so that
    nothing that has died since stays.
    """
    shelf = _shelf()
    if shelf.grown and time.monotonic() - shelf.settled > _SETTLE_AFTER:
        shelf.grown, shelf.settled = False, time.monotonic()
        gc.unfreeze()
        gc.collect()
        gc.freeze()


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


class Shelf:
    """Finished things by key, the least recently used let go first; safe for every thread to use."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self.grown = True
        self.settled = float("-inf")

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returned for this key, made once; never to be changed by who receives it."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._things[key] = made
            self.grown = True
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return made


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    return Shelf(_MOST)


def kept(snapshot: Snapshot, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What `make` returns for a key of this snapshot, made once."""
    return _shelf().get((snapshot.current.sha256, *key), make)


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
