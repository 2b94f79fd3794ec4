"""What differs between two states of the figures, as CSV: each figure as it was and as it is."""

from exports import figure_rows
from exports.tables import Cell, csv_bytes
from metrics.figures.figure import Figure
from metrics.vocabulary import RATING_LABELS
from store.read.changes import Change, Changes

_SIDE = ("value", "numerator", "denominator", "missing", "status", "target_low", "target_high", "rating", "rating_label")  # fmt: skip
COLUMNS = (
    "measure_id", "measure", "team", "period", "period_label", "difference",
    *(f"was_{name}" for name in _SIDE), *(f"is_{name}" for name in _SIDE), "from", "to",
)  # fmt: skip


def changes_csv(
    found: Changes, before: str, after: str, *, council: str, invented: bool, as_at: str
) -> bytes:
    """Every difference in order, one row a figure; `before` and `after` say which states were compared."""
    return csv_bytes(
        COLUMNS,
        ((*_row(row), before, after) for row in found.rows),
        council=council, invented=invented, as_at=as_at,
    )  # fmt: skip


def _row(row: Change) -> tuple[Cell, ...]:
    period = row.after or row.before
    assert period is not None, "one of them is there"
    return (
        row.measure.id, row.measure.name, row.team, period.period, period.label, row.difference.value,
        *_side(row.before, row.measure.decimals), *_side(row.after, row.measure.decimals),
    )  # fmt: skip


def _side(figure: Figure | None, decimals: int) -> tuple[Cell, ...]:
    if figure is None:
        return (None,) * len(_SIDE)
    return (
        None if figure.value is None else round(figure.value, decimals), figure_rows.shortest(figure.numerator),
        figure_rows.shortest(figure.denominator), figure.missing.value if figure.missing else "", figure.status.value,
        figure_rows.shortest(figure.goal_low), figure_rows.shortest(figure.goal_high), figure.rating.value, RATING_LABELS[figure.rating],
    )  # fmt: skip
