"""A snapshot: opened read-only once it is checked against the ledger, asked by named queries."""

import json
from collections import namedtuple
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from metrics.catalogue import catalogue
from metrics.edition import Edition, named
from metrics.words import narrative
from store.build import records
from store.build.build import read_meta
from store.build.database import reader
from store.build.records import Record
from store.durable import DamagedError, sha256_of
from store.ledger.ledger import Entry, recorded
from store.store import Store

_QUERIES = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the figures of a snapshot stand, as its reader came to it: a draft, as published, as loaded.

    `words` head every screen and leave with every file; `file_part` is in a file's name, nothing of
    the latest publication. Of a publication `meeting` says for whom it is, and `meeting_on` when they meet.
    """

    code: str
    words: str
    file_part: str
    meeting: str = ""
    meeting_on: date | None = None


DRAFT = Standing("draft", "Draft, not published", "draft")


class Snapshot:
    """One immutable snapshot. Any number of threads may ask it; each call has a cursor of its own."""

    def __init__(
        self,
        path: Path,
        record: Record,
        connection: duckdb.DuckDBPyConnection,
        standing: Standing = DRAFT,
    ) -> None:
        self.path = path
        self.record = record
        self.standing = standing
        self._connection = connection
        self.meta = read_meta(connection)
        self.catalogue = catalogue.read(json.loads(self.meta["catalogue_text"]))

    @property
    def council(self) -> str:
        return self.meta["council"]

    @property
    def edition(self) -> Edition:
        """Who may read its figures. Raises EditionError where it is none that this version builds."""
        return named(self.meta["edition"])

    @property
    def invented(self) -> bool:
        return self.meta["invented"] == "true"

    @property
    def key(self) -> tuple[str, str]:
        """What is finished from this snapshot is kept under: its file, and how its figures stand."""
        return self.record.sha256, self.standing.code

    @property
    def whose(self) -> str:
        """The council, and that its figures are a draft or those of another time where they are."""
        if not self.standing.file_part:
            return self.council
        return f"{self.council}: {narrative.lowered(self.standing.words)}"

    @property
    def pictures(self) -> Path:
        """The folder beside the snapshot where its drawn pictures are kept."""
        return self.path.with_suffix(".pictures")

    def rows(self, query: str, **parameters: Any) -> list[Any]:
        """The rows of one query of `store/read/sql/`, as named tuples with its columns; amounts are Decimal."""
        return self.ask(_text(query), **parameters)

    def ask(self, sql: str, **parameters: Any) -> list[Any]:
        """The rows of a query that the rules give, as `rows` does."""
        with self._connection.cursor() as cursor:
            cursor.execute(sql, parameters or None)
            row = _row(tuple(column[0] for column in cursor.description))
            return [row._make(values) for values in cursor.fetchall()]

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def __enter__(self) -> "Snapshot":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_current(store: Store) -> Snapshot | None:
    """The draft in use, or None where nothing has been built.

    Raises DamagedError where the ledger does not hold the head it was made from, or the file is
    not the one that was built: such figures are not served.
    """
    record = records.read(store.places.current)
    return None if record is None else open_recorded(store, record, store.entries())


def open_recorded(
    store: Store, record: Record, entries: Sequence[Entry], standing: Standing = DRAFT
) -> Snapshot:
    """The snapshot of a record. Raises DamagedError as `open_current` does."""
    return opened(checked(store, record, entries), record, standing)


def checked(store: Store, record: Record, entries: Sequence[Entry]) -> Path:
    """The file of a recorded snapshot, once it is the one that was built from this ledger.

    Raises DamagedError, and OutdatedError where another version of the product built it.
    """
    length, head, edition = record.ledger_length, record.ledger_head, record.edition
    if recorded(entries, length).hash != head:
        raise DamagedError("ledger: not the one that the snapshot was made from")
    if f"-{edition}-{records.SHAPE}-" not in record.snapshot:
        raise records.OutdatedError(f"snapshot: {record.snapshot} is of another version")
    if record.snapshot != records.file_name(length, head, edition, record.sha256):
        raise DamagedError("snapshot: its record names another than its own ledger head's")
    path = store.places.snapshots / record.snapshot
    if not path.exists():
        raise DamagedError(f"snapshot: {record.snapshot} is missing")
    if sha256_of(path) != record.sha256:
        raise DamagedError(f"snapshot: {record.snapshot} is not the file that was built")
    return path


def opened(path: Path, record: Record, standing: Standing = DRAFT) -> Snapshot:
    """A snapshot that was checked, or made just now."""
    return Snapshot(path, record, reader(path), standing)


@cache
def _row(columns: tuple[str, ...]) -> Any:
    """The named tuple of these columns, made once: each making costs a tenth of a small query."""
    return namedtuple("Row", columns)


@cache
def _text(query: str) -> str:
    return (_QUERIES / f"{query}.sql").read_text(encoding="utf-8")
