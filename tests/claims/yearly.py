"""What is said of yearly figures: the trend of five years, and a number that is held."""

import math
import re

from tests.claims.facts import Row
from tests.claims.shapes import (
    A,
    Of,
    because,
    number,
    says,
)


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
