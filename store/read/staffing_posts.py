"""The staffing of the home council, composed from the snapshot's rows: posts by team, period and role."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from metrics import period
from metrics.figures.figure import Benchmark
from metrics.figures.posts import Part, Posts
from metrics.period import Period, PeriodKind
from metrics.vocabulary import AreaKind, Missing
from store.read.snapshot import Snapshot


def posts(snapshot: Snapshot) -> Mapping[str, tuple[Posts, ...]]:
    """Every return of every team and of the council (All), all roles together, oldest first."""
    found: dict[str, list[Posts]] = {}
    for each in _posts(snapshot.rows("posts")):
        found.setdefault(each.team, []).append(each)
    return {team: tuple(returns) for team, returns in found.items()}


def roles(snapshot: Snapshot, team: str, quarter: Period) -> tuple[Posts, ...]:
    """What a team (or the council) has of each role in one quarter, by the role's name."""
    return tuple(_posts(snapshot.rows("posts_by_role", team=team, period=quarter.code)))


def england(snapshot: Snapshot, by: date) -> Mapping[tuple[str, str], Benchmark]:
    """England's figures released by a day, by measure and period code, the latest first."""
    return {
        (row.measure_id, row.period): Benchmark(
            row.council,
            AreaKind.ENGLAND,
            row.label,
            row.value,
            None,
            row.numerator,
            row.denominator,
        )
        for row in snapshot.rows("staffing_england", by=by)
    }


def of_kind(returns: Iterable[Posts], *, quarterly: bool) -> tuple[Posts, ...]:
    """The returns of quarters, or those of a year's census, in their order."""
    return tuple(each for each in returns if (each.period.kind is PeriodKind.QUARTER) is quarterly)


def _posts(rows: Iterable[Any]) -> Iterable[Posts]:
    for (team, role, code), group in groupby(rows, lambda row: (row.team, row.role, row.period)):
        rows_of = list(group)
        parts = {
            row.part: Part(row.amount, Missing(row.missing) if row.missing else None)
            for row in rows_of
        }
        released = max((row.released for row in rows_of if row.released), default=None)
        yield Posts(team, role, period.parse(code), parts, released)
