"""Of two who act on one store at once each is told the truth, and the figures are those of whoever came first and then the other."""

from collections.abc import Sequence
from functools import cache
from multiprocessing.synchronize import Barrier
from typing import Any

from store.__main__ import _TOLD
from store.care.verify import stored_files, verify
from store.decisions.publication import publications
from store.durable import sha256
from store.ledger.ledger import Kind
from store.loading import load
from store.read.snapshot import open_current
from tests.faults import trial_store
from tests.faults.children import FORKS, Child, said_by
from tests.faults.examine import identity_of
from tests.faults.tally import LOST, NOT_OPENING, PARTIAL, WRONG, Ill, Tally
from tests.faults.trial_store import Ground, Trial
from tests.store.small_store import LOADER, SCORECARD

RACES = 200
_TOO_LATE = 60
"""Seconds after which the other will not come any more, and the race is one that failed."""

FILES = {
    2: SCORECARD
    + "m,North,2024-25 Q1,2,100,\nm,South,2024-25 Q1,2,100,\nm,North,2024-25 Q2,2,100,\n",
    3: SCORECARD + "m,North,2024-25 Q1,3,100,\nm,South,2024-25 Q3,3,100,\n",
}
"""Two files of one quarter that share some of their figures, so that their order can be told."""

PAIRS = {
    "load and load": ("load 2", "load 3"),
    "load and load, each from the same head": ("accept 2", "accept 3"),
    "load and publish": ("load 2", "publish"),
    "load and build": ("load 3", "build"),
    "publish and publish": ("publish", "publish"),
    "build and build": ("build", "build"),
}


def run(ground: Ground, races: int = RACES) -> list[Tally]:
    """Races of two loads; and of every other pair, a tenth as many."""

    @cache
    def expected(winners: tuple[int, ...]) -> str:
        there = ground.folder / f"loaded in order {winners}"
        return said_by(_one_after_the_other, ground.published.copied(there), winners)

    tallies = []
    for pair, both in PAIRS.items():
        of_loads = pair.startswith("load and load")
        tally = Tally(f"races: {pair}", max(1, races // (2 if of_loads else 10)))

        def race(number: int, pair=pair, both=both) -> tuple[list[Ill], str]:
            origin = ground.to_build if "build" in both else ground.published
            there = origin.copied(ground.folder / f"{pair} {number}")
            barrier = FORKS.Barrier(2)
            racing = [Child(_act, there, name, barrier) for name in both]
            ended = [each.ended() for each in racing]
            if faults := [each.fault for each in ended if each.fault]:
                return [Ill(NOT_OPENING, fault) for fault in faults], ""
            told = [each.said for each in ended]
            ills, winners, found = said_by(_settled, there, told)
            if "from the same head" in pair and [name for name, _ in told].count("did") != 1:
                ills.append(Ill(WRONG, "of two who read the same entries not one alone went on"))
            if found != expected(winners):
                ills.append(Ill(WRONG, f"{pair}: not the figures of {winners} in that order"))
            return ills, f"{sum(name == 'did' for name, _ in told)} of 2 went through"

        for number in range(tally.wanted):
            tally.add(*race(number))
        tallies.append(tally)
    return tallies


def _act(trial: Trial, what: str, barrier: Barrier) -> tuple[str, Any]:
    """Acts when the other is ready; says what it did, or the words in which it was refused."""
    name, _, number = what.partition(" ")
    store = trial.store()
    entries = store.entries()
    if number:
        path = trial.file(int(number), FILES[int(number)])
        data = path.read_bytes()
        accepted = load.read(store, entries, path.name, data) if name == "accept" else None
    barrier.wait(_TOO_LATE)
    try:
        if name == "load":
            entry = load.take_in(store, LOADER, path).entry
            return "did", (entry.number, entry.hash, path.name)
        if name == "accept":
            entry = load.accept(store, LOADER, entries, accepted, data).entry
            return "did", (entry.number, entry.hash, path.name)
        trial_store.act(trial, (name,), 0)
        return "did", None
    except _TOLD as fault:
        assert str(fault), "a refusal says something"
        kept = (path.name, sha256(data)) if number else None
        return "refused", (type(fault).__name__, str(fault), kept)


def _settled(
    trial: Trial, told: Sequence[tuple[str, Any]]
) -> tuple[list[Ill], tuple[int, ...], str]:
    """Whether each was told the truth; whose files were loaded, in order; the identity once built."""
    ills: list[Ill] = []
    verify(trial.opened())
    entries = trial.store().entries()
    for outcome, said in told:
        if outcome == "refused":
            sort, words, kept = said
            if sort != "MovedOnError":
                ills.append(Ill(NOT_OPENING, f"refused with {sort}: {words}"))
            if kept and any(
                entry.body.get("file") == kept[0] or kept[1] in stored_files(entry)
                for entry in entries
            ):
                ills.append(Ill(PARTIAL, f"{kept[0]} was refused and an entry names it"))
        elif said is not None:
            number, digest, file = said
            entry = entries[number - 1] if number <= len(entries) else None
            if entry is None or entry.hash != digest or entry.body["file"] != file:
                ills.append(Ill(LOST, f"{file} is not entry {number}, as was said"))
    before = {entry.body["bytes"] for entry in entries if entry.kind == Kind.LOAD}
    if len(before) != sum(entry.kind == Kind.LOAD for entry in entries):
        ills.append(Ill(WRONG, "one file was loaded twice"))
    for made in publications(entries):
        loads = [each.number for each in entries[: made.number] if each.kind == Kind.LOAD]
        if made.figures != loads[-1]:
            ills.append(Ill(WRONG, f"entry {made.number} publishes figures that are not the last"))
    trial.opened().build()
    snapshot = open_current(trial.opened())
    assert snapshot is not None, "a build puts its snapshot in use"
    found = identity_of(snapshot)
    snapshot.close()
    verify(trial.opened())
    numbers = {sha256(text.encode()): k for k, text in _texts().items()}
    brought = [entry.body["bytes"] for entry in entries if entry.kind == Kind.LOAD]
    return ills, tuple(numbers[each] for each in brought if each in numbers), found


def _texts() -> dict[int, str]:
    """Every file that may have been loaded after the first."""
    return {**FILES, -2: trial_store.scorecard(2)}


def _one_after_the_other(trial: Trial, winners: Sequence[int]) -> str:
    """The identity where nobody raced."""
    store = trial.store()
    for k in winners:
        load.take_in(store, LOADER, trial.file(abs(k), _texts()[k]))
    return store.prepare(store.entries()).record.identity
