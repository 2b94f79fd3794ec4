"""Changes: what was published and loaded, each openable as it was, and every figure that differs between any two."""

import streamlit as st

from ui import cached, changes, downloads, filters, html, selection

snapshot = cached.snapshot()
st.title("Changes")
html.show(changes.states(snapshot, cached.states()))
html.heading("What differs between two")
filters.row(snapshot, ("from", "to"))
before, after = cached.opened(selection.get("from")), cached.opened(selection.get("to"))
if before and after:
    found = changes.between(before, after)
    html.show(changes.table(before, after, found))
    downloads.changes(before, after, found)
