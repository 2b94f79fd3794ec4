"""The teams of a council through time, composed from the snapshot's rows."""

from metrics import team_words
from metrics.team_words import TeamSpan
from store.snapshot import Snapshot


def teams(snapshot: Snapshot) -> tuple[TeamSpan, ...]:
    """Every team that has figures, in the order of the scorecard, with what became of it."""
    return tuple(
        team_words.span(
            row.team, row.first_place, row.last_place, row.formerly, row.merged_from,
            row.becomes, row.note,
        )
        for row in snapshot.rows("teams")
    )  # fmt: skip
