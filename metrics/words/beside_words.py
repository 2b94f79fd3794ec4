"""What is counted now beside what was counted before, in words: the two numbers, and how seldom luck does as much."""

from decimal import Decimal
from fractions import Fraction

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures.trend import Beside, Counted, Trend
from metrics.vocabulary import Unit
from metrics.words import narrative

_MOST_DECIMALS = 4
_NEARLY = Decimal("0.0001")
_SELDOM = 20
"""Luck that gives as much less than once in so many is luck among many figures."""
_ODDS = (10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000)


def sentence(measure: Measure, trend: Trend) -> str:
    """What is counted now, what all before was, and how seldom luck does as much: `the last four quarters
    together, 76% (152 of 200), are below the 12 before, 81% (488 of 600); luck alone would do this less
    than once in 1,000`."""
    found = trend.beside
    assert found is not None
    if found.exact:
        said = _after_none_or_all(measure, trend, found)
    else:
        said = _levels(measure, trend, found)
    return f"{said}; luck alone would do this less than once in {_odds(found.chance):,}"


def after_none_or_all(measure: Measure, trend: Trend) -> str:
    """What differs for the first time where luck could do it, and how often; that nothing does."""
    found = trend.beside
    assert found is not None
    said = _after_none_or_all(measure, trend, found)
    # The chance is kept to ten decimals: one in fifteen is a little more than fourteen and a bit.
    once = int(1 / found.own_chance + _NEARLY)
    return f"{said}; luck alone could do this once in {once:,}" if once > 1 else said


def unchanged(measure: Measure, trend: Trend) -> str:
    """That what is counted now lies no further from what was than luck could put it or, where those before lie
    further apart than luck would have them, than they lie from each other."""
    found = trend.beside
    assert found is not None
    quarters, level = (
        f"the {found.quarters} {_quarters(trend)} before",
        _level_before(measure, found),
    )
    what = "the last four together" if found.four else "the last quarter"
    if found.wide:
        return f"{what} {'lie' if found.four else 'lies'} no further from {quarters}, {level}, than those from each other"
    if found.chance * _SELDOM < 1:
        return f"among so many figures luck alone could put {what} as far from {quarters}, {level}"
    return f"luck alone could put {what} as far from {quarters}, {level}"


def _level_before(measure: Measure, found: Beside) -> str:
    before = measure.multiplier * Fraction(found.before.events) / Fraction(found.before.base)
    decimals = measure.decimals + (measure.unit is Unit.NUMBER)
    level = narrative.in_unit(half_up(before, decimals), decimals, measure)
    return f"{level} each" if measure.unit is Unit.NUMBER else level


def _odds(chance: Decimal) -> int:
    """The rarest of the round odds that a chance is below."""
    return max((odds for odds in _ODDS if chance * odds < 1), default=_ODDS[0])


def _after_none_or_all(measure: Measure, trend: Trend, found: Beside) -> str:
    """`8; none in the 19 quarters before`, `36 of 60; all of the 900 counted in the 15 quarters before`."""
    quarters = f"in the {found.quarters} {_quarters(trend)} before"
    now = narrative.plain(found.now.events)
    if measure.unit is not Unit.NUMBER:
        now += f" of {narrative.plain(found.now.base)}"
    if found.four:
        now += f" in the last four {_quarters(trend)} together"
    if not found.before.events:
        whom = (
            ""
            if measure.unit is Unit.NUMBER
            else f" of the {narrative.plain(found.before.base)} counted"
        )
        return f"{now}; none{whom} {quarters}"
    return f"{now}; all of the {narrative.plain(found.before.base)} counted {quarters}"


def _levels(measure: Measure, trend: Trend, found: Beside) -> str:
    now, before = levels(measure, found.now, found.before)
    quarters = _quarters(trend)
    if measure.unit is Unit.NUMBER:
        many = narrative.plain(found.now.events)
        lately = f"{many} in the last four {quarters}, {now} each" if found.four else many
        return f"{lately}, against {before} each in the {found.quarters} before"
    who = f"the last four {quarters} together, {now}" if found.four else f"the last quarter, {now}"
    lies = "are" if found.four else "is"
    way = "above" if trend.is_upward else "below"
    return (
        f"{who} ({counted_words(measure, found.now)}), {lies} {way} the {found.quarters} before, "
        f"{before} ({counted_words(measure, found.before)})"
    )


def counted_words(measure: Measure, counted: Counted) -> str:
    """The two numbers of what is counted: `45 of 82`."""
    return narrative.counted_words(measure, counted.events, counted.base)


def levels(measure: Measure, one: Counted, other: Counted) -> tuple[str, str]:
    """Two levels in the measure's unit, at as many decimals as tell them apart."""
    exact = [
        measure.multiplier * Fraction(each.events) / Fraction(each.base) for each in (one, other)
    ]
    first = measure.decimals + (measure.unit is Unit.NUMBER)
    for decimals in range(first, first + _MOST_DECIMALS):
        here, there = (half_up(each, decimals) for each in exact)
        if here != there:
            break
    return (
        narrative.in_unit(here, decimals, measure),
        narrative.in_unit(there, decimals, measure),
    )


def _quarters(trend: Trend) -> str:
    return "figures" if trend.absent else "quarters"
