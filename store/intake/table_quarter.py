"""Of which quarter a table is that has neither columns of periods nor one that says it: what stands above it says."""

from collections.abc import Sequence
from typing import NamedTuple

from metrics.period import Period
from store.intake import periods
from store.intake.opened_book import LOOKED_AT


class QuarterSaid(NamedTuple):
    """The quarter that a table is of, and the row above it that says so; None where its sheet's name does."""

    period: Period
    row: int | None


def quarter_of_table(
    title: str, heading_row: int, rows: Sequence[tuple[int, Sequence[str]]]
) -> QuarterSaid | None:
    """The quarter of a table without periods: what stands right above its headings says, or its sheet's name; None
    where neither names just one.

    `rows` are the sheet's, with their numbers. The nearest line that names a quarter is the table's own; rows of
    figures, which belong to a table above, say nothing of it.
    """
    above = [
        (row, texts)
        for row, texts in rows
        if row < heading_row and sum(bool(text.strip()) for text in texts) <= _MOST_OF_A_LINE
    ]
    for row, texts in reversed(above[-LOOKED_AT:]):
        if found := periods.quarter_said(texts):
            return QuarterSaid(found, row)
    found = periods.quarter_said([title])
    return QuarterSaid(found, None) if found else None


_MOST_OF_A_LINE = 3
"""Cells of a line that is a title or a note, as `Quarter:` beside `Q2 2026/27`."""
