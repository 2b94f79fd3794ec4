"""Rows in, CSV out: opens in Excel as it is meant, runs nothing there, and says whose figures it holds."""

from datetime import date
from decimal import Decimal

from metrics.whose import Whose
from reporting.data_table import DataCell, DataTable
from store.intake import cells, written_file

INVENTED_NOTE = "Invented figures"


def csv_bytes(table: DataTable, whose: Whose) -> bytes:
    """The table as CSV: UTF-8 with its mark, CRLF, and four last columns council, as_at, edition, note.

    Numbers are written as numbers (Decimal in full, never with an exponent), days as
    2017-12-31, None as an empty cell; say a missing value's reason in a column of its own.
    Text that a spreadsheet would run as a formula gets a leading apostrophe. The labels are
    columns, so that the file still parses. Raises ValueError for a row of another length and
    for a float.
    """
    whose_figures = labels(whose)
    rows = [[guarded(name) for name in (*table.columns, *whose_figures)]]
    for row in table.rows:
        if len(row) != len(table.columns):
            raise ValueError(
                f"a row of {len(row)} cells under {len(table.columns)} columns: {row!r}"
            )
        rows.append([_written(cell) for cell in (*row, *whose_figures.values())])
    return written_file.csv_bytes(rows)


def labels(whose: Whose) -> dict[str, str]:
    """The last columns of every file of rows: whose figures, how they stand, which edition, and a note."""
    return {
        "council": whose.council,
        "as_at": whose.standing,
        "edition": whose.edition.label,
        "note": INVENTED_NOTE if whose.invented else "",
    }


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula, as `store.intake.cells.inert` writes it.

    NUL, which ends a cell in some programs, is left out.
    """
    return cells.inert(text.replace("\x00", ""))


def _written(cell: DataCell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal | date):
        raise ValueError(f"a cell is text, a whole number, a Decimal, a day or None, not {cell!r}")
    if isinstance(cell, Decimal):
        if not cell.is_finite():
            raise ValueError(f"a figure is a number or missing with its reason, not {cell}")
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
