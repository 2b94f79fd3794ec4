"""Staffing as a screen asks for it: every part of every team, the census under its release, England beside it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from metrics import period
from metrics.vocabulary import ALL_ROLES, ALL_TEAMS, Missing
from metrics.words.post_words import part_words
from store.read import staffing_posts
from store.read.snapshot import Snapshot
from tests.store.small_store import STAFFING, catalogue, measure, small

Q1, Q2 = period.parse("2024-25 Q1"), period.parse("2024-25 Q2")


def _row(team: str, quarter: str, role: str = "Social Worker", filled: str = "8") -> str:
    return f"{team},{role},{quarter},10,{filled},1,{10 - int(filled)},20,1,1,2,90,4,1\n"


def _small(tmp_path: Path, rows: str) -> Snapshot:
    return small(
        tmp_path,
        catalogue(measure("vacancy", from_staffing='"vacancy"', adds_up="false")),
        staffing=STAFFING + rows,
    )


def test_a_council_is_the_sum_of_its_teams_and_a_team_of_its_roles(tmp_path: Path) -> None:
    rows = (
        _row("North", Q1.code)
        + _row("North", Q1.code, "Manager", "9")
        + _row("South", Q1.code, filled="3")
    )
    snapshot = _small(tmp_path, rows)
    found = staffing_posts.posts(snapshot)
    assert list(found) == [ALL_TEAMS, "North", "South"]
    assert {team: each[0].amount("in_post_fte") for team, each in found.items()} == {
        ALL_TEAMS: 20, "North": 17, "South": 3,
    }  # fmt: skip
    assert all(each[0].role == ALL_ROLES for each in found.values())
    roles = staffing_posts.roles(snapshot, "North", Q1)
    assert [(each.role, each.amount("vacancies_fte")) for each in roles] == [
        ("Manager", 1), ("Social Worker", 2),
    ]  # fmt: skip
    assert [each.role for each in staffing_posts.roles(snapshot, ALL_TEAMS, Q1)] == [
        "Manager", "Social Worker",
    ]  # fmt: skip


def test_a_quarter_without_a_return_is_there_and_says_so(tmp_path: Path) -> None:
    rows = _row("North", Q1.code) + _row("South", Q1.code) + _row("North", Q2.code)
    found = staffing_posts.posts(_small(tmp_path, rows))
    assert [each.period for each in found["South"]] == [Q1, Q2]
    assert [each.returned for each in found["South"]] == [True, False]
    gap = found["South"][1].part("in_post_fte")
    assert (gap.amount, gap.missing, part_words(gap)) == (
        None,
        Missing.NOT_RECEIVED,
        "Not received",
    )
    assert found[ALL_TEAMS][1].amount("in_post_fte") is None


def test_a_part_that_the_file_has_no_column_for_is_not_available(tmp_path: Path) -> None:
    found = staffing_posts.posts(_small(tmp_path, _row("North", Q1.code)))["North"][0]
    assert found.amount("maternity_fte") is None
    assert found.part("maternity_fte").missing is Missing.NOT_AVAILABLE


def test_the_demo_has_no_census_of_its_own_and_england_beside_it(demo: Snapshot) -> None:
    found = staffing_posts.posts(demo)
    assert staffing_posts.of_kind(found[ALL_TEAMS], quarterly=False) == ()
    assert len(staffing_posts.of_kind(found[ALL_TEAMS], quarterly=True)) == 20
    england = staffing_posts.england(demo, date(2100, 1, 1))
    assert england["vacancy-rate", "2025-09-30"].value == Decimal("14.2")


def test_the_demos_teams_add_up_to_the_council(demo: Snapshot) -> None:
    found = staffing_posts.posts(demo)
    whole = found.pop(ALL_TEAMS)
    for each in whole:
        for part in ("establishment_fte", "in_post_fte", "vacancies_fte", "agency_fte"):
            parts = [
                one.amount(part)
                for team in found.values()
                for one in team
                if one.period == each.period
            ]
            assert each.amount(part) == sum(parts)
        assert each.amount("establishment_fte") - each.amount("in_post_fte") == each.amount(
            "vacancies_fte"
        )


@pytest.mark.dfe
def test_every_census_is_there_under_its_day_and_release(published: Snapshot) -> None:
    found = staffing_posts.posts(published)
    assert list(found) == [ALL_TEAMS]
    years = staffing_posts.of_kind(found[ALL_TEAMS], quarterly=False)
    assert [each.period.code for each in years] == [f"{year}-09-30" for year in range(2017, 2026)]
    assert years[-1].released == date(2026, 3, 20)
    assert [years[-1].amount(part) for part in ("establishment_fte", "in_post_fte", "vacancies_fte")] == [
        Decimal("183.7"), 144, Decimal("39.7"),
    ]  # fmt: skip


@pytest.mark.dfe
def test_england_is_shown_only_once_it_was_out(published: Snapshot) -> None:
    out = staffing_posts.england(published, date(2026, 3, 31))
    latest = out["vacancy-rate", "2025-09-30"]
    assert (latest.area, latest.value) == ("England", Decimal("14.2"))
    before = staffing_posts.england(published, date(2026, 3, 19))
    assert ("vacancy-rate", "2025-09-30") not in before
    assert before["vacancy-rate", "2024-09-30"].value == Decimal("17.3")
    assert next(iter(out))[1] == "2025-09-30"
