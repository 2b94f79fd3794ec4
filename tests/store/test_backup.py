"""The drill: a store copied while it is used, lost, and put back with the same figures."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from store.__main__ import main
from store.care.backup import backup, restore
from store.care.new_folder import NotEmptyError
from store.care.verify import verify
from store.decisions import publication
from store.durable import DamagedError
from store.ledger.ledger import MovedOnError
from store.read import as_at
from store.read.snapshot import open_current
from store.settings import Places
from store.store import Store
from tests.store.small_store import LOADER, SCORECARD, in_use, load


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return in_use(tmp_path)


def _figures(store: Store) -> list[tuple]:
    snapshot = open_current(store)
    assert snapshot
    with snapshot._connection.cursor() as cursor:
        found = cursor.execute("FROM figure ORDER BY ALL").fetchall()
    snapshot.close()
    assert found
    return found


def test_a_store_that_is_lost_is_put_back_whole(store: Store, tmp_path: Path) -> None:
    entries, figures = store.entries(), _figures(store)
    proof = verify(store)
    assert backup(store, tmp_path / "kept") == proof
    shutil.rmtree(store.places.store)
    assert restore(store, tmp_path / "kept") == proof
    assert store.entries() == entries
    assert _figures(store) == figures
    load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    assert store.build().new


def test_a_load_that_was_not_built_is_in_the_backup(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    backup(store, tmp_path / "kept")
    other = Store(Places(tmp_path / "other", store.places.catalogue))
    restore(other, tmp_path / "kept")
    assert other.entries() == store.entries()
    assert verify(other).identity == verify(store).identity
    built = other.build()
    assert built.record.identity == store.build().record.identity


def test_an_entry_that_comes_while_files_are_copied_is_left_for_the_next_backup(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.entries()
    whole = shutil.copyfile

    def load_meanwhile(*arguments: object) -> object:
        monkeypatch.setattr(shutil, "copyfile", whole)
        load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
        store.build()
        return whole(*arguments)

    monkeypatch.setattr(shutil, "copyfile", load_meanwhile)
    backup(store, tmp_path / "kept")
    assert len(store.entries()) == len(before) + 1
    other = Store(Places(tmp_path / "other", store.places.catalogue))
    restore(other, tmp_path / "kept")
    assert other.entries() == before


def test_nothing_is_written_over(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "kept")
    with pytest.raises(NotEmptyError, match="name a new folder"):
        backup(store, tmp_path / "kept")
    before = store.entries()
    with pytest.raises(NotEmptyError, match="move it away first"):
        restore(store, tmp_path / "kept")
    assert store.entries() == before


def test_a_damaged_store_or_backup_is_not_passed_on(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "kept")
    stored = next(path for path in (tmp_path / "kept" / "files").rglob("*") if path.is_file())
    stored.write_bytes(b"something else")
    other = Store(Places(tmp_path / "other", store.places.catalogue))
    with pytest.raises(DamagedError, match=stored.name):
        restore(other, tmp_path / "kept")
    assert not other.ledger.exists
    (store.places.files / stored.name[:2] / stored.name).write_bytes(b"something else")
    with pytest.raises(DamagedError, match=stored.name):
        backup(store, tmp_path / "second")


@pytest.mark.parametrize("fails_at", range(7))
def test_a_restoring_that_broke_off_is_done_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """After each file in turn: what is there then serves nothing wrong, and the next attempt ends well."""
    backup(store, tmp_path / "kept")
    other = Store(Places(tmp_path / "other", store.places.catalogue))
    whole, done = shutil.copyfile, []

    def broken(*arguments: object) -> object:
        done.append(arguments)
        if len(done) > fails_at:
            raise OSError(28, "No space left on device")
        return whole(*arguments)

    monkeypatch.setattr(shutil, "copyfile", broken)
    with pytest.raises(OSError, match="No space"):
        restore(other, tmp_path / "kept")
    assert open_current(other) is None
    assert other.entries() == []
    monkeypatch.setattr(shutil, "copyfile", whole)
    assert restore(other, tmp_path / "kept") == verify(store)


def test_the_commands_drill(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(store.places.store))
    kept = str(tmp_path / "kept")
    assert main(["backup", kept]) == 0
    assert main(["backup", kept]) == 1
    assert "name a new folder" in capsys.readouterr().err
    assert main(["restore", kept]) == 1
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "other"))
    assert main(["restore", str(tmp_path / "nothing")]) == 1
    assert main(["backup", str(tmp_path / "empty")]) == 1
    assert "nothing to copy" in capsys.readouterr().err
    assert main(["restore", kept]) == 0
    assert "3 ledger entries" in capsys.readouterr().out
    assert main(["verify"]) == 0


def test_publications_come_back_as_they_were(store: Store, tmp_path: Path) -> None:
    entries = store.entries()
    made = publication.publish(store, LOADER, entries, "A meeting", date(2024, 10, 10))
    load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    store.build()
    backup(store, tmp_path / "kept")
    other = Store(Places(tmp_path / "other", store.places.catalogue))
    assert restore(other, tmp_path / "kept").publications == 1
    state = as_at.every(other, other.entries())[0]
    with as_at.opened(other, other.entries(), state) as opened:
        assert opened.record.identity == made.identity
        assert opened.standing.words == "Published for A meeting, 10 October 2024"


def test_a_store_that_never_got_its_first_entry_is_copied_and_put_back(tmp_path: Path) -> None:
    store = Store(Places(tmp_path / "store", tmp_path / "measures"))
    with pytest.raises(MovedOnError):
        store.ledger.append("load", {}, after="another head")
    assert backup(store, tmp_path / "kept").entries == 0


@pytest.mark.parametrize("place", [".", "kept", "files/kept"])
def test_a_store_is_not_copied_into_itself(store: Store, place: str) -> None:
    before = sorted(store.places.store.rglob("*"))
    with pytest.raises(NotEmptyError, match="is in the store itself"):
        backup(store, store.places.store / place)
    assert sorted(store.places.store.rglob("*")) == before
