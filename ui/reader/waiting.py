"""A reader's turn at heavy work: one load, build or pack at a time for the whole server, each reader as often as any."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from work.turns import BusyError, Turns

_HEAVY = Turns(1)
"""Of one machine: a second at once would take as long again from everybody who only reads."""


_WORDS = Turns(1)
"""Putting a paper into words, which this process does itself: two at once would halve what is left for readers."""


def turn() -> AbstractContextManager[None]:
    """A turn at what a process of its own does: a load, a build, a pack."""
    return _turn(_HEAVY)


def turn_at_words() -> AbstractContextManager[None]:
    """A turn at putting a paper into words."""
    return _turn(_WORDS)


@contextmanager
def _turn(turns: Turns) -> Iterator[None]:
    """Waits for this reader's turn and holds it, saying meanwhile how many go before.

    Ends the run, in words, where too many wait already; one who leaves the page leaves the line.
    """
    place = st.empty()

    def told(before: int) -> None:
        many = "One other is" if before == 1 else f"{before} others are"
        place.info(f"Waiting for a turn: {many} before you. This page goes on by itself.")

    try:
        with turns.turn(_who(), told):
            place.empty()
            yield
    except BusyError as busy:
        place.warning(str(busy))
        st.stop()


def _who() -> str:
    """What tells one reader's browser page from another's."""
    context = get_script_run_ctx()
    return context.session_id if context is not None else ""
