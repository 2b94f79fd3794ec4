"""Posts of a return: what moved the vacant ones adds up, a missing part makes no change, a small team is one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.figures.posts import OnePerson, Part, Posts, VacancyChange, change, one_person
from metrics.vocabulary import Missing
from metrics.words.post_words import change_words
from tests.metrics.posts_case import QUARTER, a_return

_AMOUNTS = st.decimals(0, 2000, places=1)


@given(_AMOUNTS, _AMOUNTS, _AMOUNTS, _AMOUNTS)
def test_nothing_is_left_to_rounding_where_returns_are_whole(
    posts_then, filled_then, added, filled
):
    now = posts_then + added, filled_then + filled
    moved = VacancyChange(posts_then - filled_then, now[0] - now[1], added, filled)
    assert moved.rounding == 0
    assert "rounding" not in change_words(moved)


@pytest.mark.parametrize("part", ["establishment_fte", "in_post_fte", "vacancies_fte"])
def test_a_missing_part_makes_no_change(part):
    whole, gap = a_return("10", "8", "2"), a_return("10", "8", "2", **{part: Missing.NOT_RECEIVED})
    assert change(whole, gap) is None
    assert change(gap, whole) is None
    assert change(whole, None) is None


@pytest.mark.parametrize(
    ("established", "filled", "vacancy", "turnover"),
    [("11", "8.4", "9.1", "11.9"), ("10", "9.9", "10.0", "10.1"), ("3", "0", "33.3", None)],
)
def test_what_one_person_is_in_a_small_team(
    established: str, filled: str, vacancy: str, turnover: str | None
) -> None:
    found = one_person(a_return(established, filled, "0"))
    assert found == OnePerson(Decimal(vacancy), None if turnover is None else Decimal(turnover))


@pytest.mark.parametrize(("established", "filled"), [("20", "18.4"), ("10", "10")])
def test_a_team_of_ten_posts_filled_is_not_small(established: str, filled: str) -> None:
    assert one_person(a_return(established, filled, "0")) is None


def test_a_return_of_which_nothing_came_in_is_none() -> None:
    lost = Posts("East", "All roles", QUARTER, {"in_post_fte": Part(None, Missing.NOT_RECEIVED)})
    assert not lost.returned
    assert a_return("10", "8", "2", vacancies_fte=Missing.NOT_RECEIVED).returned
    assert lost.part("agency_fte") == Part(None, Missing.NOT_AVAILABLE)
