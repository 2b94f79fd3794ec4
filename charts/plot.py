"""What a trend draws inside its plot: gaps, ranges, targets, the line in its pieces, a shape a period."""

from collections.abc import Callable
from decimal import Decimal
from itertools import groupby

from charts import describe, frame, theme
from charts.axes import ValueAxis
from charts.frame import Spec
from charts.numbers import axis_words
from charts.pieces import pieces
from charts.rows import TrendPoint, TrendRows, Usual
from charts.theme import Layout
from metrics.vocabulary import Unit


def x_axis(first: int, last: int, labels: dict[int, list[str]]) -> Spec:
    """The period channel: half a period of room at both ends, only the chosen labels.

    The tick count is stated since the engine thins even the values it is given to its own.
    """
    return {
        "field": "place",
        "type": "quantitative",
        "scale": {"domain": [first - 0.5, last + 0.5], "nice": False, "zero": False},
        "axis": {
            "values": list(labels), "tickCount": len(labels), "labelExpr": frame.lookup(labels), "grid": False,
            "labelAlign": "center", "labelFlush": False, "labelOverlap": False,
        },
    }  # fmt: skip


def y_axis(axis: ValueAxis, unit: Unit) -> Spec:
    """The value channel, its ends fixed."""
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [float(axis.low), float(axis.high)], "nice": False, "zero": False},
        "axis": {
            "values": [float(value) for value in axis.values], "domain": False,
            "tickCount": len(axis.values), "grid": True, "labelExpr": axis_words(unit, axis.decimals), "ticks": False, "labelPadding": 6,
            "labelOverlap": False,
        },
    }  # fmt: skip


def plot_layers(
    points: tuple[TrendPoint, ...], axis: ValueAxis, layout: Layout, usual: tuple[Usual, ...] = ()
) -> list[Spec]:
    """What lies behind the line: gaps, the Amber or best range, the target, the usual range, 0 where
    it is crossed."""
    layers = gap_marks([p.place for p in points if p.value is None], layout, filled=True)
    if ranges := _ranges(points):
        layers.append(_spans("rect", ranges, {"color": theme.BAND_FILL}, ("low", "high")))
    if targets := _runs(points, lambda point: point.target):
        style = {"color": theme.INK, "strokeWidth": 2, "strokeDash": theme.TARGET_DASH}
        layers.append(_spans("rule", targets, style, ("target",)))
    if edges := [
        {**run, "edge": run[key]} for run in ranges if run["best"] for key in ("low", "high")
    ]:
        style = {"color": theme.INK, "strokeWidth": 1.5, "strokeDash": theme.TARGET_DASH}
        layers.append(_spans("rule", edges, style, ("edge",)))
    layers += usual_layers(usual)
    if axis.low < 0:
        layers.append({
            "data": {"values": [{}]},
            "mark": {"type": "rule", "color": theme.AXIS, "aria": False},
            "encoding": {"y": {"datum": 0, "type": "quantitative"}},
        })  # fmt: skip
    return layers


def usual_layers(usual: tuple[Usual, ...]) -> list[Spec]:
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
    thin = {"color": theme.QUIET_INK, "strokeWidth": 1}
    dots = {"color": theme.QUIET_INK, "strokeWidth": 1.5, "strokeDash": theme.LIMIT_DASH}
    return [
        _spans("rule", runs, thin, ("average",)),
        _spans("rule", runs, dots, ("low",)),
        _spans("rule", runs, dots, ("high",)),
    ]


def line_layers(trend: TrendRows, x: Spec, y: Spec, spacing: float, layout: Layout) -> list[Spec]:
    """The line in its pieces, and a point a period whose shape is its rating."""
    rows = [
        {
            "place": point.place, "value": float(point.value), "piece": piece,
            "shape": theme.RATING_SYMBOLS.get(point.rating, "circle"),
            "fill": theme.RATING_MARKS.get(point.rating, theme.PAPER),
            "stroke": theme.RATING_MARKS.get(point.rating, theme.LINE),
            "words": describe.point(point, trend.unit, trend.decimals), "mark": point.status,
            "ring": theme.SIGNAL_RINGS.get(point.signal) if point.signal else None,
        }
        for piece, members in enumerate(pieces(trend.points, trend.breaks, trend.restarts))
        for point in members
        if point.value is not None
    ]  # fmt: skip
    size = 90 if spacing >= 22 else 55 if spacing >= 12 else 34
    plain = {"scale": None, "type": "nominal"}
    layers: list[Spec] = [
        {
            "mark": {"type": "line", "color": theme.LINE, "strokeWidth": 2.5, "strokeJoin": "round",
                     "aria": False},
            "encoding": {"detail": {"field": "piece", "type": "nominal"}},
        },
        {
            "mark": {"type": "point", "size": size, "opacity": 1, "strokeWidth": 1.5},
            "encoding": {
                "shape": {"field": "shape", **plain}, "fill": {"field": "fill", **plain},
                "stroke": {"field": "stroke", **plain},
                "tooltip": {"field": "words", "type": "nominal"},
                "description": {"field": "words", "type": "nominal"},
            },
        },
    ]  # fmt: skip
    layers += [
        {
            "transform": [{"filter": f"datum.ring && datum.ring[1] === {dash[1]}"}],
            "mark": {
                "type": "point", "shape": "circle", "size": size * (4 if spacing >= 22 else 3), "filled": False, "opacity": 1,
                "color": theme.INK, "strokeWidth": 1.5, "strokeDash": dash, "aria": False,
            },
        }
        for dash in ([1, 0], [3, 2])
        if any(row["ring"] == dash for row in rows)
    ]  # fmt: skip
    if any(row["mark"] for row in rows):
        layers.append({
            "mark": {
                "type": "text", "dy": -layout.small_size - 2, "fontSize": layout.small_size, "aria": False,
            },
            "encoding": {"text": {"field": "mark", "type": "nominal"}},
        })  # fmt: skip
    return [{"data": {"values": rows}, "encoding": {"x": x, "y": y}, "layer": layers}]


