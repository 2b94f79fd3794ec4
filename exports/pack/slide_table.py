"""A table on slides: as many as it needs, each with its head, the rows spread evenly over them."""

from collections.abc import Callable, Sequence

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Inches

from charts.theme import CATEGORIES, GRID, INK, PAPER
from exports.pack import columns, slide_words
from exports.pack.model import Table
from exports.pack.slide_template import BOTTOM, LEFT, ROOM, TOP

Row = tuple[str, ...]

_SIZE = 14
_LEFT_OUT = " … (the rest is in the notes)"
_ASIDE, _ABOVE = Inches(0.08), Inches(0.04)
_HEAD = CATEGORIES[0]


def add(table: Table, new_slide: Callable[[int, int, Sequence[str]], Slide]) -> None:
    """Every row of a table; `new_slide` makes the empty slide of a number out of how many, with the whole
    text of the cells that had to be cut in its notes. A table without rows makes no slide."""
    if not table.rows:
        return
    widths = [int(ROOM * share) for share in columns.shares(table, columns.SLIDE)]
    room = BOTTOM - TOP - _high(table.headings, widths, bold=True)
    parts = _parts([_cut(cells, widths, room) for cells in table.rows], widths, room)
    whole = iter(table.rows)
    for number, rows in enumerate(parts, start=1):
        cut = [
            full
            for row in rows
            for shown, full in zip(row, next(whole), strict=True)
            if shown != full
        ]
        _grid(new_slide(number, len(parts), cut), table, rows, widths)


def _cut(cells: Row, widths: list[int], room: int) -> Row:
    """A row no higher than its room: of the longest cell so much is left out as has to be."""
    while _high(cells, widths) > room:
        place = max(range(len(cells)), key=lambda each: len(cells[each]))
        kept = cells[place].removesuffix(_LEFT_OUT)
        shorter = kept[: len(kept) * 9 // 10].rstrip() + _LEFT_OUT
        cells = (*cells[:place], shorter, *cells[place + 1 :])
    return cells


def _parts(rows: list[Row], widths: list[int], room: int) -> list[list[Row]]:
    """The rows by slide: as few slides as hold them all, none of them with a remnant."""
    heights = [_high(cells, widths) for cells in rows]
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


def _high(cells: Row, widths: list[int], *, bold: bool = False) -> int:
    tallest = max(
        slide_words.height(cell, _SIZE, width - 2 * _ASIDE, bold=bold or place == 0)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return tallest + 2 * _ABOVE


def _grid(slide: Slide, table: Table, rows: list[Row], widths: list[int]) -> None:
    shown = (table.headings, *rows)
    heights = [_high(cells, widths, bold=row == 0) for row, cells in enumerate(shown)]
    frame = slide.shapes.add_table(len(shown), len(widths), LEFT, TOP, ROOM, Emu(sum(heights)))
    about = frame._element.xpath(".//p:cNvPr")[0]
    about.set("descr", table.caption)
    about.set("name", f"Table: {table.name}")
    grid = frame.table
    grid.first_row, grid.first_col, grid.horz_banding = True, True, False
    for place, width in enumerate(widths):
        grid.columns[place].width = Emu(width)
    for row, cells in enumerate(shown):
        grid.rows[row].height = Emu(heights[row])
        for place, words in enumerate(cells):
            _cell(grid.cell(row, place), words, table, row, place)


def _cell(cell, words: str, table: Table, row: int, place: int) -> None:  # noqa: ANN001
    cell.margin_left = cell.margin_right = _ASIDE
    cell.margin_top = cell.margin_bottom = _ABOVE
    cell.text = words
    cell.fill.solid()
    fill = _HEAD if row == 0 else PAPER if row % 2 else GRID
    cell.fill.fore_color.rgb = RGBColor.from_string(fill.lstrip("#"))
    for paragraph in cell.text_frame.paragraphs:
        slide_words.letters(
            paragraph, _SIZE, bold=row == 0 or place == 0, colour=PAPER if row == 0 else INK
        )
        paragraph.alignment = PP_ALIGN.RIGHT if place in table.numbers else PP_ALIGN.LEFT
