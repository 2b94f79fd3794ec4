"""What stands above a row of headings and belongs to it: the year over its quarters, and headings that reach over two rows."""

from collections.abc import Sequence
from typing import NamedTuple

from metrics.period import PeriodKind
from store.intake import cells


class Merged(NamedTuple):
    """A range of merged cells, from 1: what it says stands in its first row and column."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def rows(self) -> str:
        """Its rows as a refusal names them."""
        return f"cells joined in rows {self.first_row} to {self.last_row}"

    @property
    def upright(self) -> bool:
        """Whether it is one column over several rows."""
        return self.first_column == self.last_column and self.first_row < self.last_row

    @property
    def flat(self) -> bool:
        """Whether it is several columns of one row."""
        return self.first_row == self.last_row and self.first_column < self.last_column


def is_year(text: str) -> bool:
    """Whether a text is a financial year and nothing else."""
    try:
        found = cells.period(text)
    except cells.CellError:
        return False
    return found.kind is PeriodKind.FINANCIAL_YEAR and not cells.is_year_end(text)


def under_years(above: Sequence[str], headings: Sequence[str]) -> list[str]:
    """A row of headings in which each quarter without a year has that of the nearest year above it, on its left.

    As it is where what stands above a quarter is anything but a year.
    """
    quarters = [place for place, text in enumerate(headings) if cells.is_quarter_alone(text)]
    said = {place: text.strip() for place, text in enumerate(above) if text.strip()}
    years = {place: text for place, text in said.items() if is_year(text)}
    if not quarters or not years or any(place in said and place not in years for place in quarters):
        return list(headings)
    found = list(headings)
    for place in quarters:
        near = max((each for each in years if each <= place), default=None)
        if near is not None:
            found[place] = f"{headings[place].strip()} {years[near]}"
    return found


def with_upright(
    row: int, texts: Sequence[str], merged: Sequence[Merged], saying: Sequence[Sequence[str]]
) -> list[str]:
    """A row in which a cell that reaches down into it from above says what it says, and one that reaches over several
    columns beside others says nothing: it is no heading of one column.

    `saying` are the rows above it and itself, from the first.
    """
    found = list(texts)
    alone = sum(bool(text.strip()) for text in texts) == 1
    for each in merged:
        place = each.first_column - 1
        if each.upright and each.first_row < row <= each.last_row and place >= 0:
            above = saying[each.first_row - 1] if each.first_row <= len(saying) else ()
            if place < len(above):
                found += [""] * (place + 1 - len(found))
                found[place] = found[place] or above[place]
        elif each.flat and each.first_row == row and not alone and place < len(found):
            found[place] = ""
    return found
