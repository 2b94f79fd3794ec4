"""What the rules read: the catalogue, teams, targets and every accepted row, put into the build's database."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metrics import period, tables
from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import Team, TeamHistory
from metrics.period import Period, PeriodKind
from store.decisions.register import DECISIONS
from store.durable import ContentStore
from store.intake import kinds
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.ledger.loads import loads

_PERIODS_BEFORE = 8
"""Quarters before the first figure that comparators may ask for."""


def put(
    connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry], files: ContentStore
) -> None:
    """Makes every table that `metrics.rules` reads, from what the ledger holds up to its last entry.

    Raises DamagedError where a stored file is not what was stored.
    """
    home = in_force.founded(entries).council
    for table in kinds.TABLES:
        _put_received(connection, entries, files, table)
    put_measures(connection, in_force.catalogue(entries, files).measures)
    put_teams(connection, in_force.teams(entries, files))
    _put_areas(connection, home)
    put_loads(connection, entries)
    put_decisions(connection, entries)
    put_periods(connection)
    put_tables(connection)


def put_measures(connection: duckdb.DuckDBPyConnection, measures: Iterable[Measure]) -> None:
    """Makes `measure` (one row a measure) and `measure_break` (one row a break in a definition)."""
    measures = tuple(measures)
    _table(connection, "measure", _MEASURE_COLUMNS, [_measure_row(each) for each in measures])
    _table(
        connection,
        "measure_break",
        "measure_id VARCHAR, period VARCHAR, start_date DATE, reason VARCHAR",
        [
            (each.id, gap.start.code, gap.start.start, gap.reason)
            for each in measures
            for gap in each.breaks
        ],
    )


_MEASURE_COLUMNS = """
    measure_id VARCHAR, place INTEGER, theme VARCHAR, name VARCHAR, cohort VARCHAR, one VARCHAR,
    many VARCHAR, numerator VARCHAR, denominator VARCHAR, unit VARCHAR, value_words VARCHAR,
    decimals INTEGER, scale BIGINT, multiplier BIGINT, basis VARCHAR, polarity VARCHAR,
    band_low DECIMAL(18, 4), band_high DECIMAL(18, 4), amber_kind VARCHAR,
    amber_amount DECIMAL(18, 4), tolerance DECIMAL(18, 4), comparator VARCHAR, profile VARCHAR,
    seasonal BOOLEAN, same_children BOOLEAN, adds_up BOOLEAN, suppress VARCHAR,
    due_after_months INTEGER, national_code VARCHAR, from_staffing VARCHAR, source VARCHAR,
    accountable VARCHAR, means VARCHAR, caution VARCHAR, counts_events BOOLEAN,
    limits_screened BOOLEAN, limits_fixed_after INTEGER, may_exceed_100 BOOLEAN,
    may_be_negative BOOLEAN"""


def _measure_row(each: Measure) -> tuple[Any, ...]:
    low, high = each.band or (None, None)
    return (
        each.id, each.place, each.theme, each.name, each.cohort, each.one, each.many,
        each.numerator, each.denominator, each.unit, each.value_words, each.decimals,
        10**each.decimals, each.multiplier, each.basis, each.polarity, low, high,
        each.amber.kind, each.amber.amount, each.tolerance, each.comparator, each.profile,
        each.seasonal, each.same_children, each.adds_up, each.suppress, each.due_after_months,
        each.national_code, each.from_staffing, each.source, each.accountable, each.means,
        each.caution, each.counts_events, each.limits.screened, each.limits.fixed_after,
        each.may_exceed_100, each.may_be_negative,
    )  # fmt: skip


def put_periods(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes `horizon` (first and last quarter of the store) and `period` (every period a row may name)."""
    released = [
        period.quarter_of(day)
        for table in kinds.TABLES.values()
        if table.sets_quarters and "released" in table.columns
        for day in _held(connection, table.name, "released")
    ]
    figures: set[Period] = set()
    named: set[Period] = set()
    for table in kinds.TABLES.values():
        if "period" in table.columns:
            found = {period.parse(code) for code in _held(connection, table.name, "period")}
            named |= found
            figures |= found if table.sets_quarters else set()
    quarters = [each for each in figures if each.kind is PeriodKind.QUARTER] or released
    first, last = (min(quarters).index, max(quarters).index) if quarters else (None, None)
    _table(
        connection,
        "horizon",
        "first_quarter INTEGER, last_quarter INTEGER",
        [] if first is None else [(first, last)],
    )
    if first is not None and last is not None:
        named |= {period.quarter_at(at) for at in range(first - _PERIODS_BEFORE, last + 1)}
    _table(connection, "period", _PERIOD_COLUMNS, [_period_row(each) for each in sorted(named)])


