"""Teams through time: renames continue a series, mergers end it, and a history cannot contradict itself."""

import pytest

from metrics.catalogue.teams import Team, TeamFault, TeamHistory, TeamHistoryError, faults
from metrics.period import financial_year, parse
from metrics.vocabulary import TeamChange


def team(
    name: str, start: str, finish: str = "", change: str = "", becomes: str = "", place: int = 1
) -> Team:
    return Team(
        name,
        place,
        parse(start),
        parse(finish) if finish else None,
        TeamChange(change) if change else None,
        becomes or None,
    )


HISTORY = TeamHistory(
    [
        team("North", "2015-16 Q1"),
        team("East", "2024-25 Q1"),
        team("Moving On", "2023-24 Q1"),
        team("Hill", "2015-16 Q1", "2023-24 Q4", "merger", "East"),
        team("River", "2018-19 Q1", "2023-24 Q4", "merger", "East"),
        team("After Care", "2015-16 Q1", "2019-20 Q4", "rename", "Leaving Care"),
        team("Leaving Care", "2020-21 Q1", "2022-23 Q4", "rename", "Moving On"),
        team("Closed", "2015-16 Q1", "2016-17 Q4"),
    ]
)


@pytest.mark.parametrize("name", ["After Care", "Leaving Care", "Moving On", " Leaving\u00a0Care "])
def test_every_name_of_a_series_has_its_last_name(name: str) -> None:
    assert HISTORY.present(name) == "Moving On"


def test_a_merged_team_keeps_its_own_name_and_its_successor_names_it() -> None:
    assert HISTORY.present("Hill") == "Hill"
    assert HISTORY.predecessors("East") == ("Hill", "River")
    assert HISTORY.predecessors("North") == HISTORY.predecessors("Moving On") == ()


def test_a_series_has_every_name_it_bore_and_a_merger_starts_with_its_own() -> None:
    assert [each.name for each in HISTORY.names("East")] == ["East"]
    assert [each.name for each in HISTORY.names("Moving On")] == [
        "After Care",
        "Leaving Care",
        "Moving On",
    ]


def test_the_teams_of_a_quarter_stand_in_the_order_of_the_scorecard() -> None:
    assert HISTORY.active(parse("2016-17 Q1")) == ("North", "Moving On", "Hill", "Closed")
    assert HISTORY.active(parse("2023-24 Q4")) == ("North", "Moving On", "Hill", "River")
    assert HISTORY.active(parse("2024-25 Q1")) == ("North", "East", "Moving On")
    assert HISTORY.active(financial_year(2024)) == HISTORY.active(parse("2023-24 Q4"))
    assert HISTORY.active(parse("2010-11 Q1")) == ()


@pytest.mark.parametrize(
    ("name", "period", "in_force", "name_in_force"),
    [
        ("Leaving Care", "2021-22 Q1", True, True),
        ("Leaving Care", "2024-25 Q1", True, False),
        ("Moving On", "2016-17 Q1", True, False),
        ("Hill", "2024-25 Q1", False, False),
        ("East", "2023-24 Q4", False, False),
        ("North", "2014-15 Q4", False, False),
    ],
)
def test_a_name_stands_in_a_period_by_its_series(
    name: str, period: str, in_force: bool, name_in_force: bool
) -> None:
    standing = HISTORY.standing(name, parse(period))
    assert standing is not None
    assert (standing.in_force, standing.name_in_force) == (in_force, name_in_force)


@pytest.mark.parametrize("name", ["north", " NORTH ", "\u00a0North"])
def test_capitals_and_spaces_make_no_other_team(name: str) -> None:
    found = HISTORY.find(name)
    assert found is not None and found.name == "North"


@pytest.mark.parametrize("mark", ["'", "\u2019", "\u2018", "\u02bc", "`"])
def test_one_name_whatever_the_apostrophe(mark: str) -> None:
    history = TeamHistory([Team("Children's Hub", 1, parse("2020-21 Q1"))])
    assert history.find(f"CHILDREN{mark}S hub") == history.teams[0]
    both = [history.teams[0], Team(f"children{mark}s Hub", 2, parse("2020-21 Q1"))]
    with pytest.raises(TeamHistoryError):
        TeamHistory(both)


@pytest.mark.parametrize("name", ["N\u043erth", "Nowhere", "", "No rth"])
def test_a_name_that_is_not_exactly_a_teams_is_none(name: str) -> None:
    assert HISTORY.find(name) is None and HISTORY.standing(name, parse("2020-21 Q1")) is None


@pytest.mark.parametrize(
    ("rows", "index", "column"),
    [
        ([team("A", "2015-16 Q1"), team(" a ", "2015-16 Q1")], 1, "team"),
        ([team("All", "2015-16 Q1")], 0, "team"),
        ([team("A", "2015-16")], 0, "start"),
        ([team("A", "2015-16 Q2", "2015-16 Q1")], 0, "finish"),
        ([team("A", "2015-16 Q1", "", "rename", "B"), team("B", "2016-17 Q1")], 0, "finish"),
        ([team("A", "2015-16 Q1", "2015-16 Q4", "rename")], 0, "becomes"),
        ([team("A", "2015-16 Q1", "2015-16 Q4", "", "B"), team("B", "2016-17 Q1")], 0, "change"),
        ([team("A", "2015-16 Q1", "2015-16 Q4", "rename", "B")], 0, "becomes"),
        ([team("A", "2015-16 Q1", "2015-16 Q4", "rename", "B"), team("B", "2016-17 Q2")], 0, "becomes"),
        ([team("A", "2015-16 Q1", "2015-16 Q4", "rename", "A")], 0, "becomes"),
        ([team("A", "2015-16 Q1", "2015-16 Q4", "merger", "B"), team("B", "2016-17 Q1")], 0, "becomes"),
    ],
)  # fmt: skip
def test_a_history_that_contradicts_itself_is_refused(
    rows: list[Team], index: int, column: str
) -> None:
    found = faults(rows)
    assert (index, column) in [(fault.index, fault.column) for fault in found]
    with pytest.raises(TeamHistoryError) as refusal:
        TeamHistory(rows)
    assert refusal.value.faults == found and isinstance(found[0], TeamFault)


def test_two_teams_cannot_be_renamed_to_one() -> None:
    rows = [team(name, "2015-16 Q1", "2015-16 Q4", "rename", "C") for name in "AB"]
    found = faults([*rows, team("C", "2016-17 Q1")])
    assert [(fault.index, fault.column) for fault in found] == [(0, "becomes"), (1, "becomes")]
