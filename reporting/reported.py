"""Which lines a team's scorecard is about, in which order, and whether the team was there at all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from metrics.catalogue.measure import Measure
from metrics.figures import need
from metrics.figures.figure import Line
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, ALL_TEAMS_LABEL, Missing, Rating
from metrics.words import team_words
from reporting.reading import Reading
from reporting.told import Link

BY_THEME, BY_NEED = "catalogue", "need"
ORDERS = (BY_THEME, BY_NEED)
NEEDING, NOT_NEEDING = "Needs attention", "All others"


@dataclass(frozen=True)
class Group:
    """Lines that stand together under a heading."""

    title: str
    lines: tuple[Line, ...]


def team_label(team: str) -> str:
    """What members read of a team: the council as a whole is 'All teams'."""
    return ALL_TEAMS_LABEL if team == ALL_TEAMS else team


def reported(reading: Reading, team: str, quarter: Period) -> tuple[Line, ...]:
    """The lines a team's scorecard is about: those the store has figures for and the team reports.

    None where the team had ended or not begun: `not_there` says so, and nothing of it is late.
    """
    if not_there(reading, team, quarter):
        return ()
    held = reading.measures()
    return tuple(
        line
        for line in reading.lines(team, quarter)
        if line.measure.id in held and line.absent is not Missing.NOT_APPLICABLE
    )


def not_there(reading: Reading, team: str, quarter: Period) -> str:
    """That a team had ended or not begun in a quarter, in a sentence; nothing where it was there."""
    span = reading.span(team)
    return team_words.presence_sentence(span, quarter) if span else ""


def ended(reading: Reading, team: str, quarter: Period) -> Period | None:
    """The last quarter of a team that had ended by then; None for any other and for the council."""
    span = reading.span(team)
    return span.ended_before(quarter) if span else None


def last_quarter(
    reading: Reading, team: str, quarter: Period, page: str, about: Measure | None = None
) -> Link | None:
    """The way to a page in the last quarter of a team that has ended; None where it has not."""
    last = ended(reading, team, quarter)
    if last is None:
        return None
    choices = (("quarter", last.code), *((("measure", about.id),) if about else ()))
    return Link(f"Show {last.label}, its last quarter", page, choices)


def chosen(
    lines: Sequence[Line],
    *,
    themes: Collection[str] | None = None,
    rating: Rating | str | None = None,
    measures: Collection[str] | None = None,
) -> tuple[Line, ...]:
    """The lines of some themes, of one rating, of some measures by their ids; None leaves each open."""
    return tuple(
        line
        for line in lines
        if (themes is None or line.measure.theme in themes)
        and rating in (None, line.rating)
        and (measures is None or line.measure.id in measures)
    )


def groups(lines: Sequence[Line], order: str) -> tuple[Group, ...]:
    """The lines by theme as the catalogue has them, or those that need attention before all others, each group
    with the most pressing first."""
    if order == BY_NEED:
        first = tuple(need.needing(lines))
        rest = tuple(line for line in need.order(lines) if line not in first)
        parted = (Group(NEEDING, first), Group(NOT_NEEDING, rest))
        return tuple(group for group in parted if group.lines)
    return tuple(
        Group(theme, tuple(group))
        for theme, group in groupby(lines, key=lambda line: line.measure.theme)
    )
