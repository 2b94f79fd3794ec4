"""The proof of a store: chain, stored files and the snapshot in use recomputed, and the first thing that does not hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.build import build, records
from store.build.records import Record
from store.decisions import publication
from store.decisions.register import DECISIONS
from store.durable import DamagedError
from store.ledger import in_force
from store.ledger.ledger import Entry, recorded
from store.read import snapshot
from store.store import Store


@dataclass(frozen=True)
class Verified:
    """What was recomputed and held. `identity` is the draft's, None where none has been built."""

    entries: int
    stored_files: int
    identity: str | None
    publications: int = 0

    def sentence(self) -> str:
        """What to tell who asked."""
        held = f"{self.entries:,} ledger entries and {self.stored_files:,} stored files are as recorded"
        if self.publications:
            held += f"; the figures of {_many(self.publications)} are those that were published"
        if self.identity is None:
            return f"{held}; no snapshot has been built."
        return f"{held}; the snapshot in use holds what was built, identity {self.identity[:16]}."


def _many(publications: int) -> str:
    return f"{publications:,} publication{'' if publications == 1 else 's'}"


def verify(store: Store) -> Verified:
    """Recomputes all of it. Raises DamagedError with the first thing that is not as it was recorded.

    A publication whose snapshot was never built here, or by another version, is made again when it
    is opened and held to what was published then.
    """
    entries, places = store.entries(), store.places
    named = stored_files_sound(store, entries)
    kept = 0
    for each in publication.publications(entries):
        last = recorded(entries, each.figures)
        record = records.read(
            records.path(places.snapshots, each.figures, last.hash, each.edition.code)
        )
        if record is not None:
            publication.check(each, _read_back(store, record, entries))
            kept += 1
    current = records.read(places.current)
    if current is None:
        return Verified(len(entries), named, None, kept)
    return Verified(len(entries), named, _read_back(store, current, entries), kept)


def stored_files_sound(store: Store, entries: Sequence[Entry]) -> int:
    """How many stored files the entries name, once each is what was stored. Raises DamagedError."""
    named = {name for entry in entries for name in stored_files(entry)}
    for name in sorted(named):
        store.files.check(name)
    return len(named)


def _read_back(store: Store, record: Record, entries: Sequence[Entry]) -> str:
    """The identity of a recorded snapshot, recomputed from its rows."""
    path = snapshot.checked(store, record, entries)
    identity = build.read_back(path, recorded(entries, record.ledger_length))[0]
    if identity != record.identity:
        raise DamagedError("snapshot: its figures are not those that are recorded of it")
    return identity


def stored_files(entry: Entry) -> Iterator[str]:
    """The hash of every stored file that an entry names: what was received, accepted and in force."""
    for name, said in entry.body.items():
        if name == "tables":
            yield from said.values()
        elif name in NAMES_A_FILE and said is not None:
            yield said


NAMES_A_FILE = frozenset(
    ("bytes", *in_force.NAMED, *(name for each in DECISIONS for name in each.files))
)
"""The parts of an entry's body that are the hash of a stored file."""
