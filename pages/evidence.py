"""How do we know this? One figure's file, row, parts, rule, target, queries, versions and publications."""

import streamlit as st

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import evidence_screen, html

snapshot = cached.snapshot()
st.title("How do we know this?")
filters.row(snapshot, ("measure", "team", "period"))
shown = evidence_screen.view(
    snapshot,
    selection.get("measure"),
    selection.get("team"),
    period.parse(selection.get("quarter")),
    selection.get("period"),
)
html.show(evidence_screen.page(snapshot, shown, cached.states()))
