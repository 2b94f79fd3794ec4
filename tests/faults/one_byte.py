"""A byte edited or a file taken away anywhere in a store is found, and no figure is served that was not built."""

import hashlib
import random
import shutil
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.care.verify import stored_files, verify
from store.durable import DamagedError
from store.ledger.ledger import Entry
from store.read import as_at, snapshot
from store.settings import Places
from store.store import Store
from tests.faults import trial_store
from tests.faults.children import said_by, together
from tests.faults.tally import LOST, NOT_OPENING, WRONG, Ill, Tally
from tests.faults.trial_store import Ground, Trial

EDITS = 200
_AT_ONCE = 8
IN_USE = "in use"
"""The code under which the figures are kept that `open_current` gives."""

Served = Mapping[str, list[tuple[Any, ...]]]
"""What each state serves: every row of its figures."""


@dataclass(frozen=True)
class Edit:
    """One byte of one file made another, or the file taken away; at which place and to what."""

    path: Path
    place: float
    change: int | None

    def done(self, whole: bytes) -> bytes | None:
        """What is in the file afterwards."""
        if self.change is None:
            return None
        at = min(int(self.place * len(whole)), len(whole) - 1)
        return whole[:at] + bytes([whole[at] ^ self.change]) + whole[at + 1 :]


@dataclass(frozen=True)
class Untouched:
    """A store as it is before anything was done to it: what is recorded, and what is served."""

    trial: Trial
    entries: list[Entry]
    served: Served


def run(ground: Ground, edits: int = EDITS) -> list[Tally]:
    """Edits bytes of every sort of file alike; then takes away as many files, or all there are."""
    untouched = said_by(_untouched, ground.published.copied(ground.folder / "edited"))
    chance = random.Random(20261122)
    sorts = _watched(untouched.trial.places)
    chosen = [
        Edit(chance.choice(sorts[sort]), _place(chance, untouched, sort), chance.randrange(1, 256))
        for sort in (list(sorts) * edits)[:edits]
    ]
    removed = [Edit(path, 0, None) for paths in sorts.values() for path in paths][:edits]
    edited = _tried(ground, "one byte edited", untouched, chosen)
    if 2 * sum(count for note, count in edited.notes.items() if note.startswith("found")) <= edits:
        edited.ills.append(Ill(LOST, "fewer than half of the edits were found"))
    return [
        edited,
        _tried(ground, "one file taken away", untouched, removed),
    ]


def _tried(ground: Ground, what: str, untouched: Untouched, edits: list[Edit]) -> Tally:
    tally = Tally(what, len(edits))

    def some(start: int) -> list[tuple[list[Ill], str]]:
        there = untouched.trial.copied(ground.folder / f"{what} {start}")
        return said_by(_edited, there, untouched, edits[start : start + _AT_ONCE])

    for found in together(some, range(0, len(edits), _AT_ONCE)):
        for ills, note in found:
            tally.add(ills, note)
    return tally


def _untouched(trial: Trial) -> Untouched:
    """Two publications, and a load after the last of them; every state of it opened once."""
    trial_store.act(trial, ("load", "build", "publish"), 2)
    trial_store.act(trial, ("load", "build"), 3)
    served, refused = _look(trial.opened())
    assert len(served) > 6 and not refused, "all of it is served before anything is done to it"
    return Untouched(trial, trial.opened().entries(), served)


def _watched(places: Places) -> dict[str, list[Path]]:
    """Every file of a store by its sort, each relative to the store."""
    stored = [path for path in places.files.rglob("*") if path.is_file()]
    sorts = {
        "ledger": [places.ledger],
        "end of the ledger": [places.ledger.with_suffix(".head.json")],
        "current.json": [places.current],
        "Parquet": [path for path in stored if path.read_bytes().startswith(b"PAR1")],
        "other stored files": [path for path in stored if b"PAR1" not in path.read_bytes()[:4]],
        "snapshots": list(places.snapshots.glob("*.duckdb")),
        "records": list(places.snapshots.glob("*.json")),
    }
    assert all(sorts.values()), "a store has files of every sort"
    return {
        sort: sorted(path.relative_to(places.store) for path in paths)
        for sort, paths in sorts.items()
    }


