"""Every accepted row that still counts at a ledger head, found by the rules that the build uses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from metrics.rules import rule
from metrics.vocabulary import ALL_TEAMS, Origin
from store.build import inputs
from store.build.database import laboratory
from store.durable import ContentStore
from store.intake.header import BENCHMARKS, DFE
from store.ledger import in_force
from store.ledger.ledger import Entry

Row = Mapping[str, Any]


@dataclass(frozen=True)
class RowsInForce:
    """The home council's own rows by table, and the loads of published tables of which any row counts."""

    observation: tuple[Row, ...]
    staffing_part: tuple[Row, ...]
    target: tuple[Row, ...]
    team: tuple[Row, ...]
    neighbour: tuple[Row, ...]
    published: tuple[Entry, ...]


def rows_in_force(entries: Sequence[Entry], files: ContentStore) -> RowsInForce:
    """The rows in force after the last entry, under their teams' present names.

    Raises DamagedError where a stored file is not what was stored, NothingLoadedError where the
    entries found no store.
    """
    home = in_force.founded(entries).council
    with laboratory(files.folders) as connection:
        inputs.put(connection, entries, files)
        counting: set[int] = set()
        for name in ("observation", "staffing_part", "target"):
            connection.execute(rule(name).statement)
        for query in _LOADS:
            counting |= {number for (number,) in connection.execute(query).fetchall()}
        return RowsInForce(
            _rows(connection, _OBSERVATIONS, home, Origin.COUNCIL),
            _rows(connection, _STAFFING, home, ALL_TEAMS),
            _rows(connection, _TARGETS),
            _rows(connection, _TEAMS),
            _rows(connection, _NEIGHBOURS, home),
            tuple(
                entry
                for entry in entries
                if entry.number in counting and _is_published(entry.body["kind"])
            ),
        )


def _is_published(kind: str) -> bool:
    """Whether a kind of file holds published figures, which are given out as they came."""
    return kind == BENCHMARKS or kind.startswith(f"{DFE}-")


def _rows(connection: duckdb.DuckDBPyConnection, query: str, *bound: str) -> tuple[Row, ...]:
    found = connection.execute(query, list(bound))
    columns = [column[0] for column in found.description]
    return tuple(dict(zip(columns, row, strict=True)) for row in found.fetchall())


_LOADS = (
    "SELECT DISTINCT load_number FROM observation",
    "SELECT DISTINCT load_number FROM staffing_part",
)
_OBSERVATIONS = """
SELECT o.measure_id, o.team, o.period, o.numerator, o.denominator, o.value_given, o.missing,
    o.reason, o.status, o.commentary, o.breakdown_type, o.breakdown
FROM observation AS o
LEFT JOIN measure AS m ON m.measure_id = o.measure_id
LEFT JOIN team AS t ON t.team = o.team
WHERE o.council = ? AND o.origin = ?
ORDER BY m.place NULLS LAST, o.measure_id, o.period, t.place NULLS FIRST, o.team,
    o.breakdown_type NULLS FIRST, o.breakdown, o.load_number, o.file_row
"""
_STAFFING = """
SELECT s.team, s.role, s.period, s.part, s.amount, s.missing
FROM staffing_part AS s
LEFT JOIN team AS t ON t.team = s.team
WHERE s.council = ? AND s.team <> ?
ORDER BY t.place NULLS FIRST, s.team, s.period, s.load_number, s.file_row, s.role, s.part
"""
_TARGETS = """
SELECT measure_id, team, period, target, low, high, q1, q2, q3, q4, origin, note
FROM target
ORDER BY file_row, measure_id, team, period
"""
_TEAMS = """
SELECT team, start, finish, change, becomes, note
FROM team_received
ORDER BY place, team
"""
_NEIGHBOURS = """
SELECT council, neighbour, place, model, source
FROM neighbour_received
WHERE council = ?
ORDER BY place, neighbour
"""
