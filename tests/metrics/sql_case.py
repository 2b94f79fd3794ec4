"""Runs one rule of the build on a few rows given by a test: the same SQL, the same column types."""

from collections.abc import Sequence
from typing import Any

import duckdb

from metrics.rules import rule

AMOUNT = "DECIMAL(18, 4)"


_connection = duckdb.connect(":memory:", config={"threads": 1})
"""One database for all cases of a process: opening one costs more than most cases."""


def run(
    names: Sequence[str], table: str, columns: dict[str, str], rows: Sequence[Sequence[Any]]
) -> list[dict[str, Any]]:
    """Puts `rows` in `table`, runs the named rules in order and returns the last one's rows."""
    _connection.execute("CREATE SCHEMA one_case; USE one_case")
    try:
        make(_connection, table, columns, rows)
        for name in names:
            _connection.execute(rule(name).statement)
        cursor = _connection.execute(f"FROM {names[-1]}")
        titles = [column[0] for column in cursor.description]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]
    finally:
        _connection.execute("USE main; DROP SCHEMA one_case CASCADE")


def make(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: dict[str, str],
    rows: Sequence[Sequence[Any]],
) -> None:
    """Makes one table of the build with these rows."""
    shape = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    connection.execute(f"CREATE TABLE {table} ({shape})")
    if rows:
        row = "(" + ", ".join("?" * len(columns)) + ")"
        cells = [cell for row in rows for cell in row]
        values = ", ".join([row] * len(rows))
        connection.execute(f"INSERT INTO {table} VALUES {values}", cells)  # noqa: S608 own names
