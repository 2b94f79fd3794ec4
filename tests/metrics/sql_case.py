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
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
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
        fill(connection, table, rows)


def fill(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Puts rows in a table in one statement: a statement a row takes ten times as long."""
    row = "(" + ", ".join("?" * len(rows[0])) + ")"
    cells = [cell for row in rows for cell in row]
    values = ", ".join([row] * len(rows))
    connection.execute(f"INSERT INTO {table} VALUES {values}", cells)
