"""Summary: what is better, what is worse, what needs attention, and how fresh the figures are."""

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import html, summary_screen

reading = cached.reading()
filters.under("Summary", reading, ("quarter", "team"))
html.show(
    summary_screen.page(reading, selection.get("team"), period.parse(selection.get("quarter")))
)
