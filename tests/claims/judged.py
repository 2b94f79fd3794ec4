"""What a series says, judged again from the rows: by arithmetic that shares nothing with the rules."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations

from tests.claims.facts import ALL, Facts, Row

BH = Fraction(1, 10)


@dataclass(frozen=True)
class Part:
    """One quarter that may carry a trend: its value in whole steps, and its two numbers where they are known."""

    row: Row
    steps: int
    events: Decimal | None
    base: Decimal | None
    derived: bool


@dataclass
class Told:
    """How a series stands: why nothing can be said, or by which sign it changed and which way."""

    rule: str
    parts: list[Part]
    absent: int
    silent: str = ""
    sign: str = ""
    up: bool = False
    run: int = 0
    mean: Fraction | None = None
    low: float | None = None
    high: float | None = None
    looks: dict[str, tuple[float, Fraction, Fraction, int]] = field(default_factory=dict)
    unmoved: bool = False


class Judge:
    """Judges the series of one snapshot, each once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._told: dict[tuple[str, str, int], Told | None] = {}
        self._named: dict[int, dict[tuple[str, str], bool]] = {}

    def parts(self, measure: str, team: str, place: int) -> list[Part]:
        """The quarters of the last definition that carry a trend, up to one."""
        of = self.facts.measures[measure]
        rows = self.facts.quarters(measure, team, place)
        if not rows or of["basis"] not in ("position", "in_quarter", "ytd_count", "ytd_rate"):
            return []
        segment = rows[-1].segment
        rows = [row for row in rows if row.segment == segment]
        scale, found = int(of["scale"]), []
        if of["basis"] in ("position", "in_quarter"):
            for row in rows:
                if row.value is not None:
                    number = of["unit"] == "number"
                    events = row.value if number else row.numerator
                    base = Decimal(1) if number else row.denominator
                    found.append(Part(row, int(row.value * scale), events, base, False))
            return found
        if not of["counts_events"]:
            return []
        by_place = {row.place: row for row in rows}
        for row in rows:
            own = _own(of, row, by_place.get(row.place - 1), scale)
            if own is not None:
                found.append(own)
        return found

    def told(self, measure: str, team: str, place: int) -> Told | None:
        """What a series says at a place; None where its figure carries no trend."""
        key = (measure, team, place)
        if key not in self._told:
            self._told[key] = self._judge(*key)
        return self._told[key]

    def _judge(self, measure: str, team: str, place: int) -> Told | None:
        of = self.facts.measures[measure]
        parts = self.parts(measure, team, place)
        if not parts or parts[-1].row.place != place:
            return None
        counted = all(_has_parts(of, each) for each in parts) and not of["from_staffing"]
        counted = (
            counted
            and of["unit"] in ("percent", "per_10000", "number")
            and not (of["unit"] == "number" and of["scale"] != 1)
        )
        rule = "same_children" if of["same_children"] else "parts" if counted else "quarters"
        span = min(10, place - parts[0].row.place + 1)
        there = sum(place - each.row.place < 10 for each in parts)
        told = Told(rule, parts, span - there)
        before = [each.steps for each in parts[:-1]]
        told.unmoved = bool(before) and len(set(before)) == 1
        if len(parts) < 6:
            told.silent = "too_short"
        elif told.absent > 2:
            told.silent = "gaps"
        elif of["unit"] in ("percent", "per_10000") and (parts[-1].base or 6) < 6:
            told.silent = "too_few"
        if counted and len(parts) >= 6:
            told.looks = _looks(of, parts)
        if told.silent:
            return told
        if rule == "same_children":
            self._same(told, of)
        elif rule == "quarters":
            _chart(told, of)
        else:
            _range(told)
        return told

    def _same(self, told: Told, of: dict) -> None:
        before = [each.steps for each in told.parts[:-1]]
        now = told.parts[-1].steps
        p = told.looks["quarter"][0] if told.looks else None
        if len(set(before)) == 1:
            if p is not None and p < 0.005:
                _, x, y, _ = told.looks["quarter"]
                told.sign, told.up = "quarter", x > y
            elif _flat(told):
                _runs(told, of, new_only=True)
            return
        mean, sd = statistics.fmean(before), statistics.stdev(before)
        told.mean = Fraction(sum(before), len(before))
        told.low, told.high = mean - 3 * sd, mean + 3 * sd
        outside = now > math.floor(told.high + 1e-9) or now < math.ceil(told.low - 1e-9)
        if outside and (p is None or p < 0.05):
            told.sign, told.up = "limit", now > mean
            return
        lately, earlier = [each.steps for each in told.parts[-4:]], before[:-3]
        if len(earlier) >= 5 and len(set(earlier)) > 1:
            m4, s4 = statistics.fmean(earlier), statistics.stdev(earlier)
            low, high = math.ceil(m4 - 4 * s4 - 1e-9), math.floor(m4 + 4 * s4 + 1e-9)
            if not 4 * low <= sum(lately) <= 4 * high:
                told.sign, told.up = "lately", sum(lately) > 4 * high
                told.low, told.high = m4 - 4 * s4, m4 + 4 * s4
                told.mean = Fraction(sum(earlier), len(earlier))
                return
        _trend(told)
        if not told.sign and _flat(told):
            _runs(told, of, new_only=True)

    def named(self, measure: str, team: str, place: int) -> bool:
        """Whether what is judged by its parts is named on its scorecard."""
        if place not in self._named:
            self._named[place] = self._scorecard(place)
        return self._named[place].get((measure, team), False)

    def _scorecard(self, place: int) -> dict[tuple[str, str], bool]:
        ps: dict[tuple[str, str], float] = {}
        for (measure, team), rows in self.facts.by_series.items():
            if any(row.place == place and row.kind == "quarter" for row in rows):
                told = self.told(measure, team, place)
                if told is not None and told.rule == "parts" and not told.silent and told.looks:
                    ps[measure, team] = self.chance(told)
        council = {key: p for key, p in ps.items() if key[1] == ALL}
        bounds = {True: _bound(list(council.values())), False: _bound(list(ps.values()))}
        return {key: p <= bounds[key[1] == ALL] and p < 0.05 for key, p in ps.items()}

    @staticmethod
    def chance(told: Told) -> float:
        """The smaller chance of the looks, once for each of them."""
        return min(1.0, len(told.looks) * min(look[0] for look in told.looks.values()))

    def sign(self, measure: str, team: str, place: int) -> tuple[str, bool]:
        """By which sign a series changed, and whether upward; no sign where it did not."""
        told = self.told(measure, team, place)
        if told is None or told.silent:
            return "", False
        if told.rule != "parts":
            return told.sign, told.up
        if not self.named(measure, team, place):
            return "", False
        look = min(told.looks, key=lambda name: (round(told.looks[name][0], 10), name == "four"))
        _, x, y, _ = told.looks[look]
        return look, x > y


