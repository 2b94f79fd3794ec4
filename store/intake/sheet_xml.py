"""A sheet's XML looked through once: what its cells may not be, and what the reading library would pass over in silence."""

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Any
from xml.parsers import expat

from openpyxl.utils.cell import column_index_from_string, range_boundaries

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LITERAL = re.compile(r'"[^"]*"')
_FROM_ELSEWHERE = re.compile(
    r"\[[^\]]+\][^!\[\]]*!|\.xls[xmb]?'?!|://|\\\\"
    r"|\b(?:WEBSERVICE|FILTERXML|RTD|CALL|EXEC|EXECUTE|EVALUATE|REGISTER(?:\.ID)?|DDE|IMAGE|STOCKHISTORY|FIELDVALUE"
    r"|CUBE[A-Z]+|SQL\.REQUEST|IMPORT[A-Z]+|GOOGLEFINANCE|TRANSLATE|DETECTLANGUAGE|COPILOT|PY)\s*\(",
    re.IGNORECASE,
)
"""A formula that asks another file, an address or a program: never followed, and never believed."""
_DDE = re.compile(r"\|")
_TYPES = frozenset((None, "n", "s", "str", "b", "e", "inlineStr", "d"))
_FORMULAS = frozenset(("f", "formula", "formula1", "formula2", "definedName"))
_TRUE = frozenset(("1", "true", "on"))
_MOST = 100
"""Of each sort that is remembered: a refusal lists no more."""


class OddXmlError(ValueError):
    """What no spreadsheet program writes; the message says what."""


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
    merged: list[tuple[int, int]] = field(default_factory=list)
    """The first and last row of each range of merged cells."""


def asks_elsewhere(formula: str) -> bool:
    """Whether a formula asks another file, an address or a program."""
    return bool(_FROM_ELSEWHERE.search(formula) or _DDE.search(_LITERAL.sub("", formula)))


def looked_through(part: bytes) -> SheetXml:
    """What a sheet's XML (or that of the workbook) holds. Raises OddXmlError."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    try:
        parser.Parse(part, True)
    except expat.ExpatError as fault:
        raise OddXmlError("XML that cannot be read") from fault
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self.found = SheetXml()
        self._row = self._column = 0
        self._row_hidden = self._all_hidden = False
        self._row_filled = False
        self._hidden: list[tuple[int, int]] = []
        self._filled: set[int] = set()
        self._kind: str | None = None
        self._value: str | None = None
        self._values = 0
        self._formula = False
        self._inline = False
        self._gathering: list[str] | None = None

    def start(self, name: str, said: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.found.namespace:
            self.found.namespace = namespace
        if local == "c":
            self._cell(said)
        elif local == "v":
            self._values += 1
            self._gathering = []
        elif local == "t":
            self._inline = True
            self._gathering = []
        elif local in _FORMULAS:
            self._formula = True
            self._gathering = []
        elif local == "row":
            self._start_row(said)
        elif local == "col":
            self._columns(said)
        elif local == "mergeCell":
            self._merge(said.get("ref", ""))
        elif local == "sheetFormatPr":
            self._all_hidden = said.get("zeroHeight") in _TRUE

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "v":
            self._value = "".join(self._gathering or ())
            self._gathering = None
        elif local == "t":
            self._value = (self._value or "") + "".join(self._gathering or ())
            self._gathering = None
        elif local in _FORMULAS:
            text = "".join(self._gathering or ())
            self._gathering = None
            if not self.found.elsewhere and asks_elsewhere(text):
                self.found.elsewhere = True
        elif local == "c":
            self._end_cell()
        elif local == "row" and self._row_filled and self._row_hidden:
            self._remember(self.found.hidden_rows, self._row)

    def text(self, text: str) -> None:
        if self._gathering is not None:
            self._gathering.append(text)

    def refuse_doctype(self, *_: Any) -> None:
        raise OddXmlError("a document type")

    def finished(self) -> SheetXml:
        for first, last in self._hidden:
            self.found.hidden_columns |= {each for each in self._filled if first <= each <= last}
        return self.found

    def _start_row(self, said: dict[str, str]) -> None:
        written = said.get("r")
        row = self._row + 1 if written is None else _whole(written)
        if row <= self._row:
            what = "a row number that stands twice or out of order"
            self._remember(self.found.odd, (row, 0, "file_type", what))
        self._row, self._column, self._row_filled = max(row, self._row), 0, False
        self._row_hidden = (
            said.get("hidden", "1" if self._all_hidden else "0") in _TRUE or said.get("ht") == "0"
        )

    def _cell(self, said: dict[str, str]) -> None:
        self._kind, self._value, self._values = said.get("t"), None, 0
        self._formula = self._inline = False
        before, written = self._column, said.get("r")
        if written is None:
            self._column = before + 1
            return
        place = _PLACE.fullmatch(written)
        column = column_index_from_string(place[1]) if place else 0
        self._column = max(column, before)
        if place is None or int(place[2]) != self._row or column <= before:
            self._odd("a cell that stands twice, out of order or in another row")

    def _end_cell(self) -> None:
        value = self._value
        if value or self._formula:
            self._row_filled = True
            self._filled.add(self._column)
        if self._formula and not (value or "").strip():
            self.found.without_result.add((self._row, self._column))
        if self._kind not in _TYPES or self._values > 1 or (self._inline and self._values):
            self._odd("a cell of a kind that no spreadsheet program writes")
        elif value is not None and not self._inline and self._kind in (None, "n"):
            self._check_number(value)

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
        if said.get("hidden") in _TRUE or said.get("width") == "0":
            self._hidden.append((_whole(said.get("min", "")), _whole(said.get("max", ""))))

    def _merge(self, ref: str) -> None:
        try:
            _, first, _, last = range_boundaries(ref.replace("$", ""))
        except (ValueError, TypeError) as fault:
            raise OddXmlError("a range of merged cells that is none") from fault
        self.found.merged.append((first or 0, last or 0))

    def _odd(self, what: str, code: str = "file_type") -> None:
        self._remember(self.found.odd, (self._row, self._column, code, what))

    @staticmethod
    def _remember(found: list[Any], what: Any) -> None:
        if len(found) < _MOST:
            found.append(what)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise OddXmlError("a row or column without a number")
    return int(text)
