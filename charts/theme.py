"""How every chart looks: colours, sizes, the two layouts, and the one Vega-Lite config.

The tests measure the colours: inks reach 4.5 to 1 on their fills, solid marks 3 to 1 on white.
Shape and word always say the same as colour.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from metrics.figures.signals import Signal
from metrics.vocabulary import Rating

FONT = "'Source Sans 3', sans-serif"
"""Quoted, since a name with a part that begins with a digit is otherwise no name and draws
nothing; and never alone, since a font that is not there draws nothing either."""

PAGE_FONT = f"'Source Sans', {FONT}"
"""The same on a page, whose own copy of the font goes by a name without its number."""

INK = "#1F2933"
QUIET_INK = "#4B5563"
AXIS = "#767676"
GRID = "#E3E3E3"
PAPER = "#FFFFFF"
GAP_FILL = "#F2F2F2"
FAINT_LINE = "#8A8A8A"
BAND_FILL = "#E9EDF2"

CATEGORIES = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
"""The Analysis Function's categorical colours, in their order. As marks, never as text."""

STEPS = ("#DCEBF7", "#ADD1F1", "#6BACE6", "#2073BC", "#12436D")
"""Low to high: the Analysis Function's sequential blues, without the darkest and with one lighter."""

LINE = CATEGORIES[0]

RATING_MARKS = {Rating.GREEN: "#0B7A75", Rating.AMBER: "#C77700", Rating.RED: "#7A0C2E"}
RATING_INKS = {Rating.GREEN: "#0B5D3B", Rating.AMBER: "#6B4200", Rating.RED: "#8A1A12"}
RATING_FILLS = {Rating.GREEN: "#D7EFE0", Rating.AMBER: "#FFE9C7", Rating.RED: "#F9D9D6"}
NO_RATING = ("#374151", "#E5E7EB")
"""Ink and fill of a rating that is no colour."""

SCREEN = {
    "ink": "#0B0C0C",
    "quiet": "#505A5F",
    "line": "#B1B4B6",
    "faint": "#F3F5F6",
    "paper": PAPER,
    "link": CATEGORIES[0],
}
"""The pages' own colours. Streamlit's elements take theirs from `.streamlit/config.toml`: a test compares."""

RATING_SYMBOLS = {Rating.GREEN: "circle", Rating.AMBER: "diamond", Rating.RED: "square"}
"""The engine's names of the shapes that `metrics.vocabulary.RATING_SHAPES` writes."""


def rated(rating: Rating | None) -> dict[str, str]:
    """The shape, the fill and the outline of a point of this rating."""
    if rating not in RATING_SYMBOLS:
        return {"shape": "circle", "fill": PAPER, "stroke": LINE}
    colour = RATING_MARKS[rating]
    return {"shape": RATING_SYMBOLS[rating], "fill": colour, "stroke": colour}


TARGET_DASH = [7, 4]
REFERENCE_DASH = [2, 3]
BREAK_DASH = [1, 2]
LIMIT_DASH = [2, 2]

Pen: TypeAlias = dict[str, Any]
"""How a kind of line is drawn."""

