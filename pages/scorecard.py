"""Scorecard: every measure of a quarter and team, with what it was, its target, rating and direction."""

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import html, scorecard_screen

reading = cached.reading()
quarter = period.parse(selection.get("quarter"))
filters.under("Scorecard", reading, ("quarter", "team", "theme", "rating", "order"))
html.show(
    scorecard_screen.table(
        reading,
        selection.get("team"),
        quarter,
        selection.get("theme"),
        selection.get("rating"),
        selection.get("order"),
    )
)
