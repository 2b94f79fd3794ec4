"""How do we know this? One figure's file, row, parts, rule, target, queries, versions and publications."""

import streamlit as st

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import evidence_screen, html

reading = cached.reading()
st.title("How do we know this?")
filters.row(reading, ("measure", "team", "period"))
html.show(
    evidence_screen.page(
        reading,
        selection.get("measure"),
        selection.get("team"),
        period.parse(selection.get("quarter")),
        selection.get("period"),
        cached.states(),
    )
)
