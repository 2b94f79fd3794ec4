"""Targets: which one is in force, and which cannot be set for a measure at all.

The set-up rule is the first row of the rating table: a target that no figure could be
rated against is refused when it is loaded, never when it is drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.exact import shortest
from metrics.period import Period, PeriodKind
from metrics.vocabulary import ALL_TEAMS, Polarity, TargetOrigin, Unit


@dataclass(frozen=True)
class Target:
    """What a measure should reach: a figure, or the edges of a band; `profile` holds q1 to q4 of a year."""

    measure_id: str
    team: str
    period: Period
    target: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    profile: tuple[Decimal, Decimal, Decimal, Decimal] | None = None
    origin: TargetOrigin = TargetOrigin.LOCAL
    note: str = ""


class Targets:
    """Every target, by measure, team and period."""

    def __init__(self, targets: Iterable[Target] = ()) -> None:
        self.targets = tuple(targets)
        self._by_key = {
            (target.measure_id, target.team, target.period.code): target for target in self.targets
        }

    def in_force(self, measure_id: str, team: str, period: Period) -> Target | None:
        """The target of a team in a period: its own before the council's, the period's own before the year's."""
        periods = (period.code, period.financial_year)
        for name in dict.fromkeys((team, ALL_TEAMS)):
            for code in periods:
                if target := self._by_key.get((measure_id, name, code)):
                    return target
        return None


def expected(target: Target, measure: Measure, period: Period) -> tuple[Decimal, ...]:
    """The figures that may be called the target in a period: the year's, and its profile's for the quarter."""
    if target.target is None:
        return ()
    figures = [target.target]
    if period.quarter and target.profile:
        figures.append(target.profile[period.quarter - 1])
    elif period.quarter and measure.profile == "linear" and target.period != period:
        figures.append(target.target * period.quarter / 4)
    return tuple(figures)


def setup_faults(target: Target, measure: Measure) -> list[tuple[str, str, str]]:
    """Why a target cannot be set for a measure: (column, found, allowed) for each reason, or nothing."""
    given = {
        "target": target.target,
        "low": target.low,
        "high": target.high,
        "q1": target.profile[0] if target.profile else None,
    }
    if measure.polarity is Polarity.NEUTRAL:
        return [
            (column, _plain(amount), "nothing: the measure is for information and has no target")
            for column, amount in given.items()
            if amount is not None
        ]
    found = _band_faults(target) if measure.polarity is Polarity.BAND else _point_faults(target)
    if not found:
        found = _amber_faults(target, measure) + _profile_faults(target, measure)
    for column, amount in given.items():
        if amount is None:
            continue
        if amount < 0 and not measure.may_be_negative:
            found.append((column, _plain(amount), "0 or more"))
        if amount > 100 and measure.unit is Unit.PERCENT and not measure.may_exceed_100:
            found.append((column, _plain(amount), "no more than 100%"))
    return found


def _band_faults(target: Target) -> list[tuple[str, str, str]]:
    if target.target is not None:
        return [
            ("target", _plain(target.target), "nothing: this measure is best between low and high")
        ]
    found = [
        (column, "nothing", "an edge of the range that is best")
        for column, amount in (("low", target.low), ("high", target.high))
        if amount is None
    ]
    if target.low is not None and target.high is not None and target.low > target.high:
        found.append(
            ("low", _plain(target.low), f"no more than the high edge, {_plain(target.high)}")
        )
    return found


def _point_faults(target: Target) -> list[tuple[str, str, str]]:
    found = [
        (column, _plain(amount), "nothing: only a measure that is best within a range has edges")
        for column, amount in (("low", target.low), ("high", target.high))
        if amount is not None
    ]
    if target.target is None:
        found.append(("target", "nothing", "a figure to reach"))
    return found


def _amber_faults(target: Target, measure: Measure) -> list[tuple[str, str, str]]:
    edges = {"target": target.target, "low": target.low, "high": target.high}
    amber = measure.amber
    if amber.kind == "percent":
        return [
            (column, "0", "not 0: amber is a per cent of the target, and of 0 there is none")
            for column, amount in edges.items()
            if amount == 0
        ]
    if amber.kind == "floor" and amber.amount is not None and target.target is not None:
        better = (
            amber.amount > target.target
            if measure.polarity is Polarity.HIGH
            else amber.amount < target.target
        )
        if better:
            allowed = f"a target no worse than the floor, {_plain(amber.amount)}"
            return [("target", _plain(target.target), allowed)]
    return []


def _profile_faults(target: Target, measure: Measure) -> list[tuple[str, str, str]]:
    if (
        measure.profile == "linear"
        and target.target is not None
        and target.target != round(target.target, 2)
    ):
        # A quarter of it, and a per cent of that, is then still held exactly.
        allowed = "at most two decimals: a quarter of it is the target of each quarter"
        return [("target", _plain(target.target), allowed)]
    of_a_year = target.period.kind is PeriodKind.FINANCIAL_YEAR
    wanted = measure.profile == "explicit" and of_a_year
    if target.profile is None:
        return [("q1", "nothing", "q1 to q4, what each quarter should reach")] if wanted else []
    if not wanted:
        allowed = "nothing: only a year's target of a measure with an explicit profile has quarters"
        return [("q1", _plain(target.profile[0]), allowed)]
    if target.profile[3] != target.target:
        allowed = f"the year's target, {_plain(target.target)}"
        return [("q4", _plain(target.profile[3]), allowed)]
    return []


def _plain(amount: Decimal | None) -> str:
    return "nothing" if amount is None else f"{shortest(amount):f}"
