"""About the data: what is loaded, how fresh it is, what is missing and why, and the figures to take away."""

import streamlit as st

from metrics import period
from reporting import staffing_returns
from ui.leaving import downloads
from ui.reader import cached, filters, selection
from ui.screens import about_screen, html

reading = cached.reading()
filters.under("About the data", reading, ("quarter", "team"))
quarter, team = period.parse(selection.get("quarter")), selection.get("team")
html.show(about_screen.page(reading, team, quarter))
with st.container(horizontal=True, key="downloads-about"):
    downloads.scorecard(reading, team, quarter)
    if staffing_returns.tabled(reading, quarter):
        downloads.staffing(reading, quarter)
