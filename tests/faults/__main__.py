"""Every fault proof of the store, one after the other, and one table of what was found: `python -m tests.faults`."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import (
    crowd,
    disk_full,
    drill,
    kill_any_moment,
    kill_each_step,
    one_byte,
    power,
    races,
    readers,
    screen,
    texts,
    trial_store,
)
from tests.faults.children import said_by
from tests.faults.tally import Tally, table
from tests.faults.trial_store import Ground

PROOFS: dict[str, Callable[[Ground], Tally | list[Tally]]] = {
    "steps": kill_each_step.run,
    "moments": kill_any_moment.run,
    "full": disk_full.run,
    "edits": one_byte.run,
    "races": races.run,
    "readers": readers.run,
    "drill": drill.run,
    "screen": screen.run,
    "power": power.run,
    "crowd": crowd.run,
    "texts": texts.run,
}


def main(names: list[str]) -> int:
    """Runs the proofs of these names, or all. Returns 1 where any does not hold."""
    if unknown := [name for name in names if name not in PROOFS]:
        print(f"no such proof: {', '.join(unknown)}; there are {', '.join(PROOFS)}")
        return 2
    tallies: list[Tally] = []
    for name in names or PROOFS:
        began = time.monotonic()
        with TemporaryDirectory() as folder:
            found = PROOFS[name](said_by(trial_store.ground, Path(folder)))
        found = found if isinstance(found, list) else [found]
        tallies += found
        # Said at once too: a run that is broken off has told what it found until then.
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
        print(table(found), *_faults(found), sep="\n", file=sys.stderr, flush=True)
    print(table(tallies), *_faults(tallies), sep="\n")
    return 0 if all(tally.holds for tally in tallies) else 1


def _faults(tallies: Sequence[Tally]) -> Iterator[str]:
    """Everything that went wrong, and every proof that was not tried as often as was wanted."""
    for tally in tallies:
        for ill in tally.ills:
            yield f"\n{tally.what}: {ill.sort}: {ill.words}"
        if tally.trials < tally.wanted:
            yield f"\n{tally.what}: only {tally.trials} of {tally.wanted} were tried"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
