"""What differs between two states of the figures, to take away: each figure as it was and as it is."""

from metrics.figures.figure import Figure
from metrics.vocabulary import RATING_LABELS
from reporting import figure_rows
from reporting.data_table import DataCell, DataTable
from store.read.changes import Change, Changes

_SIDE = ("value", "numerator", "denominator", "missing", "status", "target_low", "target_high", "rating", "rating_label")  # fmt: skip
COLUMNS = (
    "measure_id", "measure", "team", "period", "period_label", "difference",
    *(f"was_{name}" for name in _SIDE), *(f"is_{name}" for name in _SIDE), "from", "to",
)  # fmt: skip


def changes_rows(found: Changes, before: str, after: str) -> DataTable:
    """Every difference in order, one row a figure; `before` and `after` say which states were compared."""
    return DataTable(COLUMNS, tuple((*_row(row), before, after) for row in found.rows))


def _row(row: Change) -> tuple[DataCell, ...]:
    period = row.after or row.before
    assert period is not None, "one of them is there"
    return (
        row.measure.id, row.measure.name, row.team, period.period, period.label, row.difference.value,
        *_side(row.before, row.measure.decimals), *_side(row.after, row.measure.decimals),
    )  # fmt: skip


def _side(figure: Figure | None, decimals: int) -> tuple[DataCell, ...]:
    if figure is None:
        return (None,) * len(_SIDE)
    return (
        None if figure.value is None else round(figure.value, decimals), figure_rows.shortest(figure.numerator),
        figure_rows.shortest(figure.denominator), figure.missing.value if figure.missing else "", figure.status.value,
        figure_rows.shortest(figure.goal_low), figure_rows.shortest(figure.goal_high), figure.rating.value, RATING_LABELS[figure.rating],
    )  # fmt: skip
