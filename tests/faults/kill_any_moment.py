"""A process killed at moments that nobody chose loses nothing that it had acknowledged."""

import os
import random
from itertools import cycle
from pathlib import Path

from tests.faults import trial_store
from tests.faults.children import Child, said_by, together
from tests.faults.examine import after_a_fault
from tests.faults.tally import NOT_OPENING, PARTIAL, Ill, Tally
from tests.faults.trial_store import FILES, LAST, Ground, Trial

KILLS, LONGEST = 300, 3.0
"""How many kills, and the seconds within which each falls."""


def run(ground: Ground, kills: int = KILLS, seed: int = 20261122) -> Tally:
    """Kills a process that loads, builds and publishes file after file."""
    tally = Tally("kill -9 at any moment", kills)
    chance = random.Random(seed)
    delays = [chance.uniform(0, LONGEST) for _ in range(kills)]

    def trial(number: int) -> tuple[list[Ill], int]:
        there = ground.published.copied(ground.folder / f"moment {number}")
        child = Child(_busy, there)
        child.kill_after(delays[number])
        ended = child.ended()
        if not ended.killed:
            return [Ill(NOT_OPENING, f"it ended before the kill: {ended.fault}")], 0
        left = len(_left(there))
        ills = said_by(after_a_fault, there, ("load",), LAST, ground.expected)
        return [*ills, *said_by(_swept, there)], left

    for ills, left in together(trial, range(kills)):
        tally.add(ills, "left files aside" if left else "left nothing aside")
    return tally


def _busy(trial: Trial) -> None:
    for k in cycle(FILES):
        trial_store.act(trial, ("load", "build", "publish"), k)


def _left(trial: Trial) -> list[Path]:
    """The files that lie there and that no finished operation leaves."""
    return list(trial.places.store.rglob(".part-*"))


def _swept(trial: Trial) -> list[Ill]:
    """What a build leaves of such files once they are old."""
    for path in _left(trial):
        os.utime(path, (0, 0))
    trial.opened().build()
    return [Ill(PARTIAL, f"{path.name} was never swept") for path in _left(trial)]
