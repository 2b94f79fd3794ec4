"""Teams side by side: one small picture a team, all on one scale, the council faint behind each."""

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

import altair as alt

from charts import describe, frame, lettering, notes, pixels, theme
from charts.axes import NOT_FROM_ZERO, ValueAxis, value_axis
from charts.channels import RATED, TOLD, Row, drawn_from
from charts.frame import Layer
from charts.numbers import figure
from charts.pieces import pieces
from charts.rows import TeamSeries, TeamsRows, TrendPoint
from charts.theme import Layout
from charts.trend_chart import drawn_values
from metrics.vocabulary import RATING_LABELS, RATING_SHAPES, Unit

_GAP = 18


@dataclass(frozen=True)
class _Panel:
    """Where one team's plot lies in px, and how its periods and values find their place."""

    series: TeamSeries
    head: tuple[list[str], list[str]]
    left: float
    top: float
    width: float
    height: float
    first: int
    last: int
    axis: ValueAxis

    def x(self, place: float) -> float:
        return round(
            self.left + (place - self.first + 0.5) / (self.last - self.first + 1) * self.width, 1
        )

    def y(self, value: Decimal) -> float:
        return round(self.top + (1 - self.axis.share(value)) * self.height, 1)


def chart(teams: TeamsRows, layout: Layout) -> alt.LayerChart | None:
    """The teams in a layout, or None where no team has a value.

    One view whose panels are placed here in px, so that names of any length stay whole and
    the picture is as wide as the layout.
    """
    everyone = [point for series in teams.series for point in series.points]
    if all(point.value is None for point in everyone):
        return None
    axis = value_axis(
        *drawn_values((*everyone, *teams.council)), teams.unit, teams.decimals, ticks=4
    )
    places = [point.place for point in (*everyone, *teams.council)]
    labels = {p.place: p.label for p in (*teams.council, *everyone)}
    left = frame.axis_width([figure(v, teams.unit, axis.decimals) for v in axis.values], layout)
    panels, height = _panels(teams, axis, min(places), max(places), left, layout)
    title = frame.heading(
        teams.title,
        frame.sentences(teams.subtitle, teams.better, "" if axis.starts_at_zero else NOT_FROM_ZERO),
        layout,
    )
    lines = frame.foot(_notes(teams), teams.footer, layout)
    layers = [
        *_gaps(panels, layout),
        *_frames(panels, teams.unit, labels, layout),
        *_references(panels, teams, layout),
        *_lines(panels, teams),
        *_heads(panels, layout),
        *frame.foot_layers(lines, layout, 0, 0),
    ]
    return frame.whole(
        layers, title, layout, describe.teams(teams), left=0, right=0, strip=0,
        plot_height=height, bottom=frame.foot_height(lines, layout),
    )  # fmt: skip


def _panels(
    teams: TeamsRows, axis: ValueAxis, first: int, last: int, left: int, layout: Layout
) -> tuple[list[_Panel], int]:
    columns = min(layout.columns, len(teams.series))
    width = (layout.inner - left - _GAP * (columns - 1)) / columns
    width = min(width, layout.inner / 2)
    panel_height = round(layout.plot_height * 0.36)
    panels: list[_Panel] = []
    top = 0
    for start in range(0, len(teams.series), columns):
        row = teams.series[start : start + columns]
        heads = [_head(series, teams, width, layout) for series in row]
        tall = max(len(name) + len(value) for name, value in heads) * layout.line + 8
        for i, (series, head) in enumerate(zip(row, heads, strict=True)):
            panels.append(
                _Panel(series, head, left + i * (width + _GAP), top + tall, width, panel_height,
                       first, last, axis)
            )  # fmt: skip
        top += tall + panel_height + layout.small_line + 16
    return panels, top - 8


def _head(
    series: TeamSeries, teams: TeamsRows, width: float, layout: Layout
) -> tuple[list[str], list[str]]:
    """The team's whole name, and its latest figure in words."""
    name = lettering.wrap(series.team, width, layout.text_size, bold=True)
    return name, lettering.wrap(_latest(series.points, teams), width, layout.text_size)


def _latest(points: tuple[TrendPoint, ...], teams: TeamsRows) -> str:
    if not points:
        return "No figures"
    end = points[-1]
    if end.value is None:
        return end.missing or "No figure"
    shape = RATING_SHAPES.get(end.rating, "") if end.rating else ""
    rating = f" {RATING_LABELS[end.rating]}" if end.rating and shape else ""
    fraction = f" ({end.fraction})" if end.fraction else ""
    value = figure(end.value, teams.unit, teams.decimals)
    return f"{shape}{rating} {value}{fraction} {end.status}".strip()


def _frames(
    panels: list[_Panel], unit: Unit, labels: dict[int, str], layout: Layout
) -> list[Layer]:
    """Grid lines with their values beside the first of each row, and the ends of the time shown."""
    grid, values, starts, ends = [], [], [], []
    margin = panels[0].left
    for panel in panels:
        for value in panel.axis.values:
            y = panel.y(value)
            grid.append({"x": panel.left, "x2": panel.left + panel.width, "y": y, "y2": y})
            if panel.left == margin:
                text = figure(value, unit, panel.axis.decimals)
                values.append({"x": margin - 6, "y": y, "text": text})
        below = panel.top + panel.height + 7
        first, last = labels[panel.first], labels[panel.last]
        wide = sum(lettering.width(text, layout.small_size) for text in (first, last))
        if panel.first != panel.last and wide + 8 <= panel.width:
            starts.append({"x": panel.left, "y": below, "text": first})
        ends.append({"x": panel.left + panel.width, "y": below, "text": last})
    every = values if panels[0].height / (len(panels[0].axis.values) - 1) > layout.line else []
    every = every or [row for row in values if row["text"] in _ends(panels[0].axis, unit)]
    return [
        pixels.rules(grid, color=theme.GRID),
        pixels.texts(every, layout, align="right"),
        pixels.texts(starts, layout, small=True, baseline="top"),
        pixels.texts(ends, layout, small=True, baseline="top", align="right"),
    ]


