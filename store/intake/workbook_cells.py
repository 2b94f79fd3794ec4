"""A workbook's bytes in, its sheets out as text, or a refusal; a formula counts as what it last gave."""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeVar

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from metrics import letters
from store.intake import container, persons, sheet_cells, sheet_xml
from store.intake.banners import as_headings, refuse_merged
from store.intake.blank_rows import without_blank_end
from store.intake.faults import Faults, Refused
from store.intake.kept_cells import KeptCells
from store.intake.opened_book import LOOKED_AT, WHOLE, Within, row_of_headings
from store.intake.part_xml import OddXmlError
from store.intake.sheet import MAX_ROWS, Sheet
from store.intake.sheet_xml import SheetXml

T = TypeVar("T")

MAX_ROWS_OF_WORKBOOK = 10_000
"""A workbook takes five times as long to read as the same rows as text."""

_TABLE = re.compile(r"xl/tables/[^/]+\.xml")
_SEEN_OF_A_TITLE = {0xA0: " ", 0xFE0F: ""}
_LONGEST_TITLE = 31
"""Letters that a spreadsheet program lets a sheet's name have."""

_STRICT = "a workbook saved as Strict Open XML"
_USUAL = "a workbook saved as “Excel Workbook (.xlsx)”: in Excel, File, Save As, and that type"

_UNREADABLE = (
    InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
    SyntaxError, OddXmlError, zipfile.BadZipFile,
)  # fmt: skip
"""What the reading library raises where a part is not what a spreadsheet program writes."""


