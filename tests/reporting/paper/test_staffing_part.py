"""The staffing of a paper: what the Staffing screen says, in quarters and where there is a yearly census alone."""

from collections.abc import Iterator

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import staffing_tables
from reporting.paper import staffing_part
from reporting.paper.model import Points, Section, Table, Words
from reporting.reading import Reading
from reporting.staffing_report import staffing_report

NOW = period.parse("2026-27 Q2")


def _sentences(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Words):
            yield block.text
        elif isinstance(block, Points):
            yield from block.items


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def test_it_says_what_the_screen_says(reading: Reading) -> None:
    section = staffing_part.section(reading, NOW)
    said = staffing_report(reading, ALL_TEAMS, NOW).sentences
    assert tuple(_sentences(section))[: len(said)] == said
    assert "England: 14.2% of posts vacant, 30 September 2025." in said


def test_its_table_has_the_screens_cells(reading: Reading) -> None:
    (table,) = _tables(staffing_part.section(reading, NOW))
    screen = staffing_tables.by_team(reading, NOW)
    assert table.caption == screen.caption
    assert table.headings == (screen.first, *screen.posts, *screen.rates)
    for row, shown in zip(table.rows, screen.rows, strict=True):
        assert row[0].words == shown.title
        assert row[1 : len(shown.posts) + 1] == shown.posts
        assert [cell.amount for cell in row[len(shown.posts) + 1 :]] == [
            cell.figure.amount for cell in shown.rates
        ]


def test_a_silent_team_is_named_and_stands_in_the_table(quiet: Reading) -> None:
    section = staffing_part.section(quiet, period.parse("2024-25 Q2"))
    assert any(each.startswith("South returned no staffing") for each in _sentences(section))
    (table,) = _tables(section)
    south = next(row for row in table.texts if row[0] == "South")
    assert south[1:3] == ("Nothing returned for Q2 2024/25", "–")
    assert len(south) == len(table.headings)


def test_small_teams_are_said_under_the_table(reading: Reading) -> None:
    last = list(_sentences(staffing_part.section(reading, NOW)))[-3:]
    assert all("Small team: one person changes vacancy by" in each for each in last)


def test_where_nothing_came_in_it_says_so_and_has_no_table(quiet: Reading) -> None:
    section = staffing_part.section(quiet, period.parse("2023-24 Q4"))
    assert list(_sentences(section)) == ["No staffing came in for Q4 2023/24."]
    assert not _tables(section) and not section.slide


@pytest.mark.dfe
def test_a_yearly_census_stands_year_by_year(published_reading: Reading) -> None:
    section = staffing_part.section(published_reading, period.parse("2025-26 Q4"))
    assert not any("No staffing came in" in each for each in _sentences(section))
    (table,) = _tables(section)
    assert table.headings[0] == "Census day"
    assert table.texts[0][0] == "30 September 2025"
    assert "21.6% (England 14.2%)" in table.texts[0]
