"""What a file would do, found out in a process of its own, behind whoever serves readers.

`python -m store.loading.propose_apart` is that process. It is asked, and answers, in our own bytes: the file itself
is read in yet another, which can answer in figures and words alone.
"""

import json
import pickle
import sys

from store import faults_told
from store.build.database import EngineError
from store.loading import proposal
from store.loading.proposal import Progress, Proposal
from store.store import Store
from work import limits, process
from work.process import EndedError, How, RefusedError

SECONDS = 600
"""Of the machine's time for working out what one file would do; a council's takes five."""

MEMORY = 3_000_000_000
"""Bytes of its own that the process may hold."""

_WAIT = 3 * SECONDS
_WHY = {
    How.TOO_SLOW: f"it took more than {SECONDS} seconds",
    How.TOO_LARGE: "it took more memory than it may",
    How.BROKEN: "the process that works it out broke off",
}


def propose(
    store: Store, file: str, data: bytes, told: Progress = lambda share, words: None
) -> Proposal:
    """As `proposal.propose`. Raises as it does, and EngineError where the process ended without an answer."""
    question = pickle.dumps((store.places, file, data))
    try:
        said = process.asked_once(
            "store.loading.propose_apart", question, _WAIT, lambda far: told(*json.loads(far))
        )
    except EndedError as fault:
        raise EngineError(_WHY[fault.how]) from fault
    except RefusedError as refusal:
        raise faults_told.read(str(refusal)) from refusal
    found: Proposal = pickle.loads(said)  # noqa: S301 - from the product itself
    return found


def _answer(question: bytes, progress: process.Progress) -> bytes:
    places, file, data = pickle.loads(question)  # noqa: S301 - from the product itself
    limits.hold_time(SECONDS)
    limits.hold_memory(MEMORY)
    limits.stand_behind()

    def told(share: float, words: str) -> None:
        progress(json.dumps([share, words]).encode())

    try:
        return pickle.dumps(proposal.propose(Store(places), file, data, told))
    except faults_told.CARRIED as fault:
        raise RefusedError(faults_told.written(fault)) from fault


def main() -> int:
    """Works out what it is asked for."""
    return process.answer_all(_answer)


if __name__ == "__main__":
    sys.exit(main())
