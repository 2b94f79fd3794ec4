"""Which teams a movement of the council's figure came from: one signed bar a team."""

import math
from decimal import Decimal

from charts import describe, frame, lettering, pixels, theme
from charts.figures import signed
from charts.frame import Spec
from charts.rows import Contribution, Contributions
from charts.theme import Layout

MORE, LESS = theme.CATEGORIES[0], theme.STEPS[2]


def spec(chart: Contributions, layout: Layout) -> Spec | None:
    """The chart as a Vega-Lite dict, or None where no team's part is known.

    Largest rise first, largest fall last, teams without a figure after them with the reason;
    the council's total stands under a line. Names, bars and words each have their own column.
    """
    known = sorted(
        (row for row in chart.rows if row.amount is not None),
        key=lambda row: (-(row.amount or Decimal(0)), row.team),
    )
    if not known:
        return None
    rows = [*known, *(row for row in chart.rows if row.amount is None)]
    total = Contribution("Council", chart.total, chart.total_words, "Not available")
    share = 0.3 if layout.width > 400 else 0.34
    names = math.ceil(
        min(max(_wide(row.team, layout, True) for row in (*rows, total)) + 12, layout.inner * share)
    )
    told = [_told(row, chart) for row in (*rows, total)]
    words = math.ceil(min(max(_wide(text, layout) for text in told) + 4, layout.inner * share))
    low, high = _ends([row.amount for row in (*known, total) if row.amount is not None])
    start, room = names + 6, layout.inner - names - words - 16

    def x(amount: Decimal) -> float:
        return round(start + float((amount - low) / (high - low)) * room, 1)

    bars, plain, bold, y = [], [], [], 4.0
    for row, text in zip((*rows, total), told, strict=True):
        last = row is total
        y += 8 if last else 0
        if last:
            line = y - 4
        name = lettering.wrap(row.team, names - 8, layout.text_size, bold=last)
        said = lettering.wrap(text, words, layout.text_size)
        height = max(len(name), len(said)) * layout.line + 10
        column = bold if last else plain
        for lines, left in ((name, 0), (said, layout.inner - words)):
            top = y + height / 2 - (len(lines) - 1) * layout.line / 2
            column += pixels.column(lines, left, top, layout.line)
        if row.amount:
            middle = y + height / 2
            a, b = sorted((x(Decimal(0)), x(row.amount)))
            bars.append({
                "x": a, "x2": b, "y": middle - 9, "y2": middle + 9,
                "fill": MORE if row.amount > 0 else LESS, "words": f"{row.team}: {text}",
            })  # fmt: skip
        y += height
    title = frame.heading(chart.title, frame.sentences(chart.subtitle, chart.better), layout)
    key = "Dark bars to the right: added to the figure. Lighter bars to the left: took from it."
    foot = frame.foot([key] if bars else [], chart.footer, layout)
    zero = x(Decimal(0))
    layers = [
        pixels.boxes(bars, stroke=theme.INK, strokeWidth=1),
        pixels.rules([{"x": zero, "x2": zero, "y": 0, "y2": y}], color=theme.INK),
        pixels.rules([{"x": 0, "x2": layout.inner, "y": line, "y2": line}], color=theme.AXIS),
        pixels.texts(plain, layout),
        pixels.texts(bold, layout, bold=True),
        *frame.foot_layers(foot, layout, 0, 0),
    ]
    return frame.whole(
        layers, title, layout, describe.contributions(chart), left=0, right=0, strip=0,
        plot_height=math.ceil(y), bottom=frame.foot_height(foot, layout),
    )  # fmt: skip


def _wide(text: str, layout: Layout, bold: bool = False) -> float:
    return lettering.width(text, layout.text_size, bold)


def _told(row: Contribution, chart: Contributions) -> str:
    if row.amount is None:
        return row.missing or "No figure"
    number = signed(row.amount, chart.unit, chart.decimals)
    return f"{number} ({row.words})" if row.words else number


def _ends(amounts: list[Decimal]) -> tuple[Decimal, Decimal]:
    """The scale's ends: 0 and every amount inside, never of no length."""
    low, high = min(*amounts, Decimal(0)), max(*amounts, Decimal(0))
    return (low, high) if low < high else (Decimal(-1), Decimal(1))
