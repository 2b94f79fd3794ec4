"""Marks placed by px, for charts that lay out their own cells and panels in one view."""

from typing import Any

from charts import theme
from charts.frame import Spec
from charts.theme import Layout


def channel(field: str) -> Spec:
    """A position that is already in px from the top left."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def rules(rows: list[Spec], **style: Any) -> Spec:
    """Straight lines from x, y to x2, y2."""
    encoding = {"x": channel("x"), "y": channel("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "aria": False, **style},
        "encoding": encoding,
    }


def boxes(rows: list[Spec], **style: Any) -> Spec:
    """Rectangles from x, y to x2, y2, filled with each row's `fill`; `words` is told aloud."""
    encoding: Spec = {
        "x": channel("x"), "y": channel("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"},
    }  # fmt: skip
    if rows and "fill" in rows[0]:
        encoding["fill"] = {"field": "fill", "type": "nominal", "scale": None}
    if rows and "words" in rows[0]:
        encoding["tooltip"] = encoding["description"] = {"field": "words", "type": "nominal"}
    return {"data": {"values": rows}, "mark": {"type": "rect", **style}, "encoding": encoding}


def texts(
    rows: list[Spec],
    layout: Layout,
    *,
    bold: bool = False,
    small: bool = False,
    align: str = "left",
    baseline: str = "middle",
    colour: str = theme.INK,
) -> Spec:
    """Lines of text at x, y; each row's `text` is one line, its `fill` (where given) the colour."""
    encoding: Spec = {
        "x": channel("x"), "y": channel("y"), "text": {"field": "text", "type": "nominal"},
    }  # fmt: skip
    if rows and "fill" in rows[0]:
        encoding["color"] = {"field": "fill", "type": "nominal", "scale": None}
    size, line = (
        (layout.small_size, layout.small_line) if small else (layout.text_size, layout.line)
    )
    return {
        "data": {"values": rows},
        "mark": {
            "type": "text", "align": align, "baseline": baseline, "aria": False, "lineHeight": line,
            "fontSize": size, "fontWeight": 600 if bold else 400, "color": colour,
        },
        "encoding": encoding,
    }  # fmt: skip


def column(lines: list[str], x: float, y: float, line: int, **more: Any) -> list[Spec]:
    """Rows for `texts`: these lines one under the other, the first at y."""
    return [{"x": x, "y": y + i * line, "text": text, **more} for i, text in enumerate(lines)]
