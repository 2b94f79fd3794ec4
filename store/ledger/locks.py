"""Whether a disk keeps locks: without them two at once could each believe that they were alone, and an entry be lost."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from store.durable import NotWrittenError

_TRIED_BY_ANOTHER = (
    "import fcntl, sys\n"
    "with open(sys.argv[1], 'r+b') as file:\n"
    "    try: fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
    "    except OSError: sys.exit(0)\n"
    "sys.exit(3)\n"
)
"""Ends with 3 where it gets a lock that somebody else holds. A lock is a process's own, so another has to try."""

_GOT_IT = 3


_found: dict[int, bool] = {}
"""What was found of a disk, by its number, since this process began."""


def kept(folder: Path) -> bool:
    """Whether a lock on a file in a folder keeps another process out; tried once for each disk.

    Raises OSError where nothing can be written there.
    """
    if os.name == "nt":
        return True
    disk = folder.stat().st_dev
    if disk not in _found:
        _found[disk] = _tried(folder)
    return _found[disk]


def refuse_without(folder: Path) -> None:
    """Raises NotWrittenError where the disk of a folder keeps no locks, or that cannot be found out."""
    try:
        found = kept(folder)
    except OSError as fault:
        raise NotWrittenError(f"ledger: nothing was recorded ({fault})") from fault
    if not found:
        raise NotWrittenError(
            f"ledger: nothing was recorded: the disk of {folder} keeps no locks, so that two at once "
            "could lose an entry; put the store on a disk of this machine, or turn its locks on"
        )


def _tried(folder: Path) -> bool:
    import fcntl  # noqa: PLC0415 - there is none on Windows

    handle, name = tempfile.mkstemp(dir=folder, prefix=".part-lock-")
    try:
        with os.fdopen(handle, "r+b") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
            tried = subprocess.run(
                [sys.executable, "-I", "-S", "-c", _TRIED_BY_ANOTHER, name],
                check=False, capture_output=True, timeout=60,
            )  # fmt: skip
            return tried.returncode != _GOT_IT
    finally:
        Path(name).unlink(missing_ok=True)
