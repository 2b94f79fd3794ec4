"""The states of the figures that can be opened: as published to a meeting, the draft, as they were after any load."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from metrics.british import here
from metrics.edition import OFFICER, Edition
from metrics.words import narrative
from store.build import records
from store.care import verify
from store.decisions import publication
from store.decisions.publication import Publication
from store.ledger import in_force
from store.ledger.body import recorded_at
from store.ledger.ledger import Entry
from store.ledger.loads import loads
from store.read import snapshot
from store.read.snapshot import Snapshot, Standing
from store.store import Store

PUBLISHED = "published"
"""The code of the latest publication: what a link without `as_at` opens."""

DRAFT = snapshot.DRAFT.code
"""The code of the figures that were built last, published or not."""


class Sort(StrEnum):
    """What a state is: the latest publication, an earlier one, the draft, or a load."""

    PUBLISHED = "published"
    EARLIER = "earlier"
    DRAFT = "draft"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class AsAt:
    """One state: its code in an address, and the ledger entry whose figures it shows."""

    code: str
    sort: Sort
    figures: int
    at: datetime
    publication: Publication | None = None
    file: str = ""

    @property
    def on(self) -> date:
        """The day on which it came to be, by British time."""
        return here(self.at).date()

    @property
    def standing(self) -> Standing:
        """How figures of this state are headed, and named in a file."""
        if self.publication:
            day = self.publication.meeting_on
            named = self.publication.meeting
            meeting = f"for {named}, {narrative.day(day)}"
            if self.sort is Sort.PUBLISHED:
                return Standing(self.code, f"Published {meeting}", "", named, day)
            part = f"as-published-{day.isoformat()}-{self.code}"
            return Standing(self.code, f"As published {meeting}", part, named, day)
        if self.sort is Sort.LOAD:
            words = f"As loaded on {narrative.day(self.on)}: {self.file} (entry {self.code})"
            return Standing(self.code, words, f"as-loaded-{self.code}")
        return snapshot.DRAFT


@dataclass(frozen=True, slots=True)
class Mark:
    """What changes when anything is recorded or another draft is in use: cheap to read on every rerun."""

    ledger: tuple[int, int, int] | None
    current: tuple[int, int, int] | None


def mark(store: Store) -> Mark:
    """The marks of the ledger and of what names the draft, as the disk has them now."""
    return Mark(_mark(store.places.ledger), _mark(store.places.current))


def _mark(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def every(store: Store, entries: Sequence[Entry]) -> tuple[AsAt, ...]:
    """Every state that can be opened: the latest publication, the draft, then the rest, newest first."""
    published = publication.publications(entries)
    found = [
        AsAt(str(each.number), Sort.EARLIER, each.figures, each.at, each) for each in published
    ]
    found += [
        AsAt(str(entry.number), Sort.LOAD, entry.number, recorded_at(entry), file=load.file)
        for entry, load in loads(entries)
    ]
    found.sort(key=lambda each: -int(each.code))
    first = []
    if published:
        last = published[-1]
        first.append(AsAt(PUBLISHED, Sort.PUBLISHED, last.figures, last.at, last))
    if record := records.read(store.places.current):
        entry = entries[record.ledger_length - 1] if record.ledger_length <= len(entries) else None
        at = recorded_at(entry) if entry else datetime.min
        first.append(AsAt(DRAFT, Sort.DRAFT, record.ledger_length, at))
    return (*first, *found)


def published_before(states: Sequence[AsAt], chosen: AsAt) -> AsAt | None:
    """The last publication whose figures are older than those chosen; None where there is none."""
    return next(
        (
            each
            for each in states
            if each.sort in (Sort.PUBLISHED, Sort.EARLIER) and each.figures < chosen.figures
        ),
        None,
    )


def ready(store: Store, entries: Sequence[Entry], state: AsAt, edition: Edition = OFFICER) -> bool:
    """Whether an edition's snapshot of a state is there to be opened; where it is not, opening it makes it."""
    if state.sort is Sort.DRAFT:
        return True
    last = in_force.of_figures(entries[: state.figures])[-1]
    record = records.path(store.places.snapshots, last.number, last.hash, edition.code)
    return record.is_file()


def proved(store: Store) -> list[Entry]:
    """The entries, once chain and every stored file are as they were recorded. Raises DamagedError."""
    entries = store.entries()
    verify.stored_files_sound(store, entries)
    return entries


def opened(
    store: Store, entries: Sequence[Entry], state: AsAt, edition: Edition = OFFICER
) -> Snapshot:
    """An edition's snapshot of a state, made from the ledger where it is not there.

    Raises DamagedError where it is not what was built or, of a publication, what was published.
    """
    if state.sort is Sort.DRAFT:
        record = records.read(store.places.current)
        assert record is not None, "a draft is a state where one is in use"
        if record.ledger_length > len(entries):
            # Somebody loaded and built since the entries were read, which is no damage.
            entries = store.entries()
    else:
        record = store.prepare(entries[: state.figures], edition).record
    if state.publication:
        publication.check(state.publication, record.identity)
    return snapshot.open_recorded(store, record, entries, state.standing)
