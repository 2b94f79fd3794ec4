"""A snapshot: exact, complete, closed to everything but its own tables, and safe for many readers."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import duckdb
import pytest

from metrics import vocabulary
from store.build.database import reader
from store.read.snapshot import Snapshot

CODES = {
    ("figure", "rating"): vocabulary.Rating, ("figure", "missing"): vocabulary.Missing,
    ("figure", "status"): vocabulary.Status, ("direction", "movement"): vocabulary.Movement,
    ("direction", "judgement"): vocabulary.Judgement,
    ("direction", "comparator"): vocabulary.Comparator, ("measure", "basis"): vocabulary.Basis,
    ("measure", "polarity"): vocabulary.Polarity, ("measure", "unit"): vocabulary.Unit,
}  # fmt: skip


@pytest.fixture(scope="module")
def tables(demo: Snapshot):
    with reader(demo.path) as connection:
        yield connection


def _columns(tables: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    return tables.execute(
        "SELECT table_name, column_name, data_type FROM information_schema.columns"
    ).fetchall()


def test_no_column_is_inexact(tables: duckdb.DuckDBPyConnection) -> None:
    kinds = {kind for _, _, kind in _columns(tables)}
    assert not kinds & {"DOUBLE", "FLOAT", "REAL", "HUGEINT", "UHUGEINT"}


def test_no_number_is_a_sentinel_and_no_text_a_blank(tables: duckdb.DuckDBPyConnection) -> None:
    for table, column, kind in _columns(tables):
        name = f'"{table}"."{column}"'
        if kind.startswith("DECIMAL"):
            lowest = tables.execute(f"SELECT MIN({name}) FROM {table}").fetchall()[0][0]
            # How far a figure came to lie from its projection has a sign.
            signed = (table, column) == ("projection", "error")
            assert signed or lowest is None or lowest >= 0, (table, column, lowest)
        if (table, column) in (("figure", "missing"), ("figure", "rating"), ("figure", "reason")):
            odd = tables.execute(
                f"SELECT COUNT(*) FROM {table} WHERE lower({name}) IN ('', 'nan', 'null', 'none')"
            ).fetchall()[0][0]
            assert odd == 0


def test_every_code_is_one_of_the_vocabulary(tables: duckdb.DuckDBPyConnection) -> None:
    for (table, column), codes in CODES.items():
        found = {
            value
            for (value,) in tables.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()
        }
        assert found - {None} <= set(codes), (table, column)


def test_the_invented_council_shows_every_reason_and_every_rating(
    tables: duckdb.DuckDBPyConnection,
) -> None:
    for column, codes in (("missing", vocabulary.Missing), ("rating", vocabulary.Rating)):
        found = {
            value for (value,) in tables.execute(f"SELECT DISTINCT {column} FROM figure").fetchall()
        }
        assert set(codes) <= found


def test_a_figure_has_a_value_or_a_reason_and_never_both(tables: duckdb.DuckDBPyConnection) -> None:
    odd = tables.execute(
        "SELECT * FROM figure WHERE (value IS NULL) = (missing IS NULL)"
    ).fetchall()
    assert odd == []


def test_loaded_totals_equal_the_sum_of_their_teams(tables: duckdb.DuckDBPyConnection) -> None:
    """Where the file holds the council's figure and every team's, the parts agree."""
    rows = tables.execute(
        "SELECT f.numerator, f.denominator, SUM(t.numerator), SUM(t.denominator)"
        " FROM figure AS f JOIN series AS s USING (series_id) JOIN measure AS m USING (measure_id)"
        " JOIN series AS o ON o.measure_id = s.measure_id AND o.team <> 'All'"
        " JOIN figure AS t ON t.series_id = o.series_id AND t.period = f.period"
        " WHERE s.team = 'All' AND m.adds_up AND f.missing IS NULL AND m.from_staffing = ''"
        " AND (t.missing IS NULL OR t.missing NOT IN ('not_applicable'))"
        " GROUP BY f.series_id, f.period, f.numerator, f.denominator"
        " HAVING COUNT(t.numerator) = COUNT(*)"
    ).fetchall()
    assert len(rows) > 300
    assert [row for row in rows if row[:2] != row[2:]] == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('pyproject.toml')", "COPY figure TO 'out.csv'",
        "ATTACH 'other.duckdb'", "INSTALL httpfs", "SET enable_external_access = true",
        "SELECT * FROM glob('*')", "CREATE TABLE x (y INTEGER)", "DELETE FROM figure",
    ],
)  # fmt: skip
def test_a_reader_can_do_nothing_else(tables: duckdb.DuckDBPyConnection, statement: str) -> None:
    with pytest.raises(duckdb.Error):
        tables.cursor().execute(statement).fetchall()


def test_many_threads_ask_one_snapshot_and_each_gets_its_own_answer(demo: Snapshot) -> None:
    teams = [row.team for row in demo.rows("teams")]
    alone = {team: demo.rows("history", team=team) for team in teams}
    with ThreadPoolExecutor(8) as pool:
        asked = teams * 6
        together = list(pool.map(lambda team: demo.rows("history", team=team), asked))
    assert all(rows == alone[team] for team, rows in zip(asked, together, strict=True))


def test_amounts_are_exact_decimals(demo: Snapshot) -> None:
    rows = demo.rows("history", team=vocabulary.ALL_TEAMS)
    assert all(isinstance(row.value, Decimal) for row in rows if row.value is not None)
