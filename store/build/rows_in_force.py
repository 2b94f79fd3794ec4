"""Every accepted row that still counts at a ledger head, found by the rules that the build uses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from metrics.rules import rule
from store.build import inputs
from store.build.database import laboratory
from store.durable import ContentStore
from store.intake import kinds
from store.intake.written_file import Row
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.ledger.loads import Load, loads, row_count


@dataclass(frozen=True)
class RowsInForce:
    """The home council's own rows by kind of file, and the loads of published tables of which any row counts."""

    own: Mapping[str, tuple[Row, ...]]
    published: tuple[tuple[Entry, Load], ...]


def rows_in_force(entries: Sequence[Entry], files: ContentStore) -> RowsInForce:
    """The rows in force after the last entry, under their teams' present names.

    Raises DamagedError where a stored file is not what was stored, NothingLoadedError where the
    entries found no store.
    """
    home = in_force.founded(entries).council
    with laboratory(row_count(entries)) as connection:
        inputs.put(connection, entries, files)
        views = {kind.taken_out.view for kind in kinds.ALL if kind.taken_out}
        for name in sorted(views - {""}):
            connection.execute(rule(name).statement)
        counting = {
            number for query in _LOADS for (number,) in connection.execute(query).fetchall()
        }
        return RowsInForce(
            {
                kind.name: _rows(connection, kind.taken_out.rows, home)
                for kind in kinds.ALL
                if kind.taken_out
            },
            tuple(
                (entry, load)
                for entry, load in loads(entries)
                if entry.number in counting and _is_published(load.kind)
            ),
        )


def _is_published(name: str) -> bool:
    """Whether a kind of file holds published figures, which are given out as they came."""
    kind = kinds.of(name)
    return kind is not None and kind.published


def _rows(connection: duckdb.DuckDBPyConnection, query: str, home: str) -> tuple[Row, ...]:
    found = connection.execute(query, {"council": home})
    columns = [column[0] for column in found.description]
    return tuple(dict(zip(columns, row, strict=True)) for row in found.fetchall())


_LOADS = (
    "SELECT DISTINCT load_number FROM observation",
    "SELECT DISTINCT load_number FROM staffing_part",
)
"""The loads of which any row counts, of the tables that published files fill."""
