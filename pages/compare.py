"""Compare: the council beside England, its region and its statistical neighbours, for one measure."""

import streamlit as st

from metrics import period
from ui import cached, compare, filters, html, pictures, selection

snapshot = cached.snapshot()
shown = compare.view(snapshot, selection.get("measure"), period.parse(selection.get("quarter")))
st.title("Compare")
filters.row(snapshot, ("measure", "quarter"))
html.heading(shown.measure.name)
html.show(compare.lead(snapshot, shown))
if drawn := compare.picture(snapshot, shown):
    pictures.figure(snapshot, drawn, "areas", first=True)
html.show(compare.table(snapshot, shown))
html.show(compare.meaning(snapshot, shown))