def _held(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> list[Any]:
    """What stands in one column of a table as it was received, each once."""
    query = f"SELECT DISTINCT {column} FROM {table}_received WHERE {column} IS NOT NULL"  # noqa: S608
    return [each for (each,) in connection.execute(query).fetchall()]


def put_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of statistics that the rules join where SQL has no function."""
    for name, columns in tables.NAMES.items():
        _table(connection, name, columns, tables.rows(name))


_PERIOD_COLUMNS = """
    period VARCHAR, kind VARCHAR, place INTEGER, quarter INTEGER, start_date DATE, end_date DATE,
    label VARCHAR, financial_year VARCHAR, working_days INTEGER"""


def _period_row(each: Period) -> tuple[Any, ...]:
    return (
        each.code, each.kind, each.index, each.quarter, each.start, each.end, each.label,
        each.financial_year, period.working_days(each.end),
    )  # fmt: skip


def put_teams(connection: duckdb.DuckDBPyConnection, history: TeamHistory) -> None:
    """`team`: one row a series under its present name, with its quarters; `team_name`: one row a name."""
    rows = []
    for present in dict.fromkeys(history.present(team.name) for team in history.teams):
        assert present is not None, "a team of the history is in a series of it"
        names = history.names(present)
        rows.append((
            present,
            names[-1].place,
            names[0].start.index,
            names[-1].finish.index if names[-1].finish else None,
            ", ".join(map(_until, names[:-1])),
            json.dumps(history.predecessors(present)),
            names[-1].becomes,
            names[-1].note,
            names[-1].work or None,
        ))  # fmt: skip
    _table(
        connection,
        "team",
        "team VARCHAR, place INTEGER, first_place INTEGER, last_place INTEGER, formerly VARCHAR,"
        " merged_from VARCHAR, becomes VARCHAR, note VARCHAR, work VARCHAR",
        rows,
    )
    _table(
        connection,
        "team_name",
        "team VARCHAR, present VARCHAR",
        [(team.name, history.present(team.name)) for team in history.teams],
    )


def _until(former: Team) -> str:
    assert former.finish is not None, "a name that another follows has a last quarter"
    return f"{former.name} until {former.finish.label}"


def _put_areas(connection: duckdb.DuckDBPyConnection, home: str) -> None:
    connection.execute(
        "CREATE TABLE area AS SELECT DISTINCT council, kind, place FROM area_received"
        " WHERE council <> ? UNION ALL SELECT CAST(? AS VARCHAR), 'home', 0",
        [home, home],
    )
    connection.execute(
        "CREATE TABLE neighbour AS SELECT council, neighbour, place, model, source"
        " FROM neighbour_received WHERE council = ?",
        [home],
    )


def put_loads(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """`load_recorded`: one row a file that was taken in."""
    _table(
        connection,
        "load_recorded",
        "load_number INTEGER, kind VARCHAR, file VARCHAR, file_sha256 VARCHAR, cells_only BOOLEAN,"
        " row_count INTEGER, notices INTEGER, recorded_at VARCHAR, loaded_by VARCHAR, role VARCHAR",
        [
            (
                entry.number, load.kind, load.file, load.came, load.original is not None,
                load.row_count, len(load.notices), entry.recorded_at, load.by, load.role,
            )
            for entry, load in loads(entries)
        ],
    )  # fmt: skip


def put_decisions(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """One table a kind of decision that the rules read: see `store/decisions/`."""
    for each in DECISIONS:
        if each.rows is not None:
            rows = [row for made in each.made(entries) for row in each.rows.of(made)]
            _table(connection, each.rows.table, each.rows.columns, rows)


def _put_received(
    connection: duckdb.DuckDBPyConnection,
    entries: Sequence[Entry],
    files: ContentStore,
    table: str,
) -> None:
    """`<table>_received`: every accepted row with the number of the load that brought it, the council under its
    present name."""
    connection.register(f"{table}_none", kinds.TABLES[table].of(()))
    home = in_force.founded(entries).council
    former = in_force.names_of_home(entries) - {home}
    # Names are the product's own and numbers the ledger's: nothing of a file is in this SQL.
    parts = [f"SELECT *, CAST(NULL AS INTEGER) AS load_number FROM {table}_none"]  # noqa: S608
    for number, name in in_force.stored(entries, table):
        view = f"{table}_load_{number}"
        # Handed over as rows: the engine takes some letters of a folder's name for a pattern.
        connection.register(view, _renamed(pq.read_table(files.check(name)), former, home))
        parts.append(f"SELECT *, {number} AS load_number FROM {view}")  # noqa: S608
    connection.execute(f"CREATE VIEW {table}_received AS {' UNION ALL BY NAME '.join(parts)}")


def _renamed(rows: pa.Table, former: frozenset[str], home: str) -> pa.Table:
    """Rows with the council under its present name wherever they have a former one."""
    if not former or "council" not in rows.column_names:
        return rows
    held = rows["council"]
    present = pc.if_else(pc.is_in(held, pa.array(sorted(former))), home, held)
    return rows.set_column(rows.column_names.index("council"), "council", present)


_AT_ONCE = 500
"""Rows that one statement puts in: one at a time they took half of a small build."""


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: str, rows: list[tuple[Any, ...]]
) -> None:
    connection.execute(f"CREATE TABLE {name} ({columns})")
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        marks = ", ".join([f"({', '.join('?' * len(some[0]))})"] * len(some))
        values = [value for row in some for value in row]
        connection.execute(f"INSERT INTO {name} VALUES {marks}", values)  # noqa: S608
