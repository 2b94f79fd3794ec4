"""The Summary screen: the summary report as HTML, on one screen of a committee room and two of a phone."""

from markupsafe import Markup

from metrics.period import Period
from metrics.vocabulary import RATED
from reporting import told
from reporting.reading import Reading
from reporting.summary_report import summary_report
from ui.screens import sparklines
from ui.screens.html import render


def page(reading: Reading, team: str, quarter: Period) -> Markup:
    """The whole Summary as finished HTML."""
    report = summary_report(reading, team, quarter)
    return sparklines.table(
        reading,
        "summary",
        (team, quarter.code),
        lambda image: render(
            "summary",
            report=report,
            full=report.full,
            colours=[told.plain_rating(each) for each in RATED],
            spark=image,
        ),
    )
