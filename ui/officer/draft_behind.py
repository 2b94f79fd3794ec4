"""What is recorded and not yet in the draft: said, and put into it by a button."""

import streamlit as st

from store.store import Store
from ui.officer import machine
from ui.reader import waiting
from ui.screens.html import plain

_SAID = "behind-said"


def offer(store: Store) -> None:
    """A button that builds the draft, where something is recorded that it is made without."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    last = store.behind()
    if last is None:
        return
    st.warning(
        f"Entry {last.number} is recorded and stands, and is not in the draft yet: "
        "what officers see on the other screens is from before it."
    )
    if not st.button("Build the draft", key="build-draft"):
        return
    try:
        with waiting.turn():
            store.build()
    except machine.TOLD as fault:
        st.error(plain(f"The draft could not be built: {machine.words(fault)}"))
        return
    st.session_state[_SAID] = f"The draft is built: entry {last.number} is in it."
    st.rerun()
