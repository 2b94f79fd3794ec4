"""How the product opens DuckDB: hardened, so that no statement can read, write or fetch anything else.

What the engine says of a fault is said on in the store's own faults: nobody else has to know the engine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from store.durable import DamagedError, NotWrittenError

_CLOSED = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}

_MEMORY = "1500MB"
"""What a build may take of the machine."""

_MANY = 500_000
"""Rows from which a second thread gains more than it costs: a council's own build takes a fifth more time
of the machine with it and is no sooner done."""

STORAGE_VERSION = "v1.5.0"
"""The file format of snapshots, which DuckDB 1.5 and later can read."""


class EngineError(RuntimeError):
    """The engine could not run the rules; the message is what it said."""


@contextmanager
def workshop(target: Path, rows: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A build's own database in memory for about so many rows, a new snapshot file attached as `snapshot`.

    It can read no file but these two. Raises NotWrittenError where the machine would not write the file, EngineError where the rules cannot be run.
    """
    with _in_own_words(), _in_memory(rows) as connection:
        connection.execute(
            f"ATTACH {_quoted(target)} AS snapshot (STORAGE_VERSION '{STORAGE_VERSION}')"
        )
        yield _closed(connection)


@contextmanager
def laboratory(rows: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory in which rules are run on about so many rows and nothing is kept; it reads as a workshop does.

    Raises EngineError where the rules cannot be run.
    """
    with _in_own_words(), _in_memory(rows) as connection:
        yield _closed(connection)


@contextmanager
def _in_own_words() -> Iterator[None]:
    try:
        yield
    except duckdb.IOException as fault:
        raise NotWrittenError(str(fault)) from fault
    except duckdb.Error as fault:
        raise EngineError(str(fault)) from fault


def _in_memory(rows: int) -> duckdb.DuckDBPyConnection:
    threads = 2 if rows >= _MANY else 1
    return duckdb.connect(
        ":memory:", config={**_CLOSED, "threads": threads, "memory_limit": _MEMORY}
    )


def _closed(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A snapshot, opened read-only. Ask `cursor()` of it for each call: a connection is not shared.

    Raises DamagedError where it is no snapshot that can be read.
    """
    with sound(path):
        return duckdb.connect(
            str(path),
            read_only=True,
            config={
                **_CLOSED,
                "enable_external_access": False,
                "lock_configuration": True,
                "threads": 1,
            },
        )


@contextmanager
def sound(path: Path) -> Iterator[None]:
    """While a snapshot is read back: what the engine finds wrong with its file is damage of it."""
    try:
        yield
    except duckdb.Error as fault:
        raise DamagedError(f"snapshot: {path.name} cannot be read ({fault})") from fault


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