def _ends(axis: ValueAxis, unit: Unit) -> set[str]:
    return {figure(value, unit, axis.decimals) for value in (axis.low, axis.high)}


def _references(panels: list[_Panel], teams: TeamsRows, layout: Layout) -> list[Layer]:
    """What each team is held against: the council's line, the target, the series breaks."""
    council, targets, breaks = [], [], []
    for number, panel in enumerate(panels):
        behind = replace(panel, series=TeamSeries("", teams.council))
        council += _stretched(_spots(behind, teams, number), panel)
        for point in panel.series.points:
            if point.target is not None:
                y = panel.y(point.target)
                targets.append(
                    {
                        "x": panel.x(point.place - 0.5),
                        "x2": panel.x(point.place + 0.5),
                        "y": y,
                        "y2": y,
                    }
                )
        for entry in teams.breaks:
            if panel.first < entry.place <= panel.last:
                x = panel.x(entry.place - 0.5)
                breaks.append({"x": x, "x2": x, "y": panel.top, "y2": panel.top + panel.height})
    joined = _joined(targets)
    return [
        *([pixels.lines(council, **theme.COUNCIL_BEHIND)] if council else []),
        *([pixels.rules(joined, **theme.SMALL_TARGET)] if joined else []),
        *([pixels.rules(breaks, **theme.SMALL_BREAK)] if breaks else []),
    ]


def _stretched(rows: list[Row], panel: _Panel) -> list[Row]:
    """A single period widened to a short level line, since one spot draws no line."""
    alone = Counter(row["piece"] for row in rows)
    half = panel.width / (panel.last - panel.first + 1) / 2
    return [
        {**row, "x": round(row["x"] + side, 1)}
        for row in rows
        for side in ((-half, half) if alone[row["piece"]] == 1 else (0,))
    ]


def _joined(rows: list[Row]) -> list[Row]:
    """Level stretches that touch as one, so that the dashes run on."""
    runs: list[Row] = []
    for row in rows:
        if runs and runs[-1]["x2"] == row["x"] and runs[-1]["y"] == row["y"]:
            runs[-1] = {**runs[-1], "x2": row["x2"]}
        else:
            runs.append(row)
    return runs


def _spots(panel: _Panel, teams: TeamsRows, number: int) -> list[Row]:
    return [
        {
            "x": panel.x(point.place), "y": panel.y(point.value), "piece": f"{number}.{piece}",
            **theme.rated(point.rating),
            "words": f"{panel.series.team}, {describe.point(point, teams.unit, teams.decimals)}",
        }
        for piece, members in enumerate(pieces(panel.series.points, teams.breaks, teams.restarts))
        for point in members
        if point.value is not None
    ]  # fmt: skip


def _lines(panels: list[_Panel], teams: TeamsRows) -> list[Layer]:
    rows = [row for number, panel in enumerate(panels) for row in _spots(panel, teams, number)]
    size = 30 if panels[0].width / (panels[0].last - panels[0].first + 1) >= 8 else 18
    marks = drawn_from(rows).mark_point(size=size, opacity=1, strokeWidth=1)
    return [
        pixels.lines(rows, **theme.SMALL_SERIES),
        marks.encode(x=pixels.X, y=pixels.Y, **RATED, **TOLD),
    ]


def _gaps(panels: list[_Panel], layout: Layout) -> list[Layer]:
    """A grey stretch with one dash wherever periods follow each other without a figure."""
    greys: list[Row] = []
    dashes: list[Row] = []
    for panel in panels:
        empty = [point.place for point in panel.series.points if point.value is None]
        for place in empty:
            start, end = panel.x(place - 0.5), panel.x(place + 0.5)
            bottom = panel.top + panel.height
            if greys and greys[-1]["x2"] == start and greys[-1]["y2"] == bottom:
                greys[-1]["x2"] = end
            else:
                greys.append({"x": start, "x2": end, "y": panel.top, "y2": bottom})
    for grey in greys:
        middle = (grey["x"] + grey["x2"]) / 2
        dashes.append({"x": middle, "y": grey["y2"] - 2, "text": "–"})
    if not greys:
        return []
    return [
        pixels.boxes(greys, color=theme.GAP_FILL, aria=False),
        pixels.texts(dashes, layout, bold=True, align="center", baseline="bottom"),
    ]


def _heads(panels: list[_Panel], layout: Layout) -> list[Layer]:
    names, values = [], []
    for panel in panels:
        name, value = panel.head
        top = panel.top - 8 - (len(name) + len(value)) * layout.line
        names += pixels.column(name, panel.left, top, layout.line)
        values += pixels.column(value, panel.left, top + len(name) * layout.line, layout.line)
    return [
        pixels.texts(names, layout, bold=True, baseline="top"),
        pixels.texts(values, layout, baseline="top"),
    ]


def _notes(teams: TeamsRows) -> list[str]:
    everyone = [point for series in teams.series for point in series.points]
    key = notes.key([replace(p, amber_edge=None, low=None, high=None) for p in everyone])
    council = "Dotted: the council as a whole." if teams.council else ""
    gaps = notes.missing_by_team(
        [
            (series.team, [(p.place, p.label, p.missing) for p in series.points if p.value is None])
            for series in teams.series
        ]
    )
    span = teams.council or tuple(everyone)
    return [
        *filter(None, [" ".join(filter(None, [key, council]))]),
        *gaps,
        *notes.statuses(everyone),
        *notes.breaks(teams.breaks, span),
    ]