def _place(chance: random.Random, untouched: Untouched, sort: str) -> float:
    """Where in its file a byte is edited; in a ledger it is one of the last entry's, every other time."""
    if sort != "ledger" or chance.random() < 0.5:
        return chance.random()
    whole = untouched.trial.places.ledger.read_bytes()
    return (whole.index(untouched.entries[-1].hash.encode()) - chance.randrange(-64, 900)) / len(
        whole
    )


def _edited(trial: Trial, untouched: Untouched, edits: list[Edit]) -> list[tuple[list[Ill], str]]:
    """What each edit led to, one after the other, each in a store that is whole but for it."""
    found = []
    for edit in edits:
        path = trial.places.store / edit.path
        done = edit.done(path.read_bytes())
        if done is None:
            path.unlink()
        else:
            path.chmod(0o644)
            path.write_bytes(done)
        ills, note = _judged(trial.opened(), untouched, str(edit.path))
        found.append(([Ill(ill.sort, f"{edit}: {ill.words}") for ill in ills], note))
        shutil.rmtree(trial.places.store)
        shutil.copytree(untouched.trial.places.store, trial.places.store)
    return found


def _judged(store: Store, untouched: Untouched, file: str) -> tuple[list[Ill], str]:
    """What is wrong, and whether the damage was found, was made good from the ledger, or means nothing."""
    try:
        found = _refuses(store)
        served, refused = _look(store)
    except Exception:
        return [Ill(NOT_OPENING, traceback.format_exc())], ""
    ills = [
        Ill(WRONG, f"{code} served figures that are not its own")
        for code, rows in served.items()
        if rows != untouched.served.get(code)
    ]
    made_from = not file.startswith(("snapshots", "current"))
    if found and made_from and any(code != IN_USE for code in served):
        ills.append(Ill(WRONG, f"{sorted(served)} were served although the proof does not hold"))
    if found:
        return ills, "found, and nothing served" if not served else "found, and the rest served"
    gone = untouched.served.keys() - served.keys()
    if store.entries() != untouched.entries:
        ills.append(Ill(LOST, "verified although an entry is not what was recorded"))
    if not _stored_as_named(store.places, untouched.entries):
        ills.append(Ill(LOST, "verified although a stored file is not what an entry names"))
    if refused or gone - ({as_at.DRAFT, IN_USE} if file == "current.json" else set()):
        ills.append(Ill(NOT_OPENING, f"verified, and not served: {sorted(gone)}"))
    again = file.startswith("snapshots")
    return ills, "made again the same" if again else "without meaning, all served the same"


def _stored_as_named(places: Places, entries: list[Entry]) -> bool:
    """Whether every stored file that an entry names is there and has that hash, found without the store's help."""
    named = {name for entry in entries for name in stored_files(entry)}
    held = {path.name: path for path in places.files.rglob("*") if path.is_file()}
    return all(
        name in held and hashlib.sha256(held[name].read_bytes()).hexdigest() == name
        for name in named
    )


def _refuses(store: Store) -> bool:
    """Whether the proof of the store finds something."""
    try:
        verify(store)
    except DamagedError:
        return True
    return False


def _look(store: Store) -> tuple[Served, list[str]]:
    """What each state serves, and the codes of those that are refused in the store's own words."""
    served, refused = {}, []
    for code, opened in _openings(store):
        try:
            found = opened()
        except DamagedError:
            refused.append(code)
            continue
        if found is not None:
            with found._connection.cursor() as cursor:
                served[code] = cursor.execute("FROM figure ORDER BY ALL").fetchall()
            found.close()
    return served, refused


def _openings(store: Store) -> Iterator[tuple[str, Any]]:
    """Every way in which a screen comes to figures, each to be tried."""
    yield IN_USE, lambda: snapshot.open_current(store)
    try:
        entries = as_at.proved(store)
        states = as_at.every(store, entries)
    except DamagedError as fault:
        why = fault

        def refuse() -> None:
            raise why

        yield "every state", refuse
        return
    for state in states:
        yield state.code, lambda state=state: as_at.opened(store, entries, state)
