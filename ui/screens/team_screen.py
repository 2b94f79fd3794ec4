"""The Team screen: a team's outcomes beside its staffing, and which teams moved the council's figure, as HTML."""

from markupsafe import Markup

from metrics.period import Period
from reporting import split_report, team_report
from reporting.reading import Reading
from ui.screens import sparklines
from ui.screens.html import render


def about(reading: Reading, team: str, quarter: Period) -> Markup:
    """Who the team is, what it was called before, or that it was not there in the quarter."""
    return reading.kept(
        ("team-about", team, quarter.code),
        lambda: render("team_about", report=team_report.team_report(reading, team, quarter)),
    )


def beside(reading: Reading, team: str, quarter: Period) -> Markup:
    """The outcomes of the quarter and the staffing of the last eight, side by side."""

    report = team_report.beside_report(reading, team, quarter)
    return sparklines.table(
        reading,
        "team",
        (team, quarter.code),
        lambda image: render("team_beside", report=report, spark=image),
    )


def moved(reading: Reading, measure_id: str, quarter: Period) -> Markup:
    """The movement of the council's figure in words, with the rule, or why it is not split."""
    return reading.kept(
        ("split-said", measure_id, quarter.code),
        lambda: render(
            "contribution_said", report=split_report.split_report(reading, measure_id, quarter)
        ),
    )


def parts(reading: Reading, measure_id: str, quarter: Period) -> Markup:
    """Every team's numbers on both sides and its part of the movement."""
    return reading.kept(
        ("split-table", measure_id, quarter.code),
        lambda: render(
            "contribution_table", report=split_report.split_report(reading, measure_id, quarter)
        ),
    )
