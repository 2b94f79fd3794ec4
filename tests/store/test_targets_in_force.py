"""Targets in the store: which is in force however teams and targets came in."""

from pathlib import Path

import pytest

from store.intake import Refused
from store.ledger import in_force
from store.read.lines import history
from tests.store.small_store import SCORECARD, TEAMS, built, catalogue, load, measure, open_store

TARGETS = "measure_id,team,period,target,origin\nm,All,2024-25,10,local\nm,North,2024-25,50,local\n"
RENAMED = (
    "team,start,finish,change,becomes,note\nNorth,2024-25 Q1,2024-25 Q2,rename,Northern,\n"
    "South,2024-25 Q1,,,,\nNorthern,2024-25 Q3,,,,\n"
)


def test_a_team_renamed_after_its_target_was_loaded_keeps_it(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    figures = SCORECARD + "m,North,2024-25 Q1,2,5,\nm,South,2024-25 Q1,2,5,\n"
    load(store, tmp_path, teams=TEAMS, targets=TARGETS, figures=figures, renamed=RENAMED)
    snapshot = built(store)
    assert [each.compare_with for each in history(snapshot, "Northern")["m"]] == [50]
    assert [each.compare_with for each in history(snapshot, "South")["m"]] == [10]
    snapshot.close()


def test_a_scorecard_states_the_target_of_a_team_renamed_since(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    load(store, tmp_path, teams=TEAMS, targets=TARGETS, renamed=RENAMED)
    stated = SCORECARD.replace("value", "value,target")
    with pytest.raises(Refused, match="50.*as in force"):
        load(store, tmp_path, council=stated + "m,Northern,2024-25 Q3,2,5,,10\n")
    load(store, tmp_path, own=stated + "m,Northern,2024-25 Q3,2,5,,50\n")
    targets = in_force.targets(store.entries(), store.files).targets
    assert {each.team for each in targets} == {"All", "Northern"}
