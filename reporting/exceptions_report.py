"""The exceptions: of a team every Red, everything that gets worse, and every figure that is late or missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.figures import need
from metrics.figures.figure import Line
from metrics.figures.signals import Signal
from metrics.period import Period
from metrics.vocabulary import COMPARATOR_LABELS, MISSING_LABELS, Missing, Rating
from metrics.words import narrative
from reporting import reported
from reporting.reading import Reading
from reporting.scorecard_report import line_told
from reporting.told import LineTold

_TEAMS = 2
"""Teams that are named in a reason; more are counted."""

NO_EXCEPTIONS = "No measure is Red, gets worse, or is missing."


@dataclass(frozen=True)
class ExceptionsReport:
    """A team's exceptions, most pressing first, each with why it is one; without any `none` says so."""

    whose: str
    lines: tuple[tuple[LineTold, str], ...]
    none: str


def exceptions_report(
    reading: Reading, team: str, quarter: Period, themes: Sequence[str] | None = None
) -> ExceptionsReport:
    """What a committee has to ask about of a team's quarter; of some themes where they are named.

    A team that had ended or not begun has none: nothing of it is late.
    """
    lines = reported.chosen(reported.reported(reading, team, quarter), themes=themes)
    found = exceptional(lines)
    return ExceptionsReport(
        reported.team_label(team),
        tuple((line_told(line), _why(line)) for line in found),
        reported.not_there(reading, team, quarter) or NO_EXCEPTIONS,
    )


def exceptional(lines: Sequence[Line]) -> list[Line]:
    """The lines that a committee has to ask about: Red, getting worse, late or missing, or with a team that does."""
    return [
        line
        for line in need.order(lines)
        if line.rating is Rating.RED
        or need.is_worse(line)
        or need.is_late(line)
        or line.worse_teams
    ]


def _why(line: Line) -> str:
    if need.is_late(line):
        return MISSING_LABELS[line.missing or Missing.NOT_AVAILABLE]
    reasons = ["Red"] if line.rating is Rating.RED else []
    if need.is_worse(line):
        reasons.append(_how_worse(line))
    worse = [each.team for each in line.worse_teams]
    reasons += [f"{team} worse" for team in worse[:_TEAMS]]
    if more := len(worse) - _TEAMS if len(worse) > _TEAMS else 0:
        reasons.append(f"{more} more team{'' if more == 1 else 's'} worse")
    return narrative.capital(" and ".join(filter(None, (", ".join(reasons[:-1]), *reasons[-1:]))))


def _how_worse(line: Line) -> str:
    if line.signal is Signal.WORSE or line.direction is None:
        return "really worse"
    return f"worse than {COMPARATOR_LABELS[line.direction.comparator]}"
