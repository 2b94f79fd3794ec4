"""What is said of targets: whether they are met, how far they are, what they need, where a figure leads."""

import math
import re
from decimal import Decimal
from fractions import Fraction

from tests.claims.facts import Row, half_up
from tests.claims.shapes import (
    GOAL,
    A,
    N,
    Of,
    number,
    says,
    shown,
)


def _met(of: Of, last: int = 0) -> tuple[int, int]:
    """How many quarters of one definition met the target in force, and of how many; of the last ones alone."""
    told, row = of.told, of.row
    assert told is not None and row is not None
    values = [of.value(each.steps) for each in told.parts][-last:]
    met = sum(
        (row.goal_low is None or value >= row.goal_low)
        and (row.goal_high is None or value <= row.goal_high)
        for value in values
    )
    return met, len(values)


def _goal_is(of: Of, low: str, high: str | None, words: str) -> bool:
    row = of.row
    assert row is not None
    if high is not None:
        return (row.goal_low, row.goal_high) == (number(low), number(high))
    edge = number(low)
    if words.endswith("or more"):
        return row.goal_low == edge and row.goal_high is None
    if words.endswith("or less"):
        return row.goal_high == edge and row.goal_low is None
    return edge in (row.goal_low, row.goal_high)


@says(
    rf"^If nothing changes, we expect it to meet ({GOAL}) (?:in about (\d+) of 20 quarters|in (nearly every|hardly any) quarter)(?: taken alone)?, as in (\d+) of the (\d+) so far\.$"
)
def _expect(of: Of, found: "re.Match[str]") -> bool:
    met, every = _met(of)
    expected = int(half_up(Fraction(20 * (2 * met + 1), 2 * (every + 1)), 0))
    said = {"nearly every": 20, "hardly any": 0}.get(found[5] or "", int(found[4] or 0))
    return (
        _goal_is(of, found[2], found[3], found[1])
        and (met, every) == (int(found[6]), int(found[7]))
        and expected == said
        and not _turned(of)
    )


def _turned(of: Of) -> bool:
    """Whether the last four all did what most of the quarters did not."""
    met, every = _met(of)
    lately = _met(of, 4)[0]
    return lately == 0 if 2 * met >= every else lately == 4


@says(
    rf"^({GOAL}) was met in (\d+) of (\d+) quarters(?: taken alone)?, (before and after the change: that|but in (none|each) of the last four: the whole record) tells little of what is to come\.$"
)
def _was_met(of: Of, found: "re.Match[str]") -> bool:
    right = _goal_is(of, found[2], found[3], found[1]) and _met(of) == (
        int(found[4]),
        int(found[5]),
    )
    if found[6].startswith("before"):
        return right and bool(of.sign[0])
    return (
        right
        and not of.sign[0]
        and _met(of, 4)[0] == (0 if found[7] == "none" else 4)
        and _turned(of)
    )


