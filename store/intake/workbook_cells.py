"""A workbook's bytes in, its sheets out as text, or a refusal; a formula counts as what it last gave."""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeVar
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from store.intake import container, header, sheet_xml
from store.intake.faults import Faults, Refused
from store.intake.kept_cells import KeptCells
from store.intake.sheet import Sheet
from store.intake.sheet_xml import OddXmlError, SheetXml

T = TypeVar("T")

LOOKED_AT = 20
"""Rows in which a sheet's headings are looked for: a title may stand above them."""

_STRICT = "a workbook saved as Strict Open XML"
_USUAL = "a workbook saved as .xlsx (Excel Workbook)"

_LITERAL = re.compile(r'"[^"]*"|\\.')
_UNREADABLE = (
    InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
    ParseError, OddXmlError, zipfile.BadZipFile,
)  # fmt: skip
"""What the reading library raises where a part is not what a spreadsheet program writes."""


class Book:
    """A workbook with nothing hidden and nothing from elsewhere; its sheets are read one by one."""

    def __init__(self, data: bytes, faults: Faults) -> None:
        """`data` is a workbook that `container.check` let through. Raises Refused."""
        self.kept = KeptCells()
        self._sheets = _open(data).worksheets
        hidden = [sheet for sheet in self._sheets if sheet.sheet_state != "visible"]
        if hidden:
            found = "a hidden sheet" if len(hidden) == 1 else f"{len(hidden)} hidden sheets"
            raise faults.refuse(None, None, "sheet_hidden", found, "a workbook with nothing hidden")
        faults.refuse_any()
        if not self._sheets:
            raise faults.refuse(None, None, "empty", "no sheet", "headings and at least one row")
        with zipfile.ZipFile(BytesIO(data)) as zipped:
            named = sheet_xml.looked_through(zipped.read("xl/workbook.xml"))
            paths = [sheet._worksheet_path for sheet in self._sheets]
            self._looks = [sheet_xml.looked_through(zipped.read(path)) for path in paths]
        if sheet_xml.STRICT in {each.namespace for each in (named, *self._looks)}:
            raise faults.refuse(None, None, "file_type", _STRICT, _USUAL)
        if any(each.elsewhere for each in (named, *self._looks)):
            raise container.from_elsewhere("a formula that asks another file or address", faults)

    @property
    def titles(self) -> list[str]:
        """The sheets, in their order."""
        return [sheet.title for sheet in self._sheets]

    def rows(self, title: str, most: int) -> list[tuple[int, list[str]]]:
        """The first rows of a sheet as text, those left out that hold nothing."""
        sheet = self._sheets[self.titles.index(title)]
        return [(row, _trimmed(cells)) for row, cells in _rows(sheet, most) if any(cells)]

    def with_headings(
        self, known: Callable[[Sequence[str]], bool], faults: Faults
    ) -> list[tuple[str, int]]:
        """Each sheet that has a row of headings that is known, with that row.

        Refuses a row, on any sheet, that names a child's record.
        """
        found = []
        for title in self.titles:
            faults.sheet = title
            for row, cells in self.rows(title, LOOKED_AT):
                header.refuse_children(cells, row, faults)
                if known(cells):
                    found.append((title, row))
                    break
        faults.sheet = None
        return found

    def sheet(
        self, title: str, heading_row: int, faults: Faults, read: Set[str] | None = None
    ) -> Sheet:
        """One sheet as text under its row of headings. Raises Refused where cells are merged in it, rows or
        columns are hidden, or it holds what no spreadsheet program writes.

        `faults` speak of this sheet from now on. What is read of it is kept: every column, or of a sheet that
        is one of several those whose headings are `read`.
        """
        place = self.titles.index(title)
        faults.sheet = title
        look = self._looks[place]
        _refuse_merged(look, heading_row, faults)
        _refuse_hidden(look, heading_row, faults)
        for row, column, code, what in look.odd:
            faults.add(row or None, _letters(column), code, what, _USUAL)
        faults.refuse_any()
        sheet = _as_text(self._sheets[place], heading_row, look.without_result, faults)
        # Which of several it is has to be said; the one of a file is the file.
        self.kept.begin("" if read is None else title)
        return self._keeping(sheet, read)

    def _keeping(self, sheet: Sheet, read: Set[str] | None) -> Sheet:
        """A sheet whose cells are kept as they are read."""
        places = [place for place, text in enumerate(sheet.header) if read is None or text in read]

        def records() -> Iterator[tuple[int, list[str]]]:
            self.kept.add(sheet.header_row, [sheet.header[place] for place in places])
            for row, cells in sheet.records:
                self.kept.add(row, [cells[place] for place in places])
                yield row, cells

        return replace(sheet, records=records())


