"""A sheet's XML looked through once: what its cells may not be, and what the reading library would pass over in silence."""

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from openpyxl.utils.cell import column_index_from_string, range_boundaries

from store.intake import part_xml
from store.intake.banners import Merged
from store.intake.formulas import asks_elsewhere
from store.intake.part_xml import OddXmlError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_INDEX = re.compile(r"[0-9]{1,9}")
_TYPES = frozenset((None, "n", "s", "str", "b", "e", "inlineStr", "d"))
_FORMULAS = frozenset((
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula",
))  # fmt: skip
_TRUE = frozenset(("1", "true", "on"))
_NO_CELL = "a cell of a kind that no spreadsheet program writes"
_ELSEWHERE_PARTS = frozenset(("externalReference", "oleObject"))
_SPREADSHEET = frozenset((MAIN, STRICT))
_CHILDREN = {
    "sheetData": frozenset(("row",)),
    "row": frozenset(("c", "extLst")),
    "c": frozenset(("f", "v", "is", "extLst")),
    "is": frozenset(("t", "r", "rPh", "phoneticPr")),
    "r": frozenset(("t", "rPr")),
    "rPh": frozenset(("t",)),
    "f": frozenset[str](),
    "v": frozenset[str](),
    "t": frozenset[str](),
}
"""What may stand right within each part of the cells. What lies anywhere else is read by one program and not by another."""
_OF_CELLS = frozenset(("sheetData", "row", "c", "v", "is"))
_LEAST_HEIGHT, _LEAST_WIDTH = 3.0, 0.5
"""Below these a row (in points) or a column (in letters) shows nobody anything."""
_MOST = 100
"""Of each sort that is remembered: a refusal lists no more."""


@dataclass
class SheetXml:
    """What was found in one sheet: rows and columns from 1."""

    namespace: str = ""
    elsewhere: bool = False
    odd: list[tuple[int, int, str, str]] = field(default_factory=list)
    """What no spreadsheet program writes: row, column (0 of a whole row), the code of the fault, what it is."""
    without_result: set[tuple[int, int]] = field(default_factory=set)
    """Cells with a formula and nothing that it gives."""
    hidden_rows: list[int] = field(default_factory=list)
    """Rows out of sight that hold something."""
    hidden_columns: set[int] = field(default_factory=set)
    """Columns out of sight that hold something."""
    merged: list[Merged] = field(default_factory=list)
    """Each range of merged cells."""
    last_row: int = 0
    """The last row that holds anything."""
    filled: int = 0
    """How many rows hold anything."""
    hidden_window: bool = False
    """Whether the workbook opens in a window that nobody sees."""


