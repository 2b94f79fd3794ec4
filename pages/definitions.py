"""Definitions: what every measure means and how it is counted, and the words that the screens use."""

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import definitions_screen, html

reading = cached.reading()
filters.under("Definitions", reading, ("theme",))
html.show(
    definitions_screen.page(reading, selection.get("theme"), period.parse(selection.get("quarter")))
)
