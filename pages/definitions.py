"""Definitions: what every measure means and how it is counted, and the words that the screens use."""

import streamlit as st

from metrics import period
from ui import cached, definitions, filters, html, selection

snapshot = cached.snapshot()
st.title("Definitions")
filters.row(snapshot, ("theme",))
html.show(
    definitions.page(snapshot, selection.get("theme"), period.parse(selection.get("quarter")))
)
