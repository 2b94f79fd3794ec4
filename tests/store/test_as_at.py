"""A state that is opened is the one it says it is: made again where it is gone, refused where it would be another."""

from pathlib import Path

import pytest

from store.build import build, records
from store.care.verify import verify
from store.decisions import publication
from store.durable import DamagedError
from store.read import as_at
from store.read.snapshot import Snapshot
from store.store import Store
from tests.store.small_store import SCORECARD, copied, load, restated

RESTATED = SCORECARD + "m,North,2024-25 Q1,2,4,\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with a publication and a load after it, which restates a figure and is built."""
    return copied(_restated, tmp_path)


def _restated(folder: Path) -> Store:
    return restated(folder, "Panel", RESTATED)


def _states(store: Store) -> dict[str, as_at.AsAt]:
    return {each.code: each for each in as_at.every(store, store.entries())}


def _open(store: Store, code: str) -> Snapshot:
    return as_at.opened(store, as_at.proved(store), _states(store)[code])


def _figures(store: Store, code: str) -> list[tuple]:
    snapshot = _open(store, code)
    with snapshot._connection.cursor() as cursor:
        found = cursor.execute("FROM figure ORDER BY ALL").fetchall()
    snapshot.close()
    assert found
    return found


def test_a_draft_built_since_the_entries_were_read_is_served(store: Store, tmp_path: Path) -> None:
    entries, states = as_at.proved(store), _states(store)
    load(store, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    store.build()
    snapshot = as_at.opened(store, entries, states[as_at.DRAFT])
    assert snapshot.record.ledger_length == len(entries) + 1
    snapshot.close()


@pytest.mark.parametrize("gone", ["*.json", "*.duckdb", "*"])
def test_a_publication_without_record_or_snapshot_is_made_again_the_same(
    store: Store, gone: str
) -> None:
    before = _figures(store, as_at.PUBLISHED)
    for path in store.places.snapshots.glob(gone):
        path.unlink()
    assert _figures(store, as_at.PUBLISHED) == before
    again = store.prepare(store.entries()[:3]).record
    assert again.identity == publication.latest(store.entries()).identity


def test_what_is_made_again_is_held_to_what_was_published(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is gone, and the same entries would now give other figures: they are not shown."""
    for path in store.places.snapshots.glob("*.json"):
        path.unlink()
    monkeypatch.setattr(build, "identity", lambda connection: "0" * 64)
    with pytest.raises(DamagedError, match="not those that were published for Panel"):
        _open(store, as_at.PUBLISHED)


def test_another_snapshots_record_opens_nothing_under_a_publication(store: Store) -> None:
    """The record of the later figures, put where that of the published ones is."""
    published, later = sorted(store.places.snapshots.glob("*.json"))
    published.write_bytes(later.read_bytes())
    with pytest.raises(DamagedError):
        verify(store)
    assert records.read(published) == records.read(later)
    before = publication.latest(store.entries()).identity
    snapshot = _open(store, as_at.PUBLISHED)
    assert snapshot.record.identity == before
    snapshot.close()


@pytest.mark.parametrize("part", ["bytes", "observation"])
def test_an_edit_in_a_file_of_an_earlier_load_closes_the_publication_too(
    store: Store, part: str
) -> None:
    body = store.entries()[2].body
    path = store.files.path(body["tables"].get(part) or body[part])
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    for code in (as_at.PUBLISHED, "4", "3"):
        with pytest.raises(DamagedError, match=f"stored file {path.name} is not what was stored"):
            _open(store, code)
