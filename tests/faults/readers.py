"""Who reads while files are loaded and built sees whole snapshots, one load's figures and never an earlier one's again."""

import random
from pathlib import Path

from store.read import as_at
from store.read.snapshot import Snapshot, open_current
from tests.faults import trial_store
from tests.faults.children import Child
from tests.faults.examine import values_of
from tests.faults.tally import NOT_OPENING, WRONG, Ill, Tally
from tests.faults.trial_store import Ground, Trial, last_file

LOADS, READERS = 100, 2


def run(ground: Ground, loads: int = LOADS) -> Tally:
    """One process loads, builds and now and then publishes; others read until it has ended."""
    tally = Tally("loads while others read", loads)
    there = ground.published.copied(ground.folder / "read while loaded")
    writer = Child(_write, there, loads)
    readers = [Child(_read, there, number) for number in range(READERS)]
    ended = [writer.ended(), *(reader.ended() for reader in readers)]
    tally.trials = ended[0].said or 0
    tally.ills += [Ill(NOT_OPENING, each.fault) for each in ended if each.fault]
    looks = 0
    for reader in ended[1:]:
        ills, had = reader.said or ([], 0)
        tally.ills += ills
        looks += had
    tally.notes["snapshots read"] = looks
    if looks <= loads:
        tally.ills.append(Ill(NOT_OPENING, "fewer snapshots were read than files were loaded"))
    return tally


def _over(trial: Trial) -> Path:
    return trial.folder / "over"


def _write(trial: Trial, loads: int) -> int:
    """Loads file after file; every tenth state is published. Returns how many it loaded."""
    try:
        for k in range(2, loads + 2):
            steps = ("load", "build", "publish") if k % 10 == 2 else ("load", "build")
            trial_store.act(trial, steps, k)
    finally:
        _over(trial).touch()
    return loads


def _read(trial: Trial, number: int) -> tuple[list[Ill], int]:
    """Looks at the draft and at any other state in turn; says what was wrong, and how many looks it had."""
    chance, ills, looks, newest = random.Random(number), [], 0, 0
    store = trial.opened()
    while not _over(trial).exists():
        draft = open_current(store)
        assert draft is not None, "a draft was in use when reading began"
        k, said = _one_value(draft)
        if said or k < newest:
            ills.append(Ill(WRONG, said or f"figures of load {k} after those of load {newest}"))
        newest = max(newest, k)
        entries = as_at.proved(store)
        states = as_at.every(store, entries)
        by_code = {state.code: state for state in states}
        for code in (as_at.DRAFT, as_at.PUBLISHED, chance.choice(sorted(by_code))):
            state = by_code[code]
            with_figures = as_at.opened(store, entries, state)
            k, said = _one_value(with_figures)
            wanted = last_file(store.entries(), with_figures.record.ledger_length)
            if said or k != wanted:
                ills.append(Ill(WRONG, said or f"{code} holds load {k}, not {wanted}"))
        looks += 4
    return ills, looks


def _one_value(snapshot: Snapshot) -> tuple[int, str]:
    """The load whose figures a snapshot holds, and what is wrong where it holds those of several."""
    found = values_of(snapshot)
    snapshot.close()
    if len(found) > 1:
        return 0, f"figures of several loads in one snapshot: {sorted(found)}"
    return int(2 * (next(iter(found), 0) or 0)), ""
