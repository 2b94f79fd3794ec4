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

    def begin(self, title: str = "") -> None:
        """Begins a sheet; one that has a title is one of several."""
        if title:
            self._writer.writerow([cells.inert(title)])
        self._row = 0

    def add(self, row: int, found: Sequence[str]) -> None:
        """Keeps the cells of a row, those between it and the one before being blank."""
        self._writer.writerows([[]] * (row - self._row - 1))
        self._writer.writerow(map(_inert, found))
        self._row = row

    def csv(self) -> bytes | None:
        """What is kept; None where nothing was read."""
        text = self._out.getvalue()
        return BOM_UTF8 + text.encode() if text else None


def _inert(found: str) -> str:
    """A cell that no spreadsheet runs; a number below 0 is none that one would."""
    try:
        return found if cells.number(found) is not None else cells.inert(found)
    except cells.CellError:
        return cells.inert(found)
