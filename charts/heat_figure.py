"""The same cells, team by quarter, as a live figure: to point at, to zoom into, drawn by the browser."""

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

_NAMES, _ROW, _HEAD = 190, 34, 120
"""The room for the names, a row and what stands above the rows, in px."""


def figure(heat: HeatRows) -> go.Figure:
    """The cells for Plotly to draw; pointing at one says team, quarter, figure, fraction or reason."""
    places = sorted({(cell.place, cell.label) for row in heat.rows for cell in row.cells})
    values = [c.value for row in heat.rows for c in row.cells if c.value is not None]
    labels = [label for _, label in places]
    cells = [
        (row.team, [by_place.get(place) for place, _ in places])
        for row in heat.rows
        for by_place in [{cell.place: cell for cell in row.cells}]
    ]
    map_ = go.Heatmap(
        x=labels,
        y=["<br>".join(map(_plain, lettering.wrap(team, _NAMES - 20, 13))) for team, _ in cells],
        z=[[_value(cell) for cell in row] for _, row in cells],
        text=[[heat_chart.short(heat, cell) for cell in row] for _, row in cells],
        customdata=[
            [_plain(heat_chart.words(heat, team, cell)) for cell in row] for team, row in cells
        ],
        texttemplate="%{text}",
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=True,
        colorscale=_steps(),
        zmin=float(min(values, default=Decimal(0))),
        zmax=float(max(values, default=Decimal(1))),
        showscale=False,
        xgap=2,
        ygap=2,
    )
    return go.Figure(map_, _layout(labels, len(cells)))


def _layout(labels: list[str], rows: int) -> go.Layout:
    """The tools stand above the quarters, and the longest line of a name fits on the left."""
    return go.Layout(
        template="none",
        font={"family": "Source Sans, Source Sans 3, sans-serif", "size": 13, "color": theme.INK},
        paper_bgcolor=theme.PAPER,
        plot_bgcolor=theme.GAP_FILL,
        height=_HEAD + _ROW * rows,
        margin={"l": _NAMES, "r": 10, "t": 84, "b": 10},
        xaxis={
            "side": "top",
            "type": "category",
            "tickmode": "array",
            "tickvals": labels,
            "ticktext": [_plain(label).replace(" ", "<br>", 1) for label in labels],
            "tickangle": 0,
        },
        yaxis={"autorange": "reversed", "type": "category", "automargin": True},
    )


def _steps() -> list[list[Any]]:
    """The five shades of the picture, each over its own fifth of the scale."""
    count = len(theme.STEPS)
    return [[end / count, shade] for i, shade in enumerate(theme.STEPS) for end in (i, i + 1)]


def _value(cell: HeatCell | None) -> float | None:
    return float(cell.value) if cell and cell.value is not None else None


def _plain(text: str) -> str:
    """Plotly reads its texts as a little HTML; names are not HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
