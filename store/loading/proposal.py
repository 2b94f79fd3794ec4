"""What loading a file would do, found out before anybody agrees to it: nothing of it is in the store yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from metrics.edition import OFFICER
from metrics.figures.figure import Figure, Query
from store.build import build
from store.decisions.officer import Officer
from store.durable import ContentStore
from store.intake import Accepted
from store.ledger import in_force
from store.ledger.ledger import Entry, Kind, canonical, entry_hash, head
from store.loading import load
from store.loading.load import Loaded
from store.loading.newer import Key, Newer, newer_in_force
from store.read import changes, queries, snapshot
from store.read.changes import Changes, Difference
from store.read.snapshot import Snapshot
from store.store import Store

Progress = Callable[[float, str], object]
"""Told how far it is, from 0 to 1, and what is being done."""

_NOBODY = Officer("nobody yet", "proposal")


@dataclass(frozen=True)
class Proposal:
    """A file that could be loaded, read on these entries, and every figure that would differ.

    `asked` are the queries about those figures that nobody has answered; `newer` those of the file's own
    figures whose place in force is taken by a file that reaches a later quarter.
    """

    entries: tuple[Entry, ...]
    file: str
    data: bytes
    accepted: Accepted
    changes: Changes
    asked: tuple[tuple[Query, Figure], ...]
    newer: Mapping[Key, Newer] = field(default_factory=dict)


def propose(
    store: Store,
    file: str,
    data: bytes,
    folder: Path,
    progress: Progress = lambda share, words: None,
) -> Proposal:
    """Reads a file and builds what the figures would be, in a folder that the caller takes away again.

    Raises Refused where any row cannot stand.
    """
    entries = store.entries()
    progress(0.1, "Checking every row")
    accepted = load.read(store, entries, file, data)
    progress(0.4, "Working out every figure as it would be")
    files = ContentStore(folder / "files", before=store.files)
    body = load.body(store, _NOBODY, entries, accepted, data, files)
    built = store.make(folder, [*entries, _entry(entries, body)], files, OFFICER)
    with _opened(built) as after:
        progress(0.8, "Comparing with the draft")
        found = _against_the_draft(store, entries, after)
        asked = _asked(after, found)
    progress(1.0, "Compared")
    newer = newer_in_force(entries, store.files, accepted)
    return Proposal(tuple(entries), file, data, accepted, found, asked, newer)


def agree(
    store: Store,
    officer: Officer,
    proposal: Proposal,
    progress: Progress = lambda share, words: None,
) -> Loaded:
    """Loads what was proposed, and builds the draft with it.

    Raises MovedOnError where somebody recorded anything since, OSError where the machine would not
    write the file, NotBuiltError where it is loaded and the draft could not be built with it.
    """
    progress(0.2, "Recording the file and its rows")
    loaded = load.accept(store, officer, proposal.entries, proposal.accepted, proposal.data)
    progress(0.5, "Building the draft")
    store.build_with(loaded.entry)
    return loaded


def _entry(entries: Sequence[Entry], body: dict[str, Any]) -> Entry:
    """The entry that the load would be; it is never recorded."""
    number, at = len(entries) + 1, datetime.now(UTC).isoformat(timespec="seconds")
    before = head(entries)
    digest = entry_hash(number, Kind.LOAD, at, canonical(body), before)
    return Entry(number, Kind.LOAD, at, body, before, digest)


def _opened(built: build.Built) -> Snapshot:
    return snapshot.opened(built.path, built.record)


def _against_the_draft(store: Store, entries: Sequence[Entry], after: Snapshot) -> Changes:
    """What differs from all that is loaded now, built or not."""
    if not any(entry.kind == Kind.LOAD for entry in in_force.of_figures(entries)):
        return changes.between(None, after)
    now = store.prepare(entries)
    with snapshot.opened(now.path, now.record) as before:
        return changes.between(before, after)


def _asked(after: Snapshot, found: Changes) -> tuple[tuple[Query, Figure], ...]:
    """The open queries about figures that are new or restated, in the order of the scorecard."""
    differing = {
        (row.measure.id, row.team, row.after.period): row.after
        for row in found.rows
        if row.after and row.difference in (Difference.NEW, Difference.RESTATED)
    }
    return tuple(
        (query, differing[key])
        for query in queries.queries(after)
        if query.answer is None
        and (key := (query.measure_id, query.team, query.period)) in differing
    )