def _own(of: dict, row: Row, before: Row | None, scale: int) -> Part | None:
    """A quarter's own part of a count or rate since April."""
    if row.missing or row.numerator is None and of["basis"] == "ytd_rate":
        return None
    n, d = row.numerator if row.numerator is not None else row.value, row.denominator
    if row.quarter != 1:
        if before is None:
            return None
        b = before.numerator if before.numerator is not None else before.value
        if n is None or b is None:
            return None
        n -= b
        if of["basis"] == "ytd_rate":
            if d is None or before.denominator is None:
                return None
            d -= before.denominator
    if n is None or n < 0:
        return None
    if of["basis"] == "ytd_count":
        return Part(row, _half(Fraction(n) * scale), n, Decimal(1), True)
    if d is None or d <= 0 or n > d:
        return None
    return Part(row, _half(Fraction(n) * of["multiplier"] * scale / Fraction(d)), n, d, True)


def _half(exact: Fraction) -> int:
    return math.floor(exact + Fraction(1, 2))


def _has_parts(of: dict, part: Part) -> bool:
    x, n = part.events, part.base
    if x is None or n is None or n <= 0 or x < 0 or x != int(x) or n != int(n):
        return False
    return of["unit"] != "percent" or x <= n


def _looks(of: dict, parts: Sequence[Part]) -> dict[str, tuple[float, Fraction, Fraction, int]]:
    share = of["unit"] == "percent"
    pairs = [(Fraction(each.events or 0), Fraction(each.base or 1)) for each in parts]
    found = {}
    for name, last in (("quarter", 1), ("four", 4)):
        before, now = pairs[:-last], pairs[-last:]
        if len(before) >= 5:
            x, n = sum(e for e, _ in now), sum(b for _, b in now)
            x0, n0 = sum(e for e, _ in before), sum(b for _, b in before)
            found[name] = (_p(share, x, n, before), x / n, x0 / n0, len(before))
    return found


