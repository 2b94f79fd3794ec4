"""Scorecard: every measure of a quarter and team, with what it was, its target, rating and direction."""

import streamlit as st

from metrics import period
from ui import cached, filters, html, scorecard, selection

snapshot = cached.snapshot()
quarter = period.parse(selection.get("quarter"))
st.title("Scorecard")
filters.row(snapshot, ("quarter", "team", "theme", "rating", "order"))
html.show(
    scorecard.table(
        snapshot,
        selection.get("team"),
        quarter,
        selection.get("theme"),
        selection.get("rating"),
        selection.get("order"),
    )
)
