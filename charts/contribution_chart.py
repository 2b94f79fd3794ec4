"""Which teams a movement of the council's figure came from: one signed bar a team."""

import math
from dataclasses import dataclass
from decimal import Decimal

import altair as alt

from charts import describe, frame, lettering, pixels, theme
from charts.channels import Row
from charts.numbers import signed
from charts.rows import ContributionBar, ContributionRows
from charts.theme import Layout

MORE, LESS = theme.CATEGORIES[0], theme.STEPS[2]


def chart(split: ContributionRows, layout: Layout) -> alt.LayerChart | None:
    """The parts of a movement in a layout, or None where no team's part is known.

    Largest rise first, largest fall last, teams without a figure after them with the reason;
    the council's total stands under a line. Names, bars and words each have their own column.
    """
    known = sorted(
        (row for row in split.rows if row.amount is not None),
        key=lambda row: (-(row.amount or Decimal(0)), row.team),
    )
    if not known:
        return None
    rows = [*known, *(row for row in split.rows if row.amount is None)]
    total = ContributionBar("Council", split.total, split.total_words, "Not available")
    plan = _plan(rows, total, split, layout)
    bars, plain, bold, line, bottom = _body(rows, total, split, plan, layout)
    title = frame.heading(split.title, frame.sentences(split.subtitle, split.better), layout)
    key = "Dark bars to the right: added to the figure. Lighter bars to the left: took from it."
    foot = frame.foot([key] if bars else [], split.footer, layout)
    zero = plan.x(Decimal(0))
    layers = [
        pixels.boxes(bars, stroke=theme.INK, strokeWidth=1),
        pixels.rules([{"x": zero, "x2": zero, "y": 0, "y2": bottom}], color=theme.INK),
        pixels.rules([{"x": 0, "x2": layout.inner, "y": line, "y2": line}], color=theme.AXIS),
        pixels.texts(plain, layout),
        pixels.texts(bold, layout, bold=True),
    ]
    return frame.placed(layers, title, foot, layout, describe.contributions(split), bottom)


@dataclass(frozen=True)
class _Plan:
    """The three columns in px: the names' width, the bars' start and room, the words' width; the scale's ends."""

    names: int
    start: float
    room: float
    words: int
    low: Decimal
    high: Decimal

    def x(self, amount: Decimal) -> float:
        """Where an amount lies."""
        part = float((amount - self.low) / (self.high - self.low))
        return round(self.start + part * self.room, 1)


def _plan(
    rows: list[ContributionBar], total: ContributionBar, split: ContributionRows, layout: Layout
) -> _Plan:
    every = (*rows, total)
    most = layout.inner * (0.3 if layout.width > 400 else 0.34)
    names = math.ceil(min(max(_wide(row.team, layout, True) for row in every) + 12, most))
    told = max(_wide(_told(row, split), layout) for row in every)
    words = math.ceil(min(told + 4, most))
    low, high = _ends([row.amount for row in every if row.amount is not None])
    return _Plan(names, names + 6, layout.inner - names - words - 16, words, low, high)


def _body(
    rows: list[ContributionBar], total: ContributionBar, split: ContributionRows, plan: _Plan,
    layout: Layout,
) -> tuple[list[Row], list[Row], list[Row], float, float]:  # fmt: skip
    """The bars, the words of the teams and of the council, where its line runs, and where all ends."""
    bars: list[Row] = []
    plain: list[Row] = []
    bold: list[Row] = []
    y, line = 4.0, 0.0
    for row in (*rows, total):
        last = row is total
        if last:
            line, y = y + 4, y + 8
        text = _told(row, split)
        name = lettering.wrap(row.team, plan.names - 8, layout.text_size, bold=last)
        said = lettering.wrap(text, plan.words, layout.text_size)
        height = max(len(name), len(said)) * layout.line + 10
        for lines, left in ((name, 0), (said, layout.inner - plan.words)):
            top = y + height / 2 - (len(lines) - 1) * layout.line / 2
            (bold if last else plain).extend(pixels.column(lines, left, top, layout.line))
        if row.amount:
            bars.append(_bar(row, text, y + height / 2, plan))
        y += height
    return bars, plain, bold, line, y


def _bar(row: ContributionBar, text: str, middle: float, plan: _Plan) -> Row:
    amount = row.amount or Decimal(0)
    left, right = sorted((plan.x(Decimal(0)), plan.x(amount)))
    return {
        "x": left, "x2": right, "y": middle - 9, "y2": middle + 9,
        "fill": MORE if amount > 0 else LESS, "words": f"{row.team}: {text}",
    }  # fmt: skip


def _wide(text: str, layout: Layout, bold: bool = False) -> float:
    return lettering.width(text, layout.text_size, bold)


def _told(row: ContributionBar, split: ContributionRows) -> str:
    if row.amount is None:
        return row.missing or "No figure"
    number = signed(row.amount, split.unit, split.decimals)
    return f"{number} ({row.words})" if row.words else number


def _ends(amounts: list[Decimal]) -> tuple[Decimal, Decimal]:
    """The scale's ends: 0 and every amount inside, never of no length."""
    low, high = min(*amounts, Decimal(0)), max(*amounts, Decimal(0))
    return (low, high) if low < high else (Decimal(-1), Decimal(1))
