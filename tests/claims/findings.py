"""What a series is said to do: its lead, why, and how the figure moved."""

import re
from decimal import Decimal
from fractions import Fraction

from tests.claims.facts import Row
from tests.claims.judged import Told
from tests.claims.shapes import (
    RANGE,
    WHY,
    A,
    N,
    Of,
    T,
    because,
    best_range,
    number,
    range_is,
    says,
    shown,
)

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


@because(rf"quarters lie within {RANGE} if nothing changes")
def _within(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    assert told is not None
    low, high = found[1], found[2] or found[1]
    steps = of.value(told.parts[-1].steps)
    inside = Fraction(number(low)) <= steps <= Fraction(number(high))
    return told.rule != "parts" and range_is(of, low, high) and inside


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
        range_is(of, low, high)
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
        and (found[2] is None or range_is(of, found[2], found[3] or found[2]))
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
    return range_is(of, low, high) and beyond and len(told.parts) - 4 == int(found[4])


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


@because(rf"the (\d+) (?:quarters|figures) before lie between {A} and {A}")
def _of_none(of: Of, found: "re.Match[str]") -> bool:
    told = of.told
    assert told is not None and of.row is not None
    before = [of.value(each.steps) for each in told.parts[:-1]]
    ends = Fraction(number(found[2])), Fraction(number(found[3]))
    right = len(before) == int(found[1]) and ends == (min(before), max(before))
    return right and not of.sign[0] and of.row.goal_high == 0


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
    if polarity != "band":
        return None
    low, high = best_range(of, row)
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
