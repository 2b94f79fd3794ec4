"""A staffing rate that a council gives without its posts stands as it was given, until a staffing return gives them."""

from decimal import Decimal
from pathlib import Path

import pytest

from metrics.period import parse
from metrics.vocabulary import ALL_TEAMS
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from store.intake import Refused
from store.store import Store
from tests.store.small_store import (
    SCORECARD,
    STAFFING,
    TEAMS,
    VACANCY,
    built,
    catalogue,
    load,
    measure,
    open_store,
)

QUARTER = "2024-25 Q1"
GIVEN = SCORECARD + f"vacancy,All,{QUARTER},,,7.3%\nm,All,{QUARTER},9,10,\n"
POSTS = STAFFING + "".join(
    f"{team},Social Worker,{QUARTER},10,8,1,2,20,1,0,2,90,4,1\n" for team in ("North", "South")
)
"""Of twenty posts four are vacant: 20%."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path, catalogue(VACANCY, measure("m")))
    load(made, tmp_path, teams=TEAMS)
    return made


def _vacancy(store: Store) -> tuple:
    figure = Reading(built(store)).line("vacancy", ALL_TEAMS, parse(QUARTER)).figure
    assert figure is not None and figure.value is not None
    return figure.value, figure.numerator, figure.denominator


def test_it_stands_as_it_was_given_until_the_posts_come_and_then_they_win(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, given=GIVEN)
    assert _vacancy(store) == (Decimal("7.3"), None, None)
    said = staffing_report(Reading(built(store)), ALL_TEAMS, parse(QUARTER)).opening
    assert said == "No staffing came in for Q1 2024/25. Given without their posts: vacancy, 7.3%."
    load(store, tmp_path, posts=POSTS)
    assert _vacancy(store) == (20, 4, 20)


def test_given_after_the_posts_it_changes_nothing(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, posts=POSTS)
    load(store, tmp_path, given=GIVEN)
    assert _vacancy(store) == (20, 4, 20)


def test_its_parts_come_by_the_staffing_file_alone(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        load(store, tmp_path, parts=SCORECARD + f"vacancy,All,{QUARTER},4,20,\n")
    assert [each.code for each in refusal.value.faults] == ["from_staffing"]
