"""Each kind of sentence that is said of one figure: what it claims, held against the rows."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tests.claims.facts import ALL, Facts, Row, half_up
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


LEADS = {
    "Really better": 1, "Really worse": -1, "Really higher": 0, "Really lower": 0,
    "No clear change": None, "Trend not judged": None,
}  # fmt: skip


def lead_is_right(of: Of, lead: str) -> bool:
    """Whether the lead of a finding is what the series says."""
    if of.row is not None and of.row.kind != "quarter":
        return True  # by the test for yearly figures, which is claimed and checked with why
    told = of.told
    if told is None or told.silent:
        return lead == "Trend not judged"
    sign, up = of.sign
    if not sign:
        if told.unmoved or _never_moved(told):
            beyond = _beyond(told)
            unjudged = beyond and not told.looks
            return lead == ("Trend not judged" if unjudged else "No clear change")
        return lead == "No clear change"
    polarity = of.about["polarity"]
    if polarity == "neutral":
        return lead == ("Really higher" if up else "Really lower")
    if polarity != "band":
        return lead == ("Really better" if up == (polarity == "high") else "Really worse")
    return lead in _band_leads(of, told, sign, up)


def _never_moved(told: Told) -> bool:
    return told.rule != "parts" and told.low is None


def _beyond(told: Told) -> bool:
    before = [each.steps for each in told.parts[:-1]]
    return not min(before) <= told.parts[-1].steps <= max(before)


def _band_leads(of: Of, told: Told, sign: str, up: bool) -> set[str]:
    row = of.row
    assert row is not None
    low = row.goal_low if row.goal_low is not None else of.about["band_low"]
    high = row.goal_high if row.goal_high is not None else of.about["band_high"]

    def away(value: Fraction) -> Fraction:
        return max(Fraction(low) - value, value - Fraction(high), Fraction(0))

    if sign in ("quarter", "four"):
        _, x, y, _ = told.looks[sign]
        old, new = of.level(y), of.level(x)
    elif sign == "drift":
        eight = sorted(each.steps for each in told.parts[-8:])
        middle, slope = Fraction(eight[3] + eight[4], 2), _slope(told)
        old, new = (of.value(middle + way * Fraction(7, 2) * slope) for way in (-1, 1))
    else:
        assert told.mean is not None
        old, new = of.value(told.mean), of.value(told.parts[-1].steps)
    if away(old) == away(new):
        return {"Really higher" if up else "Really lower"}
    return {"Really better" if away(new) < away(old) else "Really worse"}


@says(rf"^({'|'.join(LEADS)})(?:: (.+))?\.$")
def _finding(of: Of, found: "re.Match[str]") -> bool:
    lead, why = found[1], (found[2] or "").removesuffix("")
    if not lead_is_right(of, lead):
        return False
    first = re.search(r" \(a first view, from (\d+) quarters\)$", why)
    told = of.told
    if first:
        why = why[: first.start()]
        if told is None or int(first[1]) != len(told.parts) or not 6 <= len(told.parts) <= 11:
            return False
    elif (
        told is not None
        and not told.silent
        and 6 <= len(told.parts) <= 11
        and lead != "Trend not judged"
        and not _never_moved(told)
        and not _all_or_none(told)
    ):
        return False
    for pattern, check in WHY:
        if match := re.fullmatch(pattern, why):
            return check(of, match)
    raise LookupError(why)


def _all_or_none(told: Told) -> bool:
    return any(y in (0, 1) for _, _, y, _ in told.looks.values())


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


def _range_is(of: Of, low: str, high: str) -> bool:
    told = of.told
    if told is None or told.low is None:
        return False
    ends = _ends(of, told)
    return number(low) == ends[0] and number(high) == ends[1]


RANGE = rf"{A}(?: (?:up )?to {A})?"


@because(rf"quarters lie within {RANGE} if nothing changes")
def _within(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    assert told is not None
    low, high = found[1], found[2] or found[1]
    steps = of.value(told.parts[-1].steps)
    inside = Fraction(number(low)) <= steps <= Fraction(number(high))
    return told.rule != "parts" and _range_is(of, low, high) and inside


@because(
    rf"(above|below) the usual range(?:, {RANGE})?(?:, of the (\d+) (?:quarters|figures) before)?"
)
def _outside(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    sign, up = of.sign
    if told is None or sign != "limit" or up != (found[1] == "above"):
        return False
    steps = of.value(told.parts[-1].steps)
    if found[2] is None:
        return True
    low, high = found[2], found[3] or found[2]
    beyond = steps > Fraction(number(high)) if up else steps < Fraction(number(low))
    of_before = found[4] is None or int(found[4]) == len(told.parts) - 1
    return (
        _range_is(of, low, high)
        and beyond
        and of_before
        and (found[4] is None) == (told.rule == "quarters")
    )


@because(r"it has (risen|fallen) (\d+) (?:quarters|figures) running")
def _trend(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, up) = of.told, of.sign
    return (
        told is not None
        and sign == "trend"
        and up == (found[1] == "risen")
        and told.run - 1 == int(found[2])
    )


@because(
    rf"two of the last three (?:quarters|figures) are close to the (top|bottom) of the usual range(?:, {RANGE})?"
)
def _pair(of: Of, found: "re.Match[str]") -> bool:
    sign, up = of.sign
    return (
        sign == "pair"
        and up == (found[1] == "top")
        and (found[2] is None or _range_is(of, found[2], found[3] or found[2]))
    )


@because(rf"the last (\d+) (?:quarters|figures) are all (above|below) average(?:, {A})?")
def _shift(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, up) = of.told, of.sign
    if told is None or sign != "shift" or up != (found[2] == "above") or told.run != int(found[1]):
        return False
    values = [of.value(each.steps) for each in told.parts]
    if found[3] is None:
        return True
    average = Fraction(number(found[3]))
    stretch = values[-told.run :]
    return shown(sum(values) / len(values), found[3]) and all(
        value > average if up else value < average for value in stretch
    )


@because(rf"over the last eight (?:quarters|figures) it went (up|down) by about {A}.*")
def _drifted(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, up) = of.told, of.sign
    if told is None or sign != "drift" or up != (found[1] == "up"):
        return False
    return shown(abs(7 * of.value(_slope(told))), found[2])


def _slope(told: Told) -> Fraction:
    """The median slope of all pairs of the last eight, a quarter."""
    eight = [each.steps for each in told.parts[-8:]]
    slopes = sorted(Fraction(eight[b] - eight[a], b - a) for a in range(8) for b in range(a + 1, 8))
    return (slopes[13] + slopes[14]) / 2


ODDS = r"; luck alone would do this less than once in ([\d,]+)"


def _rare(of: Of, text: str) -> bool:
    told = of.told
    assert told is not None
    p = of.judge.chance(told) if told.rule == "parts" else told.looks["quarter"][0]
    return p * int(number(text)) < 1 + 1e-6


@because(
    rf"(the last quarter|the last four (?:quarters|figures) together), {A} \({N} of {N}\), (?:is|are) (above|below) the (\d+) before, {A} \({N} of {N}\){ODDS}"
)
def _looked(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, up) = of.told, of.sign
    last = 1 if found[1] == "the last quarter" else 4
    if told is None or sign != ("quarter" if last == 1 else "four") or up != (found[5] == "above"):
        return False
    now, before = told.parts[-last:], told.parts[:-last]
    sums = [
        sum(each.events for each in now),
        sum(each.base for each in now),
        sum(each.events for each in before),
        sum(each.base for each in before),
    ]
    numbers = [number(found[at]) for at in (3, 4, 8, 9)]
    levels = (
        of.level(Fraction(sums[0]) / Fraction(sums[1])),
        of.level(Fraction(sums[2]) / Fraction(sums[3])),
    )
    apart = (number(found[2]) > number(found[7])) == up and number(found[2]) != number(found[7])
    return (
        sums == numbers
        and len(before) == int(found[6])
        and shown(levels[0], found[2])
        and shown(levels[1], found[7])
        and apart
        and _rare(of, found[10])
    )


@because(
    rf"{N}(?: in the last four (?:quarters|figures), {A} each)?, against {A} each in the (\d+) before{ODDS}"
)
def _counted(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, up) = of.told, of.sign
    last = 4 if found[2] else 1
    if told is None or sign != ("four" if last == 4 else "quarter"):
        return False
    now, before = (
        [each.events for each in told.parts[-last:]],
        [each.events for each in told.parts[:-last]],
    )
    level, old = Fraction(sum(now)) / last, Fraction(sum(before)) / len(before)
    return (
        sum(now) == number(found[1])
        and len(before) == int(found[4])
        and shown(old, found[3])
        and (not found[2] or shown(level, found[2]))
        and up == (level > old)
        and _rare(of, found[5])
    )


@because(
    rf"{N}(?: of {N})?( in the last four (?:quarters|figures) together)?; (none|all)(?: of the {N} counted)? in the (\d+) (?:quarters|figures) before(?:; luck alone (would do this less than|could do this) once in {N})?"
)
def _after(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, _) = of.told, of.sign
    assert told is not None
    last = 4 if found[3] else 1
    now, before = told.parts[-last:], told.parts[:-last]
    x, n = sum(each.events for each in now), sum(each.base for each in now)
    x0, n0 = sum(each.events for each in before), sum(each.base for each in before)
    right = (
        x == number(found[1])
        and len(before) == int(found[6])
        and x0 == (0 if found[4] == "none" else n0)
    )
    right = (
        right
        and (found[2] is None or n == number(found[2]))
        and (found[5] is None or n0 == number(found[5]))
    )
    if found[7] is None:
        return right and not sign and (x == 0 if x0 == 0 else x == n)
    p = told.looks["four" if last == 4 else "quarter"][0]
    if found[7].startswith("would"):
        return right and bool(sign) and _rare(of, found[8])
    once = float(number(found[8]))
    return right and not sign and once <= 1 / p + 1e-3 and 1 / p < once + 1


@because(
    rf"(among so many figures )?luck alone could put the last (quarter|four together) as far from the (\d+) (?:quarters|figures) before, {A}(?: each)?"
)
def _by_luck(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, _) = of.told, of.sign
    assert told is not None
    p, _, level, many = told.looks["quarter" if found[2] == "quarter" else "four"]
    p = min(1.0, p * (len(told.looks) if told.rule == "parts" else 1))
    seldom = p < 0.05
    return (
        not sign
        and many == int(found[3])
        and shown(of.level(level), found[4])
        and seldom == bool(found[1])
    )


@because(
    rf"the last (quarter lies|four together lie) no further from the (\d+) (?:quarters|figures) before, {A}(?: each)?, than those from each other"
)
def _by_spread(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, _) = of.told, of.sign
    assert told is not None
    last = 1 if found[1].startswith("quarter") else 4
    _, _, level, many = told.looks["quarter" if last == 1 else "four"]
    before = told.parts[:-last]
    share = of.about["unit"] == "percent"
    variance = level * (1 - level) if share else level
    chi = sum(
        (Fraction(each.events or 0) - Fraction(each.base or 1) * level) ** 2
        / (Fraction(each.base or 1) * variance)
        for each in before
    )
    return (
        not sign
        and many == int(found[2])
        and shown(of.level(level), found[3])
        and chi / (len(before) - 1) > Fraction(999, 1000)
    )


@because(
    rf"the last four (?:quarters|figures) lie (above|below) the usual range on average, {RANGE}, of the (\d+) before"
)
def _lately(of: Of, found: "re.Match[str]") -> bool:
    told, (sign, up) = of.told, of.sign
    if told is None or sign != "lately" or up != (found[1] == "above"):
        return False
    low, high = found[2], found[3] or found[2]
    mean = of.value(Fraction(sum(each.steps for each in told.parts[-4:]), 4))
    beyond = mean > Fraction(number(high)) if up else mean < Fraction(number(low))
    return _range_is(of, low, high) and beyond and len(told.parts) - 4 == int(found[4])


@because(rf"{A}, as in each of the (\d+) (?:quarters|figures) before")
def _as_before(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    assert told is not None
    values = {of.value(each.steps) for each in told.parts}
    return values == {Fraction(number(found[1]))} and len(told.parts) - 1 == int(found[2])


@because(
    rf"{A}; the (\d+) (?:quarters|figures) before lie between {A} and {A}(, too seldom apart for a usual range)?"
)
def _between(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    assert told is not None
    before = [of.value(each.steps) for each in told.parts[:-1]]
    ends = Fraction(number(found[3])), Fraction(number(found[4]))
    now = of.value(told.parts[-1].steps)
    inside = ends[0] <= now <= ends[1]
    return (
        now == Fraction(number(found[1]))
        and len(before) == int(found[2])
        and ends == (min(before), max(before))
        and inside == bool(found[5])
    )


@because(rf"{A}; {A} in each of the (\d+) (?:quarters|figures) before")
def _first_of_its_kind(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    assert told is not None
    before = {of.value(each.steps) for each in told.parts[:-1]}
    now = of.value(told.parts[-1].steps)
    return (
        now == Fraction(number(found[1]))
        and before == {Fraction(number(found[2]))}
        and now not in before
        and len(told.parts) - 1 == int(found[3])
    )


@because(r"no sign of one")
def _no_sign(of: Of, found: "re.Match[str]") -> bool:
    return not of.sign[0]


@because(r"too early, (\d+) quarters? so far and 6 are needed")
def _too_early(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    return told is not None and told.silent == "too_short" and len(told.parts) == int(found[1])


@because(r"(\d+) of the last ten quarters are missing")
def _gaps(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    return told is not None and told.silent == "gaps" and told.absent == int(found[1])


@because(r"fewer than 6 counted")
def _few(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    return told is not None and told.silent == "too_few" and (told.parts[-1].base or 0) < 6


@because(r"each figure covers 12 months and shares nine of them with the one before")
def _rolling(of: Of, found: "re.Match[str]") -> bool:
    return of.about["basis"] == "rolling_12m"


@because(r"[\w ]+ are counted once a year, so the quarters' own parts are not known")
def _once_a_year(of: Of, found: "re.Match[str]") -> bool:
    return of.about["basis"] in ("ytd_count", "ytd_rate") and not of.about["counts_events"]


@because(r"this quarter's own part of the year is not known")
def _part_unknown(of: Of, found: "re.Match[str]") -> bool:
    return of.about["basis"] in ("ytd_count", "ytd_rate") and of.told is None


def years(of: Of) -> list[Row]:
    """The years of one definition up to a figure that have both of their numbers, oldest first."""
    row = of.row
    assert row is not None
    return [
        each
        for each in of.facts.by_series[of.measure, of.team]
        if each.series == row.series and each.kind == row.kind and each.place <= row.place
        and each.segment == row.segment and each.value is not None
        and each.numerator is not None and each.denominator
    ]  # fmt: skip


@because(r"five years with both of their numbers are needed")
def _five(of: Of, found: "re.Match[str]") -> bool:
    return len(years(of)) < 5


@because(
    r"in one of the last five years all were counted, or none, and the test for yearly figures needs some of each"
)
def _all_in_a_year(of: Of, found: "re.Match[str]") -> bool:
    last = years(of)[-5:]
    return len(last) == 5 and any(each.numerator in (0, each.denominator) for each in last)


@because(r"the test for yearly figures works for shares of those counted alone")
def _no_share(of: Of, found: "re.Match[str]") -> bool:
    return of.about["unit"] not in ("percent", "per_10000") or bool(of.about["from_staffing"])


@because(
    r"over five years it (went no more one way than luck alone would make it|rose by more than luck alone would make it|fell by more than luck alone would make it)"
)
def _five_years(of: Of, found: "re.Match[str]") -> bool:
    """Cochran and Armitage's chi-square beyond 99.8%, and one way whichever year is left out."""
    return five_years(of) == found[1].split()[0]


