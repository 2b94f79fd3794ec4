"""The Summary: a quarter and team in sentences, the ratings by theme, and how fresh the figures are."""

from markupsafe import Markup

from metrics.figures import summary
from metrics.figures.figure import Line
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STATUS_LABELS, Status
from metrics.words import projection_words, summary_words
from store.read.snapshot import Snapshot
from ui.reader import cached, choices
from ui.screens import outlook, scorecard_screen, staffing_screen
from ui.screens.html import render

LISTED = 6
"""How many measures each list gives in full; the rest are named."""


def page(snapshot: Snapshot, team: str, quarter: Period) -> Markup:
    """The whole Summary as finished HTML."""

    def make() -> Markup:
        lines = scorecard_screen.reported(snapshot, team, quarter.code)
        said = summary.summary(lines)
        return render(
            "summary",
            said=said,
            not_there=scorecard_screen.not_there(snapshot, team, quarter.code),
            ended=scorecard_screen.ended(snapshot, team, quarter),
            others=[line for line in said.attention if line not in said.worse],
            quarter=quarter,
            team=choices.team_words(team),
            whole=team == ALL_TEAMS,
            listed=LISTED,
            summary_words=summary_words,
            needed=lambda line: _needed(snapshot, line, team),
            annual=all(line.figure is None or line.figure.kind != "quarter" for line in lines),
            marks=_marks(lines),
            staffing=staffing_screen.said(snapshot, team, quarter),
            loaded=snapshot.rows("last_load"),
        )

    return cached.kept(snapshot, ("summary", team, quarter.code), make)


def _needed(snapshot: Snapshot, line: Line, team: str) -> str:
    """What a line's target asks for from now on: `95% has been reached in 12 of 20 quarters.`"""
    if line.figure is None:
        return ""
    parts = outlook.of(snapshot, line, team).parts
    return projection_words.needed_words(line.measure, line.figure, parts)


def _marks(lines: tuple[Line, ...]) -> list[str]:
    """How many figures are provisional or revised: `3 provisional`."""
    found = []
    for status in (Status.PROVISIONAL, Status.REVISED):
        count = sum(line.figure is not None and line.figure.status is status for line in lines)
        if count:
            found.append(f"{count} {'is' if count == 1 else 'are'} {STATUS_LABELS[status]}")
    return found
