"""The store that a fault is done to: small, real, made by the product, with figures known beforehand.

The k-th file gives every figure of the quarter year the same value, k half per cents, so that a
snapshot tells by itself which loads it was made from, and whether it was made from one of them alone.
"""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from store.decisions import publication
from store.ledger.ledger import Entry, Kind
from store.loading.load import take_in
from store.read import as_at
from store.settings import Places
from store.store import Store
from tests.store.small_store import LOADER, SCORECARD, TEAMS, catalogue, measure, open_store

CATALOGUE = catalogue(measure("m"))
QUARTERS = tuple(f"2024-25 Q{quarter}" for quarter in (1, 2, 3))
FILES = range(2, 6)
"""The files that are loaded in turn, and in turn again, where there is no end to the loading."""

LAST = 6
"""The file that is loaded after a fault, and never before one."""

MEETING, ON = "Corporate Parenting Panel", date(2025, 6, 24)


@dataclass(frozen=True)
class Trial:
    """Where one trial takes place: its store, and what was acknowledged there, in a file apart."""

    folder: Path

    @property
    def places(self) -> Places:
        return Places(self.folder / "store", self.folder / "measures")

    def opened(self) -> Store:
        """The store as it lies there, whatever was done to it."""
        return Store(self.places)

    @property
    def acknowledged(self) -> Path:
        return self.folder / "acknowledged"

    def store(self) -> Store:
        """The store, opened as the commands open it, or founded where there is none."""
        # Written once: where two processes open one store, neither finds a catalogue half written.
        there = self.places.catalogue
        missing = {name: text for name, text in CATALOGUE.items() if not (there / name).exists()}
        return open_store(self.folder, missing)

    def file(self, k: int, text: str | None = None) -> Path:
        """The k-th file, written out for somebody to load."""
        path = self.folder / f"{k:03d}.csv"
        path.write_text(text or scorecard(k), encoding="utf-8")
        return path

    def copied(self, folder: Path) -> "Trial":
        """The same store in another folder, for one trial of its own."""
        shutil.copytree(self.folder, folder)
        return Trial(folder)

    def acknowledge(self, **said: Any) -> None:
        """Writes down that a call returned, and returns when the disk holds that."""
        handle = os.open(self.acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(handle, json.dumps(said).encode() + b"\n")
        os.fsync(handle)
        os.close(handle)


@dataclass(frozen=True)
class Ground:
    """What every trial starts from: two stores to copy, and the identity of each file's figures."""

    folder: Path
    published: Trial
    to_build: Trial
    expected: Mapping[int, str]

    def __post_init__(self) -> None:
        assert len(set(self.expected.values())) == len(self.expected), "files can be told apart"


def scorecard(k: int) -> str:
    """A file in which every figure is k half per cents: a hundred files and more are told apart."""
    rows = (f"m,{team},{quarter},{k},200,\n" for quarter in QUARTERS for team in ("North", "South"))
    return SCORECARD + "".join(rows)


def published(folder: Path) -> Trial:
    """A store with the first file loaded, built and published, and every state of it opened once."""
    trial = Trial(folder)
    act(trial, ("teams", "load", "build", "publish"), 1)
    store = trial.opened()
    entries = as_at.proved(store)
    for state in as_at.every(store, entries):
        as_at.opened(store, entries, state).close()
    trial.acknowledged.unlink()
    return trial


def with_a_load_to_build(origin: Trial, folder: Path) -> Trial:
    """The same with the second file loaded and not yet built."""
    trial = origin.copied(folder)
    act(trial, ("load",), 2)
    trial.acknowledged.unlink()
    return trial


def act(trial: Trial, operations: tuple[str, ...], k: int) -> None:
    """Does some of teams, load (the k-th file), build and publish, each acknowledged once it returned."""
    store = trial.store()
    for operation in operations:
        if operation in ("teams", "load"):
            file = trial.file(0, TEAMS) if operation == "teams" else trial.file(k)
            entry = take_in(store, LOADER, file).entry
            trial.acknowledge(number=entry.number, hash=entry.hash)
        elif operation == "build":
            made = store.build()
            trial.acknowledge(built=made.record.ledger_length)
        else:
            made = publication.publish(store, LOADER, store.entries(), MEETING, ON)
            trial.acknowledge(number=made.number, hash=store.entries()[made.number - 1].hash)


def ground(folder: Path) -> Ground:
    """The stores that every trial starts from, made in a folder."""
    origin = published(folder / "published")
    return Ground(
        folder,
        origin,
        with_a_load_to_build(origin, folder / "to build"),
        identities(folder / "expected"),
    )


def identities(folder: Path) -> dict[int, str]:
    """What the figures are after each file, in a store to which nothing ever happens; 0 is before all."""
    trial = Trial(folder)
    act(trial, ("teams",), 0)
    store = trial.store()
    found = {0: store.prepare(store.entries()).record.identity}
    for k in (1, *FILES, LAST):
        take_in(store, LOADER, trial.file(k))
        found[k] = store.prepare(store.entries()).record.identity
    return found


def last_file(entries: Sequence[Entry], upto: int) -> int:
    """Which file the figures of an entry come from; 0 before any."""
    loads = [entry.body["file"] for entry in entries[:upto] if entry.kind == Kind.LOAD]
    numbers = [int(file.split(".")[0]) for file in loads if file[0].isdigit()]
    return numbers[-1] if numbers else 0
