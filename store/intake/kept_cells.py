"""The cells of a workbook that were read, as the text that is kept in its place."""

import csv
from codecs import BOM_UTF8
from collections.abc import Sequence
from io import StringIO

from store.intake import cells


class KeptCells:
    """What is read of a workbook, gathered while it is read; nothing else of it is kept.

    It is a CSV file whose n-th record is the n-th row of the sheet, so that a row is found by the number
    that a figure names. Of several sheets each begins with a record of its title, at its own first row.
    """

    def __init__(self) -> None:
        self._out = StringIO(newline="")
        self._writer = csv.writer(self._out, lineterminator="\r\n")
        self._row = 0
        self._title: str | None = None
        self._last: tuple[int, list[str]] | None = None

    def begin(self, title: str = "") -> None:
        """Begins a sheet, or goes on with it where another table of it was read; one that has a title is one of several."""
        self._write()
        if title and title != self._title:
            self._writer.writerow([cells.inert(title)])
        if title != self._title:
            self._row = 0
        self._title = title

    def add(self, row: int, found: Sequence[str]) -> None:
        """Keeps the cells of a row, those between it and the one before being blank."""
        self._write()
        self._last = row, list(found)

    def leave_out(self, row: int, place: int | None = None) -> None:
        """Keeps nothing of the row that was read last, or of one cell of it: nobody made anything of it."""
        if self._last is not None and self._last[0] == row:
            found = self._last[1]
            self._last = row, [] if place is None else [*found[:place], "", *found[place + 1 :]]

    def _write(self) -> None:
        if self._last is not None:
            row, found = self._last
            self._writer.writerows([[]] * (row - self._row - 1))
            self._writer.writerow(map(_inert, found))
            self._row, self._last = row, None

    def csv(self) -> bytes | None:
        """What is kept; None where nothing was read."""
        self._write()
        text = self._out.getvalue()
        return BOM_UTF8 + text.encode() if text else None


def _inert(found: str) -> str:
    """A cell that no spreadsheet runs; a number below 0 is none that one would."""
    try:
        return found if cells.number(found) is not None else cells.inert(found)
    except cells.CellError:
        return cells.inert(found)
