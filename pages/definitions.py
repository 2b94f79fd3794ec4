"""Definitions: what every measure means and how it is counted, and the words that the screens use."""

import streamlit as st

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import definitions_screen, html

snapshot = cached.snapshot()
st.title("Definitions")
filters.row(snapshot, ("theme",))
html.show(
    definitions_screen.page(
        snapshot, selection.get("theme"), period.parse(selection.get("quarter"))
    )
)