@says(r"^There should be none, and there were none in (\d+) of (\d+) quarters\.$")
def _none(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    return row is not None and row.goal_high == 0 and _met(of) == (int(found[1]), int(found[2]))


@says(
    rf"^Target (?:the range )?({GOAL})(?: at this point of the year)?(?:: (a local target, set by this council|a national target))?\.$"
)
def _target(of: Of, found: "re.Match[str]") -> bool:
    return _goal_is(of, found[2], found[3], found[1])


@says(rf"^No target for this point of the year; the year's target is {A}\.$")
def _years_target(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    return (
        row is not None
        and row.goal_low is None
        and row.goal_high is None
        and row.year_target == number(found[1])
    )


@says(rf"^The figure is {A}(?: percentage points?)? (above|below) the target\.$")
def _gap(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.value is not None
    edge = row.goal_low if found[2] == "below" else row.goal_high
    if edge is None:
        return False
    gap = edge - row.value if found[2] == "below" else row.value - edge
    return gap == number(found[1]) and gap > 0


@says(
    rf"^Amber: misses the target (?:by no more than {A}(?:%| percentage points?)?(?: of the target)?|but is still {A} or (?:more|less))(?:, that is (?:down to|up to|between) {A}(?: and {A})?)?\.$"
)
def _amber(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None
    edges = [number(each) for each in (found[3], found[4]) if each]
    held = [each for each in (row.amber_low, row.amber_high) if each is not None]
    amount = found[1] or found[2]
    return of.about["amber_amount"] == number(amount) and (
        not edges or [half_up(each, 6) for each in held] == [half_up(each, 6) for each in edges]
    )


@says(
    rf"^The figure (cannot be told apart from the target|misses the target by more than luck): luck alone could put a figure(?: counted on {N})? anywhere from {A} to {A}\.$"
)
def _luck(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.numerator is not None and row.denominator is not None
    x, n, z = float(row.numerator), float(row.denominator), 1.959963984540054
    low, high = number(found[3]), number(found[4])
    if of.about["unit"] == "percent":
        root = z * math.sqrt(z * z + 4 * x * (1 - x / n))
        ends = [100 * (2 * x + z * z + way * root) / (2 * (n + z * z)) for way in (-1, 1)]
        decimals = len(found[3].partition(".")[2])
        if any(
            abs(float(told) - end) > 0.5 * 10**-decimals + 1e-6
            for told, end in zip((low, high), ends, strict=True)
        ):
            return False
    inside = any(goal is not None and low <= goal <= high for goal in (row.goal_low, row.goal_high))
    counted = found[2] is None or number(found[2]) == row.denominator
    return counted and inside == found[1].startswith("cannot")


@says(r"^(?:Small cohort|Fewer than 6 counted)(?:; the target was missed by (\d+) [\w ]+)?\.$")
def _cohort(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.denominator is not None
    if not row.denominator < (6 if found[0].startswith("Fewer") else 20):
        return False
    return not found[1] or _missed_by(of, row, int(found[1]))


def _share(of: Of, top: int, bottom: Decimal) -> Decimal:
    return half_up(Fraction(top) * of.about["multiplier"] / Fraction(bottom), of.about["decimals"])


def _missed_by(of: Of, row: Row, many: int) -> bool:
    assert row.numerator is not None and row.denominator is not None
    way = (
        1
        if row.goal_low is not None
        and _share(of, int(row.numerator), row.denominator) < row.goal_low
        else -1
    )

    def met(top: int) -> bool:
        value = _share(of, top, row.denominator or Decimal(1))
        return (row.goal_low is None or value >= row.goal_low) and (
            row.goal_high is None or value <= row.goal_high
        )

    top = int(row.numerator)
    return met(top + way * many) and not met(top + way * (many - 1))


@says(
    rf"^One [\w ]+? changes this by {A} percentage points?(?:; the target needs (?:(at most )?(\d+) of (\d+)|(\d+) to (\d+) of (\d+)))?\.$"
)
def _one_of(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.denominator is not None
    if not shown(Fraction(100) / Fraction(row.denominator), found[1]) and half_up(
        Fraction(100) / Fraction(row.denominator), 1
    ) != number(found[1]):
        return False
    if found[3] is None:
        return True
    top, bottom = int(found[3]), row.denominator
    if int(found[4]) != bottom:
        return False
    if found[2]:
        return _share(of, top, bottom) <= (row.goal_high or 0) < _share(of, top + 1, bottom)
    return _share(of, top, bottom) >= (row.goal_low or 0) > _share(of, top - 1, bottom)


@says(rf"^{A} has (?:not been reached in any|been reached in (\d+)) of (\d+) quarters\.$")
def _reached(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None
    values = [
        each.value
        for each in (*of.before, row)
        if each.value is not None and each.segment == row.segment
    ]
    level = number(found[1])
    high = of.about["polarity"] == "high"
    times = sum(value >= level if high else value <= level for value in values)
    return (
        times == int(found[2] or 0)
        and len(values) == int(found[3])
        and level in (row.goal_low, row.goal_high)
    )


@says(
    rf"^The year's target of {A} (needs|leaves at most) {A} a quarter from now on(?:, which has (?:not been reached in any|been reached in (\d+)) of (\d+) quarters)?\.$"
)
def _a_quarter(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.value is not None and row.quarter is not None
    rest = Fraction(row.year_target or 0) - Fraction(row.value)
    each = rest / (4 - row.quarter)
    told = number(found[3])
    right = row.year_target == number(found[1]) and told == (
        math.ceil(each) if found[2] == "needs" else math.floor(each)
    )
    if found[5] is None:
        return right
    parts = of.judge.parts(of.measure, of.team, of.place)
    values = [part.events for part in parts]
    high = of.about["polarity"] == "high"
    times = sum(value >= told if high else value <= told for value in values if value is not None)
    return right and times == int(found[4] or 0) and len(values) == int(found[5])


@says(rf"^The year's {A} is exceeded already\.$")
def _exceeded(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    return (
        row is not None
        and row.value is not None
        and row.year_target == number(found[1])
        and row.value > row.year_target
    )


@says(
    rf"^If as many come as of late, {A} for the year (?:needs (at most )?{N} of the next {N} [\w ]+? \({A}\)(?:, which has (?:not been reached in any|been reached in (\d+)) of (\d+) quarters)?|is out of reach: the next {N} .*)\.$"
)
def _rate_needed(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.numerator is not None and row.denominator is not None
    goal = number(found[1])
    if goal not in (row.goal_low, row.goal_high):
        return False
    high = of.about["polarity"] == "high"

    def meets(top: int, coming: int) -> bool:
        value = _share(of, int(row.numerator or 0) + top, (row.denominator or Decimal(0)) + coming)
        return value >= goal if high else value <= goal

    if found[3] is None:
        coming = int(number(found[8]))
        return not meets(coming if high else 0, coming)
    wanted, coming = int(number(found[3])), int(number(found[4]))
    edge = not meets(wanted - 1 if high else wanted + 1, coming)
    return meets(wanted, coming) and edge and shown(Fraction(100 * wanted, coming), found[5])


@says(rf"^If nothing changes: about {A} at ([^,(]+?)(?:, from {A} to {A})? \((.+)\)\.$")
def _leads(of: Of, found: "re.Match[str]") -> bool:
    about = number(found[1])
    if found[3] and not number(found[3]) <= about <= number(found[4]):
        return False
    row = of.row
    assert row is not None
    if "mean of the last four" in found[5]:
        last = [each.steps for each in of.judge.parts(of.measure, of.team, of.place)][-4:]
        return shown(of.value(Fraction(sum(last), 4)), found[1]) and (
            not found[3] or of.told is not None and not of.sign[0]
        )
    if "as if each quarter brought as many" in found[5]:
        return shown(Fraction(row.value or 0) * 4 / (row.quarter or 1), found[1])
    return True


@says(
    rf"^(?:An earlier one, made \d quarters? before a year end, came out|Earlier ones, made \d quarters? before a year end, came out) {A}(?: percentage points?)? off(?: on average \((\d+) of them\))?\.$"
)
def _errors(of: Of, found: "re.Match[str]") -> bool:
    return number(found[1]) >= 0


@says(rf"^Target ({GOAL}): {A}(?: percentage points?)? (above|below) it\.$")
def _target_and_gap(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.value is not None
    edge = row.goal_low if found[5] == "below" else row.goal_high
    gap = None if edge is None else abs(row.value - edge)
    return _goal_is(of, found[2], found[3], found[1]) and gap == number(found[4])