def _p(share: bool, x: Fraction, n: Fraction, before: Sequence[tuple[Fraction, Fraction]]) -> float:
    """The chance of a look: exact after none or all, else by its deviance over the spread before it."""
    x0, n0 = sum(e for e, _ in before), sum(b for _, b in before)
    if x0 == 0 or (share and x0 == n0):
        f = n - x if share and x0 == n0 else x
        if share:
            return float(Fraction(math.comb(int(n), int(f)), math.comb(int(n + n0), int(f))))
        return float((n / (n + n0)) ** int(f))
    whole = (x + x0) / (n + n0)
    cells = [(x, n * whole), (x0, n0 * whole)]
    if share:
        cells += [(n - x, n * (1 - whole)), (n0 - x0, n0 * (1 - whole))]
    deviance = 2 * math.fsum(float(o) * math.log(o / e) for o, e in cells if o)
    level = x0 / n0
    chi = sum((e - b * level) ** 2 / (b * level * (1 - level if share else 1)) for e, b in before)
    freedom = len(before) - 1
    spread = float(chi) / freedom
    t = math.sqrt(max(deviance, 0) / max(spread, 1))
    return _student(t, freedom) if spread > 1 else math.erfc(t / math.sqrt(2))


def _student(t: float, freedom: int) -> float:
    """Student's t beyond t on both sides, by its finite sums."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    term = total = 1.0
    for step in range(2 if freedom % 2 == 0 else 3, freedom - 1, 2):
        term *= cosine**2 * (step - 1) / step
        total += term
    if freedom % 2 == 0:
        return 1 - sine * total
    return 1 - 2 / math.pi * (angle + (sine * cosine * total if freedom > 1 else 0))


def _bound(ps: list[float]) -> float:
    found = -1.0
    for at, p in enumerate(sorted(ps), 1):
        if p * len(ps) <= at * float(BH):
            found = p
    return found


def _kept(told: Told) -> list[int]:
    """The moving ranges that screening leaves."""
    steps = [each.steps for each in told.parts]
    ranges = [abs(b - a) for a, b in zip(steps, steps[1:], strict=False)]
    mean = Fraction(sum(ranges), len(ranges))
    return [each for each in ranges if each < Fraction(3267, 1000) * mean]


def _flat(told: Told) -> bool:
    return sum(_kept(told)) == 0


def _range(told: Told) -> None:
    steps, kept = [each.steps for each in told.parts], _kept(told)
    told.mean = Fraction(sum(steps), len(steps))
    if kept and sum(kept):
        width = Fraction(266, 100) * Fraction(sum(kept), len(kept))
        told.low, told.high = float(told.mean - width), float(told.mean + width)


def _chart(told: Told, of: dict) -> None:
    """The control chart's sign of the last point, or a drift of the last eight."""
    steps = [each.steps for each in told.parts]
    mean = Fraction(sum(steps), len(steps))
    kept = _kept(told)
    told.mean = mean
    if not kept or not sum(kept):
        _runs(told, of, new_only=True)
        return
    width = Fraction(266, 100) * Fraction(sum(kept), len(kept))
    told.low, told.high = float(mean - width), float(mean + width)
    off = [each - mean for each in steps]
    if abs(off[-1]) > width:
        told.sign, told.up = "limit", off[-1] > 0
        return
    moves = [(b > a) - (b < a) for a, b in zip(steps, steps[1:], strict=False)]
    if len(moves) >= 6 and abs(sum(moves[-6:])) == 6:
        _runs(told, of, new_only=False)
        return
    sides = [(each > 0) - (each < 0) for each in off[-3:]]
    near = [Fraction(2, 3) * width < abs(each) <= width for each in off[-3:]]
    if len(steps) >= 3 and near[-1] and sides[0] and len(set(sides)) == 1 and sum(near) >= 2:
        told.sign, told.up = "pair", sides[-1] > 0
        return
    _runs(told, of, new_only=False)
    if not told.sign:
        _drift(told, of)


