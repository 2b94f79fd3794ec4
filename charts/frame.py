"""What stands around every plot: title and subtitle above, notes and the footer below, in one size."""

import json
import math
from collections.abc import Iterable
from typing import Any

from charts import lettering, theme
from charts.rows import Footer
from charts.theme import Layout

Spec = dict[str, Any]

_TICK = 8
"""The engine's tick and its space before a label."""


def sentences(*parts: str) -> str:
    """The parts that say something, each ended with a full stop."""
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def heading(title: str, subtitle: str, layout: Layout) -> tuple[list[str], list[str]]:
    """Title and subtitle as lines wrapped to the layout."""
    words = subtitle.rstrip(".") if subtitle.count(". ") == 0 else subtitle
    return (
        lettering.wrap(title, layout.inner, layout.title_size, bold=True),
        lettering.wrap(words, layout.inner, layout.text_size),
    )


def heading_height(lines: tuple[list[str], list[str]], layout: Layout) -> int:
    """How many px title and subtitle take, with the space below them."""
    title, subtitle = lines
    below = 4 + len(subtitle) * layout.line if subtitle else 0
    return len(title) * layout.title_line + below + 14


def heading_layers(
    lines: tuple[list[str], list[str]], layout: Layout, left: int, up: int
) -> list[Spec]:
    """Title and subtitle as layers: `left` px left of the plot, their top `up` px above it."""
    title, subtitle = lines
    layers = [text_layer(title, {"x": -left, "y": -up}, layout, bold=True, baseline="top")]
    layers[0]["mark"] |= {"fontSize": layout.title_size, "lineHeight": layout.title_line}
    if subtitle:
        top = len(title) * layout.title_line + 4 - up
        layers.append(text_layer(subtitle, {"x": -left, "y": top}, layout, baseline="top"))
    return layers


def foot(notes: Iterable[str], footer: Footer, layout: Layout) -> tuple[list[str], list[str]]:
    """The notes and the footer as lines wrapped to the layout."""
    room, size = layout.inner, layout.small_size
    written = [line for note in notes for line in lettering.wrap(note, room, size)]
    return written, lettering.wrap(footer.words(), room, size)


def foot_height(lines: tuple[list[str], list[str]], layout: Layout) -> int:
    """How many px the notes and the footer take, with the space above them."""
    notes, footer = lines
    return (
        10 + (len(notes) * layout.small_line + 6 if notes else 0) + len(footer) * layout.small_line
    )


def foot_layers(
    lines: tuple[list[str], list[str]], layout: Layout, left: int, below: int
) -> list[Spec]:
    """The notes and the footer as layers: `left` px left of the plot, `below` px under its edge."""
    notes, footer = lines
    layers, top = [], below + 10
    if notes:
        layers.append(_lines(notes, left, top, theme.INK, layout))
        top += len(notes) * layout.small_line + 6
    return [*layers, _lines(footer, left, top, theme.QUIET_INK, layout)]


def _lines(lines: list[str], left: int, top: int, colour: str, layout: Layout) -> Spec:
    return text_layer(
        lines, {"x": -left, "y": {"expr": f"height + {top}"}}, layout, colour=colour, small=True,
        baseline="top",
    )  # fmt: skip


def text_layer(
    lines: list[str],
    at: Spec,
    layout: Layout,
    *,
    colour: str = theme.INK,
    bold: bool = False,
    small: bool = False,
    align: str = "left",
    baseline: str = "middle",
    encoding: Spec | None = None,
) -> Spec:
    """Words at one spot: `at` holds the mark's x and y (or dx and dy where `encoding` places it)."""
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text", "text": lines, "align": align, "baseline": baseline, "color": colour,
            "fontWeight": 600 if bold else 400, "aria": False,
            "fontSize": layout.small_size if small else layout.text_size,
            "lineHeight": layout.small_line if small else layout.line, **at,
        },
        **({"encoding": encoding} if encoding else {}),
    }  # fmt: skip


def axis_height(labels: Iterable[list[str]], layout: Layout) -> int:
    """How many px the period axis takes below the plot."""
    return _TICK + max((len(lines) for lines in labels), default=0) * layout.line


def axis_width(words: Iterable[str], layout: Layout) -> int:
    """How many px the value axis takes left of the plot."""
    return (
        _TICK
        + 2
        + round(max((lettering.width(word, layout.text_size) for word in words), default=0))
    )


def lookup(labels: dict[int, list[str]]) -> str:
    """The engine's expression that writes these lines at these places of an axis."""
    return f"({json.dumps({str(place): lines for place, lines in labels.items()})})[datum.value]"


def placed(
    layers: list[Spec],
    title: tuple[list[str], list[str]],
    foot: tuple[list[str], list[str]],
    layout: Layout,
    description: str,
    bottom: float,
) -> Spec:
    """The finished chart whose layers fill the layout's width and end at `bottom` px, its foot below."""
    return whole(
        [*layers, *foot_layers(foot, layout, 0, 0)], title, layout, description, left=0, right=0,
        strip=0, plot_height=math.ceil(bottom), bottom=foot_height(foot, layout),
    )  # fmt: skip


def whole(
    layers: list[Spec],
    title: tuple[list[str], list[str]],
    layout: Layout,
    description: str,
    *,
    left: int,
    right: int,
    strip: int,
    plot_height: int,
    bottom: int,
) -> Spec:
    """The finished chart, as wide as the layout wherever it is drawn.

    `left` and `right` are the px beside the plot, `strip` those between title and plot,
    `bottom` those below it. Everything is placed here and nothing measured by the engine
    (autosize none, the title a layer like any other): the engine that makes the pictures
    misjudges the width of a font whose name holds a digit, and would shift the plot by it; a
    browser would not.
    """
    pad = layout.padding
    up = heading_height(title, layout) + strip
    return {
        "$schema": theme.SCHEMA,
        "description": description,
        "width": layout.inner - left - right,
        "height": plot_height,
        "padding": {
            "left": pad + left,
            "right": pad + right,
            "top": pad + up,
            "bottom": pad + bottom,
        },
        "autosize": "none",
        "config": theme.config(layout),
        "layer": [*heading_layers(title, layout, left, up), *layers],
    }


def size(spec: Spec) -> tuple[int, int]:
    """The width and height in px at which the whole chart is shown."""
    pad = spec["padding"]
    return (
        spec["width"] + pad["left"] + pad["right"],
        spec["height"] + pad["top"] + pad["bottom"],
    )
