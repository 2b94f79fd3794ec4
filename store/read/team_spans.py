"""The teams of a council through time, composed from the snapshot's rows."""

import json

from metrics.catalogue.teams import TeamSpan
from metrics.period import quarter_at
from store.read.snapshot import Snapshot


def teams(snapshot: Snapshot) -> tuple[TeamSpan, ...]:
    """Every team that has figures, in the order of the scorecard, with what became of it."""
    return tuple(
        TeamSpan(
            row.team,
            quarter_at(row.first_place),
            None if row.last_place is None else quarter_at(row.last_place),
            row.formerly,
            tuple(json.loads(row.merged_from)),
            row.becomes,
            row.note,
        )
        for row in snapshot.rows("teams")
    )
