"""Compare: the council beside England, its region and its statistical neighbours, for one measure."""

from metrics import period
from reporting import compare_picture, comparing
from ui.leaving import pictures
from ui.reader import cached, filters, selection
from ui.screens import compare_screen, html

reading = cached.reading()
about = comparing.comparing(
    reading, selection.get("measure"), period.parse(selection.get("quarter"))
)
filters.under("Compare", reading, ("measure", "quarter"))
html.heading(about.measure.name)
html.show(compare_screen.lead(reading, about))
if drawn := compare_picture.compare_picture(reading, about):
    pictures.figure(reading, drawn, "areas", first=True)
html.show(compare_screen.table(reading, about))
html.show(compare_screen.meaning(reading, about))
