"""Where a figure comes from: the rows that made it, what it had been, and what each publication showed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Earlier, Figure
from metrics.vocabulary import ALL_TEAMS, Missing, Origin, Status
from store.read.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class RowReceived:
    """One row of a loaded file that says something of a figure; `counts` where no later load replaced it."""

    team: str
    load_number: int
    file: str
    file_row: int | None
    sheet: str | None
    column: str | None
    loaded_at: datetime
    loaded_by: str
    role: str
    numerator: Decimal | None
    denominator: Decimal | None
    value_given: Decimal | None
    missing: Missing | None
    reason: str | None
    status: Status
    counts: bool


@dataclass(frozen=True, slots=True)
class PartReceived:
    """What the rows of one load say of one part of one team's posts in one period: their sum, and where they stand."""

    team: str
    part: str
    label: str
    amount: Decimal | None
    rows: int
    first_row: int
    last_row: int
    file: str
    load_number: int
    loaded_at: datetime
    loaded_by: str
    role: str


def earlier(snapshot: Snapshot, team: str) -> Mapping[str, tuple[Earlier, ...]]:
    """What every figure of a team had been, by measure, oldest first within a period."""
    found: dict[str, list[Earlier]] = defaultdict(list)
    for row in snapshot.rows("earlier", team=team):
        found[row.measure_id].append(
            Earlier(
                row.period, row.numerator, row.denominator, row.value,
                Missing(row.missing) if row.missing else None, row.reason,
                Status(row.status or "final"), row.load_number,
                datetime.fromisoformat(row.recorded_at), row.file,
            )
        )  # fmt: skip
    return {measure: tuple(rows) for measure, rows in found.items()}


def rows(
    snapshot: Snapshot, measure: Measure, figure: Figure, team: str
) -> tuple[RowReceived, ...]:
    """The rows that a figure was made from: its own or, of a sum of teams, theirs; replaced ones too."""
    found = (
        _row(row)
        for row in snapshot.rows("received", measure=measure.id, period=figure.period)
        if row.origin == figure.origin
    )
    return tuple(row for row in found if row.team == team or figure.from_teams)


def _row(row: Any) -> RowReceived:
    return RowReceived(
        row.team, row.load_number, row.file, row.file_row, row.file_sheet, row.file_column,
        datetime.fromisoformat(row.recorded_at), row.loaded_by, row.role, row.numerator,
        row.denominator, row.value_given, Missing(row.missing) if row.missing else None, row.reason,
        Status(row.status), row.counts,
    )  # fmt: skip


def posts(
    snapshot: Snapshot, measure: Measure, figure: Figure, team: str
) -> tuple[PartReceived, ...]:
    """The posts that a staffing rate was made from, team by team; of a yearly rate those of four quarters."""
    summed = team == ALL_TEAMS and figure.origin is Origin.COUNCIL
    return tuple(
        PartReceived(
            row.team, row.part, row.label, None if row.gaps else row.amount, row.row_count,
            row.first_row, row.last_row, row.file, row.load_number,
            datetime.fromisoformat(row.recorded_at), row.loaded_by, row.loaded_as,
        )
        for row in snapshot.rows(
            "received_posts", rate=measure.from_staffing, kind=figure.kind, place=figure.place,
            team=None if summed else team,
        )
    )  # fmt: skip


def as_it_was(figure: Figure, past: Sequence[Earlier], entry: int) -> Figure | Earlier:
    """A figure as it stood at a ledger entry at which it was known."""
    since = [each for each in past if each.period == figure.period and each.load_number > entry]
    return since[0] if since else figure
