"""The ledger: what was received and what people decided, append-only, each entry carrying the hash of the one before.

It lies in a SQLite file, which nobody else opens: what SQLite says of a fault is said on in the store's own.
"""

import json
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from metrics import letters
from store.durable import DamagedError, NotReadError, NotWrittenError, make_folder, sha256, write
from store.ledger import locks
from store.ledger.sqlite_faults import of_the_machine

_LOG = logging.getLogger(__name__)

FIRST = "0" * 64
"""What the first entry carries in place of the hash of the one before."""

_TABLE = """
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER IF NOT EXISTS entry_is_never_updated BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""


VERSION = 1
"""Raised when entries come to mean something that an earlier product would read otherwise."""


class NewerError(DamagedError):
    """A ledger was written by a later product; nothing of it is damaged."""


class Kind(StrEnum):
    """What the store records of itself; what a person decides has its kind in `store/decisions/`."""

    FOUNDED = "founded"
    LOAD = "load"
    RULES = "rules and catalogue"


@dataclass(frozen=True)
class Entry:
    """One entry: what was received or decided. `body` holds names of stored files, never figures."""

    number: int
    kind: str
    recorded_at: str
    body: dict[str, Any]
    previous: str
    hash: str


class NotRecordedError(RuntimeError):
    """Nothing was recorded; the message says why."""


class LetterError(NotRecordedError):
    """A text holds a letter that no document can hold."""


class MovedOnError(NotRecordedError):
    """Somebody else's entry came first; what was prepared on the old head has to be looked at again."""


class Ledger:
    """The entries of one store."""

    def __init__(self, path: Path, anchor: Path | None = None) -> None:
        """`anchor` is a file outside the store that holds its end too, for whoever fears that ledger and end
        are cut together."""
        self._path, self._anchor = path, anchor

    @property
    def exists(self) -> bool:
        return self._path.exists()

    def entries(self) -> list[Entry]:
        """Every entry in order, the chain checked. Raises DamagedError where it does not hold, and NotReadError."""
        # Read first: what is added while the entries are read only makes the ledger longer.
        ends = [_end(path) for path in self._ends]
        return _checked(self._rows() if self.exists else [], ends)

    def _rows(self) -> list[tuple[Any, ...]]:
        try:
            with self._connection() as connection:
                # A file that was opened for its first entry and never got one is an empty ledger.
                if not connection.execute("SELECT name FROM sqlite_master").fetchall():
                    return []
                _refuse_newer(connection)
                return connection.execute(
                    "SELECT number, kind, recorded_at, body, previous, hash"
                    " FROM entry ORDER BY number"
                ).fetchall()
        except sqlite3.DatabaseError as fault:
            if of_the_machine(fault):
                raise NotReadError(f"ledger: could not be read now ({fault})") from fault
            raise DamagedError(f"ledger: cannot be read ({fault})") from fault
        except UnicodeDecodeError as fault:
            # What is damaged is named in the fault, and cannot be put into words.
            raise DamagedError("ledger: cannot be read (it is not text)") from fault

    @property
    def _end_file(self) -> Path:
        """Says how many entries there were, beside the ledger: a ledger cut short by its last entry is
        whole in itself."""
        return self._path.with_suffix(".head.json")

    @property
    def _ends(self) -> list[Path]:
        return [self._end_file, *([self._anchor] if self._anchor else [])]

    def append(self, kind: str, body: dict[str, Any], *, after: str) -> Entry:
        """Adds one entry after the head that the caller saw. Raises as `append_all` does."""
        (made,) = self.append_all(kind, (body,), after=after)
        return made

    def append_all(self, kind: str, bodies: Sequence[dict[str, Any]], *, after: str) -> list[Entry]:
        """Adds an entry for each body, all of them or none, after the head that the caller saw.

        Returns only when the disk holds them. Raises MovedOnError where the head is another by now,
        NotWrittenError where the machine would not write them, DamagedError where this is no ledger, and
        LetterError where a text of a body could be drawn and printed by nobody.
        """
        if found := letters.unheld_in(bodies):
            key, odd = found
            raise LetterError(
                f"{key}: found {letters.called(odd)}, which no document can hold: type it again without it"
            )
        make_folder(self._path.parent)
        locks.refuse_without(self._path.parent)
        try:
            with self._connection() as connection:
                made = _add(connection, kind, list(map(canonical, bodies)), after)
                self._record_end(connection)
        except sqlite3.OperationalError as fault:
            raise NotWrittenError(f"ledger: nothing was recorded ({fault})") from fault
        except sqlite3.DatabaseError as fault:
            raise DamagedError(f"ledger: cannot be read ({fault})") from fault
        return made

    def copy(self, path: Path) -> None:
        """Copies the ledger as it is between two entries, whoever writes to it, into a new file.

        Raises NotWrittenError where the machine would not write it, DamagedError where this is no ledger.
        """
        make_folder(path.parent)
        path.unlink(missing_ok=True)
        try:
            with (
                closing(sqlite3.connect(self._path)) as held,
                closing(sqlite3.connect(path)) as there,
            ):
                held.backup(there)
        except sqlite3.OperationalError as fault:
            raise NotWrittenError(f"ledger: could not be copied ({fault})") from fault
        except sqlite3.DatabaseError as fault:
            raise DamagedError(f"ledger: cannot be read ({fault})") from fault

    def record_end(self) -> None:
        """Writes beside the ledger, and to its anchor, how many entries it has."""
        if self.exists:
            with self._connection() as connection:
                self._record_end(connection)

    def forget_end(self) -> None:
        """Forgets how many entries there were, where there is no ledger of which it could be said."""
        if not self.exists:
            for path in self._ends:
                path.unlink(missing_ok=True)

    def _record_end(self, connection: sqlite3.Connection) -> None:
        """Writes the last entry's number and hash, while nobody else can add one.

        A crash or a full disk here leaves a ledger that is longer than was said, which is sound; the
        entry stands, so nothing is raised.
        """
        try:
            connection.execute("BEGIN IMMEDIATE")
            # Of a ledger that never got its first entry there is nothing to say.
            if last := _last(connection):
                number, digest = last
                for path in self._ends:
                    write(path, canonical({"number": number, "hash": digest}).encode())
            connection.execute("ROLLBACK")
        except (OSError, sqlite3.Error) as fault:
            _LOG.warning("the end of the ledger could not be written beside it: %s", fault)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, isolation_level=None, timeout=30)) as connection:
            # EXTRA: that its journal is gone has to be on the disk too, or losing power would bring it back and
            # take the entry away again.
            connection.execute("PRAGMA synchronous=EXTRA")
            yield connection


