"""The About screen: the report on what a store says of itself, as HTML."""

from datetime import date

from markupsafe import Markup

from metrics import british
from metrics.period import Period
from reporting.about_report import about_report
from reporting.reading import Reading
from ui.screens.html import render


def page(reading: Reading, team: str, quarter: Period, today: date | None = None) -> Markup:
    """Everything the store says of itself, for a quarter and team, as of a day (today)."""
    on = today or british.today()
    return reading.kept(
        ("about", team, quarter.code, on),
        lambda: render("about", report=about_report(reading, team, quarter, on)),
    )
