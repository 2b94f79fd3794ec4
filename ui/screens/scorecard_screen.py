"""The scorecard of one team and quarter: its lines chosen and ordered, and the table that shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from metrics import period
from metrics.figures import need
from metrics.figures.figure import Line
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, Comparator, Missing
from metrics.words import team_words
from store.read.snapshot import Snapshot
from ui.reader import cached, choices
from ui.screens import sparklines
from ui.screens.html import render

YEAR_END = "year end"
"""What is said of a column whose quarter is the last year end."""

EARLIER = (Comparator.PREVIOUS_QUARTER, Comparator.TWO_QUARTERS_BEFORE, Comparator.LAST_YEAR_END)
"""The earlier figures that have a column."""


@dataclass(frozen=True)
class Group:
    """Lines that stand together under a heading."""

    title: str
    lines: tuple[Line, ...]


def reported(snapshot: Snapshot, team: str, quarter: str) -> tuple[Line, ...]:
    """The lines a team's scorecard is about: those the store has figures for and the team reports.

    None where the team had ended or not begun: `not_there` says so.
    """
    if not_there(snapshot, team, quarter):
        return ()
    held = choices.measures(snapshot)
    return tuple(
        line
        for line in cached.lines(snapshot, team, quarter)
        if line.measure.id in held and line.absent is not Missing.NOT_APPLICABLE
    )


def not_there(snapshot: Snapshot, team: str, quarter: str) -> str:
    """That a team had ended or not begun in a quarter, in a sentence; nothing where it was there."""
    span = cached.team(snapshot, team)
    return team_words.presence_sentence(span, period.parse(quarter)) if span else ""


def ended(snapshot: Snapshot, team: str, quarter: Period) -> Period | None:
    """The last quarter of a team that had ended by then; None for any other and for the council."""
    span = cached.team(snapshot, team)
    return span.ended_before(quarter) if span else None


def chosen(lines: Sequence[Line], theme: str, rating: str) -> list[Line]:
    """The lines of one theme and one rating; 'all' leaves either open."""
    return [
        line
        for line in lines
        if theme in (choices.EVERY, line.measure.theme) and rating in (choices.EVERY, line.rating)
    ]


def groups(lines: Sequence[Line], order: str) -> list[Group]:
    """The lines by theme as the catalogue has them, or in one group with the most pressing first."""
    if order == "need":
        return [Group("What needs attention first", tuple(need.order(lines)))] if lines else []
    return [
        Group(theme, tuple(group))
        for theme, group in groupby(lines, key=lambda line: line.measure.theme)
    ]


def table(
    snapshot: Snapshot, team: str, quarter: Period, theme: str, rating: str, order: str
) -> Markup:
    """The scorecard as one HTML table, or a sentence where the filters leave nothing."""

    def make() -> Markup:
        shown = chosen(reported(snapshot, team, quarter.code), theme, rating)
        sheet = sparklines.SparklineSheet("scorecard")
        markup = render(
            "scorecard",
            groups=groups(shown, order),
            total=len(shown),
            not_there=not_there(snapshot, team, quarter.code),
            ended=ended(snapshot, team, quarter),
            quarter=quarter,
            team=choices.team_words(team),
            whole=team == ALL_TEAMS,
            before=_before(quarter),
            spark=sheet.image,
        )
        return sheet.under(markup)

    return cached.kept(snapshot, ("scorecard", team, quarter.code, theme, rating, order), make)


def _before(quarter: Period) -> list[tuple[Comparator, str]]:
    """The earlier columns with their headings: the two quarters before and, where it is neither, the year end."""
    columns: dict[Period, tuple[Comparator, str]] = {}
    for comparator in EARLIER:
        before = quarter.back(comparator)
        label = before.label
        if comparator is Comparator.LAST_YEAR_END:
            label = f"{label} ({YEAR_END})"
        columns[before] = (columns.get(before, (comparator, ""))[0], label)
    return list(columns.values())
