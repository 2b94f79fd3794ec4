"""What a store says of itself: what was loaded, what is missing and why, which annual figures are shown."""

from dataclasses import dataclass
from datetime import date, datetime

from metrics import period
from metrics.catalogue.measure import Measure
from metrics.period import Period
from metrics.vocabulary import Missing
from store.read.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Load:
    """One file that was taken in, by whom and when (universal time).

    `sha256` is that of the file as it came; with `cells_only` the cells that were read of it are kept.
    """

    number: int
    kind: str
    file: str
    sha256: str
    cells_only: bool
    rows: int
    notices: int
    at: datetime
    by: str
    role: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One figure that a scorecard should show and has not."""

    measure: Measure
    team: str
    label: str
    missing: Missing
    reason: str | None


@dataclass(frozen=True, slots=True)
class Annual:
    """The annual figure that a quarter shows of one measure, its release, and the next one's where known."""

    measure: Measure
    period: Period
    released: date | None
    next_released: date | None


@dataclass(frozen=True, slots=True)
class Published:
    """One measure that rests on published statistics, with the days on which its first and last period end."""

    measure: Measure
    first: date
    last: date


def loads(snapshot: Snapshot) -> tuple[Load, ...]:
    """Every file taken in, in the order of the ledger."""
    return tuple(
        Load(
            row.load_number, row.kind, row.file, row.file_sha256, row.cells_only, row.row_count, row.notices,
            datetime.fromisoformat(row.recorded_at), row.loaded_by, row.role,
        )
        for row in snapshot.rows("loads")
    )  # fmt: skip


def gaps(snapshot: Snapshot, quarter: Period) -> tuple[Gap, ...]:
    """Every figure that the scorecards of a quarter should show and have not, council before teams."""
    return tuple(
        Gap(
            _measure(snapshot, row.measure_id),
            row.team,
            row.label,
            Missing(row.missing),
            row.reason,
        )
        for row in snapshot.rows("missing", place=quarter.index)
    )


def annual(snapshot: Snapshot, quarter: Period) -> tuple[Annual, ...]:
    """The annual figures that the council's scorecard of a quarter shows."""
    return tuple(
        Annual(
            _measure(snapshot, row.measure_id),
            period.parse(row.period),
            row.released,
            row.next_released,
        )
        for row in snapshot.rows("annual", place=quarter.index)
    )


def published(snapshot: Snapshot) -> tuple[Published, ...]:
    """The home council's measures that rest on published statistics."""
    return tuple(
        Published(_measure(snapshot, row.measure_id), row.first_end, row.last_end)
        for row in snapshot.rows("published")
    )


def _measure(snapshot: Snapshot, measure_id: str) -> Measure:
    found = snapshot.catalogue.get(measure_id)
    if found is None:
        raise LookupError(f"the snapshot holds {measure_id}, its catalogue does not")
    return found
