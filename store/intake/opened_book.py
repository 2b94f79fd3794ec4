"""What is asked of a file of sheets, whatever it came in: its sheets, their first rows, and one of them as text."""

from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple, Protocol

from store.intake import header, person_rows
from store.intake.faults import Faults
from store.intake.kept_cells import KeptCells
from store.intake.sheet import Sheet

LOOKED_AT = 20
"""Rows in which a sheet's headings are looked for: a title may stand above them."""


def row_of_headings(
    rows: Iterable[tuple[int, Sequence[str]]],
    known: Callable[[Sequence[str]], bool],
    faults: Faults,
) -> int | None:
    """The first of these rows whose headings are known; None where none is.

    Refuses a row up to it that names a child's record.
    """
    rows = list(rows)
    if not any(known(cells) for _, cells in rows) and (told := person_rows.told_of(rows)):
        row, what = told
        raise faults.refuse(row, None, "child_record", what, header.COUNTS_ALLOWED)
    for row, cells in rows:
        # Who wrote the workbook stands on many a sheet; among headings a name is refused later.
        header.refuse_children(cells, row, faults, passed={"name"})
        if known(cells):
            return row
    return None


class Within(NamedTuple):
    """The part of a sheet that one table is: the headings that are read (None for all), the row before which it ends,
    what an officer said of what is out of sight (`recipe.READ`, `LEAVE`, or '' to refuse it) or outside the headings,
    and the line above it that says of which quarter it is."""

    read: Set[str] | None = None
    until: int | None = None
    hidden: str = ""
    outside_left: bool = False
    line: int | None = None


WHOLE = Within()


class OpenedBook(Protocol):
    """A workbook, or a text file as a workbook of one sheet without a name."""

    @property
    def kept(self) -> KeptCells | None:
        """The cells that are kept in its place; None where the file is kept."""

    @property
    def titles(self) -> list[str]:
        """The sheets that are seen, in their order."""

    @property
    def hidden_titles(self) -> list[str]:
        """The sheets that are out of sight, in their order."""

    def out_of_sight(self, title: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The rows of a sheet that are hidden and hold something, and the letters of such columns."""

    def refuse_hidden(self, faults: Faults, except_for: Set[str] = frozenset()) -> None:
        """Raise Refused where a sheet is out of sight that nobody said is to be read or left."""

    def rows(self, title: str, most: int) -> list[tuple[int, list[str]]]:
        """The first rows of a sheet as text, those left out that hold nothing."""

    def with_headings(
        self, known: Callable[[Sequence[str]], bool], faults: Faults
    ) -> list[tuple[str, int]]:
        """Each sheet that has a row of headings that is known, with that row. Raises Refused where a row names a
        child's record."""

    def sheet(self, title: str, heading_row: int, faults: Faults, within: Within = WHOLE) -> Sheet:
        """One table of a sheet as text under its row of headings. Raises Refused."""
