"""The Compare screen: the report on one measure beside other areas as HTML, in the pieces around its picture."""

from markupsafe import Markup

from reporting.compare_report import LICENSED, compare_report
from reporting.comparing import Comparing
from reporting.reading import Reading
from ui.screens.html import render


def lead(reading: Reading, about: Comparing) -> Markup:
    """The comparison in words; why there is none where there is none."""
    return _piece("compare_lead", reading, about)


def table(reading: Reading, about: Comparing) -> Markup:
    """Every area's figure with its place and how far ours is from it; nothing where there is none."""
    return _piece("compare_table", reading, about)


def meaning(reading: Reading, about: Comparing) -> Markup:
    """The council's own figure beside the published one, who the neighbours are, and the sources."""
    return _piece("compare_about", reading, about)


def _piece(template: str, reading: Reading, about: Comparing) -> Markup:
    return reading.kept(
        (template, *about.key),
        lambda: render(template, report=compare_report(reading, about), licensed=LICENSED),
    )
