"""Runs one rule of the build on a few rows given by a test: the same SQL, the same column types."""

from collections.abc import Sequence
from typing import Any

import duckdb

from metrics.rules import rule

AMOUNT = "DECIMAL(18, 4)"


def run(
    names: Sequence[str], table: str, columns: dict[str, str], rows: Sequence[Sequence[Any]]
) -> list[dict[str, Any]]:
    """Puts `rows` in `table`, runs the named rules in order and returns the last one's rows."""
    with duckdb.connect(":memory:") as connection:
        make(connection, table, columns, rows)
        for name in names:
            connection.execute(rule(name).statement)
        cursor = connection.execute(f"FROM {names[-1]}")
        titles = [column[0] for column in cursor.description]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]


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
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
