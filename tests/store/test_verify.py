"""The proof of a store: whole it says so, and whatever is edited or taken away is found and named."""

import json
import sqlite3
from pathlib import Path

import pytest

from store.__main__ import main
from store.care.verify import NAMES_A_FILE, stored_files, verify
from store.durable import DamagedError
from store.ledger.ledger import Ledger
from store.loading.load import take_in
from store.read.snapshot import open_current
from store.settings import Places
from store.store import Store
from tests.store.small_store import LOADER, SCORECARD, catalogue, in_use, load, measure, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return in_use(tmp_path)


def test_a_sound_store_says_what_was_recomputed(store: Store) -> None:
    found = verify(store)
    assert found.entries == len(store.entries()) == 3
    assert found.stored_files == sum(path.is_file() for path in store.places.files.rglob("*"))
    assert found.identity == json.loads(store.places.current.read_text())["identity"]
    assert "3 ledger entries" in found.sentence()


def test_every_hash_that_an_entry_names_is_a_stored_file(store: Store) -> None:
    """Nothing that an entry names is left out of the proof."""
    for entry in store.entries():
        said = json.dumps({**entry.body, "previous": entry.previous})
        held = {path.name for path in store.places.files.rglob("*") if path.is_file()}
        assert {name for name in held if name in said} == set(stored_files(entry))
    assert {"bytes", "catalogue", "rules"} < NAMES_A_FILE


def test_where_nothing_was_built_the_rest_is_proved(tmp_path: Path) -> None:
    made = open_store(tmp_path, catalogue(measure("m")))
    assert verify(made).identity is None
    assert verify(Store(Places(tmp_path / "none", tmp_path))).entries == 0
    assert "no snapshot has been built" in verify(made).sentence()


@pytest.mark.parametrize(
    "part", ["edition", "snapshot", "sha256", "identity", "ledger_head", "ledger_length"]
)
def test_every_part_of_what_names_the_snapshot_is_held_to(store: Store, part: str) -> None:
    said = json.loads(store.places.current.read_text())
    other = said[part] + 1 if part == "ledger_length" else said[part].swapcase() + "0"
    store.places.current.write_text(json.dumps({**said, part: other}))
    with pytest.raises(DamagedError):
        verify(store)


def _forge(places: Places, statement: str) -> None:
    with sqlite3.connect(places.ledger) as connection:
        connection.execute("DROP TRIGGER entry_is_never_updated")
        connection.execute("DROP TRIGGER entry_is_never_deleted")
        connection.execute(statement)


def test_the_last_entry_is_missed_although_nothing_was_built_of_it(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    assert verify(store).entries == 4
    _forge(store.places, "DELETE FROM entry WHERE number = 4")
    with pytest.raises(DamagedError, match="4 entries were recorded, 3 are there"):
        verify(store)
    with pytest.raises(DamagedError, match="4 entries were recorded, 3 are there"):
        open_current(store)


def test_a_ledger_written_anew_is_found(store: Store) -> None:
    """Another ledger of the same length, whole in itself, is not this one."""
    store.places.ledger.unlink()
    (store.places.store / "ledger.head.json").rename(store.places.store / "kept.json")
    other = Ledger(store.places.ledger)
    before = "0" * 64
    for number in range(3):
        before = other.append("load", {"file": str(number)}, after=before).hash
    (store.places.store / "kept.json").replace(store.places.store / "ledger.head.json")
    with pytest.raises(DamagedError, match="entry 3 is not what was recorded"):
        verify(store)


def test_a_crash_before_the_end_was_written_down_costs_nothing(
    store: Store, tmp_path: Path
) -> None:
    said = (store.places.store / "ledger.head.json").read_bytes()
    load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    (store.places.store / "ledger.head.json").write_bytes(said)
    assert verify(store).entries == 4
    (store.places.store / "ledger.head.json").unlink()
    assert verify(store).entries == 4


def test_a_full_disk_after_the_entry_leaves_the_entry_and_is_said_in_words(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.ledger.ledger.write", full)
    more = tmp_path / "more.csv"
    more.write_text(SCORECARD + "m,North,2024-25 Q2,2,4,\n", encoding="utf-8")
    assert take_in(store, LOADER, more).entry.number == 4
    assert verify(store).entries == 4
    assert "could not be written beside it: [Errno 28] No space left on device" in caplog.text
    assert "Traceback" not in caplog.text


def test_the_command_says_it_and_ends_with_1_where_it_does_not_hold(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(store.places.store))
    assert main(["verify"]) == 0
    assert "as recorded" in capsys.readouterr().out
    stored = next(path for path in store.places.files.rglob("*") if path.is_file())
    stored.write_bytes(b"something else")
    assert main(["verify"]) == 1
    assert f"stored file {stored.name} is not what was stored" in capsys.readouterr().err
