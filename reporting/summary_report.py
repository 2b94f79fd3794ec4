"""The Summary, one screen: how the themes are rated, what is Red or should not be there, what was found, with a
question each, staffing and freshness in a line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from metrics.figures import lasting, need, sorting
from metrics.figures.figure import Line, StandsOut
from metrics.figures.signals import Signal
from metrics.period import Period
from metrics.vocabulary import RATING_SHAPES, Rating
from metrics.words import (
    lasting_words,
    narrative,
    number_words,
    question_words,
    standing_out_words,
    target_words,
)
from reporting import findings_report, reported, told
from reporting.findings_report import FindingsReport
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from reporting.told import FigureTold, Link, RatingTold, Spark

MOST_PRESSING = 8
"""Measures that are Red, or count whom there should be none of, with a line each; the rest are counted."""

MOST_FOUND = 4
"""Findings that are told; the rest are counted. Where any is of something better, one of those is told."""

MOST_TEAMS = 2
"""Teams of one finding that are named with their figures."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """One measure that is Red, or counts whom there should be none of: its figure, what it is held against,
    its rating with for how long it is so."""

    measure: Link
    figure: FigureTold
    target: str
    rating: RatingTold
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class TeamFound:
    """One team that stands out; where the teams alone do, its figure in words and its series."""

    team: str
    own: str
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class TeamsFound:
    """Teams that stand out in one way, the first of them by name, so many `more`, and how they do."""

    teams: tuple[TeamFound, ...]
    more: str
    how: str

    @property
    def said(self) -> str:
        """All of it behind the council's own finding: `Really worse than their own past: North, South and two more teams.`"""
        names = ", ".join(each.team for each in self.teams)
        return f"{narrative.capital(self.how)}: {' and '.join(filter(None, (names, self.more)))}."


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: the measure, what its series says and why, the teams behind it, and the question it raises.

    `lead` is empty where the council's own figure shows no clear change and teams alone stand out; `label`
    then says in how many.
    """

    measure: Link
    label: str
    lead: str
    figure: str
    why: str
    spark: Spark | None
    teams: tuple[TeamsFound, ...]
    question: str


@dataclass(frozen=True)
class SummaryReport:
    """A team's quarter on one screen; `full` holds everything that is not on it.

    `pressing` and `found` are those that are told, of `all_pressing` and `all_found`.
    """

    full: FindingsReport
    pressing: tuple[Pressing, ...]
    all_pressing: int
    found: tuple[Found, ...]
    all_found: int
    staffing: str
    fresh: str

    @property
    def none_pressing(self) -> str:
        """That nothing is Red nor should not be there, of how many that are rated."""
        full = self.full
        if not full.rated:
            return full.none_needs_attention
        whom = "the one measure that is" if full.rated == 1 else f"{full.rated} measures that are"
        return f"Of {whom} rated none is Red."


def summary_report(
    reading: Reading, team: str, quarter: Period, themes: tuple[str, ...] | None = None
) -> SummaryReport:
    """What a team's scorecard of a quarter says, on one screen; of some themes where they are named."""

    def make() -> SummaryReport:
        lines = reported.chosen(reported.reported(reading, team, quarter), themes=themes)
        pressing = _pressing_first(lines)
        found = _findings(lines)
        full = findings_report.findings_report(reading, team, quarter, themes)
        return SummaryReport(
            full,
            tuple(map(_pressing, pressing[:MOST_PRESSING])),
            len(pressing),
            tuple(_found(reading, line, quarter) for line in _told(found)),
            len(found),
            staffing_report(reading, team, quarter).opening,
            " ".join(_fresh(reading, lines, quarter, yearly=full.yearly)),
        )

    return reading.kept(("summary-report", team, quarter.code, themes), make)


def _pressing_first(lines: Iterable[Line]) -> list[Line]:
    """Those whom there should be none of before all others that are Red, each most pressing first."""
    ordered = need.order(lines)
    some = [line for line in ordered if lasting.above_none(line) is not None]
    return some + [line for line in ordered if line.rating is Rating.RED and line not in some]


def _pressing(line: Line) -> Pressing:
    shape = RATING_SHAPES.get(line.rating, "")
    return Pressing(
        told.measure_link(line.measure),
        told.line_figure(line),
        target_words.aim(line.measure, line.figure) if line.figure else "",
        RatingTold(line.rating, f"{shape} {lasting_words.words(line)}".strip()),
        told.spark(line),
    )


def _findings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What is found, most pressing first: worse, teams that are worse, better, then what is for information."""
    found = sorting.summary(lines)
    teams = [line for line in lines if line.signal is not Signal.WORSE and line.worse_teams]
    rest = (line for line in (*found.better, *found.different) if line not in teams)
    return (*found.worse, *teams, *rest)


def _told(found: Sequence[Line]) -> Sequence[Line]:
    """The findings that are told: the first, and among them one of something better where there is any."""
    first = found[:MOST_FOUND]
    better = [line for line in found if line.signal is Signal.BETTER]
    if not better or any(line.signal is Signal.BETTER for line in first):
        return first
    return (*first[:-1], better[0])


def _found(reading: Reading, line: Line, quarter: Period) -> Found:
    worse = line.worse_teams
    own = {each.team: reading.line(line.measure.id, each.team, quarter) for each in worse}
    finding = told.finding(line)
    return Found(
        told.measure_link(line.measure),
        finding.lead if finding.really else f"In {number_words.many(len(worse), 'team')}",
        finding.lead if finding.really else "",
        narrative.figure_words(line.measure, line.figure) if line.figure else "",
        narrative.capital(finding.why) if finding.really else "",
        told.spark(line) if finding.really else None,
        tuple(_teams(line, worse, own, alone=not finding.really)),
        question_words.question(line, own),
    )


def _teams(
    line: Line, worse: Sequence[StandsOut], own: Mapping[str, Line], *, alone: bool
) -> Iterator[TeamsFound]:
    """The teams that stand out in groups of one way, so many of them by name; with their figures where they
    stand out `alone`."""
    room = MOST_TEAMS
    for group in standing_out_words.groups(line.measure, worse):
        named, rest = group.teams[:room], group.teams[room:]
        room -= len(named)
        yield TeamsFound(
            tuple(
                TeamFound(team, words if alone else "", told.spark(own[team]) if alone else None)
                for team, words in named
            ),
            number_words.many(len(rest), "more team" if named else "team") if rest else "",
            group.how,
        )


def _fresh(
    reading: Reading, lines: Sequence[Line], quarter: Period, *, yearly: bool
) -> Iterator[str]:
    opening = "Yearly figures that were out by" if yearly else "Figures to"
    yield f"{opening} {narrative.day(quarter.end)}."
    for load in reading.snapshot.rows("last_load"):
        yield f"Last file loaded on {narrative.day(load.recorded_at)}."
    if open_still := findings_report.not_final(lines):
        yield f"{narrative.capital(open_still)} and may still change."
