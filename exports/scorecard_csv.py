"""A scorecard as CSV: every measure of one team and quarter with what it is made of and how it was judged."""

from collections.abc import Iterable

from exports.tables import Cell, csv_bytes
from metrics import narrative
from metrics.figure import Line
from metrics.period import Period
from metrics.vocabulary import (
    COMPARATOR_LABELS,
    JUDGEMENT_LABELS,
    MISSING_LABELS,
    MOVEMENT_LABELS,
    RATING_LABELS,
    STATUS_LABELS,
)

COLUMNS = (
    "measure_id", "measure", "theme", "team", "quarter", "period_shown", "value", "unit",
    "numerator", "denominator", "missing", "reason", "status", "target", "target_origin", "rating",
    "better", "movement", "judgement", "compared_with", "compared_period", "compared_value",
    "commentary",
)  # fmt: skip


def scorecard_csv(
    lines: Iterable[Line], team: str, quarter: Period, *, council: str, invented: bool
) -> bytes:
    """The lines of one team and quarter, one row a measure, in their order; `team` is its label."""
    return csv_bytes(
        COLUMNS, (_row(line, team, quarter) for line in lines), council=council, invented=invented
    )


def _row(line: Line, team: str, quarter: Period) -> tuple[Cell, ...]:
    measure, figure, direction = line.measure, line.figure, line.direction
    missing = figure.missing if figure else line.absent
    against = direction.against if direction else None
    return (
        measure.id,
        measure.name,
        measure.theme,
        team,
        quarter.code,
        figure.period if figure else "",
        figure.value if figure else None,
        measure.unit.value,
        figure.numerator if figure else None,
        figure.denominator if figure else None,
        MISSING_LABELS[missing] if missing else "",
        (figure.reason or "") if figure else "",
        STATUS_LABELS[figure.status] if figure and figure.value is not None else "",
        narrative.target_words(measure, figure) if figure else "",
        (figure.target_origin or "") if figure else "",
        RATING_LABELS[line.rating],
        narrative.better_words(measure),
        MOVEMENT_LABELS[direction.movement] if direction else "",
        JUDGEMENT_LABELS[direction.judgement] if direction else "",
        COMPARATOR_LABELS[direction.comparator] if direction else "",
        against.period if against else "",
        against.value if against else None,
        (figure.commentary or "") if figure else "",
    )
