"""Where axes begin and end and which of their labels are written, so that nothing misleads or overlaps."""

import re
from dataclasses import dataclass
from decimal import Decimal

from charts import lettering
from metrics.exact import decimals_of
from metrics.vocabulary import Unit

NOT_FROM_ZERO = "The axis does not start at 0."

_QUARTER = re.compile(r"(Q[1-4]) (\d{4}/\d{2})")
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class ValueAxis:
    """The value axis: its ends, its step, and whether it starts away from 0."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def values(self) -> list[Decimal]:
        """Every labelled value from low to high."""
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * i for i in range(count + 1)]

    @property
    def decimals(self) -> int:
        """The decimals that its labels need."""
        return decimals_of(self.step)

    @property
    def starts_at_zero(self) -> bool:
        """False where a reader has to be told."""
        return self.low <= 0 <= self.high

    def share(self, value: Decimal) -> float:
        """How far up the axis a value lies, 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def value_axis(
    figures: list[Decimal],
    marks: list[Decimal],
    unit: Unit,
    decimals: int,
    ticks: int = 5,
    *,
    lengths: bool = False,
) -> ValueAxis:
    """The axis that holds the figures and the marks beside them (targets and edges).

    It starts at 0, and a share runs to 100, except where three or more figures that differ lie,
    marks and all, in a narrow range far from 0 (a spread under a fifth of the largest): there it
    closes in and `starts_at_zero` is False. With `lengths` (bars) it never does.
    Its steps are no finer than the figures' own decimals.
    """
    values = figures + marks
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    percent = unit is Unit.PERCENT
    spread = high - low
    if not lengths and low > 0 and spread < high / 5 and len(figures) > 2 and len(set(figures)) > 1:
        cap = 100 if percent and high <= 100 else None
        return _round_out(low - spread / 2, high + spread / 2, ticks, decimals, cap)
    if percent and low >= 0 and 40 < high <= 100:
        return ValueAxis(Decimal(0), Decimal(100), Decimal(20))
    least = Decimal(10) if percent else Decimal(1)
    top, bottom = max(high, Decimal(0)), min(low, Decimal(0))
    if bottom == 0:
        top = max(top, least)
    return _round_out(bottom, top, ticks, decimals, None)


def _round_out(
    low: Decimal, high: Decimal, ticks: int, decimals: int, cap: int | None
) -> ValueAxis:
    finest = Decimal(1).scaleb(-decimals)
    rough = max((high - low) / ticks, finest)
    size = Decimal(1).scaleb(rough.adjusted())
    steps = (size * step for step in _STEPS)
    step = next(step for step in steps if step >= rough and step % finest == 0)
    start = max(
        (low / step).to_integral_value("ROUND_FLOOR") * step, Decimal(0) if low >= 0 else low * 10
    )
    end = (high / step).to_integral_value("ROUND_CEILING") * step
    if cap is not None and end > cap:
        end = Decimal(cap)
        start = end - ((end - start) / step).to_integral_value("ROUND_CEILING") * step
    return ValueAxis(start, end, step)


def period_labels(
    places: list[tuple[int, str]], spacing: float, size: float, room: float
) -> dict[int, list[str]]:
    """Which places are labelled and with which lines, so that no two labels meet.

    `places` holds every place with its label, in order; `spacing` is the px between two
    places next to each other, `size` the font's, `room` the most px that one label may take.
    Quarters are written as the quarter over its year, the year once a year.
    """
    if not places:
        return {}
    matches = {place: _QUARTER.fullmatch(label) for place, label in places}
    if all(matches.values()):
        return _quarters({p: (m[1], m[2]) for p, m in matches.items() if m}, spacing, size)
    longest = max(lettering.width(word, size) for _, label in places for word in label.split())
    widest = max(min(room, spacing * 0.95), size * 4.5, longest)
    wrapped = {place: lettering.wrap(label, widest, size) for place, label in places}
    return _thin(wrapped, spacing, size)


def _quarters(
    quarters: dict[int, tuple[str, str]], spacing: float, size: float
) -> dict[int, list[str]]:
    first, gap = min(quarters), size * 0.5
    if spacing >= lettering.width("Q4", size) + gap:
        years = _apart(
            [p for p, (quarter, _) in quarters.items() if quarter == "Q1"] or [first],
            lettering.width("2017/18", size) + gap, spacing,
        )  # fmt: skip
        if (
            years[0] != first
            and (years[0] - first) * spacing >= lettering.width("2017/18", size) + gap
        ):
            years = [first, *years]
        return {p: [q, year] if p in years else [q] for p, (q, year) in quarters.items()}
    firsts = {p: [q, year] for p, (q, year) in quarters.items() if q == "Q1"} or {
        first: list(quarters[first])
    }
    return _thin(firsts, spacing, size)


def _apart(places: list[int], least: float, spacing: float) -> list[int]:
    kept: list[int] = []
    for place in places:
        if not kept or (place - kept[-1]) * spacing >= least:
            kept.append(place)
    return kept


def _thin(labels: dict[int, list[str]], spacing: float, size: float) -> dict[int, list[str]]:
    """From the latest back, every label that keeps clear of the one kept before it."""
    kept: dict[int, list[str]] = {}
    edge = float("inf")
    for place in sorted(labels, reverse=True):
        half = max(lettering.width(line, size) for line in labels[place]) / 2 + size * 0.25
        if place * spacing + half <= edge:
            kept[place] = labels[place]
            edge = place * spacing - half
    return dict(sorted(kept.items()))
