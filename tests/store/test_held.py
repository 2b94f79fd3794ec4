"""A new list of teams leaves no figure without its team; one that continues a series is taken in."""

from pathlib import Path

import pytest

from store.intake import Refused
from store.loading.load import take_in
from store.store import Store
from tests.store.small_store import LOADER, SCORECARD, TEAMS, catalogue, load, measure, open_store

HEADINGS = "team,start,finish,change,becomes,note\n"
GOOD = SCORECARD + "m,North,2024-25 Q2,1,4,\nm,North,2024-25 Q4,1,4,\nm,South,2024-25 Q1,3,8,\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path, catalogue(measure("m")))
    load(made, tmp_path, teams=TEAMS, good=GOOD)
    return made


def _reasons(store: Store, folder: Path, rows: str) -> list[tuple]:
    path = folder / "again.csv"
    path.write_text(HEADINGS + rows, encoding="utf-8")
    before = store.entries()
    with pytest.raises(Refused) as refusal:
        take_in(store, LOADER, path)
    assert store.entries() == before
    assert {fault.code for fault in refusal.value.faults} == {"team_history"}
    return [(fault.row, fault.found) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ("North,2024-25 Q1,,,,\n", [(None, "South is not there, and has figures for 1 quarter")]),
        (
            "North,2024-25 Q1,2024-25 Q3,,,\nSouth,2024-25 Q1,,,,\n",
            [(2, "North is not there in Q4 2024/25, for which it has figures")],
        ),
        (
            "South,2024-25 Q1,,,,\nNorth,2025-26 Q1,,,,\n",
            [(3, "North is not there in Q2 2024/25 to Q4 2024/25, for which it has figures")],
        ),
        (
            "North,2024-25 Q1,2024-25 Q3,merger,Both,\nSouth,2024-25 Q1,2024-25 Q3,merger,Both,\n"
            "Both,2024-25 Q4,,,,\n",
            [(2, "North is not there in Q4 2024/25, for which it has figures")],
        ),
    ],
)  # fmt: skip
def test_teams_that_would_leave_figures_behind_are_refused(
    store: Store, tmp_path: Path, rows: str, reasons: list
) -> None:
    assert _reasons(store, tmp_path, rows) == reasons


@pytest.mark.parametrize(
    "rows",
    [
        "South,2024-25 Q1,,,,\nNorth,2024-25 Q1,,,,\nWest,2025-26 Q1,,,,\n",
        "North,2024-25 Q1,2024-25 Q4,,,\nSouth,2024-25 Q1,,,,\n",
        "North,2024-25 Q1,2024-25 Q3,rename,Up,\nUp,2024-25 Q4,,,,\nSouth,2024-25 Q1,,,,\n",
        "North,2024-25 Q1,2024-25 Q4,merger,Both,\nSouth,2024-25 Q1,2024-25 Q4,merger,Both,\n"
        "Both,2025-26 Q1,,,,\n",
    ],
)  # fmt: skip
def test_teams_that_keep_every_figure_are_taken_in(store: Store, tmp_path: Path, rows: str) -> None:
    load(store, tmp_path, again=HEADINGS + rows)
    assert store.build().figures


def test_the_first_list_of_teams_has_nothing_to_leave_behind(tmp_path: Path) -> None:
    made = open_store(tmp_path, catalogue(measure("m")))
    load(made, tmp_path, teams=TEAMS)
    assert len(made.entries()) == 2


def test_two_teams_with_figures_of_one_quarter_do_not_become_one_series(
    store: Store, tmp_path: Path
) -> None:
    """Of two teams that were there together, one is said to be the other's old name."""
    rows = "North,2024-25 Q1,2024-25 Q2,rename,South,\nSouth,2024-25 Q3,,,,\n"
    load(store, tmp_path, both=SCORECARD + "m,South,2024-25 Q2,3,8,\n")
    reasons = _reasons(store, tmp_path, rows)
    assert len(reasons) == 1
    assert "are one series, and both have figures for" in reasons[0][1]
