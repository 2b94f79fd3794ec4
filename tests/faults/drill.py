"""A store copied while others load, build and publish is put back with the same entries and the same figures."""

import time
from itertools import cycle
from pathlib import Path

from store.care.backup import backup, restore
from store.care.verify import verify
from store.decisions.publication import publications
from tests.faults import trial_store
from tests.faults.children import Child
from tests.faults.examine import Expected, examined
from tests.faults.tally import LOST, NOT_OPENING, WRONG, Ill, Tally
from tests.faults.trial_store import FILES, Ground, Trial

DRILLS = 20
AT_ONCE = 3
"""Files that are loaded, built and published while one copy is taken and looked at: a quick machine would
else give a store of hundreds, each state of which every drill opens."""


def run(ground: Ground, drills: int = DRILLS) -> Tally:
    """Copies one store and puts the copy back elsewhere, again and again, while the store grows."""
    tally = Tally("backup and restore while files are loaded", drills)
    origin = ground.published.copied(ground.folder / "copied while loaded")
    writer = Child(_write, origin)
    entries = opened = 0
    for number in range(drills):
        there = ground.folder / f"drill {number}"
        drilled = Child(_drilled, origin, there, ground.expected).ended()
        ills, held, published = drilled.said or ([Ill(NOT_OPENING, drilled.fault)], 0, 0)
        tally.add(ills)
        _done(origin, number).touch()
        entries, opened = max(entries, held), opened + published
    _over(origin).touch()
    if fault := writer.ended().fault:
        tally.ills.append(Ill(NOT_OPENING, fault))
    tally.notes = {"entries in the last": entries, "publications opened": opened}
    return tally


def _over(trial: Trial) -> Path:
    return trial.folder / "over"


def _done(trial: Trial, number: int) -> Path:
    return trial.folder / f"drill {number} is over"


def _write(trial: Trial) -> None:
    """Loads, builds and publishes, a few files a drill, until it is told that the drills are over."""
    for turn, k in enumerate(cycle(FILES)):
        while turn >= AT_ONCE and not _done(trial, turn // AT_ONCE - 1).exists():
            if _over(trial).exists():
                return
            time.sleep(0.02)
        trial_store.act(trial, ("load", "build", "publish"), k)


def _drilled(trial: Trial, folder: Path, expected: Expected) -> tuple[list[Ill], int, int]:
    """One copy, put back elsewhere: what is wrong with it, and its entries and publications."""
    before = trial.opened().entries()
    backup(trial.opened(), folder / "kept")
    restored = Trial(folder / "restored")
    proof = restore(restored.opened(), folder / "kept")
    ills = []
    if verify(restored.opened()) != proof:
        ills.append(Ill(WRONG, "the proof of what was put back is not what was said"))
    found = restored.opened().entries()
    after = trial.opened().entries()
    if found[: len(before)] != before or after[: len(found)] != found:
        ills.append(Ill(LOST, "the entries put back are not those of the store"))
    return [*ills, *examined(restored, expected)], len(found), len(publications(found))
