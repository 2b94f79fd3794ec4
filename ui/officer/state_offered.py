"""Figures as they were after a load, or for an earlier meeting, that nobody has built yet: built by an officer, once."""

import streamlit as st

from store import settings
from store.read.as_at import AsAt
from ui.officer import machine
from ui.reader import cached
from ui.screens.html import plain, render, show


def offer(state: AsAt) -> None:
    """Says that the figures are not built; where officers load, a button builds them."""
    loading = settings.loads_here()
    show(render("not_built", words=state.standing.words, loading=loading))
    if not loading:
        return
    if st.button("Build these figures", key=f"build-{state.code}"):
        try:
            cached.opened(state.code, build=True)
        except machine.TOLD as fault:
            st.error(plain(f"They could not be built: {machine.words(fault)}"))
            return
        st.rerun()
