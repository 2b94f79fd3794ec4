"""A direction of travel, composed from one of the snapshot's rows."""

from collections.abc import Mapping
from typing import Any

from metrics.figures.figure import Direction, Figure
from metrics.vocabulary import Comparator, Judgement, Movement


def of(row: Any, figures: Mapping[tuple[int, str], Figure]) -> Direction:
    """The direction that a row tells; `figures` holds what it may be against, by series and period."""
    return Direction(
        Comparator(row.comparator),
        figures.get((row.series_id, row.comparator_period)),
        Movement(row.movement),
        Judgement(row.judgement),
    )
