"""A row that knows where its figures stand, when they do not stand under our own headings."""

from collections.abc import Mapping


class Placed(int):
    """A row as Excel numbers it, with its sheet and the heading under which each of our columns was read.

    One row of a wide sheet is many of ours; each is a `Placed` of the same number.
    """

    sheet: str | None
    columns: Mapping[str, str]

    def __new__(cls, row: int, sheet: str | None, columns: Mapping[str, str]) -> "Placed":
        made = super().__new__(cls, row)
        made.sheet, made.columns = sheet, columns
        return made


def sheet_of(row: int, otherwise: str | None) -> str | None:
    """The sheet on which a row stands; `otherwise` for a row of the one sheet that is read."""
    return row.sheet if isinstance(row, Placed) else otherwise


def column_of(row: int, column: str) -> str | None:
    """The heading under which one of our columns was read, where it was another."""
    return row.columns.get(column) if isinstance(row, Placed) else None
