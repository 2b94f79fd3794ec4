"""Compare: the council beside England, its region and its statistical neighbours, for one measure."""

import streamlit as st

from metrics import period
from ui.leaving import pictures
from ui.reader import cached, filters, selection
from ui.screens import compare_screen, html

reading = cached.reading()
shown = compare_screen.view(
    reading, selection.get("measure"), period.parse(selection.get("quarter"))
)
st.title("Compare")
filters.row(reading, ("measure", "quarter"))
html.heading(shown.measure.name)
html.show(compare_screen.lead(reading, shown))
if drawn := compare_screen.picture(reading, shown):
    pictures.figure(reading, drawn, "areas", first=True)
html.show(compare_screen.table(reading, shown))
html.show(compare_screen.meaning(reading, shown))
