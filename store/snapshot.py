"""The snapshot in use: opened read-only once it is checked against the ledger, asked by named queries."""

import json
from collections import namedtuple
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from metrics import catalogue
from store import current as current_file
from store.build import read_meta
from store.current import Current
from store.database import reader
from store.durable import DamagedError, sha256_of
from store.ledger import Entry, Ledger, recorded
from store.settings import Places

_QUERIES = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Mark:
    """What changes when another snapshot is named: cheap to read on every rerun."""

    modified: int
    size: int
    file: int


class Snapshot:
    """One immutable snapshot. Any number of threads may ask it; each call has a cursor of its own."""

    def __init__(self, path: Path, current: Current, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self.current = current
        self._connection = connection
        self.meta = read_meta(connection)
        self.catalogue = catalogue.read(json.loads(self.meta["catalogue_text"]))

    @property
    def council(self) -> str:
        return self.meta["council"]

    @property
    def invented(self) -> bool:
        return self.meta["invented"] == "true"

    @property
    def pictures(self) -> Path:
        """The folder beside the snapshot where its drawn pictures are kept."""
        return self.path.with_suffix(".pictures")

    def rows(self, query: str, **parameters: Any) -> list[Any]:
        """The rows of one query of `store/sql/`, as named tuples with its columns; amounts are Decimal."""
        with self._connection.cursor() as cursor:
            cursor.execute(_text(query), parameters or None)
            row = namedtuple("Row", [column[0] for column in cursor.description])  # noqa: PYI024
            return [row._make(values) for values in cursor.fetchall()]

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


def mark(places: Places) -> Mark | None:
    """Which snapshot is named now, as its file's mark; None where nothing has been built."""
    try:
        found = places.current.stat()
    except FileNotFoundError:
        return None
    return Mark(found.st_mtime_ns, found.st_size, found.st_ino)


def open_current(places: Places) -> Snapshot | None:
    """The snapshot in use, or None where nothing has been built.

    Raises DamagedError where the ledger does not hold the head it was made from, or the file is
    not the one that was built: such figures are not served.
    """
    current = current_file.read(places.current)
    if current is None:
        return None
    path = checked(places, current, Ledger(places.ledger).entries())
    return Snapshot(path, current, reader(path))


def checked(places: Places, current: Current, entries: list[Entry]) -> Path:
    """The file of the snapshot in use, once it is the one that was built from this ledger.

    Raises DamagedError, and OutdatedError where another version of the product built it.
    """
    if recorded(entries, current.ledger_length).hash != current.ledger_head:
        raise DamagedError("ledger: not the one that the snapshot in use was made from")
    if not current.snapshot.endswith(f"-{current_file.SHAPE}.duckdb"):
        raise current_file.OutdatedError(f"snapshot: {current.snapshot} is of another version")
    named = current_file.file_name(current.ledger_length, current.ledger_head, current.edition)
    if current.snapshot != named:
        raise DamagedError(
            f"{places.current.name}: names another snapshot than its own ledger head's"
        )
    path = places.snapshots / current.snapshot
    if not path.exists():
        raise DamagedError(f"snapshot: {current.snapshot} is missing")
    if sha256_of(path) != current.sha256:
        raise DamagedError(f"snapshot: {current.snapshot} is not the file that was built")
    return path


@cache
def _text(query: str) -> str:
    return (_QUERIES / f"{query}.sql").read_text(encoding="utf-8")
