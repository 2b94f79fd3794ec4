"""What stands around every plot: title and subtitle above, notes and the footer below, in one size."""

import json
import math
from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

import altair as alt

from charts import lettering, theme
from charts.rows import Footer
from charts.theme import Layout

Layer: TypeAlias = alt.Chart | alt.LayerChart
Baseline: TypeAlias = Literal["top", "middle", "bottom"]
Align: TypeAlias = Literal["left", "center", "right"]

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
) -> list[Layer]:
    """Title and subtitle as layers: `left` px left of the plot, their top `up` px above it."""
    title, subtitle = lines
    layers: list[Layer] = [
        words(
            title, layout, bold=True, baseline="top", x=-left, y=-up,
            fontSize=layout.title_size, lineHeight=layout.title_line,
        )
    ]  # fmt: skip
    if subtitle:
        top = len(title) * layout.title_line + 4 - up
        layers.append(words(subtitle, layout, baseline="top", x=-left, y=top))
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
) -> list[Layer]:
    """The notes and the footer as layers: `left` px left of the plot, `below` px under its edge."""
    notes, footer = lines
    layers: list[Layer] = []
    top = below + 10
    if notes:
        layers.append(_lines(notes, left, top, theme.INK, layout))
        top += len(notes) * layout.small_line + 6
    return [*layers, _lines(footer, left, top, theme.QUIET_INK, layout)]


def _lines(lines: list[str], left: int, top: int, colour: str, layout: Layout) -> alt.Chart:
    return words(
        lines, layout, small=True, colour=colour, baseline="top", x=-left, y=below_plot(top)
    )


def below_plot(px: float) -> alt.ExprRef:
    """The place this many px under the plot's lower edge (above it where negative)."""
    return alt.ExprRef(f"height {'-' if px < 0 else '+'} {abs(px)}")


def words(
    lines: list[str],
    layout: Layout,
    *,
    colour: str = theme.INK,
    bold: bool = False,
    small: bool = False,
    baseline: Baseline = "middle",
    align: Align = "left",
    **place: Any,
) -> alt.Chart:
    """Lines of words at one spot, which `place` says (x and y, or dx and dy beside a datum)."""
    how = {**theme.letters(layout, bold=bold, small=small), **place}
    marks: alt.Chart = alt.Chart().mark_text(
        text=lines, align=align, baseline=baseline, color=colour, aria=False, **how
    )
    return marks


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
    layers: Sequence[Layer],
    title: tuple[list[str], list[str]],
    foot: tuple[list[str], list[str]],
    layout: Layout,
    description: str,
    bottom: float,
) -> alt.LayerChart:
    """The finished chart whose layers fill the layout's width and end at `bottom` px, its foot below."""
    return whole(
        [*layers, *foot_layers(foot, layout, 0, 0)], title, layout, description, left=0, right=0,
        strip=0, plot_height=math.ceil(bottom), bottom=foot_height(foot, layout),
    )  # fmt: skip


def whole(
    layers: Sequence[Layer],
    title: tuple[list[str], list[str]],
    layout: Layout,
    description: str,
    *,
    left: int,
    right: int,
    strip: int,
    plot_height: int,
    bottom: int,
) -> alt.LayerChart:
    """The finished chart, as wide as the layout wherever it is drawn.

    `left` and `right` are the px beside the plot, `strip` those between title and plot,
    `bottom` those below it. Everything is placed here and nothing measured by the engine
    (autosize none, the title a layer like any other): the engine that makes the pictures
    misjudges the width of a font whose name holds a digit, and would shift the plot by it; a
    browser would not.
    """
    pad = layout.padding
    up = heading_height(title, layout) + strip
    return alt.LayerChart(
        layer=[*heading_layers(title, layout, left, up), *layers],
        description=description,
        width=layout.inner - left - right,
        height=plot_height,
        padding={"left": pad + left, "right": pad + right, "top": pad + up, "bottom": pad + bottom},
        autosize="none",
        config=theme.config(layout),
    )
