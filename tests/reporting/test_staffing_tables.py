"""The tables of staffing: finished cells, the amounts that their words tell, and every gap in words."""

from decimal import Decimal

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS, Unit
from reporting import staffing_returns, staffing_tables
from reporting.reading import Reading
from reporting.staffing_tables import StaffingRow, StaffingTable
from reporting.told import Amount, Cell

NOW = period.parse("2026-27 Q2")


def _row(table: StaffingTable, title: str) -> StaffingRow:
    return next(row for row in table.rows if row.title == title)


def _words(row: StaffingRow) -> list[str]:
    return [cell.words for cell in row.posts] + [cell.figure.words for cell in row.rates]


def test_a_cell_holds_words_and_the_amount_they_tell(reading: Reading) -> None:
    table = staffing_tables.by_team(reading, NOW)
    whole = table.rows[-1]
    assert (whole.title, table.total_last) == ("All teams", True)
    assert whole.posts[0] == Cell("143.5", Amount(Decimal("143.5"), Unit.NUMBER, 1))
    vacancy = whole.rates[table.rates.index("Vacancy")].figure
    assert (vacancy.words, vacancy.counted) == ("21.0%", "30.2 of 143.5")
    assert vacancy.amount == Amount(Decimal("21.0"), Unit.PERCENT, 1)
    assert vacancy.known == (
        ("measure", "vacancy-rate"), ("period", NOW.code), ("team", ALL_TEAMS),
    )  # fmt: skip


def test_a_ratio_to_nobody_is_no_division(reading: Reading) -> None:
    fostering = _row(staffing_tables.by_team(reading, NOW), "Permanence and Fostering")
    figure = fostering.rates[-1].figure
    assert (figure.words, figure.amount) == ("none newly qualified (17.4 experienced)", None)


def test_a_row_is_as_long_as_its_headings(reading: Reading) -> None:
    for table in (
        staffing_tables.by_team(reading, NOW),
        staffing_tables.by_role(reading, ALL_TEAMS, NOW),
        staffing_tables.by_quarter(reading, "Disabled Children", NOW),
    ):
        for row in table.rows:
            if not row.said:
                assert (len(row.posts), len(row.rates)) == (len(table.posts), len(table.rates))


def test_quarters_stand_latest_first(reading: Reading) -> None:
    table = staffing_tables.by_quarter(reading, "Cared for Children East", NOW)
    assert [row.title for row in table.rows][:2] == ["Q2 2026/27", "Q1 2026/27"]
    assert table.rows[-1].title == "Q1 2024/25"


def test_a_team_without_roles_says_so_in_the_caption(reading: Reading) -> None:
    table = staffing_tables.by_role(reading, "Cared for Children Hillside", NOW)
    assert table.rows == ()
    assert table.caption == ("Cared for Children Hillside returned nothing by role for Q2 2026/27.")


def test_a_team_that_returned_nothing_has_no_cells(quiet: Reading) -> None:
    table = staffing_tables.by_team(quiet, period.parse("2024-25 Q2"))
    south = _row(table, "South")
    assert (south.said, south.posts, south.rates) == ("Nothing returned for Q2 2024/25", (), ())
    whole = _row(table, "All teams")
    assert set(_words(whole)) == {"Not available"}
    assert all(cell.amount is None for cell in whole.posts)


def test_a_team_that_was_not_there_has_a_gap_in_its_row(reading: Reading) -> None:
    turnover = staffing_returns.measures(reading)["turnover"]
    table = staffing_tables.by_team_and_quarter(reading, turnover, NOW)
    rows = dict(table.rows)
    assert len(table.quarters) == 12
    assert table.quarters[-1] == "Q2 2026/27"
    riverside = rows["Cared for Children Riverside"]
    assert riverside[0] is not None and riverside[-1] is None
    assert all(len(figures) == 12 for figures in rows.values())
    south = rows["Cared for Children South"][-1]
    assert south is not None and (south.words, south.counted) == ("40.0%", "6 of 15")
    assert list(rows)[-1] == "All teams"


@pytest.mark.dfe
def test_a_year_stands_beside_england_and_says_where_its_series_breaks(
    published_reading: Reading,
) -> None:
    table = staffing_tables.by_year(published_reading, period.parse("2025-26 Q4"))
    latest = _row(table, "30 September 2025")
    assert latest.rates[0].beside == "England 14.2%"
    assert latest.rates[0].figure.words == "21.6%"
    assert "Experienced to newly qualified" not in table.rates
    assert "Caseload, break in the series" in _row(table, "30 September 2024").note


@pytest.mark.dfe
def test_no_year_is_tabled_before_it_was_out(published_reading: Reading) -> None:
    table = staffing_tables.by_year(published_reading, period.parse("2025-26 Q3"))
    assert table.rows[0].title == "30 September 2024"
