"""The proof of a store: chain, stored files and the snapshot in use recomputed, and the first thing that does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from store import build, inputs, snapshot
from store import current as current_file
from store.durable import ContentStore, DamagedError
from store.ledger import Entry, Ledger, recorded
from store.settings import Places


@dataclass(frozen=True)
class Verified:
    """What was recomputed and held. `identity` is None where no snapshot has been built."""

    entries: int
    stored_files: int
    identity: str | None

    def sentence(self) -> str:
        """What to tell who asked."""
        held = f"{self.entries:,} ledger entries and {self.stored_files:,} stored files are as recorded"
        if self.identity is None:
            return f"{held}; no snapshot has been built."
        return f"{held}; the snapshot in use holds what was built, identity {self.identity[:16]}."


def verify(places: Places) -> Verified:
    """Recomputes all of it. Raises DamagedError with the first thing that is not as it was recorded."""
    entries = Ledger(places.ledger).entries()
    files = ContentStore(places.files)
    named = sorted({name for entry in entries for name in stored_files(entry)})
    for name in named:
        files.check(name)
    current = current_file.read(places.current)
    if current is None:
        return Verified(len(entries), len(named), None)
    path = snapshot.checked(places, current, entries)
    identity = build.read_back(path, recorded(entries, current.ledger_length))[0]
    if identity != current.identity:
        raise DamagedError("snapshot: its figures are not those that the store says are in use")
    return Verified(len(entries), len(named), identity)


def stored_files(entry: Entry) -> Iterator[str]:
    """The hash of every stored file that an entry names: what was received, accepted and in force."""
    for name, said in entry.body.items():
        if name == "tables":
            yield from said.values()
        elif name in NAMES_A_FILE and said is not None:
            yield said


NAMES_A_FILE = frozenset(("bytes", "catalogue", "rules", *inputs.REPLACED_WHOLE))
"""The parts of an entry's body that are the hash of a stored file."""
