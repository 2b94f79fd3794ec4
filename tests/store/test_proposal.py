"""A proposal: what a file would do, found out without doing it, and then done as it was found."""

import tempfile
from pathlib import Path

import pytest

from metrics.catalogue.refusal import CatalogueError
from metrics.vocabulary import Doubt
from reporting import loading_report
from store.build import records
from store.durable import NotWrittenError
from store.intake import Refused
from store.ledger.ledger import Ledger, MovedOnError
from store.loading import proposal, propose_apart
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


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process and those that it starts put temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def _state(store: Store) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in store.places.store.rglob("*") if path.is_file()}


def test_proposing_leaves_the_store_as_it_was(store: Store, tmp_path: Path) -> None:
    before = _state(store)
    found = proposal.propose(store, "more.csv", MORE, tmp_path)
    assert _state(store) == before
    assert [(row.team, row.label, row.difference) for row in found.changes.rows] == [
        ("All", "Q2 2024/25", Difference.NEW), ("All", "Q1 2024/25", Difference.RESTATED),
        ("North", "Q2 2024/25", Difference.NEW), ("North", "Q1 2024/25", Difference.RESTATED),
    ]  # fmt: skip
    assert found.accepted.rows == 2


def test_what_was_proposed_is_what_is_loaded(store: Store, tmp_path: Path) -> None:
    found = proposal.propose(store, "more.csv", MORE, tmp_path)
    before = built(store)
    loaded = proposal.agree(store, LOADER, found)
    assert loaded.entry.body["by"] == LOADER.name
    assert records.read(store.places.current).ledger_head == loaded.entry.hash, "it is built"
    again = proposal.changes.between(before, built(store))
    assert again == found.changes


def test_the_doubtful_are_asked_about_before_anything_is_loaded(
    store: Store, tmp_path: Path
) -> None:
    found = proposal.propose(store, "more.csv", MORE, tmp_path)
    assert [(query.team, query.period, query.doubt) for query, _ in found.asked] == [
        ("North", "2024-25 Q2", Doubt.ALL_OR_NONE)
    ]
    assert found.asked[0][1].value == 100


def test_a_refused_file_is_refused_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    before = _state(store)
    with pytest.raises(Refused):
        proposal.propose(
            store, "bad.csv", (SCORECARD + "m,North,2024-25 Q1,5,4,\n").encode(), tmp_path
        )
    assert _state(store) == before


def test_who_agrees_too_late_is_told_and_loads_nothing(store: Store, tmp_path: Path) -> None:
    found = proposal.propose(store, "more.csv", MORE, tmp_path)
    load(store, tmp_path, other=SCORECARD + "m,South,2024-25 Q1,4,8,\n")
    with pytest.raises(MovedOnError):
        proposal.agree(store, LOADER, found)
    assert [entry.body.get("file") for entry in store.entries()][-1] == "other.csv"


def test_the_first_file_of_a_store_is_all_new(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    found = proposal.propose(store, "teams.csv", TEAMS.encode(), tmp_path)
    assert (found.changes.rows, found.changes.unchanged) == ((), 0)
    load(store, tmp_path, teams=TEAMS)
    found = proposal.propose(store, "more.csv", MORE, tmp_path)
    assert {row.difference for row in found.changes.rows} == {Difference.NEW}


def test_progress_goes_from_nought_to_one(store: Store, tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    proposal.propose(
        store, "more.csv", MORE, tmp_path, lambda share, words: told.append((share, words))
    )
    shares = [share for share, _ in told]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert all(words for _, words in told)


def test_what_a_load_that_failed_left_behind_is_no_hindrance(
    store: Store, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that the file brings is kept already, so that nothing of it is put into the proposal's own folder."""

    def full(*_: object, **__: object) -> None:
        raise NotWrittenError("database or disk is full")

    found = proposal.propose(store, "more.csv", MORE, tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "append", full)
        with pytest.raises(NotWrittenError):
            proposal.agree(store, LOADER, found)
    again = proposal.propose(store, "more.csv", MORE, temporary)
    assert again.changes == found.changes
    assert proposal.agree(store, LOADER, again).entry.number == 4


def test_what_was_proposed_apart_is_the_same_and_leaves_nothing(
    store: Store, tmp_path: Path, temporary: Path
) -> None:
    here = proposal.propose(store, "more.csv", MORE, tmp_path)
    there = propose_apart.propose(store, "more.csv", MORE)
    assert (there.changes, there.asked) == (here.changes, here.asked)
    assert not list(temporary.iterdir())


def test_who_leaves_while_it_is_worked_out_leaves_no_folder(store: Store, temporary: Path) -> None:
    class LeftError(Exception):
        pass

    def leave(share: float, words: str) -> None:
        if words.startswith("Comparing"):
            raise LeftError

    with pytest.raises(LeftError):
        propose_apart.propose(store, "more.csv", MORE, leave)
    assert not list(temporary.iterdir())


def test_what_is_wrong_with_the_catalogue_is_told_from_apart_in_its_words(store: Store) -> None:
    (store.places.catalogue / "1-general.toml").write_text('theme = "Weather"')
    with pytest.raises(CatalogueError) as here:
        store.catalogue()
    with pytest.raises(CatalogueError, match="Weather") as there:
        propose_apart.propose(store, "more.csv", MORE)
    assert str(there.value) == str(here.value)


OLDER = SCORECARD + "m,North,2024-25 Q1,2,4,\nm,South,2024-25 Q1,3,8,\n"
REACHING = SCORECARD + "m,North,2024-25 Q1,1,4,\nm,North,2024-25 Q2,2,4,\n"


def test_what_is_in_force_from_a_file_that_reaches_further_is_named(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, reaching=REACHING)
    found = proposal.propose(store, "older.csv", OLDER.encode(), tmp_path / "older")
    assert {key: (each.file, each.reaches.code) for key, each in found.newer.items()} == {
        ("m", "North", "2024-25 Q1"): ("reaching.csv", "2024-25 Q2")
    }
    (said,) = loading_report.newer_told(found.newer, store.catalogue())
    assert said == (
        "1 figure in force is newer: it came with reaching.csv, which reaches Q2 2024/25, and this file puts its own "
        "in its place. m (North, Q1 2024/25)."
    )


@pytest.mark.parametrize("text", [REACHING.replace("1,4", "2,4"), OLDER])
def test_a_file_that_reaches_as_far_or_replaces_nothing_newer_says_nothing(
    store: Store, tmp_path: Path, text: str
) -> None:
    found = proposal.propose(store, "more.csv", text.encode(), tmp_path / "more")
    assert found.newer == {}
