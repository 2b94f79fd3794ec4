"""The same cells, team by quarter, as a live figure: to point at, to zoom into, drawn by the browser."""

import math
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from charts import heat_chart, lettering, theme
from charts.rows import HeatCell, HeatRows

TOOLS = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["toImage", "sendChartToCloud", "sendDataToCloud"],
}
"""The figure's tools: none sends anything elsewhere, and images come from the picture of the same cells."""

_NAMES, _COLUMN, _ROW, _HEAD = 190, 49, 34, 120
"""The room for the names, the least of a column and of a row, and what stands above the rows, in px."""

_SIZE = 13


def figure(heat: HeatRows) -> go.Figure:
    """The cells for Plotly to draw; pointing at one says team, quarter, figure, fraction or reason."""
    places = sorted({(cell.place, cell.label) for row in heat.rows for cell in row.cells})
    labels = [label for _, label in places]
    wrapped = [lettering.wrap(row.team, _NAMES - 20, _SIZE) for row in heat.rows]
    names = ["<br>".join(map(_plain, lines)) for lines in wrapped]
    cells = [
        [by_place.get(place) for place, _ in places]
        for row in heat.rows
        for by_place in [{cell.place: cell for cell in row.cells}]
    ]
    values = [each.value for row in cells for each in row if each and each.value is not None]
    said = [
        [
            _plain(_said(heat, team.team, label, cell))
            for label, cell in zip(labels, row, strict=True)
        ]
        for team, row in zip(heat.rows, cells, strict=True)
    ]
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    shades = go.Heatmap(
        x=labels,
        y=names,
        z=[[_value(cell) for cell in row] for row in cells],
        customdata=said,
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=True,
        colorscale=_steps(),
        zmin=float(low),
        zmax=float(high if high > low else low + 1),
        showscale=False,
        xgap=2,
        ygap=2,
    )
    numbers = go.Scatter(
        mode="text",
        x=labels * len(names),
        y=[name for name in names for _ in labels],
        text=[heat_chart.short(heat, cell) for row in cells for cell in row],
        textfont={"color": [_ink(cell, values) for row in cells for cell in row], "size": _SIZE},
        hoverinfo="skip",
    )
    return go.Figure([shades, numbers], _layout(labels, max(map(len, wrapped)), len(names)))


def _layout(labels: list[str], lines: int, rows: int) -> go.Layout:
    """The tools stand above the periods, the longest line of a name fits on the left, and no label meets another."""
    heads = [label.split(" ", 1) for label in labels]
    widest = max(lettering.width(part, _SIZE) for head in heads for part in head)
    return go.Layout(
        template="none",
        font={"family": theme.PAGE_FONT, "size": _SIZE, "color": theme.INK},
        hoverlabel={"font": {"family": theme.PAGE_FONT, "size": 14}, "bgcolor": theme.INK},
        showlegend=False,
        modebar={"color": theme.QUIET_INK, "activecolor": theme.INK},
        paper_bgcolor=theme.PAPER,
        plot_bgcolor=theme.GAP_FILL,
        width=_NAMES + 10 + max(_COLUMN, math.ceil(widest) + 8) * len(labels),
        height=_HEAD + max(_ROW, lines * 17 + 6) * rows,
        margin={"l": _NAMES, "r": 10, "t": 84, "b": 10},
        xaxis={
            "side": "top",
            "type": "category",
            "tickmode": "array",
            "tickvals": labels,
            "ticktext": [_plain(label).replace(" ", "<br>", 1) for label in labels],
            "tickangle": 0,
            "showgrid": False,
            "range": [-0.5, len(labels) - 0.5],
        },
        yaxis={
            "range": [rows - 0.5, -0.5],
            "type": "category",
            "automargin": True,
            "showgrid": False,
        },
    )


def _steps() -> list[list[Any]]:
    """The five shades of the picture, each over its own fifth of the scale."""
    count = len(theme.STEPS)
    return [[end / count, shade] for i, shade in enumerate(theme.STEPS) for end in (i, i + 1)]


def _said(heat: HeatRows, team: str, label: str, cell: HeatCell | None) -> str:
    """What pointing at a cell says: what the table beside the map says."""
    return heat_chart.words(heat, team, cell) if cell else f"{team}, {label}: Not there then"


def _ink(cell: HeatCell | None, values: list[Decimal]) -> str:
    """The colour of a number that reads on its own cell's shade."""
    if cell is None or cell.value is None:
        return theme.INK
    return heat_chart.ink_on(heat_chart.shade(cell.value, values))


def _value(cell: HeatCell | None) -> float | None:
    return float(cell.value) if cell and cell.value is not None else None


def _plain(text: str) -> str:
    """Plotly reads its texts as a little HTML; names are not HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