class Book:
    """A workbook with nothing hidden and nothing from elsewhere; its sheets are read one by one."""

    def __init__(
        self, data: bytes, faults: Faults, spoken_of: Set[str] | None = frozenset()
    ) -> None:
        """`data` is a workbook that `container.check` let through, `spoken_of` the sheets of which an officer said
        whether they are read, or None where that is about to be asked. Raises Refused, where another is hidden too.
        """
        self.kept = KeptCells()
        _refuse_strict(data, faults)
        self._sheets = _open(data).worksheets
        self._hidden = {each.title for each in self._sheets if each.sheet_state != "visible"}
        if spoken_of is not None:
            self.refuse_hidden(faults, spoken_of)
        faults.refuse_any()
        if not self._sheets:
            raise faults.refuse(None, None, "empty", "no sheet", "headings and at least one row")
        with zipfile.ZipFile(BytesIO(data)) as zipped:
            named = sheet_xml.looked_through(zipped.read("xl/workbook.xml"))
            paths = [sheet._worksheet_path for sheet in self._sheets]
            self._looks = [
                sheet_xml.looked_through(without_blank_end(zipped.read(path))) for path in paths
            ]
            tables = [each for each in zipped.namelist() if _TABLE.fullmatch(each.casefold())]
            told = [
                named,
                *self._looks,
                *(sheet_xml.looked_through(zipped.read(each)) for each in tables),
            ]
        if sheet_xml.STRICT in {each.namespace for each in told}:
            raise _strict(faults)
        if any(each.elsewhere for each in told):
            raise container.from_elsewhere("a formula that asks another file or address", faults)
        if named.hidden_window:
            found = "a workbook that opens in a hidden window"
            raise faults.refuse(None, None, "sheet_hidden", found, "a workbook with nothing hidden")
        self._all = [sheet.title for sheet in self._sheets]
        for title in self._all:
            _refuse_title(title, faults)

    @property
    def titles(self) -> list[str]:
        """The sheets that are seen, in their order."""
        return [title for title in self._all if title not in self._hidden]

    @property
    def hidden_titles(self) -> list[str]:
        """The sheets that are out of sight, in their order."""
        return [title for title in self._all if title in self._hidden]

    def refuse_hidden(self, faults: Faults, except_for: Set[str] = frozenset()) -> None:
        """Raise Refused where a sheet is out of sight that nobody said is to be read or left."""
        if hidden := self._hidden - except_for:
            found = "a hidden sheet" if len(hidden) == 1 else f"{len(hidden)} hidden sheets"
            raise faults.refuse(None, None, "sheet_hidden", found, "a workbook with nothing hidden")

    def out_of_sight(self, title: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The rows of a sheet that are hidden and hold something, and the letters of such columns."""
        look = self._looks[self._all.index(title)]
        letters = (sheet_cells.letters(column) or "" for column in sorted(look.hidden_columns))
        return tuple(look.hidden_rows), tuple(letters)

    def rows(self, title: str, most: int) -> list[tuple[int, list[str]]]:
        """The first rows of a sheet as text, those left out that hold nothing."""
        place = self._all.index(title)
        texts = [
            sheet_cells.texts(found) for _, found in sheet_cells.rows(self._sheets[place], most)
        ]
        merged = [each for each in self._looks[place].merged if each.first_row <= most]
        return [
            (row, sheet_cells.trimmed(headings))
            for row, headings in enumerate(as_headings(texts, merged), start=1)
            if any(headings)
        ]

    def with_headings(
        self, known: Callable[[Sequence[str]], bool], faults: Faults
    ) -> list[tuple[str, int]]:
        """Each sheet that has a row of headings that is known, with that row.

        Refuses a row, on any sheet, that names a child's record.
        """
        found = []
        for title in self._all:
            faults.sheet = title
            row = row_of_headings(self.rows(title, LOOKED_AT), known, faults)
            if row is not None and title not in self._hidden:
                found.append((title, row))
        faults.sheet = None
        return found

    def sheet(self, title: str, heading_row: int, faults: Faults, within: Within = WHOLE) -> Sheet:
        """One table of a sheet as text under its row of headings. Raises Refused where cells are merged in it, rows or
        columns are hidden of which nobody said what to do, or it holds what no spreadsheet program writes.

        `faults` speak of this sheet from now on. What is read of it is kept: every column, or of a sheet that
        is one of several those whose headings are read.
        """
        place = self._all.index(title)
        faults.sheet = title
        look = self._looks[place]
        _refuse_long(look, heading_row, faults)
        above = [
            sheet_cells.texts(found)
            for _, found in sheet_cells.rows(self._sheets[place], heading_row)
        ]
        refuse_merged(look.merged, heading_row, above, faults)
        if not within.hidden:
            _refuse_hidden(look, heading_row, faults)
        for row, column, code, what in look.odd:
            faults.add(row or None, sheet_cells.letters(column), code, what, _USUAL)
        faults.refuse_any()
        line = (within.line, above[within.line - 1]) if within.line else None
        table = sheet_cells.as_text(self._sheets[place], heading_row, above, look, within, faults)
        return self._keeping(table, title, within.read, line)

    def _keeping(
        self,
        sheet: Sheet,
        title: str,
        read: Set[str] | None,
        line: tuple[int, Sequence[str]] | None,
    ) -> Sheet:
        """A sheet whose cells are kept as they are read, after the line that says of which quarter they are."""
        places = [place for place, text in enumerate(sheet.header) if read is None or text in read]

        def records() -> Iterator[tuple[int, list[str]]]:
            # Which of several it is has to be said; the one of a file is the file.
            self.kept.begin("" if read is None else title)
            if line:
                self.kept.add(*line)
            self.kept.add(sheet.header_row, [sheet.header[place] for place in places])
            for row, found in sheet.records:
                if any(found):
                    self.kept.add(row, [found[place] for place in places])
                yield row, found

        def leave_out(row: int, heading: str | None) -> None:
            place = None if heading is None else places.index(sheet.header.index(heading))
            self.kept.leave_out(row, place)

        return replace(sheet, records=records(), leave_out=leave_out)


def readable(read: Callable[[], T], faults: Faults) -> T:
    """What reading a workbook gives; a refusal where its parts are not what a spreadsheet program writes."""
    try:
        return read()
    except Refused:
        raise
    except _UNREADABLE as fault:
        found = "parts that no spreadsheet program writes"
        raise faults.refuse(None, None, "file_type", found, "a workbook saved as .xlsx") from fault


def _refuse_strict(data: bytes, faults: Faults) -> None:
    """Says what a strict workbook is, in which the library would find no sheet at all."""
    with zipfile.ZipFile(BytesIO(data)) as zipped:
        if "xl/workbook.xml" not in zipped.namelist():
            return
        if sheet_xml.looked_through(zipped.read("xl/workbook.xml")).namespace == sheet_xml.STRICT:
            raise _strict(faults)


def _strict(faults: Faults) -> Refused:
    return faults.refuse(None, None, "file_type", _STRICT, _USUAL)


def _open(data: bytes) -> Any:
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        # The size that a sheet says of itself may be wrong; its cells are counted instead.
        sheet.reset_dimensions()
    return book


def _refuse_long(look: SheetXml, heading_row: int, faults: Faults) -> None:
    """Rows are counted before any is read, which takes the longest."""
    if (rows := look.filled - heading_row) > MAX_ROWS_OF_WORKBOOK:
        allowed = f"{MAX_ROWS_OF_WORKBOOK:,} rows a workbook; as CSV, {MAX_ROWS:,}"
        raise faults.refuse(None, None, "too_large", f"{rows:,} rows", allowed)


def _refuse_hidden(look: SheetXml, heading_row: int, faults: Faults) -> None:
    """Who loads a sheet sees all that is read of it."""
    allowed = "rows and columns that can all be seen"
    for row in look.hidden_rows:
        if row >= heading_row:
            faults.add(row, None, "sheet_hidden", "a hidden row", allowed)
    for column in sorted(look.hidden_columns):
        faults.add(
            heading_row, sheet_cells.letters(column), "sheet_hidden", "a hidden column", allowed
        )
    faults.refuse_any()


def _refuse_title(title: str, faults: Faults) -> None:
    """The name of a sheet is kept with its figures, and shown where they came from."""
    if what := persons.told_of(title):
        found = f"a sheet whose name holds {what}"
        raise faults.refuse(None, None, "child_record", found, persons.ALLOWED)
    plain = title.translate(_SEEN_OF_A_TITLE)
    if len(title) > _LONGEST_TITLE or not plain.isprintable() or letters.unseen(plain):
        allowed = f"at most {_LONGEST_TITLE} letters that can all be seen"
        raise faults.refuse(
            None, None, "file_type", "a sheet's name that no program gives", allowed
        )
