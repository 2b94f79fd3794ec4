"""Compare: the council beside England, its region and its statistical neighbours, for one measure."""

import streamlit as st

from metrics import period
from ui.leaving import pictures
from ui.reader import cached, filters, selection
from ui.screens import compare_screen, html

snapshot = cached.snapshot()
shown = compare_screen.view(
    snapshot, selection.get("measure"), period.parse(selection.get("quarter"))
)
st.title("Compare")
filters.row(snapshot, ("measure", "quarter"))
html.heading(shown.measure.name)
html.show(compare_screen.lead(snapshot, shown))
if drawn := compare_screen.picture(snapshot, shown):
    pictures.figure(snapshot, drawn, "areas", first=True)
html.show(compare_screen.table(snapshot, shown))
html.show(compare_screen.meaning(snapshot, shown))
