"""What a figure had been: every load that changed it is found, of sums and staffing rates too, and no other."""

from decimal import Decimal
from pathlib import Path

import pytest

from metrics.figures.figure import Earlier
from metrics.vocabulary import ALL_TEAMS, Missing, Status
from store.read.evidence import as_it_was, earlier
from store.read.lines import history
from store.read.snapshot import Snapshot
from store.store import Store
from tests.store.small_store import (
    FIRST,
    SCORECARD,
    STAFFING,
    TEAMS,
    built,
    catalogue,
    load,
    measure,
    open_store,
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path, catalogue(measure("m"), measure("n")))
    load(made, tmp_path, teams=TEAMS, first=FIRST)
    return made


def _was(snapshot: Snapshot, team: str, measure_id: str = "m") -> list[tuple[int, str, str]]:
    return [
        (each.load_number, each.period, str(each.value) if each.missing is None else each.missing)
        for each in earlier(snapshot, team).get(measure_id, ())
    ]


def test_a_figure_loaded_once_has_been_nothing_else(store: Store) -> None:
    assert _was(built(store), "North") == []


def test_a_restated_figure_and_its_sum_keep_what_they_were(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, second=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    snapshot = built(store)
    assert _was(snapshot, "North") == [(4, "2024-25 Q1", "25.0000")]
    assert _was(snapshot, ALL_TEAMS) == [(4, "2024-25 Q1", "33.3000")]
    assert _was(snapshot, "South") == []
    (found,) = earlier(snapshot, "North")["m"]
    assert (found.numerator, found.denominator, found.file) == (1, 4, "second.csv")


def test_the_restated_figure_is_marked_revised_and_its_neighbours_are_not(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, second=SCORECARD + "m,North,2024-25 Q1,2,4,\nm,North,2024-25 Q2,2,4,\n")
    snapshot = built(store)
    statuses = {team: history(snapshot, team)["m"] for team in ("North", "South", ALL_TEAMS)}
    assert [each.status for each in statuses["North"]] == [Status.REVISED, Status.FINAL]
    assert statuses["South"][0].status is Status.FINAL
    assert statuses[ALL_TEAMS][0].status is Status.REVISED


def test_a_file_that_repeats_what_was_known_restates_nothing(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, again=FIRST + "m,North,2024-25 Q2,2,4,\nn,North,2024-25 Q1,1,1,\n")
    snapshot = built(store)
    assert _was(snapshot, "North") == _was(snapshot, ALL_TEAMS) == []


def test_every_version_stands_in_order(store: Store, tmp_path: Path) -> None:
    row = "m,North,2024-25 Q1,{},4,\n"
    load(store, tmp_path, b=SCORECARD + row.format(2), c=SCORECARD + row.format(3))
    load(store, tmp_path, d=SCORECARD + row.format(3) + "n,North,2024-25 Q1,1,2,\n")
    load(store, tmp_path, e=SCORECARD + row.format(1))
    assert _was(built(store), "North") == [
        (4, "2024-25 Q1", "25.0000"), (5, "2024-25 Q1", "50.0000"), (7, "2024-25 Q1", "75.0000"),
    ]  # fmt: skip


def test_a_figure_that_is_hidden_or_taken_back_later_had_a_value(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, hidden=SCORECARD + "m,South,2024-25 Q1,c,c,c\n")
    load(store, tmp_path, shown=SCORECARD + "m,South,2024-25 Q1,4,8,\n")
    snapshot = built(store)
    assert _was(snapshot, "South") == [
        (4, "2024-25 Q1", "37.5000"), (5, "2024-25 Q1", Missing.SUPPRESSED),
    ]  # fmt: skip
    assert history(snapshot, "South")["m"][0].status is Status.REVISED


def test_a_teams_late_figure_restates_the_sum_alone(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, one=SCORECARD + "n,North,2024-25 Q1,1,2,\n")
    load(store, tmp_path, late=SCORECARD + "n,South,2024-25 Q1,1,2,\n")
    snapshot = built(store)
    assert _was(snapshot, "North", "n") == _was(snapshot, "South", "n") == []
    assert _was(snapshot, ALL_TEAMS, "n") == [(5, "2024-25 Q1", "50.0000")]
    assert history(snapshot, ALL_TEAMS)["n"][0].denominator == 4


def test_a_corrected_return_restates_the_rates_that_it_is_part_of(tmp_path: Path) -> None:
    vacancy = measure("vacancy", from_staffing='"vacancy"', adds_up="false", basis='"position"')
    store = open_store(tmp_path, catalogue(vacancy))
    row = "North,Social Worker,2024-25 Q1,10,{},1,{},20,1,0,2,90,4,1\n"
    load(store, tmp_path, teams=TEAMS, posts=STAFFING + row.format(8, 2))
    load(store, tmp_path, again=STAFFING + row.format(9, 1))
    snapshot = built(store)
    assert _was(snapshot, "North", "vacancy") == [(4, "2024-25 Q1", "20.0000")]
    assert _was(snapshot, ALL_TEAMS, "vacancy") == [(4, "2024-25 Q1", "20.0000")]
    assert history(snapshot, ALL_TEAMS)["vacancy"][0].value == 10


def test_a_renamed_team_keeps_what_its_figures_were(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, second=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    renamed = (
        "team,start,finish,change,becomes,note\nNorth,2024-25 Q1,2024-25 Q2,rename,Polar,\n"
        "South,2024-25 Q1,,,,\nPolar,2024-25 Q3,,,,\n"
    )
    load(store, tmp_path, teams=renamed, third=SCORECARD + "m,Polar,2024-25 Q1,3,4,\n")
    assert _was(built(store), "Polar") == [
        (4, "2024-25 Q1", "25.0000"), (6, "2024-25 Q1", "50.0000"),
    ]  # fmt: skip


def test_no_pretended_council_is_left_in_the_snapshot(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, second=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    snapshot = built(store)
    assert {row.team for row in snapshot.rows("teams")} == {"North", "South"}
    assert len(snapshot.rows("history", team=None)) == 3


def test_a_figure_as_it_stood_at_an_entry() -> None:
    past = [
        Earlier("p", None, None, Decimal(value), None, None, Status.FINAL, entry, None, "f")
        for entry, value in ((4, 1), (7, 2))
    ]

    class Now:
        period = "p"
        value = Decimal(3)

    assert [as_it_was(Now, past, entry).value for entry in (3, 4, 6, 7, 9)] == [1, 2, 2, 3, 3]
