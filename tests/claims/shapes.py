"""How a sentence is taken apart: amounts in words, what it is said of, and which check reads which shape."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tests.claims.facts import Facts, Row, half_up
from tests.claims.judged import Judge, Told

A = r"(−?£?[\d,]*\d(?:\.\d+)?)(?:%| per 10,000)?"
"""An amount, its number caught; a ratio's `to 1` is taken away before."""


N = r"([\d,]+)"


TIMES = {
    "last quarter": "previous_quarter", "two quarters ago": "two_quarters_before",
    "a year ago": "same_quarter_last_year", "the last year end": "last_year_end",
    "at the last year end": "last_year_end", "the year before": "previous_year",
}  # fmt: skip


T = f"({'|'.join(TIMES)})"


def number(text: str) -> Decimal:
    """What a number in words is."""
    return Decimal(text.replace(",", "").replace("−", "-").replace("£", ""))


def shown(exact: Fraction | Decimal, text: str) -> bool:
    """Whether a number in words is an exact one at the decimals that it is given with."""
    decimals = len(text.partition(".")[2])
    return half_up(Fraction(exact), decimals) == number(text)


@dataclass
class Of:
    """What a sentence is said of: one figure of one measure and team, and everything before it."""

    facts: Facts
    judge: Judge
    measure: str
    team: str
    place: int
    row: Row | None

    @property
    def about(self) -> dict:
        return self.facts.measures[self.measure]

    @property
    def told(self) -> Told | None:
        if self.row is None or self.row.kind != "quarter":
            return None
        return self.judge.told(self.measure, self.team, self.place)

    @property
    def sign(self) -> tuple[str, bool]:
        return self.judge.sign(self.measure, self.team, self.place)

    @property
    def before(self) -> list[Row]:
        return self.facts.quarters(self.measure, self.team, self.place - 1)

    def against(self, when: str) -> Row | None:
        """The figure of the comparator that words name."""
        row = self.row
        assert row is not None
        if row.kind != "quarter":
            places = {row.place - 1}
        else:
            quarter = row.quarter or 0
            places = {
                "previous_quarter": {row.place - 1}, "two_quarters_before": {row.place - 2},
                "same_quarter_last_year": {row.place - 4}, "last_year_end": {row.place - quarter},
                "previous_year": {row.place - 4},
            }[TIMES[when]]  # fmt: skip
        for each in self.facts.by_series[self.measure, self.team]:
            if each.kind == row.kind and each.place in places and each.series == row.series:
                return each
        return None

    def value(self, steps: Fraction | float | int) -> Fraction:
        """Steps in the measure's unit."""
        return Fraction(steps) / int(self.about["scale"])

    def level(self, exact: Fraction) -> Fraction:
        """A share in the measure's unit."""
        return exact * int(self.about["multiplier"])


Check = Callable[[Of, "re.Match[str]"], bool]


KINDS: list[tuple[re.Pattern[str], Check]] = []


def says(pattern: str) -> Callable[[Check], Check]:
    """Takes a check for every sentence of this shape."""

    def take(check: Check) -> Check:
        KINDS.append((re.compile(pattern), check))
        return check

    return take


WHY: list[tuple[str, Check]] = []


def because(pattern: str) -> Callable[[Check], Check]:
    """Takes a check for every reason of this shape."""

    def take(check: Check) -> Check:
        WHY.append((pattern, check))
        return check

    return take


def _ends(of: Of, told: Told) -> tuple[Decimal, Decimal]:
    """The usual range as members see it: the least and the most steps that lie within, no further than the measure goes."""
    assert told.low is not None and told.high is not None
    low = of.value(math.ceil(told.low - 1e-9))
    high = of.value(math.floor(told.high + 1e-9))
    if not of.about["may_be_negative"]:
        low, high = max(low, Fraction(0)), max(high, Fraction(0))
    if of.about["unit"] == "percent" and not of.about["may_exceed_100"]:
        low, high = min(low, Fraction(100)), min(high, Fraction(100))
    return Decimal(low.numerator) / low.denominator, Decimal(high.numerator) / high.denominator


def range_is(of: Of, low: str, high: str) -> bool:
    told = of.told
    if told is None or told.low is None:
        return False
    ends = _ends(of, told)
    return number(low) == ends[0] and number(high) == ends[1]


RANGE = rf"{A}(?: (?:up )?to {A})?"


GOAL = rf"{A}(?: to {A}| or more| or less)?"


FRACTION = r"(?: \((?:([\d,.−]+) (?:of|for|to) ([\d,.]+)|fraction not supplied)\))?"


def row_at(facts: Facts, measure: str, team: str, place: int) -> Row | None:
    rows = facts.quarters(measure, team, place)
    return rows[-1] if rows and rows[-1].place == place else None


def best_range(of: Of, row: Row) -> tuple[Decimal, Decimal]:
    """The range that is best: the council's target where it set one, else the catalogue's."""
    if row.goal_low is not None and row.goal_high is not None:
        return row.goal_low, row.goal_high
    return of.about["band_low"], of.about["band_high"]
