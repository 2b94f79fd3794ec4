"""Queries that nobody has answered: asked of whoever knows, and each answer kept with its figure."""

from collections.abc import Sized

import streamlit as st

from metrics.figures.figure import Figure, Query
from reporting.queries_report import QueryTold, queries_report
from reporting.reading import Reading
from store.decisions import answer
from store.decisions.answer import ANSWER, LONGEST, AnswerError
from store.decisions.officer import Officer
from store.ledger.ledger import NotRecordedError
from store.store import NotBuiltError, Store
from ui.officer import machine
from ui.reader import waiting
from ui.screens.html import plain, render, show

AT_ONCE = 10
"""Queries asked on one form; the rest are counted and follow."""

_SAID = "answers-said"


def ask(store: Store, draft: Reading, officer: Officer | None) -> None:
    """The open queries of the draft's newest quarter, each with a place for its answer."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    report = queries_report(draft, AT_ONCE)
    show(render("load_queries", report=report))
    if not report.asked:
        return
    with st.form("answers"):
        given = [(each.query, each.figure, _answer(each)) for each in report.asked]
        done = st.form_submit_button("Record the answers", disabled=officer is None)
    if done and officer:
        _record(store, given, officer)


def _answer(asked: QueryTold) -> str:
    query = asked.query
    show(render("load_query", asked=asked))
    return st.text_area(
        f"Answer about {plain(asked.measure)}, {plain(asked.team)}",
        key=f"answer-{query.measure_id}-{query.team}-{query.period}-{query.doubt}",
        max_chars=LONGEST,
        height=80,
    )


def _record(store: Store, given: list[tuple[Query, Figure, str]], officer: Officer) -> None:
    seen = store.entries()
    try:
        with waiting.turn():
            made = answer.answer(store, officer, seen, given)
    except (AnswerError, NotRecordedError) as fault:
        st.error(plain(str(fault)))
        return
    except (NotBuiltError, OSError) as fault:
        # Looked up: the machine may have recorded them first, and somebody else something of theirs.
        done = [
            each for each in ANSWER.made(store.entries()[len(seen) :]) if each.officer == officer
        ]
        st.warning(plain(f"{_many(done)} recorded. {machine.words(fault)}"))
        return
    if not made:
        st.warning("No answer was written, so none was recorded.")
        return
    stand = "it stands with the figure" if len(made) == 1 else "each stands with its figure"
    st.session_state[_SAID] = f"{_many(made)} recorded; {stand} in the draft."
    st.rerun()


def _many(made: Sized) -> str:
    count = len(made)
    return (
        "No answer was" if not count else "1 answer was" if count == 1 else f"{count} answers were"
    )
