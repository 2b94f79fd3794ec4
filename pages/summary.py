"""Summary: what is better, what is worse, what needs attention, and how fresh the figures are."""

import streamlit as st

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import html, summary_screen

st.title("Summary")
reading = cached.reading()
filters.row(reading, ("quarter", "team"))
html.show(
    summary_screen.page(reading, selection.get("team"), period.parse(selection.get("quarter")))
)
