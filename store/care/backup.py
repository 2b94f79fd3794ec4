"""A copy of a store in another folder, proved as it is made, and a store put back from one."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from store.build import build
from store.build import record as recording
from store.build.record import Record
from store.care import verify
from store.decisions import publication
from store.durable import ContentStore, put_in_place, write
from store.ledger.ledger import Entry, Ledger
from store.settings import Places


class NotEmptyError(RuntimeError):
    """There is something where a copy would go; the message says what to do instead."""


def backup(places: Places, folder: Path) -> verify.Verified:
    """Copies ledger, stored files, the draft and every publication into a new folder, and proves the copy.

    Loads may go on meanwhile: the copy is the store as it was at one of its entries. Raises
    NotEmptyError, and DamagedError where the store is not as it was recorded.
    """
    there = Places(folder.resolve(), places.catalogue)
    if not places.ledger.exists():
        raise FileNotFoundError(f"{places.store} holds no store: there is nothing to copy")
    if folder.exists() and any(folder.iterdir()):
        raise NotEmptyError(f"{folder} holds something already; name a new folder for each backup")
    # The name of the snapshot first: the ledger that is read after it holds at least its entries.
    return _copy_store(places, there, recording.read(places.current))


def restore(folder: Path, places: Places) -> verify.Verified:
    """Puts a store back from a backup that is proved first, and proves what was put back.

    Raises NotEmptyError where the store holds a ledger: nothing is ever written over one.
    """
    kept = Places(folder.resolve(), places.catalogue)
    if not kept.ledger.exists():
        raise FileNotFoundError(f"{folder} holds no backup: it has no {kept.ledger.name}")
    if places.ledger.exists():
        raise NotEmptyError(
            f"{places.store} holds a store; move it away first, or set DASHBOARD_STORE to a new folder"
        )
    verify.verify(kept)
    return _copy_store(kept, places, recording.read(kept.current))


def _copy_store(origin: Places, there: Places, current: recording.Record | None) -> verify.Verified:
    """Copies what the ledger names before the ledger, which makes it a store, and the snapshot's name last.

    One that breaks off leaves no store, and the next attempt writes the same files again.
    """
    aside = there.ledger.with_name(f".part-{there.ledger.name}")
    _copy_ledger(origin.ledger, aside)
    entries = Ledger(aside).entries()
    files, copies = ContentStore(origin.files), ContentStore(there.files)
    for name in sorted({name for entry in entries for name in verify.stored_files(entry)}):
        _copy(files.check(name), copies.path(name))
    for record in filter(None, [current, *_published(origin, entries)]):
        _copy(origin.snapshots / record.snapshot, there.snapshots / record.snapshot)
        named = recording.path(
            there.snapshots, record.ledger_length, record.ledger_head, record.edition
        )
        write(named, record.to_json())
    ledger = Ledger(there.ledger)
    ledger.forget_end()
    put_in_place(aside, there.ledger)
    ledger.record_end()
    if current is not None:
        write(there.current, current.to_json())
    return verify.verify(there)


def _published(places: Places, entries: Sequence[Entry]) -> list[Record | None]:
    """The records of the snapshots that were published, where they are still there."""
    return [
        recording.read(
            recording.path(places.snapshots, each.figures, each.figures_hash, build.EDITION)
        )
        for each in publication.publications(entries)
    ]


def _copy_ledger(ledger: Path, aside: Path) -> None:
    """Copies the ledger as it is between two entries, whoever writes to it."""
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.unlink(missing_ok=True)
    with closing(sqlite3.connect(ledger)) as held, closing(sqlite3.connect(aside)) as copy:
        held.backup(copy)


def _copy(path: Path, there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    aside = there.with_name(f".part-{there.name}")
    shutil.copyfile(path, aside)
    put_in_place(aside, there)
