"""A CSV file's bytes in, its headings and rows of text out, or a refusal; nothing is guessed in silence."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Sequence, Set
from io import StringIO
from itertools import chain

from store.intake.banners import under_years
from store.intake.container import MAX_BYTES
from store.intake.faults import Faults
from store.intake.opened_book import LOOKED_AT, WHOLE, Within, row_of_headings
from store.intake.sheet import ONE_CELL_A_HEADING, Sheet

_ALLOWED_ENCODING = "UTF-8, or UTF-16 with its mark"
_MARKS = (
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_BEGINNING = 200_000
"""Letters in which the delimiter is looked for."""

_OTHER_DELIMITERS = {"|": "upright bars", "^": "carets", "~": "tildes", ":": "colons"}

# The reader's own limit is for the whole process and below one long commentary, which must be
# refused by its row; the size of a file is limited before it is read.
csv.field_size_limit(MAX_BYTES)


def opened(data: bytes, known: frozenset[str], faults: Faults) -> "Text":
    """A CSV file as a workbook of one sheet. `known` are headings that tell the delimiter. Raises Refused."""
    text = _decode(data, faults)
    if not text.strip():
        raise faults.refuse(None, None, "empty", "no text", "headings and at least one row")
    said = _SAYS_DELIMITER.match(text)
    delimiter = said[1] if said else _delimiter(text, known, faults)
    if delimiter != ",":
        faults.notice(None, None, "delimiter", _DELIMITERS[delimiter], _DELIMITERS[","])
    if "\0" in text:
        raise _nul_bytes(text, delimiter, faults)
    records = _records(text, delimiter, faults)
    if said:
        next(records)
    return Text(records)


_SAYS_DELIMITER = re.compile(r"\ufeff?\"?sep=([,;\t])\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
"""What Excel itself asks for in the first line, where a list is not parted by commas."""


class Text:
    """A CSV file as a workbook of one sheet without a name; its rows are read as they are asked for."""

    kept = None

    def __init__(self, records: Iterator[tuple[int, list[str]]]) -> None:
        self._records = records
        self._begun: list[tuple[int, list[str]]] = []

    @property
    def titles(self) -> list[str]:
        """One sheet, which has no name."""
        return [""]

    @property
    def hidden_titles(self) -> list[str]:
        """None."""
        return []

    def out_of_sight(self, title: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Nothing."""
        return (), ()

    def refuse_hidden(self, faults: Faults, except_for: Set[str] = frozenset()) -> None:
        """A text file has nothing out of sight."""

    def rows(self, title: str, most: int) -> list[tuple[int, list[str]]]:
        """The first rows, those left out that hold nothing."""
        while len(self._begun) < most and (record := next(self._records, None)):
            self._begun.append(record)
        return [
            (row, self._headings(place))
            for place, (row, found) in enumerate(self._begun[:most])
            if any(cell.strip() for cell in found)
        ]

    def _headings(self, place: int) -> list[str]:
        """A row as headings are read: with the years above its quarters."""
        row = self._begun[place][1]
        return under_years(self._begun[place - 1][1], row) if place else row

    def with_headings(
        self, known: Callable[[Sequence[str]], bool], faults: Faults
    ) -> list[tuple[str, int]]:
        """The row of headings that is known, if there is one. Refuses a row that names a child's record."""
        row = row_of_headings(self.rows("", LOOKED_AT), known, faults)
        return [] if row is None else [("", row)]

    def sheet(self, title: str, heading_row: int, faults: Faults, within: Within = WHOLE) -> Sheet:
        """The rows under their headings; a row that ends early has nothing in the cells that are not there."""
        self.rows(title, max(heading_row, within.until or 0))
        place = next(at for at, (row, _) in enumerate(self._begun) if row == heading_row)
        headings = self._headings(place)
        after = [
            record
            for record in self._begun
            if record[0] > heading_row and (within.until is None or record[0] < within.until)
        ]
        rest = self._records if within.until is None else ()
        return Sheet(
            headings, heading_row, chain(after, rest), faults, outside_left=within.outside_left
        )