def _two_cases(told: Told, of: dict, run: int) -> bool:
    """Whether a stretch lies two cases or more from what was before it, as far as cases are known."""
    before, stretch = told.parts[:-run], told.parts[-run:]
    base = told.parts[-1].base
    if not told.looks and not all(_has_parts(of, each) for each in told.parts) or base is None:
        return True
    if of["from_staffing"] or of["unit"] not in ("percent", "per_10000", "number"):
        return True
    mean = Fraction(sum(each.steps for each in before), len(before))
    apart = min(abs(each.steps - mean) for each in stretch)
    return apart * Fraction(base) / (int(of["multiplier"]) * int(of["scale"])) >= 2


def _trend(told: Told) -> None:
    """Seven points or more that rise, or fall, one after the other."""
    steps = [each.steps for each in told.parts]
    moves = [(b > a) - (b < a) for a, b in zip(steps, steps[1:], strict=False)]
    if len(moves) >= 6 and abs(sum(moves[-6:])) == 6:
        run = 1
        while run <= len(moves) and moves[-run] == moves[-1]:
            run += 1
        told.sign, told.up, told.run = "trend", moves[-1] > 0, run


def _runs(told: Told, of: dict, *, new_only: bool) -> None:
    _trend(told)
    if told.sign:
        return
    steps = [each.steps for each in told.parts]
    mean = Fraction(sum(steps), len(steps))
    sides = [(each > mean) - (each < mean) for each in steps]
    run = 0
    while run < len(sides) and sides[-1] and sides[-1 - run] == sides[-1]:
        run += 1
    earlier = sides[: len(sides) - run]
    new = not new_only or 2 * earlier.count(sides[-1]) < len(earlier)
    if run >= 7 and new and (not new_only or _two_cases(told, of, run)):
        told.sign, told.up, told.run = "shift", sides[-1] > 0, run


def _drift(told: Told, of: dict) -> None:
    if len(told.parts) < 8:
        return
    eight = [each.steps for each in told.parts[-8:]]
    slopes = sorted(Fraction(eight[b] - eight[a], b - a) for a, b in combinations(range(8), 2))
    slope = (slopes[13] + slopes[14]) / 2
    s = sum((eight[b] > eight[a]) - (eight[b] < eight[a]) for a, b in combinations(range(8), 2))
    ties = tuple(sorted((eight.count(each) for each in set(eight)), reverse=True))
    enough = 8 * abs(slope) >= Fraction(of["tolerance"]) * int(of["scale"])
    if slope and _mann_kendall(abs(s), ties) < 0.05 and enough:
        told.sign, told.up = "drift", slope > 0


@cache
def _mann_kendall(s: int, ties: tuple[int, ...]) -> float:
    """The chance of so large an S of eight values: counted where none are tied, else the normal's."""
    term = sum(t * (t - 1) * (2 * t + 5) for t in ties)
    if term == 0:
        ways = {0: 1}
        for later in range(1, 8):
            grown: dict[int, int] = {}
            for have, count in ways.items():
                for above in range(later + 1):
                    key = have + later - 2 * above
                    grown[key] = grown.get(key, 0) + count
            ways = grown
        return min(1.0, 2 * sum(n for have, n in ways.items() if have >= s) / math.factorial(8))
    variance = (8 * 7 * 21 - term) / 18
    if variance <= 0:
        return 1.0
    return min(1.0, math.erfc((s - 1) / math.sqrt(variance) / math.sqrt(2)))