SERIES: Pen = {"color": LINE, "strokeWidth": 2.5, "strokeJoin": "round"}
TARGET: Pen = {"color": INK, "strokeWidth": 2, "strokeDash": TARGET_DASH}
BEST_EDGE: Pen = {"color": INK, "strokeWidth": 1.5, "strokeDash": TARGET_DASH}
AVERAGE: Pen = {"color": QUIET_INK, "strokeWidth": 1}
USUAL_LIMIT: Pen = {"color": QUIET_INK, "strokeWidth": 1.5, "strokeDash": LIMIT_DASH}
EXPECTED: Pen = {"color": LINE, "strokeWidth": 1.5, "strokeDash": REFERENCE_DASH}
EXPECTED_RANGE: Pen = {"color": LINE, "strokeWidth": 2}
SERIES_BREAK: Pen = {"color": INK, "strokeWidth": 1.5, "strokeDash": BREAK_DASH}
ESTABLISHMENT: Pen = {"color": INK, "strokeWidth": 2.5}
SMALL_SERIES: Pen = {"color": LINE, "strokeWidth": 2, "strokeJoin": "round"}
SMALL_TARGET: Pen = {"color": INK, "strokeWidth": 1.25, "strokeDash": TARGET_DASH}
SMALL_BREAK: Pen = {"color": INK, "strokeDash": BREAK_DASH}
COUNCIL_BEHIND: Pen = {
    "color": FAINT_LINE, "strokeWidth": 1.5, "strokeDash": REFERENCE_DASH, "strokeJoin": "round",
}  # fmt: skip
NO_FIGURE: Pen = {"stroke": AXIS, "strokeWidth": 1, "strokeDash": LIMIT_DASH}
"""Every kind of line, by what it stands for; the small ones are those of the teams side by side."""

SIGNAL_RINGS = {
    Signal.BETTER: [1, 0],
    Signal.WORSE: [3, 2],
    Signal.HIGHER: [1, 0],
    Signal.LOWER: [1, 0],
}
"""The ring around a point that is more than usual, as a dash: whole, or broken where it is worse."""


@dataclass(frozen=True)
class Layout:
    """One size of picture: all lengths in px at the size it is shown; no text under 11."""

    name: str
    width: int
    plot_height: int
    title_size: int
    text_size: int
    small_size: int
    padding: int
    columns: int

    @property
    def line(self) -> int:
        """The height of one line of text."""
        return round(self.text_size * 1.25)

    @property
    def title_line(self) -> int:
        """The height of one line of the title."""
        return round(self.title_size * 1.2)

    @property
    def small_line(self) -> int:
        """The height of one line of the small text."""
        return round(self.small_size * 1.25)

    @property
    def inner(self) -> int:
        """The width inside the padding."""
        return self.width - 2 * self.padding


WIDE = Layout("wide", 900, 260, 18, 14, 13, 10, 4)
"""A screen of about 1,366 px, and the file that is taken away."""

NARROW = Layout("narrow", 350, 220, 15, 12, 12, 4, 2)
"""A phone of 390 px."""

LAYOUTS = (WIDE, NARROW)


def letters(layout: Layout, *, bold: bool = False, small: bool = False) -> dict[str, Any]:
    """The size, the line height and the weight of words in this layout."""
    return {
        "fontSize": layout.small_size if small else layout.text_size,
        "lineHeight": layout.small_line if small else layout.line,
        "fontWeight": 600 if bold else 400,
    }


def dash(layout: Layout) -> dict[str, Any]:
    """The dash that stands in the place of a figure which is missing."""
    return {
        "text": "–", "baseline": "bottom", "color": INK, "fontWeight": 600,
        "fontSize": layout.text_size + 2,
    }  # fmt: skip


def config(layout: Layout) -> dict[str, Any]:
    """The Vega-Lite config of every chart in this layout."""
    return {
        "font": FONT,
        "background": PAPER,
        "view": {"stroke": None},
        "axis": {
            "labelFont": FONT,
            "labelFontSize": layout.text_size,
            "labelColor": INK,
            "labelLineHeight": layout.line,
            "labelLimit": 0,
            "title": None,
            "domainColor": AXIS,
            "tickColor": AXIS,
            "gridColor": GRID,
        },
        "text": {"font": FONT, "fontSize": layout.text_size, "fontWeight": 400, "color": INK},
    }


def style_variables() -> dict[str, str]:
    """Every colour of the pages by the name that the style sheet gives it: `green-ink`, `line`."""
    ratings = {
        f"{rating}-{part}": colours[rating]
        for part, colours in (("ink", RATING_INKS), ("fill", RATING_FILLS))
        for rating in colours
    }
    return SCREEN | dict(zip(("unrated-ink", "unrated-fill"), NO_RATING, strict=True)) | ratings


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast of two colours written as #RRGGBB, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
