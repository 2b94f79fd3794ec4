"""Teams told beside the council: by their own past, and beside the others that do the same work."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from metrics.rules import leading_to
from tests.metrics.sql_case import make
from tests.metrics.trend_case import FIGURE, GIVEN, MEASURE, PLAIN, SERIES, Series

RULES = leading_to("team_departs", {"measure", "series", "figure", "segment", *GIVEN})
STEADY = [(48, 60), (47, 60), (49, 60), (48, 60)] * 3
LAST = 11


def _departing(
    teams: Mapping[str, Sequence[tuple[float, float]]],
    works: Mapping[str, str | None] | None = None,
    posts: Mapping[str, str] | None = None,
    **measure: Any,
) -> dict[str, tuple[str | None, str | None, int | None]]:
    """Of each team that is told in the last quarter: its own signal, how it lies to the others, and how many those are."""
    case = Series([], [])
    for name in ("trend_value", "xmr_setting", "xmr_goal"):
        case.connection.execute(f"DROP TABLE {name}")
    made = {**PLAIN, **measure}
    make(case.connection, "measure", MEASURE, [[made.get(column) for column in MEASURE]])
    numbers = {team: at for at, team in enumerate(teams)}
    make(
        case.connection, "series", SERIES, [(at, "m", "here", team) for team, at in numbers.items()]
    )
    rows = []
    for team, quarters in teams.items():
        for place, (x, n) in enumerate(quarters):
            row = {
                "series_id": numbers[team], "period": str(place), "kind": "quarter", "place": place,
                "quarter": place % 4 + 1, "numerator": Decimal(str(x)), "denominator": Decimal(str(n)),
                "value": (Decimal(str(x)) * 100 / Decimal(str(n))).quantize(Decimal("0.1")),
            }  # fmt: skip
            rows.append([row.get(column) for column in FIGURE])
    make(case.connection, "figure", FIGURE, rows)
    works = {team: "a work" for team in teams} if works is None else works
    make(case.connection, "team", GIVEN["team"], list(works.items()))
    held = [
        ("here", team, str(LAST), "establishment_fte", "All roles", Decimal(many))
        for team, many in (posts or {}).items()
    ]
    make(case.connection, "edition_staffing", GIVEN["edition_staffing"], held)
    make(
        case.connection, "segment",
        {"measure_id": "VARCHAR", "period": "VARCHAR", "segment": "INTEGER"}, (),
    )  # fmt: skip
    for rule in RULES:
        case.connection.execute(rule.statement)
    return {
        row["team"]: (row["own"], row["apart"], row["others"])
        for row in case.rows("FROM team_departs")
        if row["place"] == LAST
    }


def _teams(many: int, last: Sequence[tuple[float, float]] = STEADY) -> dict[str, Any]:
    return {**{f"team {at}": STEADY for at in range(many - 1)}, "apart": last}


LOW = [(30, 60)] * 12
"""A team that has always been lower."""


@pytest.mark.parametrize(("many", "told"), [(3, False), (4, True), (6, True)])
def test_a_team_beside_three_others_at_least(many: int, told: bool) -> None:
    found = _departing(_teams(many, LOW))
    assert found == ({"apart": (None, "worse", many - 1)} if told else {})


def test_which_way_is_worse_is_the_measures() -> None:
    assert _departing(_teams(5, LOW), polarity="low")["apart"] == (None, "better", 4)
    assert _departing(_teams(5, LOW), polarity="neutral") == {}


def test_teams_of_other_work_or_of_none_said_are_never_set_beside_each_other() -> None:
    teams = _teams(5, LOW)
    for work in (None, "another work"):
        works = {**dict.fromkeys(teams, "a work"), "apart": work}
        assert _departing(teams, works) == {}


def test_a_team_that_falls_is_told_by_its_own_past_whatever_its_work() -> None:
    fell = [*STEADY[:-1], (24, 60)]
    teams = {"North": fell, "All": STEADY}
    assert _departing(teams, {"North": None}) == {"North": ("worse", None, None)}


@pytest.mark.parametrize(("counted", "told"), [(5, False), (6, True)])
def test_counted_on_fewer_than_six_no_team_is_told(counted: int, told: bool) -> None:
    found = _departing(_teams(6, [*STEADY[:-1], (0, counted)]))
    assert ("apart" in found) == told


def test_where_the_others_differ_as_much_among_themselves_none_is_told() -> None:
    levels = (20, 30, 40, 50, 58)
    teams = {f"team {level}": [(level, 60)] * 12 for level in levels}
    assert _departing(teams) == {}


@pytest.mark.parametrize(("posts", "told"), [("4.9", False), ("5", True)])
def test_staff_of_fewer_than_five_posts_are_not_told(posts: str, told: bool) -> None:
    vacancy = {"from_staffing": "vacancy", "polarity": "low"}
    steady = [(2.0, 20.0), (2.5, 20.0), (1.5, 20.0), (2.0, 20.0)] * 3
    teams = {**{f"team {at}": steady for at in range(5)}, "apart": [*steady[:-1], (12.5, 20.0)]}
    found = _departing(teams, posts={**dict.fromkeys(teams, "20"), "apart": posts}, **vacancy)
    assert found == ({"apart": ("worse", "worse", 5)} if told else {})


def test_a_count_as_large_as_the_intake_takes_is_judged() -> None:
    """Below a thousand million: squared, no whole number of 64 bits holds it."""
    huge = [(999_999_999 - at, 999_999_999) for at in range(12)]
    assert isinstance(_departing({"North": huge, **_teams(4)}), dict)
