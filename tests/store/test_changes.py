"""Changes: every figure that differs between two states, how it differs, and no other."""

from pathlib import Path

import pytest

from metrics.vocabulary import ALL_TEAMS, Rating
from store.read import changes
from store.read.changes import Changes, Difference
from store.read.snapshot import Snapshot
from store.store import Store
from tests.store.small_store import (
    SCORECARD,
    TARGETS,
    built,
    in_use,
    load,
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one file loaded, built."""
    return in_use(tmp_path)


def _differences(found: Changes) -> list[tuple[str, str, str]]:
    return [(row.team, row.label, row.difference.value) for row in found.rows]


def _after(store: Store, folder: Path, **texts: str) -> tuple[Snapshot, Changes]:
    before = built(store)
    load(store, folder, **texts)
    after = built(store)
    return after, changes.between(before, after)


def test_the_same_snapshot_differs_in_nothing(store: Store) -> None:
    snapshot = built(store)
    found = changes.between(snapshot, snapshot)
    assert (found.rows, found.unchanged) == ((), 3)


def test_all_is_new_where_there_was_nothing(store: Store) -> None:
    found = changes.between(None, built(store))
    assert _differences(found) == [
        (ALL_TEAMS, "Q1 2024/25", "new"), ("North", "Q1 2024/25", "new"), ("South", "Q1 2024/25", "new"),
    ]  # fmt: skip
    assert found.ratings() == [(None, Rating.NO_TARGET, 3)]


def test_new_and_restated_figures_and_their_sums(store: Store, tmp_path: Path) -> None:
    text = SCORECARD + "m,North,2024-25 Q1,2,4,\nm,North,2024-25 Q2,2,4,\n"
    _, found = _after(store, tmp_path, second=text)
    assert _differences(found) == [
        (ALL_TEAMS, "Q2 2024/25", "new"), (ALL_TEAMS, "Q1 2024/25", "restated"),
        ("North", "Q2 2024/25", "new"), ("North", "Q1 2024/25", "restated"),
    ]  # fmt: skip
    restated = found.rows[3]
    assert (restated.before.value, restated.after.value) == (25, 50)
    assert found.unchanged == 1
    assert (found.count(Difference.NEW), found.count(Difference.RESTATED)) == (2, 2)


def test_a_target_changes_ratings_and_not_figures(store: Store, tmp_path: Path) -> None:
    _, found = _after(store, tmp_path, targets=TARGETS.format(30))
    assert {row.difference for row in found.rows} == {Difference.RATING}
    assert all(row.before.rating != row.after.rating for row in found.rows)
    assert sorted(found.ratings()) == [
        (Rating.NO_TARGET, Rating.AMBER, 1), (Rating.NO_TARGET, Rating.GREEN, 2),
    ]  # fmt: skip
    _, found = _after(store, tmp_path, targets=TARGETS.format(31))
    assert [row.difference for row in found.rows] == [
        Difference.TARGET, Difference.RATING, Difference.TARGET,
    ]  # fmt: skip


def test_words_that_changed_are_told_apart(store: Store, tmp_path: Path) -> None:
    head = SCORECARD.strip() + ",status,commentary\n"
    _, found = _after(store, tmp_path, words=head + "m,North,2024-25 Q1,1,4,,p,because\n")
    assert [(row.team, row.difference) for row in found.rows] == [
        (ALL_TEAMS, Difference.WORDS), ("North", Difference.WORDS),
    ]  # fmt: skip


def test_a_renamed_teams_figures_are_the_same_figures(store: Store, tmp_path: Path) -> None:
    teams = (
        "team,start,finish,change,becomes,note\nNorth,2024-25 Q1,2024-25 Q1,rename,Polar,\n"
        "South,2024-25 Q1,,,,\nPolar,2024-25 Q2,,,,\n"
    )
    _, found = _after(store, tmp_path, teams=teams)
    assert (found.rows, found.unchanged) == ((), 3)


def test_backwards_what_was_new_is_gone(store: Store, tmp_path: Path) -> None:
    before = built(store)
    after, _ = _after(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    found = changes.between(after, before)
    assert {row.difference for row in found.rows} == {Difference.GONE}
    assert [row.label for row in found.rows] == ["Q2 2024/25"] * 2
