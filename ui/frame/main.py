"""The script that Streamlit runs: the frame around every page, the reader's selection, the navigation."""

import streamlit as st

from metrics.catalogue.refusal import CatalogueError
from store import settings
from store.build.database import EngineError
from store.durable import DamagedError
from ui.frame import around, settling
from ui.leaving import drawing
from ui.officer import state_offered
from ui.reader import cached, choices, filters, selection

PAGES = {
    "summary": "Summary",
    "scorecard": "Scorecard",
    "measure": "Measure",
    "compare": "Compare",
    "staffing": "Staffing",
    "team": "Team",
    "pack": "Committee pack",
    "changes": "Changes",
    "definitions": "Definitions",
    "about": "About the data",
    "explore": "Explore",
    "load": "Load data",
    "findings": "Findings",
    "evidence": "How do we know this?",
}
# Each is opened from what it tells more of.
OPENED_FROM_ANOTHER = ("findings", "evidence")
FOR_OFFICERS = ("explore", "load")
# The screen that is there on the first day too.
WITHOUT_FIGURES = "load"
_FAILED = (EngineError, CatalogueError, OSError)

st.set_page_config(page_title="Corporate parenting scorecard", layout="wide")
settling.settle()
around.style()
# Made once a session: each looks for its file.
listed = "pages, with loading" if settings.loads_here() else "pages"
if listed not in st.session_state:
    st.session_state[listed] = [
        st.Page(
            f"../../pages/{name}.py",
            title=title,
            default=name == "summary",
            visibility="hidden" if name in OPENED_FROM_ANOTHER else "visible",
        )
        for name, title in PAGES.items()
        if name not in FOR_OFFICERS or settings.loads_here()
    ]
page = st.navigation(st.session_state[listed], position="top")
try:
    states = cached.states()
    state = choices.as_at(states)
    unknown = selection.read([state])
    reading = cached.asked()
except DamagedError as fault:
    around.damaged(fault)
    st.stop()
except _FAILED as fault:
    around.machine_failed(fault)
    st.stop()
except cached.NotReadyError as missing:
    st.title("Figures as they were")
    state_offered.offer(missing.state)
    st.stop()
if reading is not None and not reading.any_figures:
    reading = None
if reading is None and page.title != PAGES[WITHOUT_FIGURES]:
    around.nothing_to_show(states)
    st.stop()
wishes = [state]
if reading is not None:
    drawing.ahead(reading)
    around.banner(reading)
    every = choices.every(reading)
    unknown += selection.read(every)
    wishes += every
around.unknown(unknown)
selection.write(wishes)
around.title(page.title, reading)
filters.entering(page.title)
try:
    page.run()
except DamagedError as fault:
    around.damaged(fault)
except _FAILED as fault:
    around.machine_failed(fault)
