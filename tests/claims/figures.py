"""What is said of figures: their numbers, what they were, other areas, teams that stand out, what was asked of them."""

import re
from decimal import Decimal
from fractions import Fraction

from tests.claims.facts import ALL, Row
from tests.claims.findings import lead_is_right
from tests.claims.shapes import (
    FRACTION,
    TIMES,
    A,
    Of,
    best_range,
    number,
    row_at,
    says,
    shown,
)


def _figure_is(row: Row | None, value: str, top: str | None, bottom: str | None) -> bool:
    if row is None or row.value is None or row.value != number(value):
        return False
    return top is None or (row.numerator == number(top) and row.denominator == number(bottom or ""))


@says(
    rf"^(Last quarter|Two quarters ago|A year ago|At the last year end|The year before) {A}{FRACTION}, ([^;.]+?)(?:; (?:(up|down) {A}(?: percentage points?)?|(no change)))?\.$"
)
def _compared(of: Of, found: "re.Match[str]") -> bool:
    when = found[1][0].lower() + found[1][1:]
    then, row = of.against(when), of.row
    if not _figure_is(then, found[2], found[3], found[4]) or then is None or row is None:
        return False
    right = then.label.lower() == found[5].lower()
    if found[8]:
        return right and row.value == then.value
    if found[6] and row.value is not None and then.value is not None:
        change = row.value - then.value
        return right and abs(change) == number(found[7]) and (change > 0) == (found[6] == "up")
    return right


@says(rf"^A change of {A}(?: percentage points?)? or less counts as little change\.$")
def _tolerance(of: Of, found: "re.Match[str]") -> bool:
    return of.about["tolerance"] == number(found[1])


