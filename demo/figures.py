"""What the invented figures are kept in, and how quarters become a year to date or twelve months."""

from collections.abc import Callable

from demo import council
from demo.chance import Draws
from demo.children import Counts, before_merger
from demo.levels import Level
from metrics.period import Period, quarter_at

Figure = tuple[int, int | None]
"""Numerator and denominator; no denominator where the figure is a count or an amount."""

Figures = dict[tuple[str, str, str], Figure]
"""By measure, team and period code."""


def to_date(counts: Counts, team: str, quarter: Period) -> int:
    """The sum since April."""
    first = quarter.index - quarter.index % 4
    return _over(counts, team, first, quarter.index)


def twelve_months(counts: Counts, team: str, quarter: Period) -> int:
    """The sum of four quarters; before a merger, those of the teams that merged."""
    return _over(counts, team, quarter.index - 3, quarter.index)


def as_position(counts: Counts, team: str, quarter: Period) -> int:
    """The count itself."""
    return counts[team, quarter]


def put(
    figures: Figures,
    measure_id: str,
    teams: Callable[[Period], tuple[str, ...]],
    over: Callable[[Counts, str, Period], int],
    numerators: Counts,
    denominators: Counts | None = None,
) -> None:
    """Adds one measure's figures, for each quarter that is shown and each team that reports it then."""
    for quarter in council.QUARTERS:
        for team in teams(quarter):
            below = None if denominators is None else over(denominators, team, quarter)
            name = council.name_in(team, quarter)
            figures[measure_id, name, quarter.code] = (over(numerators, team, quarter), below)


def part(name: str, sizes: Counts, level: Level, churn: float) -> Counts:
    """How many of each team's children have something, each team from a stream of its own."""
    counts: Counts = {}
    for team in {team: None for team, _ in sizes}:
        quarters = [quarter for each, quarter in sizes if each == team]
        held = Draws(name, team).subset(
            [sizes[team, quarter] for quarter in quarters],
            [level.at(team, quarter) for quarter in quarters],
            churn,
        )
        counts |= {(team, quarter): count for quarter, count in zip(quarters, held, strict=True)}
    return counts


def less(counts: Counts, taken: Counts) -> Counts:
    """The counts with those taken from each; both hold the same teams and quarters."""
    return {key: count - taken[key] for key, count in counts.items()}


def _over(counts: Counts, team: str, first: int, last: int) -> int:
    return sum(
        counts[each, quarter]
        for quarter in map(quarter_at, range(first, last + 1))
        for each in before_merger(team, quarter)
    )
