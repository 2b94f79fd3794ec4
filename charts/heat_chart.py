"""One staffing rate, team by quarter: shaded cells with their numbers, as a picture and to explore."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from charts import describe, frame, lettering, notes, pixels, theme
from charts.axes import period_labels
from charts.frame import Spec
from charts.numbers import figure
from charts.rows import HeatCell, HeatRows
from charts.theme import Layout


def spec(heat: HeatRows, layout: Layout) -> Spec | None:
    """The picture as a Vega-Lite dict, or None where no cell has a value.

    Where the layout is too narrow for every quarter the latest that fit are shown, and the
    subtitle says so. A cell without a figure is white with a dash, its reason below.
    """
    places = sorted({(cell.place, cell.label) for row in heat.rows for cell in row.cells})
    valued = [c.value for row in heat.rows for c in row.cells if c.value is not None]
    if not valued:
        return None
    plan = _plan(heat, places, valued, layout)
    shown = len(plan.columns)
    cut = f"Latest {shown} of {len(places)} periods" if shown < len(places) else ""
    title = frame.heading(
        heat.title, frame.sentences(heat.subtitle, cut, heat.better, "Darker is higher"), layout
    )
    cells, heads, bottom = _body(heat, plan, valued, layout)
    foot = frame.foot(notes.missing_by_team(_gaps(heat, plan)), heat.footer, layout)
    above = [
        entry
        for place, lines in plan.labels.items()
        for entry in pixels.column(lines, plan.columns[place] + plan.wide / 2, 0, layout.line)
    ]
    layers = [
        pixels.boxes(
            [c for c in cells if c["fill"] != theme.PAPER], stroke=theme.PAPER, strokeWidth=2
        ),
        *_empty(cells),
        pixels.texts([_number(c) for c in cells], layout, align="center"),
        pixels.texts(heads, layout),
        pixels.texts(above, layout, align="center", baseline="top"),
    ]
    return frame.placed(layers, title, foot, layout, describe.heat(heat), bottom)


@dataclass(frozen=True)
class _Plan:
    """Where things stand, in px: the names' width, a cell's, each period's left edge and its label's lines."""

    names: int
    wide: float
    columns: dict[int, float]
    labels: dict[int, list[str]]


def _plan(
    heat: HeatRows, places: list[tuple[int, str]], valued: list[Decimal], layout: Layout
) -> _Plan:
    """Room for the names first, then for as many of the latest periods as fit."""
    size = layout.text_size
    widest = max(lettering.width(figure(v, heat.unit, heat.decimals), size) for v in valued)
    longest = max(lettering.width(row.team, size) for row in heat.rows)
    names = math.ceil(min(longest + 12, layout.inner * (0.22 if layout.width > 400 else 0.34)))
    least = max(widest + 8, lettering.width("2017/18", size) + 4)
    shown = places[-max(1, int((layout.inner - names) / least)) :]
    wide = min((layout.inner - names) / len(shown), least * 2)
    labels = period_labels(shown, wide, size, wide) or {
        place: lettering.wrap(label, wide - 2, size) for place, label in shown
    }
    columns = {place: names + i * wide for i, (place, _) in enumerate(shown)}
    return _Plan(names, wide, columns, labels)


def _body(
    heat: HeatRows, plan: _Plan, valued: list[Decimal], layout: Layout
) -> tuple[list[Spec], list[Spec], float]:
    """The cells, the names before them, and where the last row ends."""
    cells, heads = [], []
    y = float(max(len(lines) for lines in plan.labels.values()) * layout.line + 6)
    for row in heat.rows:
        if not any(cell.place in plan.columns for cell in row.cells):
            continue  # a team that had ended before the latest periods that fit
        lines = lettering.wrap(row.team, plan.names - 8, layout.text_size)
        height = max(layout.line + 12, len(lines) * layout.line + 6)
        start = y + height / 2 - (len(lines) - 1) * layout.line / 2
        heads += pixels.column(lines, 0, start, layout.line)
        for cell in row.cells:
            if cell.place in plan.columns:
                left = plan.columns[cell.place]
                cells.append(_cell(heat, row.team, cell, left, y, plan.wide, height, valued))
        y += height
    return cells, heads, y


def _gaps(heat: HeatRows, plan: _Plan) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """The cells without a value by team, with their reasons."""
    return [
        (
            row.team,
            [
                (cell.place, cell.label, cell.missing)
                for cell in row.cells
                if cell.value is None and cell.place in plan.columns
            ],
        )
        for row in heat.rows
    ]


def shade(value: Decimal, values: list[Decimal]) -> str:
    """The colour of a value among these: five equal steps from the lowest to the highest."""
    low, high = min(values), max(values)
    if low == high:
        return theme.STEPS[0]
    step = int((value - low) / (high - low) * len(theme.STEPS))
    return theme.STEPS[min(step, len(theme.STEPS) - 1)]


def ink_on(colour: str) -> str:
    """Dark or white, whichever reads better on the colour."""
    return max((theme.INK, theme.PAPER), key=lambda ink: theme.contrast(ink, colour))


def figure_to_explore(heat: HeatRows) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same cells for Plotly, as plain dicts: the figure, and the config of its tools.

    Hovering tells team, quarter, figure, fraction or reason. Nothing can be sent elsewhere
    and images come from the picture of the same rows, not from here.
    """
    places = sorted({(cell.place, cell.label) for row in heat.rows for cell in row.cells})
    values = [c.value for row in heat.rows for c in row.cells if c.value is not None]
    table = {(row.team, c.place): c for row in heat.rows for c in row.cells}

    def cells(make: Any) -> list[list[Any]]:
        return [[make(row.team, table.get((row.team, p))) for p, _ in places] for row in heat.rows]

    steps = len(theme.STEPS)
    scale = [[end / steps, c] for i, c in enumerate(theme.STEPS) for end in (i, i + 1)]
    trace = {
        "type": "heatmap",
        "x": [label for _, label in places],
        "y": ["<br>".join(_escape(t) for t in lettering.wrap(r.team, 170, 13)) for r in heat.rows],
        "z": cells(lambda _, c: float(c.value) if c and c.value is not None else None),
        "text": cells(lambda _, c: _short(heat, c)),
        "customdata": cells(lambda team, c: _escape(_words(heat, team, c))),
        "texttemplate": "%{text}",
        "hovertemplate": "%{customdata}<extra></extra>",
        "hoverongaps": True,
        "colorscale": scale,
        "zmin": float(min(values, default=Decimal(0))),
        "zmax": float(max(values, default=Decimal(1))),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    layout = {
        "font": {
            "family": "Source Sans, Source Sans 3, sans-serif",
            "size": 13,
            "color": theme.INK,
        },
        "paper_bgcolor": theme.PAPER,
        "plot_bgcolor": theme.GAP_FILL,
        "height": 120 + 34 * len(heat.rows),
        # The tools stand above the quarters, and the longest line of a name fits on the left.
        "margin": {"l": 190, "r": 10, "t": 84, "b": 10},
        "xaxis": {
            "side": "top",
            "type": "category",
            "tickmode": "array",
            "tickvals": [label for _, label in places],
            "ticktext": [_escape(label).replace(" ", "<br>", 1) for _, label in places],
            "tickangle": 0,
        },
        "yaxis": {"autorange": "reversed", "type": "category", "automargin": True},
    }
    config = {
        "displaylogo": False,
        "modeBarButtonsToRemove": ["toImage", "sendChartToCloud", "sendDataToCloud"],
    }
    return {"data": [trace], "layout": layout}, config


def _cell(
    heat: HeatRows, team: str, cell: HeatCell, left: float, top: float, wide: float, tall: float,
    values: list[Decimal],
) -> Spec:  # fmt: skip
    fill = theme.PAPER if cell.value is None else shade(cell.value, values)
    return {
        "x": round(left, 1), "x2": round(left + wide, 1), "y": top, "y2": top + tall, "fill": fill,
        "text": _short(heat, cell), "words": _words(heat, team, cell),
    }  # fmt: skip


def _number(cell: Spec) -> Spec:
    return {
        "x": round((cell["x"] + cell["x2"]) / 2, 1), "y": (cell["y"] + cell["y2"]) / 2,
        "text": cell["text"], "fill": ink_on(cell["fill"]),
    }  # fmt: skip


def _empty(cells: list[Spec]) -> list[Spec]:
    gaps = [
        {**c, "x": c["x"] + 3, "x2": c["x2"] - 3, "y": c["y"] + 3, "y2": c["y2"] - 3}
        for c in cells
        if c["fill"] == theme.PAPER
    ]
    dashed = {"stroke": theme.AXIS, "strokeWidth": 1, "strokeDash": [2, 2]}
    return [pixels.boxes(gaps, **dashed)] if gaps else []


def _short(heat: HeatRows, cell: HeatCell | None) -> str:
    return figure(cell.value, heat.unit, heat.decimals) if cell and cell.value is not None else "–"


def _words(heat: HeatRows, team: str, cell: HeatCell | None) -> str:
    if cell is None:
        return f"{team}: no row"
    if cell.value is None:
        return f"{team}, {cell.label}: {cell.missing or 'No figure'}"
    fraction = f" ({cell.fraction})" if cell.fraction else ""
    return f"{team}, {cell.label}: {_short(heat, cell)}{fraction}"


def _escape(text: str) -> str:
    """Plotly reads its texts as a little HTML; names are not HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
