"""A trend as a chart of the office program: editable, with the figures in a sheet behind it.

It breaks where the picture breaks: each stretch of the line, of a target or of the usual range is a
series of its own, and the key names each kind once.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, cast

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import LineSeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts import pieces, theme
from charts.numbers import figure
from charts.rows import TrendPoint, TrendRows
from charts.trend_chart import axis_of
from exports.pack import amounts
from exports.pack.slide_template import FONT, LEFT, ROOM, rgb
from metrics.period import quarter_at
from metrics.vocabulary import Rating, Unit

_TEXT = Pt(14)
_FIGURE, _TARGET, _BEST, _AVERAGE, _USUAL, _EXPECTED = (
    "Figure", "Target", "Best range", "Average", "Usual range", "If nothing changes",
)  # fmt: skip
_MARKERS: dict[Rating | None, XL_MARKER_STYLE] = {
    Rating.GREEN: XL_MARKER_STYLE.CIRCLE,
    Rating.AMBER: XL_MARKER_STYLE.DIAMOND,
    Rating.RED: XL_MARKER_STYLE.SQUARE,
}
_QUARTER = re.compile(r"(Q[1-4]) (\d{4}/\d{2})")


@dataclass(frozen=True)
class _Stretch:
    """One series: what kind of line it is, and its values by place."""

    kind: str
    values: dict[int, Decimal]


_STYLES = {
    _FIGURE: (theme.LINE, 2.5, None),
    _TARGET: (theme.INK, 2.0, MSO_LINE.DASH),
    _BEST: (theme.INK, 1.5, MSO_LINE.DASH),
    _AVERAGE: (theme.QUIET_INK, 1.0, None),
    _USUAL: (theme.QUIET_INK, 1.5, MSO_LINE.ROUND_DOT),
    _EXPECTED: (theme.LINE, 1.5, MSO_LINE.ROUND_DOT),
}
"""Colour, width in points and dash of each kind of line, as the pictures have them."""


def add(slide: Slide, trend: TrendRows, alt: str, top: int, height: int) -> Emu:
    """The chart on a slide from `top` on; where the next thing may begin."""
    stretches = list(_stretches(trend))
    places = _places(trend)
    untyped = cast(Any, CategoryChartData)  # all of it untyped in the library
    data = untyped(number_format=_number_format(trend.unit, trend.decimals))
    _categories(data, places)
    for each in stretches:
        data.add_series(
            each.kind,
            [float(each.values[place]) if place in each.values else None for place in places],
        )
    added = slide.shapes.add_chart(
        XL_CHART_TYPE.LINE_MARKERS, LEFT, Emu(top), ROOM, Emu(height), data
    )
    frame = cast(GraphicFrame, added)  # annotated as the Chart in it, against its docstring
    about = frame._element.xpath(".//p:cNvPr")[0]
    about.set("descr", alt)
    about.set("name", f"Chart: {trend.measure}")
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = _TEXT, FONT
    chart.font.color.rgb = rgb(theme.INK)
    _axes(chart, trend)
    by_place = {point.place: point for point in trend.points}
    for made, stretch in zip(chart.plots[0].series, stretches, strict=True):
        _line(made, stretch.kind)
        if stretch.kind == _FIGURE:
            _ratings(made, places, stretch, by_place)
        elif len(stretch.values) == 1:
            made.marker.style, made.marker.size = XL_MARKER_STYLE.DASH, 9
            made.marker.format.line.color.rgb = rgb(_STYLES[stretch.kind][0])
        elif stretch.kind == _EXPECTED:
            _cross(made, list(places).index(max(stretch.values)))
    _last_label(chart, stretches, places, trend)
    _key(chart, stretches)
    return Emu(top + height)


def _places(trend: TrendRows) -> dict[int, str]:
    """Every place from the first to the last with its label, those of what is expected too."""
    found = {point.place: point.label for point in trend.points}
    if trend.expected is not None:
        for place in range(max(found) + 1, trend.expected.place + 1):
            found[place] = quarter_at(place).label
    return found


def _stretches(trend: TrendRows) -> Iterator[_Stretch]:
    """Every line of the chart in the pieces that may be joined, the figures last and so on top."""
    for kind, edge in (
        (_TARGET, lambda point: point.target),
        (_BEST, lambda point: point.low),
        (_BEST, lambda point: point.high),
    ):
        yield from (_Stretch(kind, run) for run in _runs(trend.points, edge))
    for each in trend.usual:
        covered = [p.place for p in trend.points if each.first <= p.place <= each.last]
        for kind, value in (
            (_AVERAGE, each.average), (_USUAL, each.low), (_USUAL, each.high),
        ):  # fmt: skip
            yield _Stretch(kind, dict.fromkeys(covered, value))
    if trend.expected is not None:
        last, start = next(
            (p.place, p.value) for p in reversed(trend.points) if p.value is not None
        )
        ends = {last: start, trend.expected.place: trend.expected.value}
        steps = trend.expected.place - last
        rise = trend.expected.value - start
        between = {last + n: start + rise * n / steps for n in range(1, steps)}
        yield _Stretch(_EXPECTED, {**between, **ends})
        for end in (trend.expected.low, trend.expected.high):
            if end is not None:
                yield _Stretch(_EXPECTED, {trend.expected.place: end})
    for piece in pieces.pieces(trend.points, trend.breaks, trend.restarts):
        yield _Stretch(_FIGURE, {p.place: p.value for p in piece if p.value is not None})


def _runs(
    points: tuple[TrendPoint, ...], edge: Callable[[TrendPoint], Decimal | None]
) -> Iterator[dict[int, Decimal]]:
    """Places that follow each other under the same edge: where it changes, the line is not joined."""
    numbered = [(point.place - place, edge(point), point) for place, point in enumerate(points)]
    for (_, value), members in groupby(numbered, key=lambda each: each[:2]):
        if value is not None:
            yield {point.place: value for _, _, point in members}


def _categories(data: Any, places: dict[int, str]) -> None:
    """Periods under the plot: quarters over their year, the year once; other periods as they are."""
    quarters = list(filter(None, map(_QUARTER.fullmatch, places.values())))
    if len(quarters) < len(places):
        data.categories = list(places.values())
        return
    for year, members in groupby(quarters, key=lambda match: match[2]):
        category = data.add_category(year)
        for each in members:
            category.add_sub_category(each[1])


def _axes(chart: Chart, trend: TrendRows) -> None:
    axis = axis_of(trend)
    values = chart.value_axis
    values.minimum_scale, values.maximum_scale = float(axis.low), float(axis.high)
    values.major_unit = float(axis.step)
    values.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_labels.number_format = _number_format(trend.unit, axis.decimals)
    values.tick_labels.number_format_is_linked = False
    periods = chart.category_axis
    periods.format.line.color.rgb = rgb(theme.AXIS)
    periods.major_tick_mark = XL_TICK_MARK.NONE


def _line(made: LineSeries, kind: str) -> None:
    colour, width, dash = _STYLES[kind]
    made.smooth = False
    made.format.line.color.rgb, made.format.line.width = rgb(colour), Pt(width)
    if dash is not None:
        made.format.line.dash_style = dash
    made.marker.style = XL_MARKER_STYLE.NONE


def _ratings(
    made: LineSeries, places: dict[int, str], stretch: _Stretch, points: dict[int, TrendPoint]
) -> None:
    """A shape for each period: its rating, or a ring where it has none."""
    for number, place in enumerate(places):
        if place not in stretch.values:
            continue
        rating = points[place].rating
        marker = made.points[number].marker
        marker.style, marker.size = _MARKERS.get(rating, XL_MARKER_STYLE.CIRCLE), 9
        fill = theme.RATING_MARKS.get(rating, theme.PAPER) if rating else theme.PAPER
        edge = theme.RATING_MARKS.get(rating, theme.LINE) if rating else theme.LINE
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = rgb(fill)
        marker.format.line.color.rgb = rgb(edge)


def _cross(made: LineSeries, number: int) -> None:
    marker = made.points[number].marker
    marker.style, marker.size = XL_MARKER_STYLE.X, 10
    marker.format.line.color.rgb = rgb(theme.LINE)
    marker.format.line.width = Pt(2)


def _last_label(
    chart: Chart, stretches: list[_Stretch], places: dict[int, str], trend: TrendRows
) -> None:
    """The latest value beside its point, on white so that no line runs through it."""
    if not (figures := [each for each in stretches if each.kind == _FIGURE]):
        return
    last = max(figures[-1].values)
    label = chart.plots[0].series[len(stretches) - 1].points[list(places).index(last)].data_label
    frame = label.text_frame
    words = figure(figures[-1].values[last], trend.unit, trend.decimals)
    if last != trend.points[-1].place:
        words += f" ({places[last]})"  # the latest period has no figure
    frame.text = words
    for run in frame.paragraphs[0].runs:
        run.font.size, run.font.bold, run.font.name = Pt(16), True, FONT
        run.font.color.rgb = rgb(theme.INK)
    label.position = XL_LABEL_POSITION.ABOVE
    paper = label._dLbl.get_or_add_spPr()
    paper.append(_solid(paper, theme.PAPER))


def _solid(parent: BaseOxmlElement, colour: str) -> BaseOxmlElement:
    """A fill of one colour: of a label the writer has none of its own."""
    fill: BaseOxmlElement = parent.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour.lstrip("#")}))
    return fill


def _key(chart: Chart, stretches: list[_Stretch]) -> None:
    """What each kind of line is, once: the further stretches are taken out of the key."""
    kinds = [each.kind for each in stretches]
    chart.has_legend = len(set(kinds)) > 1
    if not chart.has_legend:
        return
    legend = chart.legend
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    legend.font.size = _TEXT
    element = legend._element
    for number, kind in enumerate(kinds):
        if kind in kinds[:number]:
            entry = element.makeelement(qn("c:legendEntry"), {})
            for tag, value in (("c:idx", str(number)), ("c:delete", "1")):
                entry.append(entry.makeelement(qn(tag), {"val": value}))
            element.find(qn("c:legendPos")).addnext(entry)


def _number_format(unit: Unit, decimals: int) -> str:
    """How a chart shows its figures; a per cent is held as its number, 21.0, as the axis counts it."""
    number = amounts.digits(decimals)
    if unit is Unit.GBP:
        number = f'"£"{number}'
    elif unit is Unit.PERCENT:
        number = f'{number}"%"'
    return amounts.signed(number)
