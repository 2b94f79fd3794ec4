"""Loading: a file taken in whole or refused whole, kept by content, then named in the ledger."""

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from store.care.verify import stored_files_sound
from store.decisions.officer import Officer
from store.decisions.own_workbook import RECIPE, recipes
from store.durable import ContentStore, sha256
from store.intake import Accepted, Context, bytes_of
from store.ledger import in_force
from store.ledger.body import written
from store.ledger.ledger import Entry, Kind
from store.ledger.loads import Load, loads
from store.loading import held, releases
from store.store import Store


@dataclass(frozen=True)
class Loaded:
    """What became of one file: the entry that names it.

    `accepted` is None where an earlier entry names the same bytes: nothing was read or changed.
    """

    accepted: Accepted | None
    entry: Entry


def take_in(store: Store, officer: Officer, path: Path) -> Loaded:
    """Takes one file in whole. Raises Refused, with nothing changed, where any row cannot stand."""
    seen, data = store.entries(), bytes_of(path)
    if earlier := loaded_already(store, seen, data):
        return Loaded(None, earlier)
    return accept(store, officer, seen, read(store, seen, path.name, data), data)


def read(store: Store, seen: Sequence[Entry], file: str, data: bytes) -> Accepted:
    """What a file would bring, held against what is in force and loaded.

    Raises Refused, and DamagedError where the store is not what was recorded: nothing is added to that.
    """
    stored_files_sound(store, seen)
    context = _context(store, seen)
    accepted = releases.filling_gaps(seen, store.files, store.read(file, data, context))
    if "team" in accepted.tables:
        held.refuse_orphans(accepted, held.quarters(seen, store.files))
    return accepted


def accept(
    store: Store, officer: Officer, seen: Sequence[Entry], accepted: Accepted, data: bytes
) -> Loaded:
    """Loads what was read on these entries. Raises MovedOnError where another came meanwhile.

    Bytes and accepted rows are on the disk before the entry that names them.
    """
    said = body(store, officer, seen, accepted, data, store.files)
    return Loaded(accepted, store.record(Kind.LOAD, said, seen))


def body(
    store: Store,
    officer: Officer,
    seen: Sequence[Entry],
    accepted: Accepted,
    data: bytes,
    files: ContentStore,
) -> dict[str, Any]:
    """The body of the entry that loads a file, once `files` keeps all that it names."""
    tables = {
        name: files.put(_parquet(table))
        for name, table in accepted.tables.items()
        if table.num_rows
    }
    load = Load(
        kind=accepted.kind, file=accepted.file, tables=tables,
        bytes=files.put(data if accepted.kept is None else accepted.kept),
        row_count=accepted.rows, notices=[asdict(notice) for notice in accepted.notices],
        by=officer.name, role=officer.role,
        original=None if accepted.kept is None else sha256(data),
    )  # fmt: skip
    named = {name: tables.get(name) or _last_named(seen, name) for name in in_force.REPLACED_WHOLE}
    return {**written(load), **store.rules_now(files), **named}


def loaded_already(store: Store, entries: Sequence[Entry], data: bytes) -> Entry | None:
    """The load that brought these bytes, where nothing loaded since has replaced any of it, and no mapping was kept
    since by which they may be read otherwise."""
    stored, found = sha256(data), loads(entries)
    mapped = max((made.number for made in RECIPE.made(entries)), default=0)
    for place, (entry, load) in enumerate(found):
        if entry.number < mapped and load.kind == _MAPPED:
            continue
        if load.came == stored and not any(
            _replaces(store.files, later, load) for _, later in found[place + 1 :]
        ):
            return entry
    return None


_MAPPED = "scorecard"
"""The kind of file of which a mapping may make something else."""


def _replaces(files: ContentStore, later: Load, earlier: Load) -> bool:
    """Whether a later load replaced a row of an earlier one."""
    for name in later.tables.keys() & earlier.tables.keys():
        if name in in_force.REPLACED_WHOLE:
            return True
        if columns := in_force.KEYS.get(name, ()):
            keys = (in_force.cells(files, each.tables[name], columns) for each in (later, earlier))
            if set.intersection(*keys):
                return True
    return False


def _context(store: Store, entries: Sequence[Entry]) -> Context:
    home = in_force.founded(entries).council
    return Context(
        catalogue=store.catalogue(),
        teams=in_force.teams(entries, store.files),
        targets=in_force.targets(entries, store.files),
        council=home,
        neighbours=in_force.neighbours(entries, store.files),
        areas=in_force.named(entries, store.files, "area", "council"),
        roles=in_force.named(entries, store.files, "staffing_part", "role"),
        recipes=recipes(entries, store.files),
    )


def _last_named(entries: Sequence[Entry], table: str) -> str | None:
    named = [entry.body[table] for entry in entries if entry.body.get(table)]
    return named[-1] if named else None


def _parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()
