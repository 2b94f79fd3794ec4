"""One measure over time: the line, its target, and every gap, break and rating made plain.

Gaps are never joined and breaks never crossed; shapes and dashes say what colours say.
"""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal

import altair as alt

from charts import beside, describe, frame, notes, plot, series
from charts.axes import NOT_FROM_ZERO, ValueAxis, period_labels, value_axis
from charts.numbers import figure
from charts.rows import TrendPoint, TrendRows
from charts.theme import Layout


def chart(trend: TrendRows, layout: Layout) -> alt.LayerChart | None:
    """The trend in a layout, or None where no point has a value."""
    if not trend.has_figures:
        return None
    shown = [point for point in trend.points if point.value is not None]
    axis = axis_of(trend)
    title = frame.heading(trend.title, subtitle(trend, axis), layout)
    gutter = beside.blocks(trend, shown[-1], layout)
    left = frame.axis_width([figure(v, trend.unit, axis.decimals) for v in axis.values], layout)
    first, last = trend.points[0].place, trend.points[-1].place
    places = [(point.place, point.label) for point in trend.points]
    if trend.expected is not None:
        last = trend.expected.place
        places.append((last, trend.expected.label))
    right = 10 + math.ceil(max(width for _, _, _, width in gutter))
    plot_width = layout.inner - left - right
    spacing = plot_width / (last - first + 1)
    labels = period_labels(places, spacing, layout.text_size, 90)
    marks, strip = beside.break_layers(trend.breaks, first, last, spacing, right, layout)
    lines = frame.foot(notes.of_trend(trend), trend.footer, layout)
    below = frame.axis_height(labels.values(), layout)
    layers = [
        *plot.plot_layers(trend.points, axis, layout, trend.usual),
        *series.line_layers(
            trend, plot.x_axis(first, last, labels), plot.y_axis(axis, trend.unit), spacing, layout
        ),
        *series.expected_layers(trend),
        *beside.block_layers(gutter, axis, layout),
        *beside.last_layers(trend, shown[-1], layout),
        *marks,
        *frame.foot_layers(lines, layout, left, below),
    ]
    return frame.whole(
        layers, title, layout, describe.trend(trend), left=left, right=right, strip=strip,
        plot_height=layout.plot_height, bottom=below + frame.foot_height(lines, layout),
    )  # fmt: skip


def axis_of(trend: TrendRows) -> ValueAxis:
    """The value axis of a trend, with room for everything that is drawn on it."""
    return value_axis(*drawn_values(trend.points, _limits(trend)), trend.unit, trend.decimals)


def subtitle(trend: TrendRows, axis: ValueAxis) -> str:
    """The lines under the title, with a warning where the axis starts elsewhere than at 0."""
    return frame.sentences(
        trend.subtitle, trend.better, trend.said, "" if axis.starts_at_zero else NOT_FROM_ZERO
    )


def drawn_values(
    points: tuple[TrendPoint, ...], more: Iterable[Decimal | None] = ()
) -> tuple[list[Decimal], list[Decimal]]:
    """Everything that has to find room on the value axis: the figures, and the marks beside them."""
    marks = [
        edge for point in points for edge in (point.target, point.amber_edge, point.low, point.high)
    ]
    return (
        [point.value for point in points if point.value is not None],
        [value for value in (*marks, *more) if value is not None],
    )


def _limits(trend: TrendRows) -> Iterator[Decimal | None]:
    """The ends of the usual range and of what is expected."""
    for each in trend.usual:
        yield from (each.low, each.high)
    if trend.expected is not None:
        yield from (trend.expected.value, trend.expected.low, trend.expected.high)
