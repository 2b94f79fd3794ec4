"""How every file that leaves a screen is named and labelled."""

from typing import Any

from exports import names
from store.read.snapshot import Snapshot


def labels(snapshot: Snapshot) -> dict[str, Any]:
    """What every table that leaves a screen says of its figures."""
    return {
        "council": snapshot.council,
        "invented": snapshot.invented,
        "as_at": snapshot.standing.words,
    }


def file_name(snapshot: Snapshot, *parts: str, extension: str) -> str:
    """What a file is called that leaves a screen: what it holds, then how its figures stand."""
    return names.file_name(
        *parts, snapshot.standing.file_part, extension=extension, invented=snapshot.invented
    )
