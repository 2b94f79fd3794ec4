"""Changes: what was published and loaded, each openable as it was, and every figure that differs between any two."""

import streamlit as st

from reporting import changes_report
from ui.leaving import downloads
from ui.officer import state_offered
from ui.reader import cached, filters, selection
from ui.screens import changes_screen, html

st.title("Changes")
reading = cached.reading()
html.show(changes_screen.states(reading, cached.states()))
html.heading("What differs between two")
filters.row(reading, ("from", "to"))
try:
    before, after = cached.opened(selection.get("from")), cached.opened(selection.get("to"))
except cached.NotReadyError as missing:
    state_offered.offer(missing.state)
    st.stop()
if before and after:
    report = changes_report.changes_report(before, after)
    html.show(changes_screen.table(report, as_at=selection.get("to")))
    downloads.changes(before, after)
