"""Findings: everything that a quarter says: what is better, what is worse, what needs attention, and how it is rated."""

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import findings_screen, html

reading = cached.reading()
filters.under("Findings", reading, ("quarter", "team"))
html.show(
    findings_screen.page(reading, selection.get("team"), period.parse(selection.get("quarter")))
)