def expected_layers(trend: TrendRows) -> list[Spec]:
    """Where the line leads while nothing changes: a cross, its range a bar, joined by dots to the last point."""
    expected = trend.expected
    if expected is None:
        return []
    last = next(point for point in reversed(trend.points) if point.value is not None)
    assert last.value is not None
    at = {"x": {"datum": expected.place, "type": "quantitative"}}
    dots = {"color": theme.LINE, "strokeWidth": 1.5, "strokeDash": theme.REFERENCE_DASH}
    layers: list[Spec] = [
        {
            "data": {"values": [
                {"place": last.place, "value": float(last.value)},
                {"place": expected.place, "value": float(expected.value)},
            ]},
            "mark": {"type": "line", "aria": False, **dots},
            "encoding": {
                "x": {"field": "place", "type": "quantitative"},
                "y": {"field": "value", "type": "quantitative"},
            },
        },
        {
            "data": {"values": [{}]},
            "mark": {"type": "point", "shape": "cross", "size": 110, "filled": True, "opacity": 1,
                     "color": theme.LINE, "aria": False},
            "encoding": {**at, "y": {"datum": float(expected.value), "type": "quantitative"}},
        },
    ]  # fmt: skip
    if expected.low is not None and expected.high is not None:
        layers.append({
            "data": {"values": [{}]},
            "mark": {"type": "rule", "color": theme.LINE, "strokeWidth": 2, "aria": False},
            "encoding": {
                **at,
                "y": {"datum": float(expected.low), "type": "quantitative"},
                "y2": {"datum": float(expected.high)},
            },
        })  # fmt: skip
    return layers


def gap_marks(gaps: list[int], layout: Layout, filled: bool = False) -> list[Spec]:
    """A dash at the foot of each of these places, on a grey stretch where `filled`."""
    if not gaps:
        return []
    rows = [{"place": place, "from": place - 0.5, "to": place + 0.5} for place in gaps]
    grey = {
        "data": {"values": rows},
        "mark": {"type": "rect", "color": theme.GAP_FILL, "aria": False},
        "encoding": {"x": {"field": "from", "type": "quantitative"}, "x2": {"field": "to"}},
    }
    dash = {
        "data": {"values": rows},
        "mark": {
            "type": "text", "text": "–", "fontWeight": 600, "color": theme.INK, "aria": False,
            "baseline": "bottom", "y": {"expr": "height - 2"}, "fontSize": layout.text_size + 2,
        },
        "encoding": {"x": {"field": "place", "type": "quantitative"}},
    }  # fmt: skip
    return [grey, dash] if filled else [dash]


def _runs(
    points: tuple[TrendPoint, ...], key: Callable[[TrendPoint], Decimal | None]
) -> list[Spec]:
    """Stretches of places that follow each other and share a target, half a place to each side."""
    runs = []
    numbered = [(point.place - i, key(point), point) for i, point in enumerate(points)]
    for (_, shared), group in groupby(numbered, key=lambda entry: entry[:2]):
        members = [point for _, _, point in group]
        if shared is not None:
            runs.append({
                "from": members[0].place - 0.5, "to": members[-1].place + 0.5,
                "target": float(members[0].target) if members[0].target is not None else None,
            })  # fmt: skip
    return runs


def _ranges(points: tuple[TrendPoint, ...]) -> list[Spec]:
    """The shaded stretches: between target and the edge of Amber, or the best range."""

    def edges(point: TrendPoint) -> tuple[Decimal, Decimal, bool] | None:
        if point.low is not None and point.high is not None:
            return point.low, point.high, True
        if point.target is not None and point.amber_edge is not None:
            low, high = sorted((point.target, point.amber_edge))
            return low, high, False
        return None

    runs = []
    numbered = [(point.place - i, edges(point), point.place) for i, point in enumerate(points)]
    for (_, shared), group in groupby(numbered, key=lambda entry: entry[:2]):
        members = [place for _, _, place in group]
        if shared is not None:
            runs.append({
                "from": members[0] - 0.5, "to": members[-1] + 0.5,
                "low": float(shared[0]), "high": float(shared[1]), "best": shared[2],
            })  # fmt: skip
    return runs


def _spans(mark: str, runs: list[Spec], style: Spec, fields: tuple[str, ...]) -> Spec:
    encoding = {
        "x": {"field": "from", "type": "quantitative"},
        "x2": {"field": "to"},
        "y": {"field": fields[0], "type": "quantitative"},
    }
    if len(fields) > 1:
        encoding["y2"] = {"field": fields[1]}
    return {
        "data": {"values": runs},
        "mark": {"type": mark, "aria": False, **style},
        "encoding": encoding,
    }
