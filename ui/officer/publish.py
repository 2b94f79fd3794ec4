"""Publishing from the Load data screen: the draft, for a named meeting, once somebody has seen what it changes."""

from collections.abc import Sequence

import streamlit as st

from reporting.loading_report import publish_report
from reporting.reading import Reading
from store.decisions import publication
from store.decisions.officer import Officer
from store.decisions.publication import LONGEST_MEETING, MeetingError
from store.ledger.ledger import Entry
from store.store import Store
from ui.officer import machine
from ui.reader import cached, waiting
from ui.screens.html import plain, render, show

_SAID = "publish-said"


def offer(store: Store, draft: Reading, officer: Officer | None) -> None:
    """What publishing the draft would change for members, and the act itself."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    entries = store.entries()
    last = publication.latest(entries)
    published = cached.opened("published") if last else None
    report = publish_report(last, published, draft)
    show(render("load_publish", report=report))
    if report.same:
        return
    with st.form("publish"):
        meeting = st.text_input("Meeting", key="publish-meeting", max_chars=LONGEST_MEETING,
                                placeholder="Corporate Parenting Committee")  # fmt: skip
        day = st.text_input("Its date, as 24/11/2026", key="publish-day", max_chars=20)
        done = st.form_submit_button("Publish the draft", disabled=officer is None)
    if done and officer:
        _publish(store, draft, entries, meeting, day, officer)


def _publish(
    store: Store, draft: Reading, seen: Sequence[Entry], meeting: str, day: str, officer: Officer
) -> None:
    """`seen` is what was recorded when the act was asked for: what came while it waited for its turn ends it."""
    try:
        on = publication.meeting_day(day)
    except MeetingError as fault:
        st.error(plain(f"Nothing was published: {fault}"))
        return
    try:
        with waiting.turn():
            made = publication.publish(
                store, officer, seen, meeting, on, draft.snapshot.record.ledger_length
            )
    except (MeetingError, *machine.TOLD) as fault:
        st.error(plain(f"Nothing was published: {machine.words(fault)}"))
        return
    st.session_state[_SAID] = (
        f"Published for {plain(made.meeting)} as entry {made.number}. Members see these figures now."
    )
    st.rerun()
