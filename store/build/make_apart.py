"""A snapshot made in a process of its own, behind whoever serves readers: its memory is given back when it ends.

`python -m store.build.make_apart` is that process. It is asked in our own bytes and answers in JSON.
"""

import json
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from metrics.edition import Edition
from store import faults_told
from store.build import build
from store.build.build import Built
from store.build.database import EngineError
from store.build.records import Record
from store.durable import ContentStore
from store.ledger.ledger import Entry
from work import limits, process
from work.process import EndedError, How, Progress, RefusedError

SECONDS = 600
"""Of the machine's time for one build; a council's takes two."""

MEMORY = 3_000_000_000
"""Bytes of its own that the process may hold: twice what the engine is given."""

_WAIT = 3 * SECONDS
_WHY = {
    How.TOO_SLOW: f"the build took more than {SECONDS} seconds",
    How.TOO_LARGE: "the build took more memory than it may",
    How.BROKEN: "the build broke off",
}


def make(folder: Path, entries: Sequence[Entry], files: ContentStore, edition: Edition) -> Built:
    """As `build.make`. Raises as it does, and EngineError where the process ended without an answer."""
    question = pickle.dumps((folder, tuple(entries), files, edition))
    try:
        said = json.loads(process.asked_once("store.build.make_apart", question, _WAIT))
    except EndedError as fault:
        raise EngineError(_WHY[fault.how]) from fault
    except RefusedError as refusal:
        raise faults_told.read(str(refusal)) from refusal
    record = msgspec.convert(said["record"], type=Record)
    return Built(record, folder / record.snapshot, said["figures"], new=True)


def _answer(question: bytes, progress: Progress) -> bytes:
    folder, entries, files, edition = pickle.loads(question)  # noqa: S301 - from the product itself
    limits.hold_time(SECONDS)
    limits.hold_memory(MEMORY)
    limits.stand_behind()
    try:
        built = build.make(folder, entries, files, edition)
    except faults_told.CARRIED as fault:
        raise RefusedError(faults_told.written(fault)) from fault
    said = {"record": msgspec.to_builtins(built.record), "figures": built.figures}
    return json.dumps(said).encode()


def main() -> int:
    """Makes the snapshot that it is asked for."""
    return process.answer_all(_answer)


if __name__ == "__main__":
    sys.exit(main())
