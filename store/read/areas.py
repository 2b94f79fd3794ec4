"""The council beside other areas, composed from the snapshot's rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from metrics.catalogue.measure import Measure
from metrics.figures import comparison
from metrics.figures.comparison import Beside, Comparison
from metrics.figures.figure import Benchmark
from metrics.figures.trend import Chance
from metrics.period import Period
from metrics.vocabulary import AreaKind, Missing, Origin
from metrics.words import sources
from store.read.snapshot import Snapshot


@dataclass(frozen=True)
class OwnFigure:
    """The council's own figure for the day of a published one, and what officers said of the difference."""

    beside: Beside
    period: str
    answer: str
    answered_by: str
    role: str


@dataclass(frozen=True)
class Neighbour:
    """A statistical neighbour: its place, and the model that chose it."""

    area: str
    place: int
    model: str
    source: str


def compared(
    snapshot: Snapshot, measure: Measure, quarter: Period
) -> tuple[Comparison | None, OwnFigure | None]:
    """The latest published year of a measure that was out by a quarter's end, and the council's own
    figure for its last day; None where there is none.

    Where nothing is published of the council itself, its own figure stands beside the others.
    """
    rows = snapshot.rows("compare", measure=measure.id, place=quarter.index)
    if not rows:
        return None, None
    own = _own_figure(snapshot, measure, rows[0].end_date)
    published = sources.source_words(measure, Origin.DFE)
    areas = [
        own.beside
        if own and row.kind == AreaKind.HOME and row.value is None
        else Beside(
            Benchmark(
                row.council,
                AreaKind(row.kind),
                row.label,
                row.value,
                _missing(row),
                row.numerator,
                row.denominator,
            ),
            _chance(row),
            row.place,
            row.source or published,
        )
        for row in rows
    ]
    return comparison.comparison(measure, rows[0].label, areas), own


def _own_figure(snapshot: Snapshot, measure: Measure, by: date) -> OwnFigure | None:
    found = snapshot.rows("own_figure", measure=measure.id, by=str(by))
    if not found:
        return None
    row = found[0]
    figure = Benchmark(
        snapshot.council, AreaKind.HOME, row.label, row.value, None, row.numerator, row.denominator
    )
    beside = Beside(figure, _chance(row), 0, measure.source)
    return OwnFigure(beside, row.period, row.answer or "", row.answered_by or "", row.role or "")


def _missing(row: Any) -> Missing | None:
    if row.value is not None:
        return None
    return Missing(row.missing) if row.missing else Missing.NOT_RECEIVED


def _chance(row: Any) -> Chance | None:
    return None if row.chance_low is None else Chance(row.chance_low, row.chance_high, None)


def neighbours(snapshot: Snapshot) -> tuple[Neighbour, ...]:
    """The council's statistical neighbours, nearest first."""
    return tuple(
        Neighbour(row.neighbour, row.place, row.model, row.source)
        for row in snapshot.rows("neighbours")
    )
