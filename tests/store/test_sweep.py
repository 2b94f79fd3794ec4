"""What a killed process left is taken away by a later build, and nothing else ever is."""

import os
import time
from pathlib import Path

import pytest

from store.build.sweep import ABANDONED
from store.care.verify import verify
from store.read.snapshot import open_current
from store.store import Store
from tests.store.small_store import SCORECARD, in_use, load


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return in_use(tmp_path)


def _left(path: Path, age: float) -> Path:
    """A file as a killed process leaves it, and how old it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def _leftovers(store: Store, age: float) -> list[Path]:
    places = store.places
    folders = (places.store, places.files / "ab", places.snapshots, places.snapshots / "x.pictures")
    return [
        *(_left(folder / ".part-left", age) for folder in folders),
        _left(places.snapshots / ".part-left.duckdb.wal", age),
        _left(places.snapshots / "000003-0123456789abcdef-officer-3-01234567.duckdb", age),
    ]


def _files(store: Store) -> set[Path]:
    return {path for path in store.places.store.rglob("*") if path.is_file()}


def test_what_is_old_is_swept_and_all_else_stays(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    for path in _files(store):
        os.utime(path, (0, 0))
    whole = _files(store)
    old, new = _leftovers(store, ABANDONED + 60), _left(store.places.store / ".part-new", 0)
    pictures = _left(old[-1].with_suffix(".pictures") / "a.svg", 0)
    store.build()
    assert not [path for path in (*old, pictures) if path.exists()]
    assert new.exists()
    assert whole < _files(store)
    assert verify(store).entries == 4


def test_what_may_still_be_at_work_stays_and_does_not_matter(store: Store) -> None:
    proof, new = verify(store), _leftovers(store, 0)
    store.build()
    assert all(path.exists() for path in new)
    assert verify(store) == proof


def test_the_snapshot_in_use_stays_although_its_record_names_another(store: Store) -> None:
    """As after two builds of one head at once: each left a snapshot, and the record is of the later one."""
    in_use_now = next(store.places.snapshots.glob("*.duckdb"))
    os.utime(in_use_now, (0, 0))
    next(store.places.snapshots.glob("*.json")).unlink()
    store.build()
    assert in_use_now.exists()
    os.utime(in_use_now, (0, 0))
    store.build()
    assert not in_use_now.exists(), "nothing names it any longer"
    assert open_current(store) is not None


def test_where_a_record_is_damaged_no_snapshot_is_swept(store: Store) -> None:
    nameless = _leftovers(store, ABANDONED + 60)[-1]
    (store.places.snapshots / "000002-0123456789abcdef-officer-3.json").write_text("{")
    store.build()
    assert nameless.exists()