def _decode(data: bytes, faults: Faults) -> str:
    """The file's text: UTF-8, UTF-16 by its mark, or Windows' western letters with a notice."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding == "" or (encoding is None and _looks_like_utf16(data)):
        found = "UTF-32" if encoding == "" else "UTF-16 without its mark"
        raise faults.refuse(None, None, "encoding", found, _ALLOWED_ENCODING)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as fault:
        # A file that is UTF-8 but for one damaged letter would come out as other letters throughout.
        if encoding is None and not _holds_utf8(data):
            return _western(data, faults)
        words = "UTF-16" if encoding == "utf-16" else "UTF-8"
        found = f"a letter that is not in {words}, at byte {fault.start + 1:,}"
        raise faults.refuse(None, None, "encoding", found, _ALLOWED_ENCODING) from fault
    if encoding == "utf-16":
        faults.notice(None, None, "encoding", "UTF-16", "UTF-8")
    return text


def _western(data: bytes, faults: Faults) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as fault:
        found = "bytes that are no known letters"
        raise faults.refuse(None, None, "encoding", found, _ALLOWED_ENCODING) from fault
    faults.notice(None, None, "encoding", "Windows western (cp1252)", "UTF-8")
    return text


def _holds_utf8(data: bytes) -> bool:
    """Whether any letter beyond plain ones is in UTF-8: what Windows writes all but never looks like one."""
    return not data.decode("utf-8", "ignore").isascii()


def _looks_like_utf16(data: bytes) -> bool:
    """Whether at least two in five of every other byte are NUL, as in English text in UTF-16."""
    sample = data[:4_000]
    return any(sample[first::2].count(0) * 5 > max(len(sample), 4) for first in (0, 1))


def _delimiter(text: str, known: frozenset[str], faults: Faults) -> str:
    """The delimiter under which one of the first lines holds most known headings; of the first line with any
    where none does, commas where there is none."""
    start = text.lstrip("\ufeff \r\n")[:_BEGINNING].splitlines()
    lines = [each for each in start[:LOOKED_AT] if each.strip()]
    scores = {
        delimiter: max(
            (
                sum(cell.strip(' "').casefold() in known for cell in line.split(delimiter))
                for line in lines
            ),
            default=0,
        )
        for delimiter in (*_DELIMITERS, *_OTHER_DELIMITERS)
    }
    line = next((each for each in lines if any(map(each.count, _DELIMITERS))), "")
    best = max(scores, key=lambda delimiter: scores[delimiter])
    if best in _OTHER_DELIMITERS:
        raise faults.refuse(None, None, "delimiter", _OTHER_DELIMITERS[best], ONE_CELL_A_HEADING)
    return best if scores[best] else max(_DELIMITERS, key=line.count)


def _records(text: str, delimiter: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number, blank ones too; a quotation mark out of place ends the reading."""
    text, stand_in = _with_old_line_ends(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):  # noqa: B007
            yield row, [cell.replace(stand_in, "\n") for cell in cells] if stand_in else cells
    except csv.Error as fault:
        bad = row + 1
        found = "a quotation mark that is not closed, or text after one that is"
        faults.add(
            bad, None, "delimiter", found, 'quotation marks in pairs, "" inside a quoted cell'
        )
        if "unexpected end of data" in str(fault):
            faults.add(
                bad, None, "truncated", "the end of the file inside a quoted cell", "whole rows"
            )


def _with_old_line_ends(text: str) -> tuple[str, str]:
    """The text of an old Mac file, where a row ends in CR alone and LF is part of a cell.

    The reader takes either for the end of a row, so each LF is given a letter that the text does
    not hold; that letter is returned too. Any other text comes back as it is, with ''.
    """
    end = text.find("\r")
    if end < 0 or text[end + 1 : end + 2] == "\n" or "\n" in text[:end] or "\n" not in text:
        return text, ""
    stand_in = next(
        (letter for letter in map(chr, range(0xE000, 0xF8FF)) if letter not in text), ""
    )
    return (text.replace("\n", stand_in) if stand_in else text), stand_in


def _nul_bytes(text: str, delimiter: str, faults: Faults) -> Exception:
    """The refusal of a file with NUL bytes, naming the cells that hold them."""
    header: list[str] = []
    for row, cells in _records(text, delimiter, faults):
        header = header or cells
        for place, cell in enumerate(cells):
            if "\0" in cell:
                column = header[place] if row > 1 and place < len(header) else None
                faults.add(row, column, "nul_byte", "a NUL byte", "text without NUL bytes")
    return faults.refuse(None, None, "nul_byte", "NUL bytes", "text without NUL bytes")
