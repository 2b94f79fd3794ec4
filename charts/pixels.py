"""Marks placed by px, for charts that lay out their own cells and panels in one view."""

from typing import Any

import altair as alt

from charts import theme
from charts.channels import FILL, TOLD, Row, drawn_from
from charts.theme import Layout

X = alt.X("x:Q", scale=None, axis=None)
"""A place that is already in px from the left."""

Y = alt.Y("y:Q", scale=None, axis=None)
"""A place that is already in px from the top."""


def rules(rows: list[Row], **style: Any) -> alt.Chart:
    """Straight lines from x, y to x2, y2."""
    return (
        drawn_from(rows)
        .mark_rule(aria=False, **style)
        .encode(x=X, y=Y, x2=alt.X2("x2"), y2=alt.Y2("y2"))
    )


def boxes(rows: list[Row], **style: Any) -> alt.Chart:
    """Rectangles from x, y to x2, y2, filled with each row's `fill`; `words` is told aloud."""
    chart = drawn_from(rows).mark_rect(**style).encode(x=X, y=Y, x2=alt.X2("x2"), y2=alt.Y2("y2"))
    if rows and "fill" in rows[0]:
        chart = chart.encode(fill=FILL)
    if rows and "words" in rows[0]:
        chart = chart.encode(**TOLD)
    return chart


def lines(rows: list[Row], **style: Any) -> alt.Chart:
    """Lines through the x, y of the rows that share a `piece`."""
    marks = drawn_from(rows).mark_line(aria=False, **style)
    return marks.encode(x=X, y=Y, detail=alt.Detail("piece:N"))


def texts(
    rows: list[Row],
    layout: Layout,
    *,
    bold: bool = False,
    small: bool = False,
    align: str = "left",
    baseline: str = "middle",
    colour: str = theme.INK,
) -> alt.Chart:
    """Lines of text at x, y; each row's `text` is one line, its `fill` (where given) the colour."""
    how: dict[str, Any] = theme.letters(layout, bold=bold, small=small)
    marks = drawn_from(rows).mark_text(
        align=align, baseline=baseline, color=colour, aria=False, **how
    )
    chart = marks.encode(x=X, y=Y, text=alt.Text("text:N"))
    return (
        chart.encode(color=alt.Color("fill:N", scale=None)) if rows and "fill" in rows[0] else chart
    )


def column(lines: list[str], x: float, y: float, line: int, **more: Any) -> list[Row]:
    """Rows for `texts`: these lines one under the other, the first at y."""
    return [{"x": x, "y": y + i * line, "text": text, **more} for i, text in enumerate(lines)]