@says(
    rf"^(Up|Down) {A}(?: percentage points?)? on {T}(: one step does not undo it|, which is (?:better|worse))?\.$"
)
def _moved(of: Of, found: "re.Match[str]") -> bool:
    then, row = of.against(found[3]), of.row
    if then is None or row is None or then.value is None or row.value is None:
        return False
    change = row.value - then.value
    right = abs(change) == number(found[2]) and (change > 0) == (found[1] == "Up")
    right = right and abs(change) > of.about["tolerance"]
    tail = found[4] or ""
    if "undo" in tail:
        return right and bool(of.sign[0]) and of.sign[1] != (change > 0)
    if tail:
        return right and _better(of, row, then) == ("better" in tail)
    return right


def _better(of: Of, row: Row, then: Row) -> bool | None:
    polarity = of.about["polarity"]
    assert row.value is not None and then.value is not None
    if polarity in ("high", "low"):
        return (row.value > then.value) == (polarity == "high")
    low, high = row.goal_low, row.goal_high
    if low is None or high is None:
        return None
    away = [max(low - each, each - high, Decimal(0)) for each in (row.value, then.value)]
    return away[0] < away[1]


@says(rf"^(The same as|Little change on) {T}(, so it is still (?:better|worse|higher|lower))?\.$")
def _level(of: Of, found: "re.Match[str]") -> bool:
    then, row = of.against(found[2]), of.row
    if then is None or row is None or then.value is None or row.value is None:
        return False
    change = abs(row.value - then.value)
    right = change == 0 if found[1] == "The same as" else 0 < change <= of.about["tolerance"]
    return right and (not found[3] or bool(of.sign[0]) or of.row.kind != "quarter")


