"""One measure through time and beside other areas, composed from the snapshot's rows."""

from collections import defaultdict
from collections.abc import Mapping

from metrics.figures.figure import Benchmark, Direction, Figure
from metrics.period import Period
from metrics.vocabulary import AreaKind, Comparator, Missing
from store.read import direction
from store.read.snapshot import Snapshot

Directions = Mapping[tuple[int, str], Mapping[Comparator, Direction]]
"""Every figure's directions by comparator; a figure is known by its series and period."""


def directions(
    snapshot: Snapshot, measure_id: str, team: str, past: tuple[Figure, ...]
) -> Directions:
    """The directions of every figure of a measure and team; `past` holds the figures themselves."""
    figures = {(figure.series_id, figure.period): figure for figure in past}
    found: dict[tuple[int, str], dict[Comparator, Direction]] = {key: {} for key in figures}
    for row in snapshot.rows("measure_directions", measure=measure_id, team=team):
        each = direction.of(row, figures)
        found[row.series_id, row.period][each.comparator] = each
    return found


def benchmarks(snapshot: Snapshot, quarter: Period) -> Mapping[str, tuple[Benchmark, ...]]:
    """England's and the region's latest figures that were out by the quarter's end, by measure."""
    found: dict[str, list[Benchmark]] = defaultdict(list)
    for row in snapshot.rows("benchmarks", place=quarter.index):
        found[row.measure_id].append(
            Benchmark(
                row.council,
                AreaKind(row.kind),
                row.label,
                row.value,
                Missing(row.missing) if row.missing else None,
                row.numerator,
                row.denominator,
            )
        )
    return {measure: tuple(rows) for measure, rows in found.items()}
