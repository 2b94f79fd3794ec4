"""The Summary: a quarter and team in sentences, the ratings by theme, and how fresh the figures are."""

from markupsafe import Markup

from metrics.figures import projection, summary
from metrics.figures.figure import Line
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STATUS_LABELS, Status
from reporting import reported
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.staffing_report import staffing_report
from ui.screens.html import render

LISTED = 6
"""How many measures each list gives in full; the rest are named."""


def page(reading: Reading, team: str, quarter: Period) -> Markup:
    """The whole Summary as finished HTML."""

    def make() -> Markup:
        lines = reported.reported(reading, team, quarter)
        said = summary.summary(lines)
        return render(
            "summary",
            said=said,
            not_there=reported.not_there(reading, team, quarter),
            ended=reported.ended(reading, team, quarter),
            others=[line for line in said.attention if line not in said.worse],
            quarter=quarter,
            team=team_label(team),
            whole=team == ALL_TEAMS,
            listed=LISTED,
            headline=summary.headline_words,
            needed=lambda line: _needed(reading, line, team),
            annual=all(line.figure is None or line.figure.kind != "quarter" for line in lines),
            marks=_marks(lines),
            staffing=staffing_report(reading, team, quarter),
            loaded=reading.snapshot.rows("last_load"),
        )

    return reading.kept(("summary", team, quarter.code), make)


def _needed(reading: Reading, line: Line, team: str) -> str:
    """What a line's target asks for from now on: `95% has been reached in 12 of 20 quarters.`"""
    if line.figure is None:
        return ""
    parts = reading.outlook(line, team).parts
    return projection.needed_words(line.measure, line.figure, parts)


def _marks(lines: tuple[Line, ...]) -> list[str]:
    """How many figures are provisional or revised: `3 provisional`."""
    found = []
    for status in (Status.PROVISIONAL, Status.REVISED):
        count = sum(line.figure is not None and line.figure.status is status for line in lines)
        if count:
            found.append(f"{count} {'is' if count == 1 else 'are'} {STATUS_LABELS[status]}")
    return found
