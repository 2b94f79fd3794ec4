"""What is read or made and then kept while it stays true: the snapshot in use and what is finished from it."""

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from metrics import period
from metrics.catalogue.teams import TeamSpan
from metrics.figures.figure import Line
from store.care.verify import verify
from store.read import as_at, team_spans
from store.read import lines as rows
from store.read.as_at import AsAt, Mark, Sort
from store.read.snapshot import Snapshot
from store.store import Store, chosen_store
from ui.reader import selection, shelf

T = TypeVar("T")


def store() -> Store:
    """The store that officers load into, as it is now."""
    return chosen_store()


def states() -> tuple[AsAt, ...]:
    """Every state of the figures that an address can ask for. Raises DamagedError.

    The whole store is proved once when the server first asks, and what was recorded and stored
    whenever anything is recorded.
    """
    held = store()
    folder = str(held.places.store)
    _proved(folder, held)
    return _states(folder, as_at.mark(held), held)


@st.cache_resource(show_spinner=False)
def _proved(folder: str, _store: Store) -> None:
    verify(_store)


@st.cache_resource(show_spinner=False, max_entries=2)
def _states(folder: str, found: Mark, _store: Store) -> tuple[AsAt, ...]:
    return as_at.every(_store, as_at.proved(_store))


def snapshot() -> Snapshot | None:
    """The figures that the reader asked for; None where nothing has been built or published.

    Raises DamagedError where they are not what was built, or what was published.
    """
    return opened(selection.get(selection.AS_AT))


def opened(code: str) -> Snapshot | None:
    """The figures of one state, by its code; None where there is no such state. Raises as `snapshot` does."""
    asked = next((each for each in states() if each.code == code), None)
    held = store()
    if asked is None:
        return None
    found = as_at.mark(held) if asked.sort is Sort.DRAFT else None
    return _open(str(held.places.store), asked, found, held)


@st.cache_resource(show_spinner="Opening these figures", max_entries=8)
def _open(folder: str, state: AsAt, found: Mark | None, _store: Store) -> Snapshot:
    # One that is let go is closed when its last reader has done with it, and not before.
    return as_at.opened(_store, as_at.proved(_store), state)


def kept(snapshot: Snapshot, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What `make` returned for a key of this snapshot, kept for whoever asks next."""
    return shelf.here().get((*snapshot.key, *key), make)


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
    return kept(snapshot, ("team-spans",), lambda: team_spans.teams(snapshot))


def team(snapshot: Snapshot, name: str) -> TeamSpan | None:
    """One team through time; None for the council as a whole."""
    return next((each for each in teams(snapshot) if each.name == name), None)