@says(rf"^In the quarter alone {A}(?: \({N} of {N}\))?\.$")
def _alone(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    if told is None or not told.parts[-1].derived:
        return False
    part = told.parts[-1]
    right = of.value(part.steps) == Fraction(number(found[1]))
    return right and (
        not found[2] or (part.events == number(found[2]) and part.base == number(found[3]))
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


GOAL = rf"{A}(?: to {A}| or more| or less)?"


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


FRACTION = r"(?: \((?:([\d,.−]+) (?:of|for|to) ([\d,.]+)|fraction not supplied)\))?"


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
    if row is None or then is None or row.goal_low is None or row.goal_high is None:
        return False
    away = [
        max(row.goal_low - each.value, each.value - row.goal_high, Decimal(0))
        for each in (row, then)
    ]
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


@says(rf"^Target ({GOAL}): {A}(?: percentage points?)? (above|below) it\.$")
def _target_and_gap(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.value is not None
    edge = row.goal_low if found[5] == "below" else row.goal_high
    gap = None if edge is None else abs(row.value - edge)
    return _goal_is(of, found[2], found[3], found[1]) and gap == number(found[4])


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
            _row(of.facts, of.measure, team, of.place),
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


def _row(facts: Facts, measure: str, team: str, place: int) -> Row | None:
    rows = facts.quarters(measure, team, place)
    return rows[-1] if rows and rows[-1].place == place else None


def _beside_others(of: Of, many: int) -> str:
    """Which way a team lies from the others of its work."""
    level = {}
    for team, work in of.facts.works.items():
        row = _row(of.facts, of.measure, team, of.place)
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
    then = _row(of.facts, of.measure, of.team, of.place - back)
    return then is not None and 2 * row.denominator <= (then.denominator or 0)


@says(
    r"^(?:Is nothing left out|Is it right, and what happened|Was it counted anew|Is everybody in it|Has a team's figure been left out|Why(?: do the two differ)?)\?$"
)
def _asked(of: Of, found: "re.Match[str]") -> bool:
    return of.row is not None


@says(
    rf"^If nothing changes: about {A} a year later, from {A} to {A}, and from {A} to {A} after two years \(.+\)\.$"
)
def _held(of: Of, found: "re.Match[str]") -> bool:
    row = of.row
    assert row is not None and row.value is not None
    values = [
        each.value
        for each in of.facts.by_series[of.measure, of.team]
        if each.kind == row.kind and each.segment == row.segment and each.series == row.series
        and each.place <= row.place and each.value is not None
    ]  # fmt: skip
    steps = [abs(float(b - a)) for a, b in zip(values, values[1:], strict=False)]
    step = (sum(steps) + 4 * 0.06 * float(row.value)) / (len(steps) + 4)
    told = [int(number(found[at])) for at in range(1, 6)]
    wanted = [int(row.value)]
    for years_on in (1, 2):
        reach = math.floor(2.66 * step * math.sqrt(years_on) + 1e-9)
        wanted += [max(0, int(row.value) - reach), int(row.value) + reach]
    return told == wanted


def _shares(last: list[Row]) -> tuple[float, set[bool]] | None:
    """Cochran and Armitage's chi-square, and which ways the six lines fall; None where all or none are counted."""
    points = [
        (t, float(each.numerator or 0), float(each.denominator or 1))
        for t, each in enumerate(last, 1)
    ]
    if any(e in (0, b) for _, e, b in points):
        return None
    n, x = sum(p[2] for p in points), sum(p[1] for p in points)
    st, sn = sum(t * e for t, e, _ in points), sum(t * b for t, _, b in points)
    stt = sum(t * t * b for t, _, b in points)
    chi = n * (n * st - x * sn) ** 2 / (x * (n - x) * (n * stt - sn**2))
    ways = set()
    for out in range(6):
        kept = [(t, math.log(e / (b - e))) for t, e, b in points if t != out]
        mt = sum(t for t, _ in kept) / len(kept)
        ways.add(round(sum((t - mt) * y for t, y in kept), 9) < 0)
    return chi, ways


def _rates(of: Of, last: list[Row]) -> tuple[float, set[bool]] | None:
    """The weighted line's chi-square by Byar's limits, and which ways the six lines fall; None of fewer than ten."""
    z, per = 1.959963984540054, float(of.about["multiplier"])
    points = []
    for t, each in enumerate(last, 1):
        x, n = float(each.numerator or 0), float(each.denominator or 1)
        if x < 10:
            return None
        low = x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3
        high = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * math.sqrt(x + 1))) ** 3
        points.append((t, float(each.value or 0), (3.92 * n / per / (high - low)) ** 2))
    ways, chi = set(), 0.0
    for out in range(6):
        kept = [point for point in points if point[0] != out]
        w = sum(p[2] for p in kept)
        wt, wv = sum(p[2] * p[0] for p in kept), sum(p[2] * p[1] for p in kept)
        wtt = sum(p[2] * p[0] ** 2 for p in kept)
        wtv = sum(p[2] * p[0] * p[1] for p in kept)
        b = (w * wtv - wt * wv) / (w * wtt - wt**2)
        ways.add(round(b, 12) < 0)
        if out == 0:
            chi = b * b * (w * wtt - wt**2) / w
    return chi, ways


def five_years(of: Of) -> str:
    """Which way the last five years go by more than luck: `rose`, `fell`, `went` no way; nothing where the test
    cannot be made."""
    last = years(of)[-5:]
    if (
        len(last) < 5
        or of.about["from_staffing"]
        or of.about["unit"] not in ("percent", "per_10000")
    ):
        return ""
    tested = _shares(last) if of.about["unit"] == "percent" else _rates(of, last)
    if tested is None:
        return ""
    chi, ways = tested
    if chi <= 9.54953570608324 or len(ways) > 1:
        return "went"
    return "fell" if ways == {True} else "rose"


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
