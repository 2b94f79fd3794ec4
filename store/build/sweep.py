"""What a killed process left at its work is taken away later, and nothing that anybody may still open."""

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from store.build import records
from store.durable import DamagedError
from store.settings import Places

ABANDONED = 3600
"""Seconds after which nobody is still at work on a file that was never named."""


def sweep(places: Places) -> None:
    """Takes away old files that were put aside, and old snapshots that neither a record nor `current` names.

    A build does it before it names another: who has just read `current` finds that snapshot still.
    """
    before = time.time() - ABANDONED
    for path in (*_aside(places), *_nameless(places)):
        # Another build may have taken it away first, or somebody hold it open: the next one sees to it.
        with suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()
                shutil.rmtree(path.with_suffix(".pictures"), ignore_errors=True)


def _aside(places: Places) -> Iterator[Path]:
    """Files being written, or that were when their process was killed."""
    yield from places.store.glob(".part-*")
    yield from places.files.rglob(".part-*")
    yield from places.snapshots.rglob(".part-*")


def _nameless(places: Places) -> list[Path]:
    """Snapshots that nothing names; none where a record is damaged, since it may have named any."""
    try:
        found = [records.read(path) for path in places.snapshots.glob("*.json")]
        found.append(records.read(places.current))
    except DamagedError:
        return []
    named = {record.snapshot for record in found if record is not None}
    return [path for path in places.snapshots.glob("*.duckdb") if path.name not in named]
