"""The council beside England, its region and its statistical neighbours: ranks, averages and what chance allows.

Ranks and averages go by the figures as members see them; what chance allows by the exact ones, where both of
their numbers are known. Counts of areas of different sizes are shown and not compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures.figure import Benchmark
from metrics.figures.trend import Chance
from metrics.vocabulary import AreaKind, Polarity, Unit


class Stands(StrEnum):
    """How another area's figure stands to the council's own, chance taken into account."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"
    EQUAL = "equal"
    NOT_COMPARED = "not_compared"


@dataclass(frozen=True)
class Beside:
    """One area's published figure, with how far chance could have moved it, its place and its rank.

    `rank` is of the council and its neighbours, 1 the best; None where nothing can be ranked.
    `difference` is the council's own figure less this one.
    """

    benchmark: Benchmark
    chance: Chance | None
    place: int
    source: str
    rank: int | None = None
    difference: Decimal | None = None
    stands: Stands = Stands.NOT_COMPARED

    @property
    def kind(self) -> AreaKind:
        return self.benchmark.kind

    @property
    def value(self) -> Decimal | None:
        return self.benchmark.value


@dataclass(frozen=True)
class Comparison:
    """One measure of one published year, the council's own figure first.

    `mean` and `median` are those of the neighbours that have a figure, at one decimal more than
    the measure; `ranked` counts the council and those neighbours.
    """

    measure: Measure
    label: str
    home: Beside
    england: Beside | None
    regions: tuple[Beside, ...]
    neighbours: tuple[Beside, ...]
    mean: Decimal | None
    median: Decimal | None
    ranked: int

    @property
    def disagree(self) -> bool:
        """Whether the council is better than one of its neighbours' mean and median and worse than the other."""
        if self.home.value is None or self.mean is None or self.median is None:
            return False
        sides = {
            _better(self.measure, self.home.value, other) for other in (self.mean, self.median)
        }
        return sides == {True, False}


def comparison(measure: Measure, label: str, areas: Sequence[Beside]) -> Comparison | None:
    """The areas of one year as a comparison, ranked; None where the council's own place is not among them."""
    home = next((each for each in areas if each.kind is AreaKind.HOME), None)
    if home is None:
        return None
    group = [home, *(each for each in areas if each.kind is AreaKind.NEIGHBOUR)]
    ranks = _ranks(measure, group)
    done = [_set_beside(measure, home, each, ranks.get(each.benchmark.area)) for each in areas]
    of = {kind: tuple(each for each in done if each.kind is kind) for kind in AreaKind}
    values = [each.value for each in of[AreaKind.NEIGHBOUR] if each.value is not None]
    if measure.unit is Unit.NUMBER:
        values = []
    return Comparison(
        measure,
        label,
        of[AreaKind.HOME][0],
        next(iter(of[AreaKind.ENGLAND]), None),
        of[AreaKind.REGION],
        of[AreaKind.NEIGHBOUR],
        half_up(Fraction(sum(map(Fraction, values)), len(values)), measure.decimals + 1)
        if values
        else None,
        half_up(_median(values), measure.decimals + 1) if values else None,
        len(ranks),
    )


def _median(values: Sequence[Decimal]) -> Fraction:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle]) / 2


def _ranks(measure: Measure, group: Sequence[Beside]) -> dict[str, int]:
    """1 for the best, the same for equals; none where neither way is better, or for one area alone."""
    known = [(each.benchmark.area, each.value) for each in group if each.value is not None]
    if measure.polarity is Polarity.NEUTRAL or measure.unit is Unit.NUMBER or len(known) < 2:
        return {}
    costs = {area: _cost(measure, value) for area, value in known if value is not None}
    return {area: 1 + sum(other < cost for other in costs.values()) for area, cost in costs.items()}


def _cost(measure: Measure, value: Decimal) -> Decimal:
    """The smaller the better."""
    if measure.polarity is Polarity.BAND and measure.band:
        low, high = measure.band
        return max(low - value, value - high, Decimal(0))
    return value if measure.polarity is Polarity.LOW else -value


def _better(measure: Measure, value: Decimal, other: Decimal) -> bool | None:
    """Whether a value is better than another; None where they are as good, or neither way is."""
    if measure.polarity is Polarity.NEUTRAL:
        return None
    mine, theirs = _cost(measure, value), _cost(measure, other)
    return None if mine == theirs else mine < theirs


def _set_beside(measure: Measure, home: Beside, other: Beside, rank: int | None) -> Beside:
    """An area with its rank, how far the council is from it, and whether that is more than chance.

    England's and the region's figures are taken as fixed: they count so many. Of a neighbour both
    figures have their limits, and limits that touch are alike (Fingertips' two comparisons).
    """
    counts = measure.unit is Unit.NUMBER
    if other is home or home.value is None or other.value is None or counts:
        return Beside(other.benchmark, other.chance, other.place, other.source, rank)
    return Beside(
        other.benchmark, other.chance, other.place, other.source, rank,
        home.value - other.value, _stands(measure, home, other),
    )  # fmt: skip


def _stands(measure: Measure, home: Beside, other: Beside) -> Stands:
    assert home.value is not None and other.value is not None
    if home.value == other.value:
        return Stands.EQUAL
    if home.chance is None:
        return Stands.NOT_COMPARED
    if other.kind is AreaKind.NEIGHBOUR:
        if other.chance is None:
            return Stands.NOT_COMPARED
        low, high = Fraction(other.chance.low), Fraction(other.chance.high)
    else:
        low, high = _within(measure, other.benchmark)
    if home.chance.low <= high and low <= home.chance.high:
        return Stands.ALIKE
    better = _better(measure, home.value, other.value)
    if better is None or measure.polarity is Polarity.BAND:
        return Stands.HIGHER if home.value > other.value else Stands.LOWER
    return Stands.BETTER if better else Stands.WORSE


def _within(measure: Measure, figure: Benchmark) -> tuple[Fraction, Fraction]:
    """Between what an area's exact figure lies: its own two numbers, else all that is rounded to its value."""
    assert figure.value is not None
    if figure.numerator is not None and figure.denominator:
        exact = measure.multiplier * Fraction(figure.numerator) / Fraction(figure.denominator)
        if half_up(exact, measure.decimals) == figure.value:
            return exact, exact
    half = Fraction(1, 2 * 10**measure.decimals)
    return Fraction(figure.value) - half, Fraction(figure.value) + half


def outlier(found: Comparison) -> Beside | None:
    """The neighbour that pulls the mean from the median: without it the two agree on whether the council is
    better. None where they agree with it, or do not agree without it either."""
    median = found.median
    known = [each for each in found.neighbours if each.value is not None]
    if not found.disagree or median is None or len(known) < 3 or found.home.value is None:
        return None
    furthest = max(known, key=lambda each: abs((each.value or median) - median))
    rest = [each.value for each in known if each is not furthest and each.value is not None]
    mean = half_up(Fraction(sum(map(Fraction, rest)), len(rest)), found.measure.decimals + 1)
    middle = half_up(_median(rest), found.measure.decimals + 1)
    sides = {_better(found.measure, found.home.value, other) for other in (mean, middle)}
    return furthest if len(sides) == 1 else None