def _end(path: Path) -> tuple[int, str]:
    """The number and hash of the last entry as they stand in a file beside or outside; 0 where none do."""
    try:
        said = json.loads(path.read_bytes())
        return int(said["number"]), str(said["hash"])
    except FileNotFoundError:
        return 0, FIRST
    except (ValueError, KeyError, TypeError) as fault:
        raise DamagedError(f"{path.name}: cannot be read") from fault


def _refuse_newer(connection: sqlite3.Connection) -> None:
    """A later version of the product may have meant something else by the same entries."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerError(
            f"ledger: it is of version {version}, and this product knows up to {VERSION}: use the later product "
            "that wrote it; nothing was read or changed"
        )


def _add(
    connection: sqlite3.Connection, kind: str, texts: Sequence[str], after: str
) -> list[Entry]:
    """Adds entries in one transaction."""
    made = []
    if connection.execute("SELECT name FROM sqlite_master").fetchall():
        _refuse_newer(connection)
    connection.executescript(_TABLE)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {VERSION}")
        number, previous = _last(connection) or (0, FIRST)
        if previous != after:
            raise MovedOnError("another entry was recorded meanwhile; nothing was changed")
        recorded_at = datetime.now(UTC).isoformat(timespec="seconds")
        for text in texts:
            number += 1
            digest = entry_hash(number, kind, recorded_at, text, previous)
            connection.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                (number, kind, recorded_at, text, previous, digest),
            )
            made.append(Entry(number, kind, recorded_at, json.loads(text), previous, digest))
            previous = digest
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has ended the transaction already, and is what has to be said.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return made


def _last(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """The number and hash of the last entry; None where there is none."""
    found: tuple[int, str] | None = connection.execute(
        "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return found


def canonical(body: dict[str, Any]) -> str:
    """One way of writing a body as JSON, so that its hash is the same everywhere."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def entry_hash(number: int, kind: str, recorded_at: str, text: str, previous: str) -> str:
    """The hash an entry carries: of itself and, through `previous`, of everything before it."""
    return sha256(canonical({
        "number": number, "kind": kind, "recorded_at": recorded_at,
        "body": text, "previous": previous,
    }).encode())  # fmt: skip


def head(entries: Sequence[Entry]) -> str:
    """The hash of the last entry, or FIRST where there is none."""
    return entries[-1].hash if entries else FIRST


def recorded(entries: Sequence[Entry], number: int) -> Entry:
    """The entry of a number that is known to have been recorded. Raises DamagedError where it is gone."""
    if number > len(entries):
        raise DamagedError(f"ledger: {number} entries were recorded, {len(entries)} are there")
    return entries[number - 1]


def _checked(rows: list[tuple[Any, ...]], ends: Sequence[tuple[int, str]]) -> list[Entry]:
    """The rows as entries, where each carries the one before and none of those recorded is gone."""
    previous = FIRST
    entries = []
    for place, (number, kind, recorded_at, text, before, digest) in enumerate(rows, start=1):
        if number != place:
            raise DamagedError(f"ledger: entry {place} is missing")
        # One bit of the file tells text from bytes, of which no hash was ever made.
        if not all(isinstance(part, str) for part in (kind, recorded_at, text, before, digest)):
            raise DamagedError(f"ledger: entry {number} is not what was recorded")
        if before != previous or digest != entry_hash(number, kind, recorded_at, text, before):
            raise DamagedError(f"ledger: entry {number} is not what was recorded")
        entries.append(Entry(number, kind, recorded_at, json.loads(text), before, digest))
        previous = digest
    for number, digest in ends:
        if number and recorded(entries, number).hash != digest:
            raise DamagedError(f"ledger: entry {number} is not what was recorded")
    return entries
