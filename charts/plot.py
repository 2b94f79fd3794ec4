"""The axes of a plot over time, and what lies behind its marks: gaps, ranges, targets, the usual range."""

from decimal import Decimal

import altair as alt

from charts import channels, frame, theme
from charts.axes import ValueAxis
from charts.channels import Row, drawn_from
from charts.frame import Layer
from charts.numbers import axis_words
from charts.pieces import Placed, sharing
from charts.rows import TrendPoint, Usual
from charts.theme import Layout, Pen
from metrics.vocabulary import Unit


def x_axis(first: int, last: int, labels: dict[int, list[str]], field: str = "place") -> alt.X:
    """The period channel: half a period of room at both ends, only the chosen labels.

    The tick count is stated since the engine thins even the values it is given to its own.
    """
    return alt.X(
        f"{field}:Q",
        scale=alt.Scale(domain=[first - 0.5, last + 0.5], nice=False, zero=False),
        axis=alt.Axis(
            values=list(labels), tickCount=len(labels), labelExpr=frame.lookup(labels), grid=False,
            labelAlign="center", labelFlush=False, labelOverlap=False,
        ),
    )  # fmt: skip


def y_axis(axis: ValueAxis, unit: Unit, field: str = "value") -> alt.Y:
    """The value channel, its ends fixed."""
    return alt.Y(
        f"{field}:Q",
        scale=alt.Scale(domain=[float(axis.low), float(axis.high)], nice=False, zero=False),
        axis=alt.Axis(
            values=[float(value) for value in axis.values], tickCount=len(axis.values),
            labelExpr=axis_words(unit, axis.decimals), domain=False, grid=True, ticks=False,
            labelPadding=6, labelOverlap=False,
        ),
    )  # fmt: skip


def plot_layers(
    points: tuple[TrendPoint, ...], axis: ValueAxis, layout: Layout, usual: tuple[Usual, ...] = ()
) -> list[Layer]:
    """What lies behind the line: gaps, the Amber or best range, the target, the usual range, 0 where
    it is crossed."""
    layers = gap_marks([p.place for p in points if p.value is None], layout, filled=True)
    if ranges := _ranges(points):
        shaded = stretches(ranges).mark_rect(color=theme.BAND_FILL, aria=False)
        layers.append(shaded.encode(y=alt.Y("low:Q"), y2=alt.Y2("high")))
    if targets := _targets(points):
        layers.append(levels(targets, "target", theme.TARGET))
    if edges := [
        {**run, "edge": run[key]} for run in ranges if run["best"] for key in ("low", "high")
    ]:
        layers.append(levels(edges, "edge", theme.BEST_EDGE))
    layers += usual_layers(usual)
    if axis.low < 0:
        layers.append(
            alt.Chart().mark_rule(color=theme.AXIS, aria=False).encode(y=channels.value(0))
        )
    return layers


def usual_layers(usual: tuple[Usual, ...]) -> list[Layer]:
    """The average as a thin line and the limits of the usual range as dots, each stretch on its own."""
    if not usual:
        return []
    runs = [
        {
            "from": each.first - 0.5, "to": each.last + 0.5, "average": float(each.average),
            "low": float(each.low), "high": float(each.high),
        }
        for each in usual
    ]  # fmt: skip
    return [
        levels(runs, "average", theme.AVERAGE),
        levels(runs, "low", theme.USUAL_LIMIT),
        levels(runs, "high", theme.USUAL_LIMIT),
    ]


def gap_marks(gaps: list[int], layout: Layout, filled: bool = False) -> list[Layer]:
    """A dash at the foot of each of these places, on a grey stretch where `filled`."""
    if not gaps:
        return []
    rows = [{"place": place, "from": place - 0.5, "to": place + 0.5} for place in gaps]
    grey = stretches(rows).mark_rect(color=theme.GAP_FILL, aria=False)
    dash = drawn_from(rows).mark_text(aria=False, y=frame.below_plot(-2), **theme.dash(layout))
    dashes = dash.encode(x=alt.X("place:Q"))
    return [grey, dashes] if filled else [dashes]


def span(first: Placed, last: Placed) -> Row:
    """From half a place before the first to half a place after the last."""
    return {"from": first.place - 0.5, "to": last.place + 0.5}


def stretches(runs: list[Row]) -> alt.Chart:
    """Marks that run from one place to another."""
    return drawn_from(runs).encode(x=alt.X("from:Q"), x2=alt.X2("to"))


def levels(runs: list[Row], field: str, pen: Pen) -> alt.Chart:
    """Level lines, each along its stretch of places at the value of its row's `field`."""
    marks: alt.Chart = stretches(runs).mark_rule(aria=False, **pen)
    return marks.encode(y=alt.Y(f"{field}:Q"))


def _targets(points: tuple[TrendPoint, ...]) -> list[Row]:
    """Each stretch of periods that shares a target, half a place to each side."""
    return [
        {**span(first, last), "target": float(target)}
        for target, first, last in sharing(points, lambda point: point.target)
    ]


def _ranges(points: tuple[TrendPoint, ...]) -> list[Row]:
    """The shaded stretches: between target and the edge of Amber, or the best range."""

    def edges(point: TrendPoint) -> tuple[Decimal, Decimal, bool] | None:
        if point.low is not None and point.high is not None:
            return point.low, point.high, True
        if point.target is not None and point.amber_edge is not None:
            low, high = sorted((point.target, point.amber_edge))
            return low, high, False
        return None

    return [
        {**span(first, last), "low": float(low), "high": float(high), "best": best}
        for (low, high, best), first, last in sharing(points, edges)
    ]
