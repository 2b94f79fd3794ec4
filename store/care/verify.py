"""The proof of a store: chain, stored files and the snapshot in use recomputed, and the first thing that does not hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.build import build
from store.build import record as recording
from store.build.record import Record
from store.decisions import publication
from store.durable import ContentStore, DamagedError
from store.ledger import in_force
from store.ledger.ledger import Entry, Ledger, recorded
from store.read import snapshot
from store.settings import Places


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
            held += (
                f"; the figures of {self.publications:,} publications are those that were published"
            )
        if self.identity is None:
            return f"{held}; no snapshot has been built."
        return f"{held}; the snapshot in use holds what was built, identity {self.identity[:16]}."


def verify(places: Places) -> Verified:
    """Recomputes all of it. Raises DamagedError with the first thing that is not as it was recorded.

    A publication whose snapshot was never built here, or by another version, is made again when it
    is opened and held to what was published then.
    """
    entries = Ledger(places.ledger).entries()
    named = stored_files_sound(places, entries)
    kept = 0
    for each in publication.publications(entries):
        last = recorded(entries, each.figures)
        record = recording.read(
            recording.path(places.snapshots, each.figures, last.hash, build.EDITION)
        )
        if record is not None:
            publication.check(each, _read_back(places, record, entries))
            kept += 1
    current = recording.read(places.current)
    if current is None:
        return Verified(len(entries), named, None, kept)
    return Verified(len(entries), named, _read_back(places, current, entries), kept)


def stored_files_sound(places: Places, entries: Sequence[Entry]) -> int:
    """How many stored files the entries name, once each is what was stored. Raises DamagedError."""
    files = ContentStore(places.files)
    named = {name for entry in entries for name in stored_files(entry)}
    for name in sorted(named):
        files.check(name)
    return len(named)


def _read_back(places: Places, record: Record, entries: Sequence[Entry]) -> str:
    """The identity of a recorded snapshot, recomputed from its rows."""
    path = snapshot.checked(places, record, entries)
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


NAMES_A_FILE = frozenset(("bytes", "catalogue", "rules", "recipe", *in_force.REPLACED_WHOLE))
"""The parts of an entry's body that are the hash of a stored file."""