def looked_through(part: bytes) -> SheetXml:
    """What a sheet's XML (or that of the workbook) holds. Raises OddXmlError."""
    reader = _Reader()
    parser = part_xml.parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    part_xml.feed(parser, part, last=True)
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self.found = SheetXml()
        self._path: list[str] = []
        self._sheets = 0
        self._row = self._column = 0
        self._row_hidden = self._all_low = self._all_narrow = False
        self._row_filled = False
        self._hidden: list[tuple[int, int]] = []
        self._shown: list[tuple[int, int]] = []
        self._filled: set[int] = set()
        self._kind: str | None = None
        self._value: str | None = None
        self._counts = dict.fromkeys(("v", "is", "f"), 0)
        self._plain_texts = 0
        self._gathering: list[str] | None = None

    def start(self, name: str, said: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.found.namespace:
            self.found.namespace = namespace
        where = self._place(namespace, local)
        self._path.append(where)
        # What the library reads of a cell by its name alone is a formula wherever it stands.
        if local in _FORMULAS or where in ("v", "t"):
            self._gathering = []
        if where in self._counts:
            self._counts[where] += 1
        elif where == "t" and self._path[-2] == "is":
            self._plain_texts += 1
        elif where == "c":
            self._cell(said)
        elif where == "row":
            self._start_row(said)
        elif local == "col":
            self._columns(said)
        elif local == "mergeCell":
            self._merge(said.get("ref", ""))
        elif local == "sheetFormatPr":
            self._format(said)
        else:
            self._of_the_book(local, said)

    def _place(self, namespace: str, local: str) -> str:
        """What an element is among the cells; its name in brackets where it stands outside them."""
        parent = self._path[-1] if self._path else ""
        if parent in _CHILDREN:
            if namespace != self.found.namespace or local not in _CHILDREN[parent]:
                raise OddXmlError(f"{local} within {parent}")
            return local
        if namespace in _SPREADSHEET and local in _OF_CELLS:
            if local != "sheetData" or self._path != ["(worksheet)"] or self._sheets:
                raise OddXmlError(f"{local} outside the cells")
            self._sheets += 1
            return local
        return f"({local})"

    def _of_the_book(self, local: str, said: dict[str, str]) -> None:
        """What says of the workbook, or of a table in it, that figures come from elsewhere or nobody sees them."""
        if local == "workbookView" and said.get("visibility", "visible").strip() != "visible":
            self.found.hidden_window = True
        if (
            local in _ELSEWHERE_PARTS
            or (local == "table" and said.get("tableType", "worksheet").strip() != "worksheet")
            or (local == "dataConsolidate" and _true(said.get("link")))
            or (local == "definedName" and (_true(said.get("xlm")) or _true(said.get("function"))))
        ):
            self.found.elsewhere = True

    def end(self, name: str) -> None:
        local = part_xml.local(name)
        where = self._path.pop()
        text, gathered = "".join(self._gathering or ()), self._gathering is not None
        if where == "v":
            self._value = text
        elif where == "t":
            if "rPh" not in self._path:
                self._value = (self._value or "") + text
        elif local in _FORMULAS:
            if gathered and not self.found.elsewhere and asks_elsewhere(text):
                self.found.elsewhere = True
        elif where == "c":
            self._end_cell()
        elif where == "row":
            self._end_row()
        if where in ("v", "t") or local in _FORMULAS:
            self._gathering = None

    def text(self, text: str) -> None:
        if self._gathering is not None:
            self._gathering.append(text)

    def finished(self) -> SheetXml:
        self.found.hidden_columns = self._within(self._hidden)
        if self._all_narrow:
            self.found.hidden_columns |= self._filled - self._within(self._shown)
        return self.found

    def _within(self, spans: list[tuple[int, int]]) -> set[int]:
        """The columns that hold something and lie within any of these."""
        return {each for each in self._filled for first, last in spans if first <= each <= last}

    def _start_row(self, said: dict[str, str]) -> None:
        written = said.get("r")
        row = self._row + 1 if written is None else _whole(written)
        if row <= self._row:
            what = "a row number that stands twice or out of order"
            self._remember(self.found.odd, (row, 0, "file_type", what))
        self._row, self._column, self._row_filled = max(row, self._row), 0, False
        hidden = _true(said["hidden"]) if "hidden" in said else False
        height = said.get("ht")
        self._row_hidden = hidden or (
            self._all_low if height is None else _size(height) < _LEAST_HEIGHT
        )

    def _end_row(self) -> None:
        if self._row_filled:
            self.found.last_row = self._row
            self.found.filled += 1
            if self._row_hidden:
                self._remember(self.found.hidden_rows, self._row)

    def _cell(self, said: dict[str, str]) -> None:
        self._kind, self._value, self._plain_texts = said.get("t"), None, 0
        self._counts = dict.fromkeys(self._counts, 0)
        before, written = self._column, said.get("r")
        self._column = before + 1
        if written is not None:
            place = _PLACE.fullmatch(written)
            column = column_index_from_string(place[1]) if place else 0
            self._column = max(column, before)
            if place is None or int(place[2]) != self._row or column <= before:
                self._odd("a cell that stands twice, out of order or in another row")
        if not _INDEX.fullmatch(said.get("s", "0")):
            self._odd(_NO_CELL)

    def _end_cell(self) -> None:
        value, counts = self._value, self._counts
        if value or counts["f"]:
            self._row_filled = True
            self._filled.add(self._column)
        # A text of no letters is what such a formula gave; of any other nothing was saved.
        gave_text = self._kind == "str" and counts["v"]
        if counts["f"] and not (value or "").strip() and not gave_text:
            self.found.without_result.add((self._row, self._column))
        if self._kind not in _TYPES or max(counts.values()) > 1 or self._plain_texts > 1 or (
            counts["is"] and (counts["v"] or self._kind != "inlineStr")
        ):  # fmt: skip
            self._odd(_NO_CELL)
        elif value is not None and not counts["is"]:
            self._check(value)

    def _check(self, value: str) -> None:
        """Holds what a cell says to how its kind is written."""
        if self._kind in (None, "n"):
            self._check_number(value)
        elif (self._kind == "s" and not _INDEX.fullmatch(value)) or (
            self._kind == "b" and value not in ("0", "1")
        ):
            self._odd(_NO_CELL)

    def _check_number(self, value: str) -> None:
        written = value.strip(" \t\r\n")
        if not written:
            return
        if _NUMBER.fullmatch(written) is None:
            self._odd("a number that is spelled as no spreadsheet program does", "number")
            return
        number, mantissa = float(written), re.split("[eE]", written)[0]
        if not isfinite(number) or (number == 0 and mantissa.strip("+-0.")):
            self._odd("a number beyond what a spreadsheet holds", "number")

    def _columns(self, said: dict[str, str]) -> None:
        narrow = "width" in said and _size(said["width"]) < _LEAST_WIDTH
        span = (_whole(said.get("min", "")), _whole(said.get("max", "")))
        (self._hidden if narrow or _true(said.get("hidden")) else self._shown).append(span)

    def _format(self, said: dict[str, str]) -> None:
        """What a sheet says of every row and column that says nothing itself.

        zeroHeight hides the rows that are not written alone, which hold nothing.
        """
        self._all_low = (
            "defaultRowHeight" in said
            and _true(said.get("customHeight"))
            and _size(said["defaultRowHeight"]) < _LEAST_HEIGHT
        )
        self._all_narrow = (
            "defaultColWidth" in said and _size(said["defaultColWidth"]) < _LEAST_WIDTH
        )

    def _merge(self, ref: str) -> None:
        try:
            left, first, right, last = range_boundaries(ref.replace("$", ""))
        except (ValueError, TypeError) as fault:
            raise OddXmlError("a range of merged cells that is none") from fault
        self.found.merged.append(Merged(first or 0, left or 0, last or 0, right or 0))

    def _odd(self, what: str, code: str = "file_type") -> None:
        self._remember(self.found.odd, (self._row, self._column, code, what))

    @staticmethod
    def _remember(found: list[Any], what: Any) -> None:
        if len(found) < _MOST:
            found.append(what)


def _true(said: str | None) -> bool:
    return said is not None and said.strip().casefold() in _TRUE


def _size(said: str) -> float:
    """A height or a width. Raises OddXmlError where it is no number."""
    written = said.strip()
    if _NUMBER.fullmatch(written) is None:
        raise OddXmlError("a height or width that is no number")
    return float(written)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise OddXmlError("a row or column without a number")
    return int(text)
