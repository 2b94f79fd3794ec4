"""The Scorecard screen: a team's scorecard report as one HTML table."""

from markupsafe import Markup

from metrics.period import Period
from reporting.reading import Reading
from reporting.scorecard_report import scorecard_report
from ui.reader import choices
from ui.screens import sparklines
from ui.screens.html import lean, render


def table(
    reading: Reading, team: str, quarter: Period, theme: str, rating: str, order: str
) -> Markup:
    """The scorecard as one HTML table, or a sentence where the filters leave nothing."""

    report = scorecard_report(
        reading,
        team,
        quarter,
        themes=None if theme == choices.EVERY else (theme,),
        rating=None if rating == choices.EVERY else rating,
        order=order,
    )
    return sparklines.table(
        reading,
        "scorecard",
        (team, quarter.code, theme, rating, order),
        lambda image: lean(render("scorecard", report=report, spark=image)),
    )
