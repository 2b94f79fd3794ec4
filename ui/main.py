"""The script that Streamlit runs: the frame around every page, the reader's selection, the navigation."""

import streamlit as st

from store.durable import DamagedError
from ui import cached, choices, drawing, frame, selection, shelf

PAGES = {
    "summary": "Summary",
    "scorecard": "Scorecard",
    "measure": "Measure",
    "staffing": "Staffing",
    "team": "Team",
    "definitions": "Definitions",
    "about": "About the data",
}

st.set_page_config(page_title="Corporate parenting scorecard", layout="wide")
shelf.settle()
frame.style()
page = st.navigation(
    [
        st.Page(f"../pages/{name}.py", title=title, default=name == "summary")
        for name, title in PAGES.items()
    ],
    position="top",
)
try:
    snapshot = cached.snapshot()
except DamagedError as fault:
    frame.damaged(fault)
    st.stop()
if snapshot is None or not (choices.quarters(snapshot) and choices.measures(snapshot)):
    frame.nothing_loaded()
    st.stop()
drawing.ahead(snapshot)
frame.banner(snapshot)
frame.unknown(selection.read(choices.every(snapshot)))
selection.write(choices.every(snapshot))
page.run()
