"""One sheet of a workbook as text: its rows as Excel numbers them, and the cells under a row of headings."""

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.utils.cell import get_column_letter

from store.intake import as_shown
from store.intake.banners import ONE_CELL, as_headings
from store.intake.faults import Faults
from store.intake.opened_book import Within
from store.intake.recipe import LEAVE
from store.intake.sheet import Sheet
from store.intake.sheet_xml import SheetXml


def as_text(
    sheet: Any,
    heading_row: int,
    above: list[list[str]],
    look: SheetXml,
    within: Within,
    faults: Faults,
) -> Sheet:
    """One table of a sheet under its row of headings, the rows down to that `above` read already. What its cells may
    not be is added to `faults`; raises Refused where cells are merged among the figures."""
    last = look.last_row if within.until is None else min(look.last_row, within.until - 1)
    below = rows(sheet, last)
    headings = trimmed(list(as_headings(above, look.merged))[heading_row - 1])
    left = within.hidden == LEAVE
    unseen = {column - 1 for column in look.hidden_columns} if left else set()
    hidden_rows = set(look.hidden_rows) if left else set()
    headings = ["" if place in unseen else text for place, text in enumerate(headings)]
    for _ in zip(range(heading_row), below, strict=False):
        pass  # what stands above the figures is read already
    width = len(headings)
    read = within.read
    banners = {each.first_row: each for each in look.merged if heading_row < each.first_row <= last}
    for each in sorted(banners.values()):
        covered = headings[each.first_column - 1 : each.last_column]
        if not each.flat and any(read is None or text in read for text in covered):
            faults.add(each.first_row, None, "merged_cells", each.rows, ONE_CELL)
    faults.refuse_any()

    def records() -> Iterator[tuple[int, list[str]]]:
        for row, read_cells in below:
            if row in hidden_rows:
                continue
            told = ["" if place in unseen else text for place, text in enumerate(texts(read_cells))]
            banner = banners.get(row)
            if banner and banner.flat and sum(bool(text.strip()) for text in told) > 1:
                faults.add(row, None, "merged_cells", banner.rows, ONE_CELL)
                continue
            if trimmed(told)[width:] and not within.outside_left:
                found = "a cell with something in it right of the headings"
                faults.add(row, None, "unknown_column", found, "nothing outside the headings")
            for place, (cell, text) in enumerate(zip(read_cells[:width], told, strict=False)):
                if not text and (row, place + 1) in look.without_result:
                    found = "a formula that was saved without what it gives"
                    faults.add(row, headings[place], "formula", found, "a figure")
                elif text and (shown := as_shown.otherwise(cell.value, cell.number_format)):
                    allowed = "cells that show what they hold"
                    faults.add(row, headings[place], "shown_otherwise", shown, allowed)
            yield row, told[:width] + [""] * (width - len(told))

    return Sheet(headings, heading_row, records(), faults, outside_left=within.outside_left)


def rows(sheet: Any, most: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """The first rows of a sheet as Excel numbers them, blank ones too."""
    # The library takes 0 for all of them.
    yield from enumerate(sheet.iter_rows(max_row=most) if most else (), start=1)


def texts(found: Sequence[Any]) -> list[str]:
    """The cells of a row as they are shown."""
    return [as_shown.text(cell.value, cell.number_format) for cell in found]


def trimmed(found: list[str]) -> list[str]:
    """The cells up to the last that holds anything."""
    end = max((place for place, text in enumerate(found, start=1) if text.strip()), default=0)
    return found[:end]


def letters(column: int) -> str | None:
    """What a spreadsheet calls a column; None for 0, which is none."""
    return get_column_letter(column) if column else None
