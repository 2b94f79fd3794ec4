"""The Definitions screen: the report on measures and words as HTML."""

from markupsafe import Markup

from metrics.period import Period
from reporting.definitions_report import NO_FIGURES, definitions_report
from reporting.reading import Reading
from ui.reader import choices
from ui.screens.html import render


def page(reading: Reading, theme: str, quarter: Period) -> Markup:
    """Every measure of a theme (or of all) with its target in a quarter, then the words used."""

    def make() -> Markup:
        of = None if theme == choices.EVERY else theme
        report = definitions_report(reading, quarter, of)
        return render("definitions", report=report, no_figures=NO_FIGURES)

    return reading.kept(("definitions", theme, quarter.code), make)
