"""A proposal: what a file would do, found out without doing it, and then done as it was found."""

from pathlib import Path

import pytest

from metrics.vocabulary import Doubt
from store.build import records
from store.intake import Refused
from store.ledger.ledger import MovedOnError
from store.loading import proposal
from store.read.changes import Difference
from store.store import Store
from tests.store.small_store import (
    LOADER,
    SCORECARD,
    TEAMS,
    built,
    catalogue,
    in_use,
    load,
    measure,
    open_store,
)

MORE = (SCORECARD + "m,North,2024-25 Q1,2,4,\nm,North,2024-25 Q2,7,7,\n").encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return in_use(tmp_path)


def _state(store: Store) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in store.places.store.rglob("*") if path.is_file()}


def test_proposing_leaves_the_store_as_it_was(store: Store) -> None:
    before = _state(store)
    found = proposal.propose(store, "more.csv", MORE)
    assert _state(store) == before
    assert [(row.team, row.label, row.difference) for row in found.changes.rows] == [
        ("All", "Q2 2024/25", Difference.NEW), ("All", "Q1 2024/25", Difference.RESTATED),
        ("North", "Q2 2024/25", Difference.NEW), ("North", "Q1 2024/25", Difference.RESTATED),
    ]  # fmt: skip
    assert found.accepted.rows == 2


def test_what_was_proposed_is_what_is_loaded(store: Store) -> None:
    found = proposal.propose(store, "more.csv", MORE)
    before = built(store)
    loaded = proposal.agree(store, LOADER, found)
    assert loaded.entry.body["by"] == LOADER.name
    assert records.read(store.places.current).ledger_head == loaded.entry.hash, "it is built"
    again = proposal.changes.between(before, built(store))
    assert again == found.changes


def test_the_doubtful_are_asked_about_before_anything_is_loaded(store: Store) -> None:
    found = proposal.propose(store, "more.csv", MORE)
    assert [(query.team, query.period, query.doubt) for query, _ in found.asked] == [
        ("North", "2024-25 Q2", Doubt.ALL_OR_NONE)
    ]
    assert found.asked[0][1].value == 100


def test_a_refused_file_is_refused_and_leaves_nothing(store: Store) -> None:
    before = _state(store)
    with pytest.raises(Refused):
        proposal.propose(store, "bad.csv", (SCORECARD + "m,North,2024-25 Q1,5,4,\n").encode())
    assert _state(store) == before


def test_who_agrees_too_late_is_told_and_loads_nothing(store: Store, tmp_path: Path) -> None:
    found = proposal.propose(store, "more.csv", MORE)
    load(store, tmp_path, other=SCORECARD + "m,South,2024-25 Q1,4,8,\n")
    with pytest.raises(MovedOnError):
        proposal.agree(store, LOADER, found)
    assert [entry.body.get("file") for entry in store.entries()][-1] == "other.csv"


def test_the_first_file_of_a_store_is_all_new(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    found = proposal.propose(store, "teams.csv", TEAMS.encode())
    assert (found.changes.rows, found.changes.unchanged) == ((), 0)
    load(store, tmp_path, teams=TEAMS)
    found = proposal.propose(store, "more.csv", MORE)
    assert {row.difference for row in found.changes.rows} == {Difference.NEW}


def test_progress_goes_from_nought_to_one(store: Store) -> None:
    told: list[tuple[float, str]] = []
    proposal.propose(store, "more.csv", MORE, lambda share, words: told.append((share, words)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert all(words for _, words in told)