def readable(read: Callable[[], T], faults: Faults) -> T:
    """What reading a workbook gives; a refusal where its parts are not what a spreadsheet program writes."""
    try:
        return read()
    except Refused:
        raise
    except _UNREADABLE as fault:
        found = "parts that no spreadsheet program writes"
        raise faults.refuse(None, None, "file_type", found, "a workbook saved as .xlsx") from fault


def only(
    book: Book, known: Callable[[Sequence[str]], bool], faults: Faults
) -> tuple[str, int, bool]:
    """The one sheet with headings that are known, its row of headings, and True; where none has any,
    the first with anything, its first row and False. Raises Refused where two have.

    Others that hold something are named in a notice.
    """
    found = book.with_headings(known, faults)
    if len(found) > 1:
        allowed = "headings on one sheet, the others taken out or loaded by themselves"
        names = ", ".join(title for title, _ in found)
        raise faults.refuse(None, None, "sheets", f"headings on {names}", allowed)
    filled = {title: rows[0][0] for title in book.titles if (rows := book.rows(title, LOOKED_AT))}
    if not filled:
        raise faults.refuse(None, None, "empty", "no text", "headings and at least one row")
    title, row = found[0] if found else next(iter(filled.items()))
    if others := [each for each in filled if each != title]:
        names = ", ".join(others)
        faults.notice(None, None, "sheets", f"not read: {names}", "one sheet of figures")
    return title, row, bool(found)


def _open(data: bytes) -> Any:
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        # The size that a sheet says of itself may be wrong; its cells are counted instead.
        sheet.reset_dimensions()
    return book


def _refuse_merged(look: SheetXml, row: int, faults: Faults) -> None:
    """Merged cells say nothing of all but one of the columns and rows that they cover."""
    allowed = "one cell for each heading and figure"
    for first, last in sorted(look.merged):
        code = "merged_header" if first <= row else "merged_cells"
        faults.add(first, None, code, f"cells joined in rows {first} to {last}", allowed)
    faults.refuse_any()


def _refuse_hidden(look: SheetXml, heading_row: int, faults: Faults) -> None:
    """Who loads a sheet sees all that is read of it."""
    allowed = "rows and columns that can all be seen"
    for row in look.hidden_rows:
        if row >= heading_row:
            faults.add(row, None, "sheet_hidden", "a hidden row", allowed)
    for column in sorted(look.hidden_columns):
        faults.add(heading_row, _letters(column), "sheet_hidden", "a hidden column", allowed)
    faults.refuse_any()


def _letters(column: int) -> str | None:
    return get_column_letter(column) if column else None


def _as_text(
    sheet: Any, heading_row: int, without_result: Set[tuple[int, int]], faults: Faults
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
                if not cells[column - 1] and (row, column) in without_result:
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
            # A sign in quotation marks is shown beside the number and multiplies nothing.
            shown_in_percent = "%" in _LITERAL.sub("", cell.number_format or "")
            return f"{_plain(exact * 100)}%" if shown_in_percent else _plain(exact)
    return str(value)


def _plain(exact: Decimal) -> str:
    """A decimal without an exponent and without noughts after it."""
    written = f"{exact:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
