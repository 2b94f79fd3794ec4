"""What every figure was before each load that restated something, made by the same rules from the same files."""

from collections.abc import Sequence

import duckdb

from metrics import rules
from metrics.edition import Edition
from store.build import inputs
from store.build.database import laboratory
from store.durable import ContentStore
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.ledger.loads import row_count

_WITH_FIGURES = ("observation", "staffing_part")
_COLUMNS = (
    "load_number INTEGER, measure_id VARCHAR, team VARCHAR, origin VARCHAR, period VARCHAR,"
    " numerator DECIMAL(18, 4), denominator DECIMAL(18, 4), value DECIMAL(18, 4), missing VARCHAR,"
    " reason VARCHAR, status VARCHAR"
)
_STOOD = """
SELECT CAST(s.council AS INTEGER) AS load_number, s.measure_id, s.team, s.origin, f.period,
    f.numerator, f.denominator, f.value, f.missing, f.reason, f.status
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN (SELECT DISTINCT load_number, measure_id FROM restating) AS t
    ON CAST(t.load_number AS VARCHAR) = s.council AND t.measure_id = s.measure_id
"""


def put(
    connection: duckdb.DuckDBPyConnection,
    entries: Sequence[Entry],
    files: ContentStore,
    edition: Edition,
) -> None:
    """Makes `before_load`: one row a figure and load, of each measure that the load restated.

    The rules know councils apart and never mix them, so each state before a load is put to them
    as if it were a council of its own, and one run values all of them.
    """
    connection.execute(f"CREATE TABLE before_load ({_COLUMNS})")
    if all(len(in_force.stored(entries, table)) < 2 for table in _WITH_FIGURES):
        return
    with laboratory(row_count(entries)) as apart:
        inputs.put(apart, entries, files)
        for table in _WITH_FIGURES:
            apart.execute(f"ALTER VIEW {table}_received RENAME TO {table}_loaded")
        for rule in rules.looking_back():
            apart.execute(rule.statement)
        if not apart.execute("SELECT 1 FROM restating LIMIT 1").fetchall():
            return
        apart.execute("CREATE VIEW observation_received AS FROM earlier_observation")
        apart.execute("CREATE VIEW staffing_part_received AS FROM earlier_staffing")
        for rule in rules.rules(edition):
            apart.execute(rule.statement)
            if rule.name == "figure":
                break
        stood = apart.sql(_STOOD).to_arrow_table()
    connection.register("stood", stood)
    connection.execute("INSERT INTO before_load SELECT * FROM stood")
    connection.unregister("stood")
