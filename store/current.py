"""Which snapshot is in use: a small file that is replaced last, and checked against the ledger before use."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from store.durable import DamagedError


@dataclass(frozen=True)
class Current:
    """The snapshot in use: its file, that file's SHA-256, and the ledger it was made from."""

    edition: str
    snapshot: str
    sha256: str
    identity: str
    ledger_head: str
    ledger_length: int

    def to_json(self) -> bytes:
        """The bytes of the file that names the snapshot."""
        return (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode()


SHAPE = 2
"""Raised when a snapshot's tables change, so that one of another shape is made anew and never misread."""


class OutdatedError(DamagedError):
    """The snapshot in use has the tables of another version of the product; a build makes it anew."""


def file_name(length: int, head: str, edition: str) -> str:
    """The name of a head's snapshot file."""
    return f"{length:06d}-{head[:16]}-{edition}-{SHAPE}.duckdb"


def read(path: Path) -> Current | None:
    """The snapshot in use, or None where nothing has been built. Raises DamagedError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return Current(**json.loads(data))
    except (ValueError, TypeError) as fault:
        raise DamagedError(f"{path.name}: cannot be read as the name of a snapshot") from fault
