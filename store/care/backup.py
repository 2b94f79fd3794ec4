"""A copy of a store in another folder, proved as it is made, and a store put back from one."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from store.build import records
from store.build.records import Record
from store.care.new_folder import NotEmptyError, refuse_any_other
from store.care.verify import Verified, stored_files, verify
from store.decisions import publication
from store.durable import make_folder, put_in_place, write
from store.ledger.ledger import Entry, Ledger
from store.settings import Places
from store.store import Store


def backup(store: Store, folder: Path) -> Verified:
    """Copies ledger, stored files, the draft and every publication into a new folder, and proves the copy.

    Loads may go on meanwhile: the copy is the store as it was at one of its entries. Raises
    NotEmptyError, and DamagedError where the store is not as it was recorded.
    """
    if not store.ledger.exists:
        raise FileNotFoundError(f"{store.places.store} holds no store: there is nothing to copy")
    refuse_any_other(folder, store.places)
    # The name of the snapshot first: the ledger that is read after it holds at least its entries.
    return _copied(store, _beside(store, folder), records.read(store.places.current))


def restore(store: Store, folder: Path) -> Verified:
    """Puts a store back from a backup that is proved first, and proves what was put back.

    Raises NotEmptyError where the store holds a ledger: nothing is ever written over one.
    """
    kept = _beside(store, folder)
    if not kept.ledger.exists:
        raise FileNotFoundError(f"{folder} holds no backup: it has no {kept.places.ledger.name}")
    if store.ledger.exists:
        raise NotEmptyError(
            f"{store.places.store} holds a store; move it away first, or set DASHBOARD_STORE to a new folder"
        )
    verify(kept)
    return _copied(kept, store, records.read(kept.places.current))


def _beside(store: Store, folder: Path) -> Store:
    """The store in another folder, under the same catalogue."""
    return Store(Places(folder.resolve(), store.places.catalogue))


def _copied(origin: Store, there: Store, current: Record | None) -> Verified:
    """Copies what the ledger names before the ledger, which makes it a store, and the snapshot's name last.

    One that breaks off leaves no store, and the next attempt writes the same files again.
    """
    ledger = there.places.ledger
    aside = ledger.with_name(f".part-{ledger.name}")
    origin.ledger.copy(aside)
    entries = Ledger(aside).entries()
    for name in sorted({name for entry in entries for name in stored_files(entry)}):
        _copy(origin.files.check(name), there.files.path(name))
    snapshots = there.places.snapshots
    for record in filter(None, [current, *_published(origin, entries)]):
        _copy(origin.places.snapshots / record.snapshot, snapshots / record.snapshot)
        named = records.path(snapshots, record.ledger_length, record.ledger_head, record.edition)
        write(named, record.to_json())
    there.ledger.forget_end()
    put_in_place(aside, ledger)
    there.ledger.record_end()
    if current is not None:
        write(there.places.current, current.to_json())
    return verify(there)


def _published(store: Store, entries: Sequence[Entry]) -> list[Record | None]:
    """The records of the snapshots that were published, where they are still there."""
    return [
        records.read(
            records.path(store.places.snapshots, each.figures, each.figures_hash, each.edition.code)
        )
        for each in publication.publications(entries)
    ]


def _copy(path: Path, there: Path) -> None:
    make_folder(there.parent)
    aside = there.with_name(f".part-{there.name}")
    shutil.copyfile(path, aside)
    put_in_place(aside, there)
