"""Where a figure leads by the end of its year while nothing changes, and what the target asks of the rest of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from metrics.catalogue.measure import Measure
from metrics.exact import half_up, half_up_ratio
from metrics.figures.figure import Figure, Line
from metrics.period import quarter_at
from metrics.vocabulary import Basis, Polarity, Unit
from metrics.words import narrative


class Method(StrEnum):
    """How a projection is made: `metrics/sql/projections/projection_count.sql` and `projection_level.sql` do it."""

    PAST_SHARES = "past_shares"
    EVEN_SHARES = "even_shares"
    LEVEL = "level"
    HALF_DRIFT = "half_drift"
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


def sentences(line: Line, found: Outlook) -> list[str]:
    """What the target asks for, where the figure leads and how far such projections came out; none where
    there is nothing to say."""
    if line.figure is None:
        return []
    said = [needed_words(line.measure, line.figure, found.parts)]
    if found.now is not None:
        end = quarter_at(found.now.place + found.now.ahead).label
        said += [
            words(line.measure, found.now, end),
            errors_words(line.measure, found.past, found.now.ahead),
        ]
    return [each for each in said if each]


_HOW = {
    Method.PAST_SHARES: "from the share of the year that earlier years had reached by this quarter",
    Method.EVEN_SHARES: "as if each quarter brought as many: there are not two whole years to go by",
    Method.LEVEL: "the mean of the last four quarters",
    Method.HALF_DRIFT: "the mean of the last four quarters, moved on at half the pace of their drift",
    Method.LAST_YEAR: "by the last year end, since it goes with the time of year",
}


def words(measure: Measure, made: Projection, year_end: str) -> str:
    """Where the figure leads, within which range, and how that is known: `While nothing changes: about
    159 at Q4 2026/27, from 135 to 196; ...`"""
    about = narrative.amount(half_up(made.expected, measure.decimals), measure)
    within = ""
    if made.low is not None and made.high is not None:
        low, high = (_shown(measure, edge) for edge in (made.low, made.high))
        within = f", from {low} to {high}"
    return f"While nothing changes: about {about} at {year_end}{within} ({_HOW[made.method]})."


def _shown(measure: Measure, edge: Decimal) -> str:
    value = half_up(edge, measure.decimals)
    if value < 0 and not measure.may_be_negative:
        value = Decimal(0)
    if value > 100 and measure.unit is Unit.PERCENT and not measure.may_exceed_100:
        value = Decimal(100)
    return narrative.amount(value, measure)


def errors_words(measure: Measure, past: Sequence[Projection], ahead: int) -> str:
    """How far projections made as long before a year end came out: their mean distance and their number."""
    known = [abs(each.error) for each in past if each.error is not None and each.ahead == ahead]
    if not known:
        return ""
    mean = half_up_ratio(*(sum(known) / len(known)).as_integer_ratio(), measure.decimals + 1)
    quarters = f"{ahead} quarter{'' if ahead == 1 else 's'}"
    off = f"{narrative.size_words(mean, measure)} off"
    if len(known) == 1:
        return f"An earlier one, made {quarters} before a year end, came out {off}."
    return (
        f"Earlier ones, made {quarters} before a year end, came out {off} on average "
        f"({len(known)} of them)."
    )


def needed_words(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> str:
    """What the target asks for from now on, and how often that has been reached; nothing where it is met
    for good, or where there is none. `parts` are the quarters' own figures, oldest first."""
    if figure.value is None or measure.polarity not in (Polarity.HIGH, Polarity.LOW):
        return ""
    if measure.basis is Basis.YTD_COUNT:
        return _of_a_count(measure, figure, parts)
    if measure.basis is Basis.YTD_RATE:
        return _of_a_rate(measure, figure, parts)
    return _of_a_level(measure, figure, parts)


def _of_a_level(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> str:
    """`The target has been reached in 3 of 20 quarters.`"""
    target = figure.goal_low if measure.polarity is Polarity.HIGH else figure.goal_high
    if target is None or figure.kind != "quarter":
        return ""
    return f"{narrative.edge_words(target, measure)} {_reached(measure, parts, target, figure.segment)}."


def _of_a_count(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> str:
    """`16 needs 5 a quarter from now on, which has been reached in 1 of 20 quarters.`"""
    if figure.year_target is None or figure.quarter in (None, 4):
        return ""
    left = 4 - (figure.quarter or 0)
    rest = figure.year_target - (figure.value or Decimal(0))
    if measure.polarity is Polarity.LOW and rest < 0:
        return (
            f"The year's {narrative.edge_words(figure.year_target, measure)} is exceeded already."
        )
    if measure.polarity is Polarity.HIGH and rest <= 0:
        return ""
    exact = Fraction(rest) / left
    each = Decimal(math.ceil(exact) if measure.polarity is Polarity.HIGH else math.floor(exact))
    most = "" if measure.polarity is Polarity.HIGH else "at most "
    said = (
        f"The year's target of {narrative.edge_words(figure.year_target, measure)} leaves "
        f"{most}{narrative.number(each, 0)} a quarter from now on"
    )
    if measure.polarity is Polarity.HIGH:
        said = said.replace("leaves", "needs")
    told = _reached(measure, parts, each, figure.segment)
    return f"{said}{f', which {told}' if told else ''}."


def _of_a_rate(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> str:
    """`95% for the year needs 118 of the next 124 reviews (95.2%), which has been reached in ...`"""
    target = figure.goal_low if measure.polarity is Polarity.HIGH else figure.goal_high
    if target is None or figure.quarter in (None, 4) or not figure.denominator:
        return ""
    recent = [each.denominator for each in parts if each.denominator is not None][-4:]
    coming = (
        int(half_up(sum(recent) / len(recent) * (4 - (figure.quarter or 0)), 0)) if recent else 0
    )
    if not coming or figure.numerator is None:
        return ""
    meets = [
        top
        for top in range(coming + 1)
        if _meets(measure, figure.numerator + top, figure.denominator + coming, target)
    ]
    goal = narrative.edge_words(target, measure)
    many = f"the next {coming:,} {measure.many}, if as many come as of late"
    if not meets:
        return f"{goal} for the year is out of reach: {many} could not bring it there."
    wanted = meets[0] if measure.polarity is Polarity.HIGH else meets[-1]
    if (wanted, measure.polarity) in ((0, Polarity.HIGH), (coming, Polarity.LOW)):
        return ""
    rate = half_up_ratio(measure.multiplier * wanted, coming, measure.decimals)
    most = "" if measure.polarity is Polarity.HIGH else "at most "
    told = _reached(measure, parts, rate, figure.segment)
    return (
        f"{goal} for the year needs {most}{wanted:,} of {many} "
        f"({narrative.amount(rate, measure)}){f', which {told}' if told else ''}."
    )


def _meets(measure: Measure, top: Decimal, bottom: Decimal, target: Decimal) -> bool:
    fraction = measure.multiplier * top / bottom
    value = half_up_ratio(*fraction.as_integer_ratio(), measure.decimals)
    return value >= target if measure.polarity is Polarity.HIGH else value <= target


def _reached(measure: Measure, parts: Sequence[Figure], level: Decimal, segment: int) -> str:
    """How often the quarters of one definition have been as good as this: `has been reached in 1 of 20 quarters`."""
    known = [each.value for each in parts if each.value is not None and each.segment == segment]
    if not known:
        return ""
    high = measure.polarity is Polarity.HIGH
    times = sum(value >= level if high else value <= level for value in known)
    if times == 0:
        return f"has not been reached in any of {len(known)} quarters"
    return f"has been reached in {times} of {len(known)} quarters"
