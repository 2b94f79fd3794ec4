"""Where a figure leads by the end of its year if nothing changes, and what the target asks of the rest of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from metrics.catalogue.measure import Measure
from metrics.exact import half_up, half_up_ratio
from metrics.figures.figure import Figure
from metrics.vocabulary import Basis, Polarity, Unit


class Method(StrEnum):
    """How a projection is made: `metrics/sql/projections/projection_count.sql` and `projection_level.sql` do it."""

    PAST_SHARES = "past_shares"
    EVEN_SHARES = "even_shares"
    LEVEL = "level"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Projection:
    """What one quarter's figure leads to `ahead` quarters later; `low` to `high` where a range is told.

    `error` is how far the figure came to lie from it, None until it is known.
    """

    place: int
    ahead: int
    method: Method
    expected: Decimal
    low: Decimal | None
    high: Decimal | None
    error: Decimal | None


@dataclass(frozen=True)
class Outlook:
    """The projection of a figure, where one may be made, those of earlier quarters, and the quarters' own figures."""

    now: Projection | None = None
    past: tuple[Projection, ...] = ()
    parts: tuple[Figure, ...] = ()


def aims_at_none(measure: Measure, figure: Figure) -> bool:
    """Whether a figure counts children whom there should be none of: nothing is expected of such a count."""
    return measure.unit is Unit.NUMBER and figure.goal_high == 0


@dataclass(frozen=True, slots=True)
class Held:
    """A yearly number held for so many years, and the range within which such numbers lay 19 times in 20."""

    years: int
    expected: Decimal
    low: Decimal
    high: Decimal


YEARS_AHEAD = (1, 2)
"""How far ahead a yearly number is told: further no method of those tried was of use."""

_COUNCILS_STEP = Fraction(6, 100)
"""The mean yearly step of councils' numbers of children looked after, as a share of the number."""
_WEIGHT = 4
"""As many steps of its own as a council's own mean step weighs against that."""
_REACH = Fraction(266, 100)


def held_years(measure: Measure, figure: Figure, past: Sequence[Figure]) -> tuple[Held, ...]:
    """A yearly count of children on a day, held for one and two years; nothing of any other figure, nor of a
    first year.

    The range is 2.66 times the mean yearly step, drawn towards 6% of the number as if four of its steps had
    been so large, times the root of the years: over 145 councils, 2016 to 2025, it held 95.6 and 94.3 in a
    hundred, and nothing beat holding the last number (5.7 and 8.3% off; the mean of four years 8.2 and 10.2%).
    """
    own = [
        each.value
        for each in past
        if each.kind == figure.kind and each.segment == figure.segment and each.value is not None
    ]
    counts = (
        measure.unit is Unit.NUMBER and measure.basis is Basis.POSITION and not measure.decimals
    )
    if figure.kind == "quarter" or figure.value is None or not counts or len(own) < 2:
        return ()
    steps = [abs(b - a) for a, b in zip(own, own[1:], strict=False)]
    step = (sum(map(Fraction, steps)) + _WEIGHT * _COUNCILS_STEP * Fraction(figure.value)) / (
        len(steps) + _WEIGHT
    )
    held = []
    for years in YEARS_AHEAD:
        # The whole part of a root is the root of the whole part.
        reach = math.isqrt(math.floor(years * (_REACH * step) ** 2))
        low = max(figure.value - reach, Decimal(0))
        held.append(Held(years, figure.value, low, figure.value + reach))
    return tuple(held)


@dataclass(frozen=True, slots=True)
class PastErrors:
    """How far projections made as long before a year end came out: their mean distance, at one decimal more
    than the measure, and their number."""

    mean: Decimal
    count: int


def past_errors(measure: Measure, past: Sequence[Projection], ahead: int) -> PastErrors | None:
    """The errors of the projections made so many quarters ahead; None where none is known."""
    known = [abs(each.error) for each in past if each.error is not None and each.ahead == ahead]
    if not known:
        return None
    mean = half_up(sum(known, Decimal(0)) / len(known), measure.decimals + 1)
    return PastErrors(mean, len(known))


@dataclass(frozen=True, slots=True)
class Reached:
    """In how many of the quarters of one definition a level was reached."""

    times: int
    quarters: int


