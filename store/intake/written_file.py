"""Rows in force in, a file of the input contract out: every cell written so that the intake reads the same row again."""

import codecs
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from metrics.exact import shortest
from metrics.vocabulary import MISSING_SYMBOLS, Missing
from store.intake import cells
from store.intake.headings import Headings

Row = Mapping[str, Any]
"""A row in force, by the names of its columns."""

SHORTEST = {code: min([code, *(s for s, found in MISSING_SYMBOLS.items() if found is code)], key=len)
            for code in Missing}  # fmt: skip
"""For a reason whose words leave no room for the code: a cell holds 200 letters in all."""


@dataclass(frozen=True)
class WrittenFile:
    """One file's headings and its rows, every cell as it will be written."""

    kind: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def with_rows(self, places: Iterable[int]) -> "WrittenFile":
        """The same file with only the rows at these places."""
        return WrittenFile(self.kind, self.headings, tuple(self.rows[place] for place in places))

    def csv(self) -> bytes:
        """The file as a spreadsheet writes and reads it."""
        return csv_bytes([self.headings, *self.rows])


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of texts as a spreadsheet writes and reads them: UTF-8 with its mark, CRLF."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")


def of(kind: str, headings: Headings, rows: Sequence[Mapping[str, str]]) -> WrittenFile:
    """The file of a kind: the columns that must be there, and those others that any row fills."""
    optional = (name for name in headings.optional if any(row.get(name) for row in rows))
    names = (*headings.required, *optional)
    return WrittenFile(kind, names, tuple(tuple(row[name] for name in names) for row in rows))


def plainly(kind: str, headings: Headings, rows: Iterable[Row]) -> WrittenFile:
    """The file of a kind whose columns are stored under their headings, texts and numbers as they are."""
    return of(kind, headings, [{name: _cell(each) for name, each in row.items()} for row in rows])


def _cell(found: object) -> str:
    if isinstance(found, Decimal):
        return amount(found)
    return "" if found is None else text(str(found))


def text(found: str | None) -> str:
    """A text that no spreadsheet runs."""
    return cells.inert(found or "")


def amount(found: Decimal | None) -> str:
    """A decimal in full, without the noughts that the store adds."""
    if found is None:
        return ""
    return f"{shortest(found):f}"


def reason(missing: str | None, words: str | None) -> str:
    """Why there is no figure: the code, and the words after it."""
    if missing is None:
        return ""
    if not words:
        return missing
    whole = f"{missing}: {words}"
    return whole if len(whole) <= cells.NAME_LENGTH else f"{SHORTEST[Missing(missing)]}:{words}"
