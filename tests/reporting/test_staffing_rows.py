"""Staffing to take away: every part of every return with its reason, and its rates."""

from decimal import Decimal

from metrics import period
from metrics.vocabulary import ALL_TEAMS, STAFFING_PARTS
from reporting.reading import Reading
from reporting.staffing_rows import staffing_rows

NOW = period.parse("2026-27 Q2")


def test_every_part_and_reason_is_there(reading: Reading) -> None:
    table = staffing_rows(reading, NOW)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert len(rows) == 9
    assert set(STAFFING_PARTS) <= set(table.columns)
    whole = next(row for row in rows if row["team"] == ALL_TEAMS)
    assert (whole["in_post_fte"], whole["vacancy_numerator"]) == (Decimal("113.3"), Decimal("30.2"))
    fostering = next(row for row in rows if row["team"] == "Permanence and Fostering")
    assert fostering["experience_rate"] is None
    assert "experience_rate: none newly qualified (17.4 experienced)" in fostering["missing"]


def test_only_the_returns_of_the_quarter_are_taken(quiet: Reading) -> None:
    table = staffing_rows(quiet, period.parse("2024-25 Q2"))
    returned = {row[0]: row[-1] for row in table.rows}
    assert set(returned) <= {"North", "South", ALL_TEAMS}
    assert "Not received" not in returned["North"]
