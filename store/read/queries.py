"""Queries about figures, each with the answer that stays with it."""

from collections.abc import Iterator
from datetime import datetime

from metrics.figures.figure import Figure, Query
from metrics.vocabulary import Doubt
from store.read import lines
from store.read.snapshot import Snapshot


def unanswered(snapshot: Snapshot) -> Iterator[tuple[Query, Figure]]:
    """Every query that nobody has answered, with the figure that it is about, newest quarter first."""
    figures = {
        (measure, team, figure.period): figure
        for measure, team, figure in lines.every(snapshot)
        if figure.kind == "quarter"
    }
    for each in queries(snapshot):
        if each.answer is None:
            yield each, figures[each.measure_id, each.team, each.period]


def queries(
    snapshot: Snapshot, measure_id: str | None = None, team: str | None = None
) -> tuple[Query, ...]:
    """Every query about the council's figures, newest quarter first; of one measure and team where named."""
    return tuple(
        Query(
            row.measure_id, row.team, row.period, Doubt(row.code), row.low, row.high, row.answer,
            row.answered_by, row.role,
            datetime.fromisoformat(row.answered_at) if row.answered_at else None,
        )
        for row in snapshot.rows("queries", measure=measure_id, team=team)
    )  # fmt: skip
