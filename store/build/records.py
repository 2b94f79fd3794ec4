"""What is recorded of a snapshot: beside each one, and as `current` for the draft in use, which is replaced last."""

import json
from pathlib import Path

import msgspec

from store.durable import DamagedError


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One snapshot: its edition, its file, that file's SHA-256, and the ledger it was made from."""

    edition: str
    snapshot: str
    sha256: str
    identity: str
    ledger_head: str
    ledger_length: int

    def to_json(self) -> bytes:
        """The bytes of the file that names the snapshot."""
        return (json.dumps(msgspec.to_builtins(self), indent=1, sort_keys=True) + "\n").encode()


SHAPE = 5
"""Raised when a snapshot's tables change, so that one of another shape is made anew and never misread."""


class OutdatedError(DamagedError):
    """A snapshot has the tables of another version of the product; a build makes it anew."""


def stem(length: int, head: str, edition: str) -> str:
    """How the names of a head's files begin: its record, and every snapshot ever made of it."""
    return f"{length:06d}-{head[:16]}-{edition}-{SHAPE}"


def file_name(length: int, head: str, edition: str, sha256: str) -> str:
    """The name of a snapshot file; two builds of one head differ as files and so in name, so that
    neither can come under the other's record."""
    return f"{stem(length, head, edition)}-{sha256[:8]}.duckdb"


def path(snapshots: Path, length: int, head: str, edition: str) -> Path:
    """The file that records the snapshot of a ledger head in the edition of a code."""
    return snapshots / f"{stem(length, head, edition)}.json"


def read(path: Path) -> Record | None:
    """What a file records of a snapshot, or None where there is no such file. Raises DamagedError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return msgspec.json.decode(data, type=Record)
    except ValueError as fault:
        raise DamagedError(
            f"{path.name}: cannot be read as the name of a snapshot ({fault})"
        ) from fault
