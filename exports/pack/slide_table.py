"""A table on slides: as many as it needs, each with its head, the rows spread evenly over them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches

from charts.theme import CATEGORIES, GRID, INK, PAPER
from exports.pack import columns, slide_words
from exports.pack.slide_template import BOTTOM, LEFT, ROOM, TOP, rgb
from reporting.paper.model import Table

Row = tuple[str, ...]

_SIZES = {14: 85, 12: 99}
"""Letters of a table in points, and how many of them have room across a slide: the largest that do."""
_LEFT_OUT = " … (the rest is in the notes)"
_ASIDE, _ABOVE = Inches(0.08), Inches(0.04)
_HEAD = CATEGORIES[0]


@dataclass(frozen=True)
class _Grid:
    """The letters of a table in points, and the width of each column in EMU."""

    size: int
    widths: tuple[int, ...]

    def high_of(self, cell: str, place: int, *, bold: bool = False) -> int:
        """The height in EMU that the words of a cell take in their column."""
        wide = self.widths[place] - 2 * _ASIDE
        return slide_words.height(cell, self.size, wide, bold=bold or place == 0)

    def high(self, cells: Row, *, bold: bool = False) -> int:
        """The height in EMU that a row takes."""
        tallest = max(self.high_of(cell, place, bold=bold) for place, cell in enumerate(cells))
        return tallest + 2 * _ABOVE


def add(table: Table, new_slide: Callable[[int, int, Sequence[str]], Slide]) -> None:
    """Every row of a table; `new_slide` makes the empty slide of a number out of how many, with the whole
    text of the cells that had to be cut in its notes. A table without rows makes no slide."""
    if not table.rows:
        return
    size, shares = columns.fitting(table.headings, table.texts, _SIZES)
    grid = _Grid(size, tuple(int(ROOM * share) for share in shares))
    room = BOTTOM - TOP - grid.high(table.headings, bold=True)
    parts = _parts([_cut(cells, grid, room) for cells in table.texts], grid, room)
    whole = iter(table.texts)
    for number, rows in enumerate(parts, start=1):
        cut = [
            full
            for row in rows
            for shown, full in zip(row, next(whole), strict=True)
            if shown != full
        ]
        _draw(new_slide(number, len(parts), cut), table, rows, grid)


def _cut(cells: Row, grid: _Grid, room: int) -> Row:
    """A row no higher than its room: of the longest cell so much is left out as has to be."""
    while grid.high(cells) > room:
        place = max(range(len(cells)), key=lambda each: grid.high_of(cells[each], each))
        kept = cells[place].removesuffix(_LEFT_OUT)
        if not kept:
            return cells  # a head so high that nothing fits under it
        shorter = kept[: len(kept) * 9 // 10].rstrip() + _LEFT_OUT
        cells = (*cells[:place], shorter, *cells[place + 1 :])
    return cells


def _parts(rows: list[Row], grid: _Grid, room: int) -> list[list[Row]]:
    """The rows by slide: as few slides as hold them all, none of them with a remnant."""
    heights = [grid.high(cells) for cells in rows]
    count = 1
    while len(parts := _shared(rows, heights, room, sum(heights) / count)) > count:
        count += 1
    return parts


def _shared(rows: list[Row], heights: list[int], room: int, share: float) -> list[list[Row]]:
    """The rows in parts of about this share of the height, none higher than its room."""
    parts: list[list[Row]] = [[]]
    used, whole = 0, 0
    for cells, high in zip(rows, heights, strict=True):
        if parts[-1] and (used + high > room or whole + high / 2 > share * len(parts)):
            parts.append([])
            used = 0
        parts[-1].append(cells)
        used, whole = used + high, whole + high
    return parts


def _draw(slide: Slide, table: Table, rows: list[Row], grid: _Grid) -> None:
    shown = (table.headings, *rows)
    heights = [grid.high(cells, bold=row == 0) for row, cells in enumerate(shown)]
    frame = slide.shapes.add_table(len(shown), len(grid.widths), LEFT, TOP, ROOM, Emu(sum(heights)))
    about = frame._element.xpath(".//p:cNvPr")[0]
    about.set("descr", table.caption)
    about.set("name", f"Table: {table.name}")
    made = frame.table
    made.first_row, made.first_col, made.horz_banding = True, True, False
    for place, width in enumerate(grid.widths):
        made.columns[place].width = Emu(width)
    for row, cells in enumerate(shown):
        made.rows[row].height = Emu(heights[row])
        for place, words in enumerate(cells):
            _fill(made.cell(row, place), row, words)
            _write(made.cell(row, place), row, place, grid.size, right=place in table.numbers)


def _fill(cell: _Cell, row: int, words: str) -> None:
    """The words on their ground: white on dark in the head, every other row shaded."""
    cell.margin_left = cell.margin_right = _ASIDE
    cell.margin_top = cell.margin_bottom = _ABOVE
    cell.text = words
    solid: Callable[[], None] = cell.fill.solid  # untyped in the library
    solid()
    ground = _HEAD if row == 0 else PAPER if row % 2 else GRID
    cell.fill.fore_color.rgb = rgb(ground)


def _write(cell: _Cell, row: int, place: int, size: int, *, right: bool) -> None:
    """The letters: bold in the head and the first column, figures to the right."""
    for paragraph in cell.text_frame.paragraphs:
        bold, colour = row == 0 or place == 0, PAPER if row == 0 else INK
        slide_words.letters(paragraph, size, bold=bold, colour=colour)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
