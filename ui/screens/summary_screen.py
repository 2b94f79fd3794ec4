"""The Summary screen: the summary report as HTML, as many of each list in full as a screen has room for."""

from markupsafe import Markup

from metrics.period import Period
from metrics.vocabulary import RATED
from reporting import summary_report, told
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from ui.screens.html import render

LISTED = 6
"""How many measures each list gives in full; the rest are named."""


def page(reading: Reading, team: str, quarter: Period) -> Markup:
    """The whole Summary as finished HTML."""

    def make() -> Markup:
        report = summary_report.summary_report(reading, team, quarter)
        return render(
            "summary",
            report=report,
            worse=(summary_report.WORSE, summary_report.NONE_WORSE),
            better=(summary_report.BETTER, summary_report.NONE_BETTER),
            attention=(summary_report.ATTENTION, report.attention_words(LISTED)),
            teams=summary_report.TEAMS,
            staffing=staffing_report(reading, team, quarter),
            colours=[told.plain_rating(each) for each in RATED],
            listed=LISTED,
        )

    return reading.kept(("summary", team, quarter.code), make)