@dataclass(frozen=True, slots=True)
class LevelNeeded:
    """A target that every quarter is held against, and how often it has been reached."""

    target: Decimal
    reached: Reached


@dataclass(frozen=True, slots=True)
class CountNeeded:
    """What a year's target leaves each coming quarter; `each` is None where it is exceeded already."""

    target: Decimal
    each: Decimal | None
    reached: Reached | None


@dataclass(frozen=True, slots=True)
class RateNeeded:
    """How many of those still to come a year's rate needs (`wanted`), as a rate; None where it is out of reach."""

    target: Decimal
    coming: int
    wanted: int | None
    rate: Decimal | None
    reached: Reached | None


Needed = LevelNeeded | CountNeeded | RateNeeded


def needed(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> Needed | None:
    """What the target asks for from now on; None where it is met for good, or where there is none.

    `parts` are the quarters' own figures, oldest first.
    """
    if figure.value is None or measure.polarity not in (Polarity.HIGH, Polarity.LOW):
        return None
    if measure.basis is Basis.YTD_COUNT:
        return _of_a_count(measure, figure, parts)
    if measure.basis is Basis.YTD_RATE:
        return _of_a_rate(measure, figure, parts)
    return _of_a_level(measure, figure, parts)


def _of_a_level(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> LevelNeeded | None:
    target = figure.goal_low if measure.polarity is Polarity.HIGH else figure.goal_high
    if target is None or figure.kind != "quarter":
        return None
    reached = _reached(measure, parts, target, figure.segment)
    return LevelNeeded(target, reached) if reached else None


def _of_a_count(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> CountNeeded | None:
    if figure.year_target is None or figure.quarter in (None, 4):
        return None
    rest = figure.year_target - (figure.value or Decimal(0))
    if measure.polarity is Polarity.LOW and rest < 0:
        return CountNeeded(figure.year_target, None, None)
    if measure.polarity is Polarity.HIGH and rest <= 0:
        return None
    exact = Fraction(rest) / _quarters_left(figure)
    each = Decimal(math.ceil(exact) if measure.polarity is Polarity.HIGH else math.floor(exact))
    return CountNeeded(figure.year_target, each, _reached(measure, parts, each, figure.segment))


def _of_a_rate(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> RateNeeded | None:
    target = figure.goal_low if measure.polarity is Polarity.HIGH else figure.goal_high
    if target is None or figure.quarter in (None, 4) or not figure.denominator:
        return None
    recent = [each.denominator for each in parts if each.denominator is not None][-4:]
    whole = sum(recent, Decimal(0))
    coming = int(half_up(whole / len(recent) * _quarters_left(figure), 0)) if recent else 0
    if not coming or figure.numerator is None:
        return None
    meets = [
        top
        for top in range(coming + 1)
        if _meets(measure, figure.numerator + top, figure.denominator + coming, target)
    ]
    if not meets:
        return RateNeeded(target, coming, None, None, None)
    wanted = meets[0] if measure.polarity is Polarity.HIGH else meets[-1]
    if (wanted, measure.polarity) in ((0, Polarity.HIGH), (coming, Polarity.LOW)):
        return None
    rate = half_up_ratio(measure.multiplier * wanted, coming, measure.decimals)
    reached = _reached(measure, parts, rate, figure.segment)
    return RateNeeded(target, coming, wanted, rate, reached)


def _quarters_left(figure: Figure) -> int:
    return 4 - (figure.quarter or 0)


def _meets(measure: Measure, top: Decimal, bottom: Decimal, target: Decimal) -> bool:
    value = half_up(measure.multiplier * top / bottom, measure.decimals)
    return value >= target if measure.polarity is Polarity.HIGH else value <= target


def _reached(
    measure: Measure, parts: Sequence[Figure], level: Decimal, segment: int
) -> Reached | None:
    """In how many of the quarters of one definition the figure was as good as this; None without any."""
    known = [each.value for each in parts if each.value is not None and each.segment == segment]
    if not known:
        return None
    high = measure.polarity is Polarity.HIGH
    times = sum(value >= level if high else value <= level for value in known)
    return Reached(times, len(known))
