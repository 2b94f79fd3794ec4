"""Targets that stand beside a council's figures and are in force nowhere are set in one act, beside those in force."""

from pathlib import Path

import pytest

from metrics.vocabulary import Rating
from reporting import loading_report
from store.intake import Refused
from store.loading import proposal
from store.loading.targets_beside import set_targets
from store.read.lines import history
from store.store import Store
from tests.store.small_store import (
    LOADER,
    SCORECARD,
    TARGETS,
    TEAMS,
    built,
    catalogue,
    load,
    measure,
    open_store,
)

FIGURES = SCORECARD.rstrip() + ",target\nm,All,2024-25 Q1,,,80%,{}\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path, catalogue(measure("m"), measure("n")))
    load(made, tmp_path, teams=TEAMS)
    return made


def _proposed(store: Store, tmp_path: Path, target: str) -> proposal.Proposal:
    (folder := tmp_path / f"proposal {target}").mkdir()
    return proposal.propose(store, "own.csv", FIGURES.format(target).encode(), folder)


def test_they_are_named_and_set_and_then_nothing_is_left_to_be_set(
    store: Store, tmp_path: Path
) -> None:
    found = _proposed(store, tmp_path, "90%")
    told = loading_report.targets_told(found.accepted.targets_beside, store.catalogue())
    assert told == (
        "1 target stands in this file and none is in force for its measure: until it is set, nothing is rated by it. "
        "m 90%."
    )
    set_targets(store, LOADER, found.entries, found.file, found.accepted.targets_beside)
    again = proposal.propose(store, "own.csv", found.data, tmp_path / "again")
    assert again.accepted.targets_beside == ()
    proposal.agree(store, LOADER, again)
    figure = history(built(store), "All")["m"][-1]
    assert (figure.rating, figure.goal_low) == (Rating.RED, 90)


def test_those_in_force_stay(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, targets=TARGETS.format(50).replace("m,All", "n,All"))
    found = _proposed(store, tmp_path, "90%")
    set_targets(store, LOADER, found.entries, found.file, found.accepted.targets_beside)
    load(
        store,
        tmp_path,
        n=SCORECARD + "n,All,2024-25 Q1,,,60%\n",
        m=SCORECARD + "m,All,2024-25 Q1,,,95%\n",
    )
    rated = {name: figures[-1].rating for name, figures in history(built(store), "All").items()}
    assert rated == {"m": Rating.GREEN, "n": Rating.GREEN}


def test_one_that_can_be_no_target_is_refused_and_nothing_is_set(
    store: Store, tmp_path: Path
) -> None:
    found = _proposed(store, tmp_path, "120%")
    before = store.entries()
    with pytest.raises(Refused):
        set_targets(store, LOADER, found.entries, found.file, found.accepted.targets_beside)
    assert store.entries() == before
