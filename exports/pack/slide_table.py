"""A table on slides: as many as it needs, each with its head, the rows spread evenly over them."""

from collections.abc import Callable

from pptx.dml.color import RGBColor
from pptx.slide import Slide
from pptx.util import Emu, Inches

from charts.theme import CATEGORIES, GRID, INK, PAPER
from exports.pack import columns, slide_words
from exports.pack.model import Table
from exports.pack.plain import plain
from exports.pack.slide_template import BOTTOM, LEFT, ROOM, TOP

_SIZE = 14
_ASIDE, _ABOVE = Inches(0.08), Inches(0.04)
_HEAD = CATEGORIES[0]


def add(table: Table, new_slide: Callable[[int, int], Slide]) -> None:
    """Every row of a table; `new_slide` makes the empty slide of a number out of how many."""
    widths = [int(ROOM * share) for share in columns.shares(table)]
    parts = _parts(table, widths)
    for number, rows in enumerate(parts, start=1):
        _grid(new_slide(number, len(parts)), table, rows, widths)


def _parts(table: Table, widths: list[int]) -> list[list[tuple[str, ...]]]:
    """The rows by slide: as few slides as hold them all, none of them with a remnant."""
    heights = [_high(cells, widths) for cells in table.rows]
    room = BOTTOM - TOP - _high(table.headings, widths, bold=True)
    count = 1
    while len(parts := _shared(table, heights, room, sum(heights) / count)) > count:
        count += 1
    return parts


def _shared(
    table: Table, heights: list[int], room: int, share: float
) -> list[list[tuple[str, ...]]]:
    """The rows in parts of about this share of the height, none higher than its room."""
    parts: list[list[tuple[str, ...]]] = [[]]
    used, whole = 0, 0
    for cells, high in zip(table.rows, heights, strict=True):
        if parts[-1] and (used + high > room or whole + high / 2 > share * len(parts)):
            parts.append([])
            used = 0
        parts[-1].append(cells)
        used, whole = used + high, whole + high
    return parts


def _high(cells: tuple[str, ...], widths: list[int], *, bold: bool = False) -> int:
    tallest = max(
        slide_words.height(cell, _SIZE, width - 2 * _ASIDE, bold=bold or place == 0)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return tallest + 2 * _ABOVE


def _grid(slide: Slide, table: Table, rows: list[tuple[str, ...]], widths: list[int]) -> None:
    shown = (table.headings, *rows)
    heights = [_high(cells, widths, bold=row == 0) for row, cells in enumerate(shown)]
    frame = slide.shapes.add_table(len(shown), len(widths), LEFT, TOP, ROOM, Emu(sum(heights)))
    about = frame._element.xpath(".//p:cNvPr")[0]
    about.set("descr", plain(table.caption))
    about.set("name", plain(f"Table: {table.name}"))
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
    cell.text = plain(words)
    cell.fill.solid()
    fill = _HEAD if row == 0 else PAPER if row % 2 else GRID
    cell.fill.fore_color.rgb = RGBColor.from_string(fill.lstrip("#"))
    for paragraph in cell.text_frame.paragraphs:
        slide_words.letters(
            paragraph, _SIZE, bold=row == 0 or place == 0, colour=PAPER if row == 0 else INK
        )
        paragraph.alignment = 3 if place in table.numbers else 1
