"""A series on its plot: the line in its pieces, a shape a period, rings, and where it leads."""

import altair as alt

from charts import channels, describe, theme
from charts.channels import RATED, TOLD, data, drawn_from
from charts.frame import Layer
from charts.pieces import pieces
from charts.rows import TrendRows
from charts.theme import Layout


def line_layers(
    trend: TrendRows, x: alt.X, y: alt.Y, spacing: float, layout: Layout
) -> list[Layer]:
    """The line in its pieces, and a point a period whose shape is its rating."""
    rows = [
        {
            "place": point.place, "value": float(point.value), "piece": piece,
            **theme.rated(point.rating),
            "words": describe.point(point, trend.unit, trend.decimals), "mark": point.status,
            "ring": theme.SIGNAL_RINGS.get(point.signal) if point.signal else None,
        }
        for piece, members in enumerate(pieces(trend.points, trend.breaks, trend.restarts))
        for point in members
        if point.value is not None
    ]  # fmt: skip
    size = 90 if spacing >= 22 else 55 if spacing >= 12 else 34
    layers: list[Layer] = [
        alt.Chart().mark_line(aria=False, **theme.SERIES).encode(detail=alt.Detail("piece:N")),
        alt.Chart().mark_point(size=size, opacity=1, strokeWidth=1.5).encode(**RATED, **TOLD),
    ]
    layers += [
        _ringed(dash, size * (4 if spacing >= 22 else 3))
        for dash in ([1, 0], [3, 2])
        if any(row["ring"] == dash for row in rows)
    ]
    if any(row["mark"] for row in rows):
        above = alt.Chart().mark_text(
            dy=-layout.small_size - 2, fontSize=layout.small_size, aria=False
        )
        layers.append(above.encode(text=alt.Text("mark:N")))
    return [alt.layer(*layers, data=data(rows)).encode(x=x, y=y)]


def _ringed(dash: list[int], size: float) -> alt.Chart:
    """A ring of this dash around every point that has it."""
    ring: alt.Chart = alt.Chart().mark_point(
        shape="circle", size=size, filled=False, opacity=1, color=theme.INK, strokeWidth=1.5,
        strokeDash=dash, aria=False,
    )  # fmt: skip
    return ring.transform_filter(f"datum.ring && datum.ring[1] === {dash[1]}")


def expected_layers(trend: TrendRows) -> list[Layer]:
    """Where the line leads if nothing changes: a cross, its range a bar, joined by dots to the last point."""
    expected = trend.expected
    if expected is None:
        return []
    last = next(point for point in reversed(trend.points) if point.value is not None)
    assert last.value is not None
    ends = [
        {"place": last.place, "value": float(last.value)},
        {"place": expected.place, "value": float(expected.value)},
    ]
    at = channels.place(expected.place)
    cross = alt.Chart().mark_point(
        shape="cross", size=110, filled=True, opacity=1, color=theme.LINE, aria=False
    )
    layers: list[Layer] = [
        drawn_from(ends)
        .mark_line(aria=False, **theme.EXPECTED)
        .encode(x=alt.X("place:Q"), y=alt.Y("value:Q")),
        cross.encode(x=at, y=channels.value(float(expected.value))),
    ]
    if expected.low is not None and expected.high is not None:
        bar = alt.Chart().mark_rule(aria=False, **theme.EXPECTED_RANGE)
        low, high = channels.value(float(expected.low)), alt.Y2Datum(float(expected.high))
        layers.append(bar.encode(x=at, y=low, y2=high))
    return layers
