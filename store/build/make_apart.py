"""A snapshot made in a process of its own, behind whoever serves readers: its memory is given back when it ends.

`python -m store.build.make_apart` is that process. It is asked in our own bytes and answers in JSON.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from metrics.edition import Edition
from store import faults_told
from store.build import build
from store.build.build import Built
from store.build.database import EngineError
from store.build.records import Record
from store.durable import ContentStore
from store.ledger.ledger import Entry
from work.heavy import Heavy, Told

_WORK = Heavy(
    "store.build.make_apart",
    called="the build",
    seconds=600,  # a council's takes two
    memory=3_000_000_000,  # twice what the engine is given
    carried=faults_told.CARRIED,
    written=faults_told.written,
    read=faults_told.read,
    ended=EngineError,
)


def make(folder: Path, entries: Sequence[Entry], files: ContentStore, edition: Edition) -> Built:
    """As `build.make`. Raises as it does, and EngineError where the process ended without an answer."""
    said = json.loads(_WORK.ask((folder, tuple(entries), files, edition)))
    record = msgspec.convert(said["record"], type=Record)
    return Built(record, folder / record.snapshot, said["figures"], new=True)


def _answer(question: tuple[Any, ...], told: Told) -> bytes:
    built = build.make(*question)
    said = {"record": msgspec.to_builtins(built.record), "figures": built.figures}
    return json.dumps(said).encode()


def main() -> int:
    """Makes the snapshot that it is asked for."""
    return _WORK.answer_all(_answer)


if __name__ == "__main__":
    sys.exit(main())
