"""How the product opens DuckDB: hardened, so that no statement can read, write or fetch anything else."""

from pathlib import Path

import duckdb

_CLOSED = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}

STORAGE_VERSION = "v1.5.0"
"""The file format of snapshots, which DuckDB 1.5 and later can read."""


def workshop(
    target: Path, readable: Path, *, threads: int = 2, memory: str = "1500MB"
) -> duckdb.DuckDBPyConnection:
    """A build's own database in memory, with a new snapshot file attached as `snapshot`.

    It can read the stored files under `readable` and nothing else.
    """
    connection = _in_memory(threads, memory)
    connection.execute(
        f"ATTACH {_quoted(target)} AS snapshot (STORAGE_VERSION '{STORAGE_VERSION}')"
    )
    return _closed_but_for(connection, readable)


def laboratory(
    readable: Path, *, threads: int = 2, memory: str = "1500MB"
) -> duckdb.DuckDBPyConnection:
    """A database in memory in which rules are run and nothing is kept; it reads as a workshop does."""
    return _closed_but_for(_in_memory(threads, memory), readable)


def _in_memory(threads: int, memory: str) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        ":memory:", config={**_CLOSED, "threads": threads, "memory_limit": memory}
    )


def _closed_but_for(
    connection: duckdb.DuckDBPyConnection, readable: Path
) -> duckdb.DuckDBPyConnection:
    connection.execute(f"SET allowed_directories = [{_quoted(readable)}]")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A snapshot, opened read-only. Ask `cursor()` of it for each call: a connection is not shared."""
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


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
