"""One measure, team by quarter: shaded cells with their numbers."""

import math
from dataclasses import dataclass
from decimal import Decimal

import altair as alt

from charts import describe, frame, lettering, notes, pixels, theme
from charts.axes import period_labels
from charts.channels import Row
from charts.frame import Layer
from charts.numbers import figure
from charts.rows import HeatCell, HeatRows
from charts.theme import Layout


def chart(heat: HeatRows, layout: Layout) -> alt.LayerChart | None:
    """The cells in a layout, or None where no cell has a value.

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
) -> tuple[list[Row], list[Row], float]:
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


def _cell(
    heat: HeatRows, team: str, cell: HeatCell, left: float, top: float, wide: float, tall: float,
    values: list[Decimal],
) -> Row:  # fmt: skip
    fill = theme.PAPER if cell.value is None else shade(cell.value, values)
    return {
        "x": round(left, 1), "x2": round(left + wide, 1), "y": top, "y2": top + tall, "fill": fill,
        "text": short(heat, cell), "words": words(heat, team, cell),
    }  # fmt: skip


def _number(cell: Row) -> Row:
    return {
        "x": round((cell["x"] + cell["x2"]) / 2, 1), "y": (cell["y"] + cell["y2"]) / 2,
        "text": cell["text"], "fill": ink_on(cell["fill"]),
    }  # fmt: skip


def _empty(cells: list[Row]) -> list[Layer]:
    gaps = [
        {**c, "x": c["x"] + 3, "x2": c["x2"] - 3, "y": c["y"] + 3, "y2": c["y2"] - 3}
        for c in cells
        if c["fill"] == theme.PAPER
    ]
    return [pixels.boxes(gaps, **theme.NO_FIGURE)] if gaps else []


def short(heat: HeatRows, cell: HeatCell | None) -> str:
    """What stands in a cell: its figure, or a dash."""
    return figure(cell.value, heat.unit, heat.decimals) if cell and cell.value is not None else "–"


def words(heat: HeatRows, team: str, cell: HeatCell) -> str:
    """A cell in words: team, period, the figure and what it is made of, or why there is none."""
    if cell.value is None:
        return f"{team}, {cell.label}: {cell.missing or 'No figure'}"
    return f"{team}, {cell.label}: {cell.said or short(heat, cell)}"
