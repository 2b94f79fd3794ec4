"""The frame that answers what an officer asks of all figures, and the lines of Python that give the same."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from metrics.exact import shortest
from reporting.asked import Asked
from reporting.data_table import DataCell, DataTable
from reporting.reading import Reading
from store.read.frame_columns import FIGURES, Known
from store.read.frames import Frames, frame


def known(reading: Reading) -> Sequence[Known]:
    """Every figure, in the order of the frame's rows."""
    return reading.kept(("known-figures",), lambda: Frames(reading.snapshot).known)


def chosen(reading: Reading, asked: Asked) -> pd.DataFrame:
    """The figures that are asked for, the latest period first; each row keeps its number in the whole frame."""
    figures = reading.kept(("frame-of-figures",), lambda: frame(FIGURES, known(reading)))
    for column, codes in asked.filters:
        figures = figures[figures[column].isin(codes)]
    return figures.sort_values("ends", ascending=False, kind="stable")


def table(reading: Reading, asked: Asked) -> DataTable:
    """The same figures to take away, under the columns of the frame; values at their measure's decimals."""
    figures = chosen(reading, asked)
    columns = tuple(figures.columns)
    value, decimals = columns.index("value"), columns.index("decimals")
    rows = []
    for cells in figures.itertuples(index=False, name=None):
        row = [_cell(cell) for cell in cells]
        if isinstance(cells[value], Decimal):
            row[value] = round(cells[value], cells[decimals])
        rows.append(tuple(row))
    return DataTable(columns, tuple(rows))


def _cell(cell: Any) -> DataCell:
    """A cell of the frame as a table holds it: nothing as None, amounts with as many decimals as they have."""
    if cell is pd.NA:
        return None
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return shortest(cell) if isinstance(cell, Decimal) else cell


def lines(reading: Reading, asked: Asked, figures: pd.DataFrame) -> str:
    """The Python that gives the same frame as `figures`, those asked for, and of a pivot the same as `table`.

    A pivot holds figures where no two meet in one cell, and otherwise counts their ratings.
    """
    state = json.dumps(reading.snapshot.standing.code)
    found = ["from store.read import frames", "", f"figures = frames.opened({state}).figures()"]
    for column, codes in asked.filters:
        kept = json.dumps(list(codes), ensure_ascii=False)
        found.append(f'figures = figures[figures["{column}"].isin({kept})]')
    found.append('figures = figures.sort_values("ends", ascending=False, kind="stable")')
    if asked.pivot:
        down, across = asked.pivot
        found.append(
            f'table = figures.groupby(["{down}", "{across}"])["rating_label"].value_counts()'
            if figures.duplicated([down, across]).any()
            else f'table = figures.pivot(index="{down}", columns="{across}", values="value")'
        )
    return "\n".join(found)
