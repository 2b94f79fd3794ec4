"""Queries about figures, each with the answer that stays with it."""

from datetime import datetime

from metrics.figures.figure import Query
from metrics.vocabulary import Doubt
from store.read.snapshot import Snapshot


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
