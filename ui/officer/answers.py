"""Queries that nobody has answered: asked of whoever knows, and each answer kept with its figure."""

from collections.abc import Sequence, Sized

import streamlit as st

from reporting.queries_report import QueryTold, queries_report
from reporting.reading import Reading
from store.decisions import answer
from store.decisions.answer import ANSWER, LONGEST, AnswerError, Asked
from store.decisions.officer import Officer
from store.ledger.ledger import NotRecordedError
from store.store import NotBuiltError, Store
from ui.officer import machine
from ui.reader import waiting
from ui.screens.html import plain, render, show

AT_ONCE = 10
"""Queries that have a place for their answer each; the rest are listed."""

_SAID = "answers-said"


def ask(store: Store, draft: Reading, officer: Officer | None) -> None:
    """The open queries of the draft: a place for the answer to each that matters most, one for several of the rest."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    report = queries_report(draft)
    show(render("load_queries", report=report))
    first, rest = report.first[:AT_ONCE], (*report.first[AT_ONCE:], *report.others)
    if first:
        _each(store, first, officer)
    if rest:
        with st.expander(f"{len(rest)} {'more ' if first else ''}of {report.quarter}"):
            _several(store, "others", rest, officer)
    if report.earlier:
        with st.expander(report.earlier_words):
            quarters = {each.label: each.asked for each in report.earlier}
            chosen = st.selectbox("Quarter of the queries", tuple(quarters), key="answers-quarter")
            _several(store, "earlier", quarters[chosen], officer)


def _each(store: Store, asked: Sequence[QueryTold], officer: Officer | None) -> None:
    """A form with a place for the answer to each."""
    with st.form("answers"):
        given = [([(each.query, each.figure)], _answer(each)) for each in asked]
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


def _several(store: Store, name: str, asked: Sequence[QueryTold], officer: Officer | None) -> None:
    """The queries in a list, and a form for one answer that serves as many of them as are chosen."""
    show(render("load_query_list", asked=asked))
    with st.form(f"answers-{name}", clear_on_submit=True):
        chosen = st.multiselect(
            "Figures that one answer explains", range(len(asked)),
            format_func=lambda place: asked[place].called, key=f"answers-{name}-chosen",
        )  # fmt: skip
        words = st.text_area(
            "Answer about all of them", key=f"answers-{name}-words", max_chars=LONGEST, height=80
        )
        done = st.form_submit_button("Record this answer", disabled=officer is None)
    if done and officer:
        about = [(asked[place].query, asked[place].figure) for place in chosen]
        _record(store, [(about, words)], officer)


def _record(store: Store, given: Sequence[tuple[Sequence[Asked], str]], officer: Officer) -> None:
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
        st.warning(
            "No answer was written, or no figure chosen that it explains, so none was recorded."
        )
        return
    figures = sum(1 + len(each.body.also) for each in made)
    stand = "1 figure stands" if figures == 1 else f"{figures} figures stand"
    st.session_state[_SAID] = f"{_many(made)} recorded: {stand} explained in the draft."
    st.rerun()


def _many(made: Sized) -> str:
    count = len(made)
    return (
        "No answer was" if not count else "1 answer was" if count == 1 else f"{count} answers were"
    )
