"""Marks placed by px, for charts that lay out their own cells and panels in one view."""

from typing import Any

import altair as alt

from charts import theme
from charts.channels import FILL, TOLD, Row, drawn_from
from charts.frame import Align, Baseline
from charts.theme import Layout

X = alt.X("x:Q", scale=None, axis=None)
"""A place that is already in px from the left."""

Y = alt.Y("y:Q", scale=None, axis=None)
"""A place that is already in px from the top."""

FROM_TO: dict[str, Any] = {"x": X, "y": Y, "x2": alt.X2("x2"), "y2": alt.Y2("y2")}
"""From one place in px to another."""


def rules(rows: list[Row], **style: Any) -> alt.Chart:
    """Straight lines from x, y to x2, y2."""
    marks: alt.Chart = drawn_from(rows).mark_rule(aria=False, **style)
    return marks.encode(**FROM_TO)


def boxes(rows: list[Row], **style: Any) -> alt.Chart:
    """Rectangles from x, y to x2, y2, filled with each row's `fill`; `words` is told aloud."""
    marks: alt.Chart = drawn_from(rows).mark_rect(**style)
    chart = marks.encode(**FROM_TO)
    if rows and "fill" in rows[0]:
        chart = chart.encode(fill=FILL)
    if rows and "words" in rows[0]:
        chart = chart.encode(**TOLD)
    return chart


def lines(rows: list[Row], **style: Any) -> alt.Chart:
    """Lines through the x, y of the rows that share a `piece`."""
    marks: alt.Chart = drawn_from(rows).mark_line(aria=False, **style)
    return marks.encode(x=X, y=Y, detail=alt.Detail("piece:N"))


def texts(
    rows: list[Row],
    layout: Layout,
    *,
    bold: bool = False,
    small: bool = False,
    align: Align = "left",
    baseline: Baseline = "middle",
    colour: str = theme.INK,
) -> alt.Chart:
    """Lines of text at x, y; each row's `text` is one line, its `fill` (where given) the colour."""
    how: dict[str, Any] = theme.letters(layout, bold=bold, small=small)
    marks: alt.Chart = drawn_from(rows).mark_text(
        align=align, baseline=baseline, color=colour, aria=False, **how
    )
    chart = marks.encode(x=X, y=Y, text=alt.Text("text:N"))
    if rows and "fill" in rows[0]:
        chart = chart.encode(color=alt.Color("fill:N", scale=None))
    return chart


def column(lines: list[str], x: float, y: float, line: int, **more: Any) -> list[Row]:
    """Rows for `texts`: these lines one under the other, the first at y."""
    return [{"x": x, "y": y + i * line, "text": text, **more} for i, text in enumerate(lines)]
