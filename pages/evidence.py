"""How do we know this? One figure's file, row, parts, rule, target, queries, versions and publications."""

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import evidence_screen, html

reading = cached.reading()
filters.under("How do we know this?", reading, ("measure", "team", "period"))
html.show(
    evidence_screen.page(
        reading,
        selection.get("measure"),
        selection.get("team"),
        period.parse(selection.get("quarter")),
        selection.get("period"),
        cached.states(),
    )
)