@says(r"^Both (lie within the best range|are as far from the best range)\.$")
def _both(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    then = (
        None
        if row is None
        else of.against("last quarter" if row.kind == "quarter" else "the year before")
    )
    if row is None or then is None:
        return False
    low, high = best_range(of, row)
    away = [max(low - each.value, each.value - high, Decimal(0)) for each in (row, then)]
    return away[0] == away[1] and (away[0] == 0) == found[1].startswith("lie")


@says(r"^Fewer than 6 were counted in one of the two: too few to judge\.$")
def _too_few(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None
    thens = [of.against(when) for when in TIMES]
    return any(
        (each.denominator or 6) < 6
        for each in (row, *thens)
        if each is not None and each.denominator is not None
    )


@says(rf"^([A-Z][\w ,'&-]+?) {A}{FRACTION}, (year to [^.]+|Q\d \d{{4}}/\d\d|[^.]+)\.$")
def _benchmark(of: Of, found: "re.Match[str]") -> bool:
    for each in of.facts.others[of.measure]:
        if each["council"] == found[1] and each["label"].lower() == found[5].lower():
            top = found[3] is None or (
                each["numerator"] == number(found[3]) and each["denominator"] == number(found[4])
            )
            return each["value"] == number(found[2]) and top
    return False


@says(
    rf"^{A}{FRACTION}(?:, ([^;.]+))?(?:; (last quarter|two quarters ago|a year ago|at the last year end|the year before) (.+))?\.$"
)
def _figure(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    if not _figure_is(row, found[1], found[2], found[3]) or row is None:
        return False
    if found[4] and found[4].lower() != row.label.lower():
        return False
    return not found[5] or _earlier_is(of.against(found[5]), found[6])


def _earlier_is(then: Row | None, words: str) -> bool:
    """Whether an earlier figure is the one in words, or is missing as they say."""
    match = re.fullmatch(rf"{A}{FRACTION}", words)
    if match is None:
        return then is None or then.value is None
    return _figure_is(then, match[1], match[2], match[3])


@says(
    r"^(?:[●◆■] (Green|Amber|Red)|(For information|No target|Not available|Not applicable|None to count|Hidden: small number|Not received|Not yet due))\.$"
)
def _rating(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    if found[1]:
        return row is not None and row.rating == found[1].lower()
    return row is None or row.rating not in ("green", "amber", "red")


@says(r"^Added up from the teams' figures\.$")
def _added(of: Of, found: "re.Match[str]") -> bool:
    return of.row is not None and of.row.from_teams


@says(
    rf"^(.+?), {A}(?: \(([\d,.]+) (?:of|for|to) ([\d,.]+)\))?(?: in the quarter alone)?(?:; .+)?: (?:really (better|worse) than (?:its|their) own past)?(?: and )?(?:(better|worse) than the other (\d+) teams of the same work, {A}, by more than luck)?\.$"
)
def _stands_out(of: Of, found: "re.Match[str]") -> bool:
    for named in found[0].rpartition(": ")[0].split("; "):
        team, _, figure = named.partition(", ")
        match = re.fullmatch(
            rf"{A}(?: \(([\d,.]+) (?:of|for|to) ([\d,.]+)\))?(?: in the quarter alone)?", figure
        )
        if match is None or (of.measure, team) not in of.facts.by_series or of.team != ALL:
            return False
        mine = Of(
            of.facts,
            of.judge,
            of.measure,
            team,
            of.place,
            row_at(of.facts, of.measure, team, of.place),
        )
        told = mine.told
        # Beside others the figure is told at as many decimals as tell the two apart.
        plain = told is not None and mine.value(told.parts[-1].steps) == number(match[1])
        if not plain and found[8] is None:
            return False
        if found[5] and not lead_is_right(mine, f"Really {found[5]}"):
            return False
        if found[6] and found[6] != _beside_others(mine, int(found[7])):
            return False
    return True


def _beside_others(of: Of, many: int) -> str:
    """Which way a team lies from the others of its work."""
    level = {}
    for team, work in of.facts.works.items():
        row = row_at(of.facts, of.measure, team, of.place)
        if (
            work == of.facts.works.get(of.team)
            and row is not None
            and row.numerator is not None
            and row.denominator
        ):
            level[team] = Fraction(row.numerator) / Fraction(row.denominator)
    if len(level) - 1 < many or of.team not in level:
        return ""
    rest = [value for team, value in level.items() if team != of.team]
    up = level[of.team] > sum(rest) / len(rest)
    return "better" if up == (of.about["polarity"] == "high") else "worse"


@says(r"^(All|Not one) of those counted\.$")
def _all_or_none_asked(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    return row is not None and row.numerator == (row.denominator if found[1] == "All" else 0)


@says(r"^Exactly the same as in each of the two quarters before\.$")
def _same_asked(of: Of, found: "re.Match[str]") -> bool:
    last = [each.value for each in of.facts.quarters(of.measure, of.team, of.place)][-3:]
    return len(last) == 3 and len(set(last)) == 1


@says(rf"^Outside the range of the quarters before it, {A} to {A}\.$")
def _outside_asked(of: Of, found: "re.Match[str]") -> bool:
    """The mean of the twelve before and 2.66 times their mean moving range, two cases beyond it at least."""
    row = of.row
    assert row is not None and row.value is not None
    values = [
        Fraction(each.value) for each in of.before
        if each.value is not None and each.segment == row.segment
    ][-12:]  # fmt: skip
    ranges = [abs(b - a) for a, b in zip(values, values[1:], strict=False)]
    mean = sum(values) / len(values)
    width = Fraction(266, 100) * sum(ranges) / len(ranges)
    low, high = max(mean - width, Fraction(0)), mean + width
    if of.about["unit"] == "percent" and not of.about["may_exceed_100"]:
        high = min(high, Fraction(100))
    outside = not mean - width <= row.value <= high
    return shown(low, found[1]) and shown(high, found[2]) and outside and len(values) >= 8


@says(r"^Half as many counted as before, or fewer\.$")
def _halved_asked(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.denominator is not None
    back = 4 if of.about["basis"] in ("ytd_count", "ytd_rate") else 1
    then = row_at(of.facts, of.measure, of.team, of.place - back)
    return then is not None and 2 * row.denominator <= (then.denominator or 0)


@says(
    r"^(?:Is nothing left out|Is it right, and what happened|Was it counted anew|Is everybody in it|Has a team's figure been left out|Why(?: do the two differ)?)\?$"
)
def _asked(of: Of, found: "re.Match[str]") -> bool:
    return of.row is not None


PLAIN = re.compile(
    r"^(Higher is better|Lower is better|For information: neither higher nor lower is better|Best within the range"
    r"|There is no Amber: a figure that misses the target is Red"
    r"|National figures are counted once a year and may be counted otherwise: a guide only"
    r"|No target has been set|There is nothing to compare this figure with"
    r"|(Last quarter|Two quarters ago|A year ago|At the last year end|The year before) (no figure|not received|not available|not applicable|none to count|hidden: small number|rounds to zero.*)( \(.*\))?(, .*)?"
    r"|The two are not comparable.*|A year to date can only be compared.*"
    r"|Best between .*|Corrected on .*|.*: hidden: small number, .*|.*: not available, .*"
    r"|Not answered yet|Latest figure: .*|Its figures until then stand below|.* ended in .*|.* was formed .*"
    r"|Not received: no figure for .*|Not yet due: .*|.*: this measure is not one of this team's"
    r"|Hidden: small number.*|Not available.*|None to count.*)\.$"
)
"""What claims no number that is not checked elsewhere."""
