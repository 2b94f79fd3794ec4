"""What could not be done, in words for whoever can see to it."""

import errno

from metrics.catalogue.refusal import CatalogueError
from store.build.database import EngineError
from store.durable import DamagedError
from store.ledger.ledger import NotRecordedError

TOLD = (OSError, EngineError, DamagedError, CatalogueError, NotRecordedError)
"""What an officer's act may end in and is told of in its own words."""

_ROOM = "Make room on its disk, or ask whoever runs it to, and try again. The folder for temporary files counts too."


def words(fault: Exception) -> str:
    """What it said, and what to do about it where that is known."""
    said = (isinstance(fault, OSError) and fault.strerror) or str(fault)
    full = getattr(fault, "errno", None) == errno.ENOSPC or any(
        each in said for each in ("No space left on device", "disk is full")
    )
    return f"{said.rstrip('.')}.{f' {_ROOM}' if full else ''}"
