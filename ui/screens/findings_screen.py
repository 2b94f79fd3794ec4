"""The Findings screen: everything that a quarter says as HTML, as many of each list in full as one reads at a time."""

from markupsafe import Markup

from metrics.period import Period
from metrics.vocabulary import RATED
from reporting import findings_report, told
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from ui.screens.html import render

LISTED = 6
"""How many measures each list gives in full; the rest are named."""


def page(reading: Reading, team: str, quarter: Period) -> Markup:
    """All findings as finished HTML."""

    def make() -> Markup:
        report = findings_report.findings_report(reading, team, quarter)
        return render(
            "findings",
            report=report,
            worse=(findings_report.WORSE, findings_report.NONE_WORSE),
            better=(findings_report.BETTER, findings_report.NONE_BETTER),
            attention=(findings_report.ATTENTION, report.attention_words(LISTED)),
            teams=findings_report.TEAMS,
            staffing=staffing_report(reading, team, quarter),
            colours=[told.plain_rating(each) for each in RATED],
            listed=LISTED,
        )

    return reading.kept(("findings", team, quarter.code), make)
