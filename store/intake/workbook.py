"""A workbook's bytes in, its one sheet of figures out as text, or a refusal; a formula counts as what it last gave."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from store.intake import container, header
from store.intake.faults import Faults, Refused
from store.intake.sheet import Sheet

_LOOKED_AT = 20
"""Rows in which a sheet's headings are looked for: a title may stand above them."""

_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]*)</")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"\']([A-Za-z0-9:$]+)")
_FROM_ELSEWHERE = re.compile(
    r"\[[^\]]+\][^!\[\]]*!|://|\\\\|\|'|\b(?:WEBSERVICE|RTD|CALL|EXEC|DDE|IMAGE|STOCKHISTORY)\s*\(",
    re.IGNORECASE,
)
"""A formula that asks another file, an address or a program: never followed, and never believed."""

_UNREADABLE = (
    InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
    ParseError, zipfile.BadZipFile,
)  # fmt: skip
"""What the reading library raises where a part is not what a spreadsheet program writes."""


def read(data: bytes, faults: Faults) -> Sheet:
    """The one visible sheet with headings of a known kind; where none has any, the first.

    `data` is a workbook that `container.check` let through. Raises Refused: a hidden sheet refuses
    the file unread, and so do headings on two sheets, merged cells in the table and a formula
    that asks elsewhere.
    """
    try:
        return _read(data, faults)
    except Refused:
        raise
    except _UNREADABLE as fault:
        found = "parts that no spreadsheet program writes"
        raise faults.refuse(None, None, "file_type", found, "a workbook saved as .xlsx") from fault


def _read(data: bytes, faults: Faults) -> Sheet:
    book = _open(data, results=True)
    hidden = sum(sheet.sheet_state != "visible" for sheet in book.worksheets)
    if hidden:
        found = "a hidden sheet" if hidden == 1 else f"{hidden} hidden sheets"
        raise faults.refuse(None, None, "sheet_hidden", found, "a workbook with nothing hidden")
    if not book.worksheets:
        raise faults.refuse(None, None, "empty", "no sheet", "headings and at least one row")
    with zipfile.ZipFile(BytesIO(data)) as zipped:
        parts = [zipped.read(sheet._worksheet_path) for sheet in book.worksheets]
    if any(_asks_elsewhere(part) for part in parts):
        raise container.from_elsewhere("a formula that asks another file or address", faults)
    place, row = _chosen(book.worksheets, faults)
    sheet, part = book.worksheets[place], parts[place]
    faults.sheet = sheet.title
    _refuse_merged(part, row, faults)
    formulas = _formulas(data, place) if _FORMULA.search(part) else frozenset()
    return _as_text(sheet, row, formulas, faults)


def _open(data: bytes, *, results: bool) -> Any:
    book = load_workbook(BytesIO(data), read_only=True, data_only=results, keep_links=False)
    for sheet in book.worksheets:
        # The size that a sheet says of itself may be wrong; its cells are counted instead.
        sheet.reset_dimensions()
    return book


def _asks_elsewhere(part: bytes) -> bool:
    return any(
        _FROM_ELSEWHERE.search(formula.decode("utf-8", "replace"))
        for formula in _FORMULA.findall(part)
    )


def _chosen(sheets: Sequence[Any], faults: Faults) -> tuple[int, int]:
    """The place of the sheet to read and the row of its headings; the first row with anything in it
    where no headings are known. Others that hold something are named in a notice."""
    known: list[tuple[int, int]] = []
    filled: dict[int, int] = {}
    for place, sheet in enumerate(sheets):
        faults.sheet = sheet.title
        for row, cells in _rows(sheet, _LOOKED_AT):
            if not any(cells):
                continue
            filled.setdefault(place, row)
            header.refuse_children(cells, row, faults)
            if header.kind(cells):
                known.append((place, row))
                break
    faults.sheet = None
    if len(known) > 1:
        names = ", ".join(sheets[place].title for place, _ in known)
        allowed = "headings on one sheet, the others taken out or loaded by themselves"
        raise faults.refuse(None, None, "sheets", f"headings on {names}", allowed)
    if not filled:
        raise faults.refuse(None, None, "empty", "no text", "headings and at least one row")
    chosen = known[0] if known else next(iter(filled.items()))
    if others := [sheets[place].title for place in filled if place != chosen[0]]:
        faults.notice(
            None, None, "sheets", f"not read: {', '.join(others)}", "one sheet of figures"
        )
    return chosen


def _refuse_merged(part: bytes, row: int, faults: Faults) -> None:
    """Merged cells say nothing of all but one of the columns and rows that they cover."""
    ranges = [range_boundaries(found.decode().replace("$", "")) for found in _MERGED.findall(part)]
    allowed = "one cell for each heading and figure"
    for _, first, _, last in sorted(ranges, key=lambda each: each[1] or 0):
        code = "merged_header" if first <= row else "merged_cells"
        faults.add(first, None, code, f"cells joined in rows {first} to {last}", allowed)
    faults.refuse_any()


def _formulas(data: bytes, place: int) -> frozenset[tuple[int, int]]:
    """The row and column, from 1, of every cell that holds a formula."""
    sheet = _open(data, results=False).worksheets[place]
    return frozenset(
        (row, column)
        for row, cells in enumerate(sheet.iter_rows(), start=1)
        for column, cell in enumerate(cells, start=1)
        if cell.data_type == "f"
    )


def _as_text(
    sheet: Any, heading_row: int, formulas: frozenset[tuple[int, int]], faults: Faults
) -> Sheet:
    rows = _rows(sheet)
    headings = _trimmed(next(cells for row, cells in rows if row == heading_row))
    width = len(headings)

    def records() -> Iterator[tuple[int, list[str]]]:
        for row, cells in rows:
            beyond = _trimmed(cells)[width:]
            if beyond:
                found = "a cell with something in it right of the headings"
                faults.add(row, None, "unknown_column", found, "nothing outside the headings")
            for column in range(1, min(len(cells), width) + 1):
                if not cells[column - 1] and (row, column) in formulas:
                    found = "a formula that was saved without what it gives"
                    faults.add(row, headings[column - 1], "formula", found, "a figure")
            yield row, cells[:width] + [""] * (width - len(cells))

    return Sheet(headings, heading_row, records(), faults)


def _rows(sheet: Any, most: int | None = None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet as Excel numbers them, blank ones too, each cell as text."""
    for row, cells in enumerate(sheet.iter_rows(max_row=most), start=1):
        yield row, [_text(cell) for cell in cells]


def _trimmed(cells: list[str]) -> list[str]:
    """The cells up to the last that holds anything."""
    end = max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:end]


def _text(cell: Any) -> str:
    """A cell as a person would type it: 8.6 and not 8.5999, 8.6% where it is formatted so, a date as 2017-12-31."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        # The shortest decimal that is this number: what was typed, not how a machine holds it.
        exact = Decimal(repr(value))
        if exact.is_finite():
            shown_in_percent = "%" in (cell.number_format or "")
            return f"{_plain(exact * 100)}%" if shown_in_percent else _plain(exact)
    return str(value)


def _plain(exact: Decimal) -> str:
    """A decimal without an exponent and without noughts after it."""
    written = f"{exact:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
