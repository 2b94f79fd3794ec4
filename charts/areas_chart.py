"""One measure of several areas: a bar each from 0, the council's own dark, the neighbours' averages as lines."""

import math
from dataclasses import dataclass
from decimal import Decimal

import altair as alt

from charts import describe, frame, lettering, pixels, theme
from charts.channels import Row
from charts.rows import AreaBar, AreasRows
from charts.theme import Layout

OWN, WIDER, NEIGHBOUR = theme.CATEGORIES[0], theme.STEPS[2], theme.STEPS[0]
_DASHES = (theme.TARGET_DASH, theme.LIMIT_DASH)


def chart(areas: AreasRows, layout: Layout) -> alt.LayerChart | None:
    """The areas in a layout, or None where no area has a figure.

    Areas stand in the order given; one without a figure says why in place of its bar.
    """
    if all(row.value is None for row in areas.rows):
        return None
    plan = _plan(areas, layout)
    bars, plain, bold, bottom = _body(areas, plan, layout)
    title = frame.heading(areas.title, frame.sentences(areas.subtitle, areas.better), layout)
    notes = [_key(areas)]
    notes += [
        f"{'Dashed' if dash == theme.TARGET_DASH else 'Dotted'}: {line.words}."
        for line, dash in zip(areas.lines, _DASHES, strict=False)
    ]
    foot = frame.foot(notes, areas.footer, layout)
    layers = [
        pixels.boxes(bars, stroke=theme.INK, strokeWidth=1),
        pixels.rules([{"x": plan.start, "x2": plan.start, "y": 0, "y2": bottom}], color=theme.INK),
        *(
            pixels.rules(
                [{"x": plan.x(line.value), "x2": plan.x(line.value), "y": 0, "y2": bottom}],
                color=theme.INK, strokeWidth=2, strokeDash=dash,
            )
            for line, dash in zip(areas.lines, _DASHES, strict=False)
        ),
        pixels.texts(plain, layout),
        pixels.texts(bold, layout, bold=True),
    ]  # fmt: skip
    return frame.placed(layers, title, foot, layout, describe.areas(areas), bottom)


@dataclass(frozen=True)
class _Plan:
    """The three columns in px: the names' width, the bars' start and room, the words' width; the longest bar."""

    names: int
    start: float
    room: float
    words: int
    most: Decimal

    def x(self, value: Decimal) -> float:
        """Where a value ends."""
        return round(self.start + float(value / self.most) * self.room, 1)


def _plan(areas: AreasRows, layout: Layout) -> _Plan:
    size = layout.text_size
    most = layout.inner * (0.3 if layout.width > 400 else 0.36)
    names = math.ceil(
        min(max(lettering.width(row.area, size, row.own) for row in areas.rows) + 12, most)
    )
    told = max(lettering.width(row.words, size, row.own) for row in areas.rows)
    words = math.ceil(min(told + 4, most))
    values = [row.value for row in areas.rows if row.value is not None]
    values += [line.value for line in areas.lines]
    longest = max([*values, Decimal(0)]) or Decimal(1)
    return _Plan(names, names + 6, layout.inner - names - words - 16, words, longest)


def _body(
    areas: AreasRows, plan: _Plan, layout: Layout
) -> tuple[list[Row], list[Row], list[Row], float]:
    """The bars, the words of the other areas and of the council's own, and where all ends."""
    bars: list[Row] = []
    plain: list[Row] = []
    bold: list[Row] = []
    y = 4.0
    for row in areas.rows:
        name = lettering.wrap(row.area, plan.names - 8, layout.text_size, bold=row.own)
        said = lettering.wrap(row.words, plan.words, layout.text_size, bold=row.own)
        height = max(len(name), len(said)) * layout.line + 8
        for lines, left in ((name, 0), (said, layout.inner - plan.words)):
            top = y + height / 2 - (len(lines) - 1) * layout.line / 2
            (bold if row.own else plain).extend(pixels.column(lines, left, top, layout.line))
        if row.value:
            bars.append(_bar(row, y + height / 2, plan))
        y += height
    return bars, plain, bold, y


def _key(areas: AreasRows) -> str:
    """What each shade stands for, of those there are."""
    parts = ["Dark: our council"]
    if any(row.wider for row in areas.rows):
        parts.append("Middle: England and our region")
    if any(not row.own and not row.wider for row in areas.rows):
        parts.append("Light: statistical neighbours")
    return ". ".join(parts) + "."


def _bar(row: AreaBar, middle: float, plan: _Plan) -> Row:
    fill = OWN if row.own else WIDER if row.wider else NEIGHBOUR
    left, right = sorted((plan.start, plan.x(row.value or Decimal(0))))
    return {
        "x": left, "x2": right, "y": middle - 8, "y2": middle + 8, "fill": fill,
        "words": f"{row.area}: {row.words}",
    }  # fmt: skip
