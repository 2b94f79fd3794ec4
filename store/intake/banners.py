"""What stands above a row of headings and belongs to it: the year over its quarters, and headings that reach over two rows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from metrics.period import PeriodKind
from store.intake import periods
from store.intake.faults import Faults


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
    return periods.kind_of(text) is PeriodKind.FINANCIAL_YEAR and not periods.is_year_end(text)


def under_years(above: Sequence[str], headings: Sequence[str]) -> list[str]:
    """A row of headings in which each quarter without a year has that of the nearest year above it, on its left.

    As it is where what stands above a quarter is anything but a year.
    """
    quarters = [place for place, text in enumerate(headings) if periods.is_quarter_alone(text)]
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


def as_headings(texts: list[list[str]], merged: Sequence[Merged]) -> Iterator[list[str]]:
    """Rows as headings are read: with what reaches down into them, and with the years above their quarters."""
    for place, row in enumerate(texts):
        upright = with_upright(place + 1, row, merged, texts)
        yield under_years(texts[place - 1], upright) if place else upright


ONE_CELL = "one cell for each heading and figure; a title, a year over its quarters or a theme may reach further"


def refuse_merged(
    merged: Sequence[Merged], row: int, above: Sequence[Sequence[str]], faults: Faults
) -> None:
    """Merged cells say nothing of all but one of the columns that they cover: those over some headings are
    refused, and every one above the headings is named."""
    over = sorted(each for each in merged if each.first_row <= row)
    if not all(_says_plainly(each, row, above) for each in over):
        for each in over:
            faults.add(each.first_row, None, "merged_header", each.rows, ONE_CELL)
    faults.refuse_any()


def _says_plainly(each: Merged, row: int, above: Sequence[Sequence[str]]) -> bool:
    """Whether merged cells are a title in rows of its own, one heading over two rows, or a year over its quarters."""
    if each.upright and each.last_row == row:
        return True
    filled = [
        place for texts in above[each.first_row - 1 : each.last_row] for place, text in enumerate(texts) if text.strip()
    ]  # fmt: skip
    if each.last_row < row and filled in ([], [each.first_column - 1]) and each.first_column == 1:
        return True
    if not each.flat or each.first_row != row - 1 or each.first_column - 1 not in filled:
        return False
    year = above[each.first_row - 1][each.first_column - 1]
    under = above[row - 1][each.first_column - 1 : each.last_column]
    return is_year(year) and all(map(periods.is_quarter_alone, under))
