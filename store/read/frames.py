"""The figures of a snapshot as pandas frames: what an analyst is handed who opens Python.

    from store.read import frames
    figures = frames.opened().figures()

Columns are those of `store/read/frame_columns.py`, with types of Arrow: amounts are exact decimals,
what is missing is empty (`pandas.NA`) and says why in a column beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from store.read import as_at, direction, frame_columns, lines, loaded, trend_rows
from store.read.frame_columns import AreaFigure, Column, Compared, Known, Row, Signalled
from store.read.snapshot import Snapshot
from store.store import chosen_store


class NoSuchStateError(LookupError):
    """There are no figures of the state that was asked for."""


def opened(state: str = as_at.DRAFT) -> "Frames":
    """The frames of one state of the figures of the store that the environment names (`store.settings`).

    `state` is its code: `draft`, `published`, or the number of a load or a publication. Raises
    NoSuchStateError, and DamagedError where the store does not hold what was recorded.
    """
    store = chosen_store()
    states = as_at.every(store, as_at.proved(store))
    for each in states:
        if each.code == state:
            return Frames(as_at.opened(store, store.entries(), each))
    known = ", ".join(each.code for each in states)
    raise NoSuchStateError(
        f"state: found {state!r}; allowed: {known}"
        if states
        else "nothing has been loaded into this store: python -m store load FILE..."
    )


class Frames:
    """The frames of one snapshot, each made when it is asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def known(self) -> Sequence[Known]:
        """What the rows of `figures` are made from, in their order."""
        return tuple(self._by_period.values())

    def figures(self) -> pd.DataFrame:
        """Every figure of every team and of the council, oldest first within its series."""
        return frame(frame_columns.FIGURES, self.known)

    def directions(self) -> pd.DataFrame:
        """Where every figure stands against each comparator."""
        return frame(
            frame_columns.DIRECTIONS,
            (
                Compared(
                    self._by_period[row.series_id, row.period], direction.of(row, self._figures)
                )
                for row in self.snapshot.rows("every_direction")
            ),
        )

    def signals(self) -> pd.DataFrame:
        """What every series of quarters says beyond its last movement, quarter by quarter."""
        return frame(frame_columns.SIGNALS, self._signalled())

    def staffing(self) -> pd.DataFrame:
        """Every part of every staffing return, by team and role."""
        return frame(frame_columns.STAFFING, self.snapshot.rows("every_part"))

    def benchmarks(self) -> pd.DataFrame:
        """Every published figure: the council's own, England's, the region's, the neighbours'."""
        return frame(
            frame_columns.BENCHMARKS,
            (
                AreaFigure(self._measures[row.measure_id], row)
                for row in self.snapshot.rows("every_benchmark")
            ),
        )

    def loaded(self) -> pd.DataFrame:
        """Every file that was taken in, in the order of the ledger."""
        return frame(frame_columns.LOADED, loaded.loads(self.snapshot))

    @cached_property
    def _measures(self) -> Mapping[str, Measure]:
        return {measure.id: measure for measure in self.snapshot.catalogue.measures}

    @cached_property
    def _by_period(self) -> Mapping[tuple[int, str], Known]:
        return {
            (figure.series_id, figure.period): Known(self._measures[measure_id], team, figure)
            for measure_id, team, figure in lines.every(self.snapshot)
        }

    @cached_property
    def _figures(self) -> Mapping[tuple[int, str], Figure]:
        return {key: known.figure for key, known in self._by_period.items()}

    def _signalled(self) -> Iterable[Signalled]:
        for row in self.snapshot.rows("every_signal"):
            known = self._by_period[row.series_id, row.period]
            trend = trend_rows.of(known.measure, row)
            if trend is not None:
                yield Signalled(known, trend)


def frame(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> pd.DataFrame:
    """The rows under these columns, each of the type that its column says."""
    every = list(rows)
    arrays: dict[str, Any] = {
        column.name: pa.array([column.of(row) for row in every], column.type) for column in columns
    }
    made: pd.DataFrame = pa.table(arrays).to_pandas(types_mapper=pd.ArrowDtype)
    return made
