"""The store's council given another name on the Load data screen, for as long as nothing is published."""

import streamlit as st

from store.decisions import renaming
from store.decisions.officer import Officer
from store.decisions.renaming import RenamingError
from store.ledger import in_force
from store.names import WrongCouncilError
from store.store import NotBuiltError, Store
from ui.officer import machine
from ui.reader import waiting
from ui.screens.html import plain


def offer(store: Store, officer: Officer | None) -> None:
    """Whose the store is, and the form that gives it another name."""
    entries = store.entries()
    if not renaming.may_be_renamed(entries):
        return
    home = in_force.founded(entries).council
    with (
        st.expander(f"This store is {plain(home)}'s: change the name"),
        st.form("rename", border=False),
    ):
        st.caption("Until the first publication. Everything that is loaded goes with the name.")
        council = st.text_input(
            "The council's name", value=home, key="rename-council", max_chars=100
        )
        done = st.form_submit_button("Change the name", disabled=officer is None)
    if done and officer:
        _rename(store, officer, council)


def _rename(store: Store, officer: Officer, council: str) -> None:
    try:
        with waiting.turn():
            made = renaming.rename(store, officer, store.entries(), council)
            if store.behind():
                store.build_with(made.entry)
    except NotBuiltError as fault:
        st.warning(plain(machine.words(fault)))
        return
    except (RenamingError, WrongCouncilError, *machine.TOLD) as fault:
        st.error(plain(f"The name was not changed: {machine.words(fault)}"))
        return
    st.rerun()
