"""Publishing from the Load data screen: the draft, for a named meeting, once somebody has seen what it changes."""

from datetime import date

import streamlit as st

from store.decisions import publication
from store.decisions.officer import Officer
from store.decisions.publication import LONGEST_MEETING, MeetingError
from store.durable import DamagedError
from store.ledger.ledger import MovedOnError
from store.read.snapshot import Snapshot
from store.store import Store
from ui.reader import cached
from ui.screens import changes_screen
from ui.screens.html import plain, render, show

_SAID = "publish-said"


def offer(store: Store, draft: Snapshot, officer: Officer | None) -> None:
    """What publishing the draft would change for members, and the act itself."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    entries = store.entries()
    last = publication.latest(entries)
    published = cached.opened("published") if last else None
    found = changes_screen.between(published, draft) if published else None
    same = bool(last) and last.identity == draft.record.identity and not (found and found.rows)
    show(render("load_publish", last=last, found=found, same=same))
    if same:
        return
    with st.form("publish"):
        meeting = st.text_input("Meeting", key="publish-meeting", max_chars=LONGEST_MEETING,
                                placeholder="Corporate Parenting Committee")  # fmt: skip
        day = st.text_input("Its date, as 2026-11-24", key="publish-day", max_chars=10)
        done = st.form_submit_button("Publish the draft", disabled=officer is None)
    if done and officer:
        _publish(store, draft, meeting, day, officer)


def _publish(store: Store, draft: Snapshot, meeting: str, day: str, officer: Officer) -> None:
    try:
        on = date.fromisoformat(day.strip())
    except ValueError:
        st.error("The meeting's date is needed, as year-month-day: 2026-11-24.")
        return
    try:
        made = publication.publish(
            store, officer, store.entries(), meeting, on, draft.record.ledger_length
        )
    except (MeetingError, MovedOnError, DamagedError, OSError) as fault:
        st.error(plain(f"Nothing was published: {fault}"))
        return
    st.session_state[_SAID] = (
        f"Published for {plain(made.meeting)} as entry {made.number}. Members see these figures now."
    )
    st.rerun()
