"""Queries that nobody has answered: asked of whoever knows, and each answer kept with its figure."""

import streamlit as st

from metrics import period
from metrics.figures.figure import Figure, Query
from metrics.words import query_words
from store.decisions import answer
from store.decisions.answer import LONGEST, AnswerError
from store.decisions.officer import Officer
from store.ledger.ledger import MovedOnError
from store.read import lines
from store.read.queries import queries
from store.read.snapshot import Snapshot
from store.store import Store
from ui.reader import choices
from ui.screens.html import plain, render, show

AT_ONCE = 10
"""Queries asked on one form; the rest are counted and follow."""

_SAID = "answers-said"


def ask(store: Store, draft: Snapshot, officer: Officer | None) -> None:
    """The open queries of the draft's newest quarter, each with a place for its answer."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    asked = _open(draft)
    quarter = period.parse(choices.quarters(draft)[0])
    newest = [each for each in asked if each[0].period == quarter.code]
    show(render("load_queries", newest=newest, asked=asked, quarter=quarter, at_once=AT_ONCE))
    if not newest:
        return
    with st.form("answers"):
        given = [
            (query, figure, _answer(draft, query, figure)) for query, figure in newest[:AT_ONCE]
        ]
        done = st.form_submit_button("Record the answers", disabled=officer is None)
    if done and officer:
        _record(store, given, officer)


def _open(draft: Snapshot) -> list[tuple[Query, Figure]]:
    figures = {
        (measure, team, figure.period): figure
        for measure, team, figure in lines.every(draft)
        if figure.kind == "quarter"
    }
    return [
        (each, figures[each.measure_id, each.team, each.period])
        for each in queries(draft)
        if each.answer is None
    ]


def _answer(draft: Snapshot, query: Query, figure: Figure) -> str:
    measure = draft.catalogue.get(query.measure_id)
    assert measure is not None, "a snapshot's own catalogue names its measures"
    words = render("load_query", measure=measure, figure=figure, query=query, queries=query_words,
                   team=choices.team_words(query.team))  # fmt: skip
    show(words)
    return st.text_area(
        f"Answer about {plain(measure.name)}, {plain(choices.team_words(query.team))}",
        key=f"answer-{query.measure_id}-{query.team}-{query.period}-{query.doubt}",
        max_chars=LONGEST,
        height=80,
    )


def _record(store: Store, given: list[tuple[Query, Figure, str]], officer: Officer) -> None:
    try:
        made = answer.answer(store, officer, store.entries(), given)
    except (AnswerError, MovedOnError) as fault:
        st.error(plain(str(fault)))
        return
    if not made:
        st.warning("No answer was written, so none was recorded.")
        return
    many = "1 answer was" if len(made) == 1 else f"{len(made)} answers were"
    st.session_state[_SAID] = f"{many} recorded; it stands with the figure in the draft."
    st.rerun()
