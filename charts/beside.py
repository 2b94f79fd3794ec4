"""The words beside and above a trend's plot: the last value, its target, the series breaks."""

from decimal import Decimal

import altair as alt

from charts import channels, frame, lettering, theme
from charts.axes import ValueAxis
from charts.frame import Layer
from charts.numbers import exact, figure
from charts.rows import SeriesBreak, TrendPoint, TrendRows
from charts.spread import spread
from charts.theme import Layout

Block = tuple[Decimal, list[str], bool, float]
"""A label beside the plot: the value it belongs to, its lines, whether the first is bold, its width."""


def blocks(trend: TrendRows, last: TrendPoint, layout: Layout) -> list[Block]:
    """The labels beside the plot: what stands at its right edge (the last value or, where the line leads on,
    what is expected there), the target or best range."""
    room, size = (150, layout.text_size) if layout.width > 400 else (74, layout.text_size)
    assert last.value is not None
    if trend.expected is None:
        entries = [(last.value, [last_value(trend, last), last.fraction, last.label], True)]
    else:
        about = f"about {figure(trend.expected.value, trend.unit, trend.decimals)}"
        entries = [(trend.expected.value, [about, trend.expected.label], True)]
    end = trend.points[-1]
    if end.target is not None:
        entries.append((end.target, [f"Target {exact(end.target, trend.unit)}"], False))
    if end.low is not None and end.high is not None:
        words = f"Best {exact(end.low, trend.unit)} to {exact(end.high, trend.unit)}"
        entries.append(((end.low + end.high) / 2, [words], False))
    found = []
    for at, texts, bold in entries:
        lines = [line for text in texts for line in lettering.wrap(text, room, size, bold)]
        found.append((at, lines, bold, max(lettering.width(line, size, bold) for line in lines)))
    return found


def last_value(trend: TrendRows, last: TrendPoint) -> str:
    """The last value with the letter that says it is provisional or revised."""
    assert last.value is not None
    return " ".join(filter(None, (figure(last.value, trend.unit, trend.decimals), last.status)))


def last_layers(trend: TrendRows, last: TrendPoint, layout: Layout) -> list[Layer]:
    """The last value at its own point, where something else stands at the plot's right edge; nothing elsewhere."""
    if trend.expected is None or last.value is None:
        return []
    before = [point.value for point in trend.points if point.value is not None][-2:-1]
    # On the side that the line does not come from.
    below = bool(before) and (before[0] or last.value) > last.value
    label = frame.words(
        [last_value(trend, last)], layout, bold=True, align="center",
        baseline="top" if below else "bottom", dy=12 if below else -12,
    )  # fmt: skip
    return [label.encode(x=channels.place(last.place), y=channels.value(float(last.value)))]


def block_layers(labels: list[Block], axis: ValueAxis, layout: Layout) -> list[Layer]:
    """The labels as layers, each beside its own value as far as the others leave room."""
    span = layout.plot_height
    own = [span * (1 - axis.share(at)) for at, _, _, _ in labels]
    heights = [len(lines) * layout.line + 5.0 for _, lines, _, _ in labels]
    layers: list[Layer] = []
    right = alt.ExprRef("width + 8")
    moved = spread(own, heights, -12, span + 8)
    for (at, lines, bold, _), start, centre in zip(labels, own, moved, strict=True):
        top = centre - start - (len(lines) - 1) * layout.line / 2
        parts = [(lines[:1], True), (lines[1:], False)] if bold else [(lines, False)]
        for words, heavy in parts:
            if words:
                label = frame.words(words, layout, bold=heavy, x=right, dy=round(top, 1))
                layers.append(label.encode(y=channels.value(float(at))))
            top += layout.line
    return layers


def break_layers(
    breaks: tuple[SeriesBreak, ...],
    first: int,
    last: int,
    spacing: float,
    right: int,
    layout: Layout,
) -> tuple[list[Layer], int]:
    """The rules at series breaks with their words above the plot, and the px that those take."""
    inside = [b for b in breaks if first < b.place <= last]
    layers: list[Layer] = []
    starts: list[float] = []
    # From the right, so that an earlier rule rises past the labels of later ones on their left.
    for number, entry in reversed(list(enumerate(inside, start=1))):
        words = "Series break" if len(inside) == 1 else f"Break {number}"
        wide = lettering.width(words, layout.small_size) + 6
        left = (entry.place - first) * spacing
        start = max(0.0, min(left - 3, (last - first + 1) * spacing + right - wide))
        level = next((i for i, edge in enumerate(starts) if start + wide <= edge), len(starts))
        starts[level : level + 1] = [start]
        up = 4 + level * layout.small_line
        rule = alt.Chart().mark_rule(
            aria=False, y=-up + 2, y2=alt.ExprRef("height"), **theme.SERIES_BREAK
        )
        name = frame.words(
            [words], layout, small=True, baseline="bottom", y=-up, dx=round(start - left, 1)
        )
        layers += [mark.encode(x=channels.place(entry.place - 0.5)) for mark in (rule, name)]
    return layers, len(starts) * layout.small_line + 4 if starts else 0
