"""One figure as a row of a CSV: codes in the columns named after them, words in those that end in `_label`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from metrics import exact
from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from metrics.vocabulary import MISSING_LABELS, RATING_LABELS, Missing, Rating
from reporting.data_table import DataCell, DataTable

COLUMNS = (
    "measure_id", "measure", "team", "period", "period_label", "value", "unit", "numerator",
    "denominator", "missing", "missing_label", "reason", "status", "target_low", "target_high",
    "target_origin", "rating", "rating_label", "commentary",
)  # fmt: skip
"""The columns of every CSV of figures; an empty value says why in `missing`."""


def table(measure: Measure, figures: Mapping[str, Sequence[Figure]]) -> DataTable:
    """The figures of one or more teams (by their codes), to take away."""
    rows = (row(measure, team, each) for team, own in figures.items() for each in own)
    return DataTable(COLUMNS, tuple(rows))


def row(measure: Measure, team: str, figure: Figure) -> tuple[DataCell, ...]:
    """A figure of a team (by its code) under COLUMNS."""
    return (
        *_whose(measure, team),
        figure.period,
        figure.label,
        None if figure.value is None else round(figure.value, measure.decimals),
        measure.unit.value,
        shortest(figure.numerator),
        shortest(figure.denominator),
        *_missing(figure.missing),
        figure.reason or "",
        figure.status.value if figure.value is not None else "",
        shortest(figure.goal_low),
        shortest(figure.goal_high),
        figure.target_origin or "",
        *_rating(figure.rating),
        figure.commentary or "",
    )


def empty_row(
    measure: Measure, team: str, missing: Missing | None, rating: Rating
) -> tuple[DataCell, ...]:
    """That a team has no figure at all, and why, under COLUMNS."""
    told = {
        "unit": measure.unit.value,
        **dict(zip(("measure_id", "measure", "team"), _whose(measure, team), strict=True)),
        **dict(zip(("missing", "missing_label"), _missing(missing), strict=True)),
        **dict(zip(("rating", "rating_label"), _rating(rating), strict=True)),
    }
    return tuple(told.get(column, "") for column in COLUMNS)


def shortest(amount: Decimal | None) -> Decimal | None:
    """A part or a target with as many decimals as it has: the store holds four of each."""
    return None if amount is None else exact.shortest(amount)


def _whose(measure: Measure, team: str) -> tuple[str, str, str]:
    return measure.id, measure.name, team


def _missing(missing: Missing | None) -> tuple[str, str]:
    return (missing.value, MISSING_LABELS[missing]) if missing else ("", "")


def _rating(rating: Rating) -> tuple[str, str]:
    return rating.value, RATING_LABELS[rating]
