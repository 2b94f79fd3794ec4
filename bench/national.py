"""A country's worth of figures: made the same every time, scanned plainly, and put through the rules.

`python -m bench.national make|scan|build FOLDER`. All of it is invented.
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from metrics import period
from metrics.catalogue import catalogue
from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import Team, TeamHistory
from metrics.edition import OFFICER
from metrics.vocabulary import Basis, Polarity
from store.build import before_load, inputs
from store.build.build import run_rules
from store.build.database import workshop
from store.durable import ContentStore
from store.intake import kinds

COUNCILS, MEASURES, QUARTERS, TEAMS = 152, 60, 20, 12
ROWS = COUNCILS * MEASURES * QUARTERS * (TEAMS + 1)
"""Each team and the council as a whole: 2,371,200."""

_LAST = period.parse("2026-27 Q2").index

# A team's parts are small numbers such as teams have; the council's are their sums. A measure without
# a denominator has none; a value lies anywhere, so that every rating and direction comes up.
_OBSERVATIONS = """
COPY (
    WITH team_part AS (
        SELECT c, m, t, q,
            CAST(10 + (c * 7 + m * 11 + t * 13) % 40 AS BIGINT) AS denominator,
            CAST(hash(c, m, t, q) % 101 AS BIGINT) AS percent
        FROM range($councils) AS a (c), range($measures) AS b (m), range($teams) AS d (t),
            range($quarters) AS e (q)
    ),
    part AS (
        SELECT c, m, 'Team ' || t AS team, q, denominator * percent // 100 AS numerator, denominator
        FROM team_part
        UNION ALL
        SELECT c, m, 'All' AS team, q, SUM(denominator * percent // 100), SUM(denominator)
        FROM team_part
        GROUP BY c, m, q
    )
    SELECT 'Council ' || p.c AS council, s.measure_id, p.team, k.period, 'council' AS origin,
        CAST(p.numerator AS DECIMAL(18, 4)) AS numerator,
        CASE WHEN s.counted THEN CAST(p.denominator AS DECIMAL(18, 4)) END AS denominator,
        CAST(NULL AS DECIMAL(18, 4)) AS value_given, CAST(NULL AS VARCHAR) AS missing,
        CAST(NULL AS VARCHAR) AS reason, 'final' AS status, CAST(NULL AS VARCHAR) AS commentary,
        CAST(NULL AS DATE) AS released, CAST(NULL AS VARCHAR) AS breakdown_type,
        CAST(NULL AS VARCHAR) AS breakdown, CAST(2 AS INTEGER) AS file_row,
        CAST(NULL AS VARCHAR) AS file_sheet, CAST(NULL AS VARCHAR) AS file_column
    FROM part AS p
    JOIN measure_made AS s ON s.place = p.m
    JOIN quarter_made AS k ON k.place = p.q
    ORDER BY p.c, p.m, p.team, p.q
) TO $target (FORMAT parquet, COMPRESSION zstd)
"""

_SCAN = """
SELECT COUNT(*), SUM(numerator), SUM(denominator), MAX(council), MAX(measure_id), MAX(team),
    MAX(period)
FROM read_parquet($source)
"""


def measures() -> list[Measure]:
    """Sixty measures with the rules of the product's own quarterly ones, taken in turn."""
    own = [
        each
        for each in catalogue.load().measures
        if each.basis is not Basis.ANNUAL and not each.from_staffing
    ]
    return [
        replace(own[place % len(own)], id=f"measure-{place:02d}", place=place, breaks=())
        for place in range(MEASURES)
    ]


def make(folder: Path) -> None:
    """Writes the observations as one Parquet file, the same rows every time."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            "CREATE TABLE measure_made (measure_id VARCHAR, place BIGINT, counted BOOLEAN)"
        )
        connection.executemany(
            "INSERT INTO measure_made VALUES (?, ?, ?)",
            [(each.id, each.place, each.has_denominator) for each in measures()],
        )
        connection.execute("CREATE TABLE quarter_made (period VARCHAR, place BIGINT)")
        connection.executemany(
            "INSERT INTO quarter_made VALUES (?, ?)",
            [
                (period.quarter_at(_LAST - QUARTERS + 1 + place).code, place)
                for place in range(QUARTERS)
            ],
        )
        sizes = {"councils": COUNCILS, "measures": MEASURES, "teams": TEAMS, "quarters": QUARTERS}
        connection.execute(_OBSERVATIONS, {**sizes, "target": str(_parquet(folder))})


def scan(folder: Path) -> None:
    """Reads every row once and adds it up: the least that any build can cost."""
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        found = connection.execute(_SCAN, {"source": str(_parquet(folder))}).fetchall()
        assert found[0][0] == ROWS


TRENDS = {
    "control charts (XmR)": (
        "cause_way", "trend_value", "xmr_setting", "xmr_point", "xmr_limit", "xmr_look", "xmr_end",
        "xmr_label", "xmr_run", "xmr_goal", "xmr_assurance",
    ),
    "drift": ("drift", "drift_slope"),
    "findings": (
        "trend_history", "goal_record", "quarter_counted", "team_look", "look", "look_chance",
        "change_test", "change_named", "steady_range", "judged_on", "cause_found", "signal",
        "team_departs",
    ),
    "projections": ("projection_count", "projection_level", "projection"),
    "limits of chance and recent trends": (
        "counted", "interval", "chance", "recent_five", "recent_fit", "recent_trend", "recent_signal",
    ),
}  # fmt: skip
"""The rules that tell what is real, part by part."""

PARTS = "parts.json"
"""What each part cost, left beside the snapshot: CPU seconds."""


def build(folder: Path) -> None:
    """Puts every row through the rules into a snapshot file, as the product's build does; what each
    part of the trends cost is left in PARTS."""
    part_of = {name: part for part, names in TRENDS.items() for name in names}
    spent = dict.fromkeys(TRENDS, 0.0)
    last = time.process_time()

    def ran(name: str) -> None:
        nonlocal last
        now = time.process_time()
        if name in part_of:
            spent[part_of[name]] += now - last
        last = now

    target = folder / "national.duckdb"
    target.unlink(missing_ok=True)
    with workshop(target, ROWS) as connection:
        _put(connection, folder)
        last = time.process_time()
        run_rules(connection, OFFICER, ran)
        connection.execute("CHECKPOINT snapshot")
        (figures,) = connection.execute("SELECT COUNT(*) FROM snapshot.figure").fetchone()
        assert figures == ROWS, f"{figures} figures of {ROWS} rows"
    (folder / PARTS).write_text(json.dumps(spent), encoding="utf-8")


def _put(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """What `store.build.inputs.put` makes from a ledger, made from the generated file."""
    # Handed over as rows, as the build does: what it runs in opens no file.
    connection.register("observation_parquet", pq.read_table(_parquet(folder)))
    connection.execute(
        "CREATE VIEW observation_received AS"
        " SELECT *, CAST(1 AS INTEGER) AS load_number FROM observation_parquet"
    )
    for name in kinds.TABLES.keys() - {"observation", "target"}:
        connection.register(f"{name}_none", kinds.TABLES[name].of(()))
        connection.execute(
            f"CREATE VIEW {name}_received AS"  # noqa: S608 - a name of our own
            f" SELECT *, CAST(1 AS INTEGER) AS load_number FROM {name}_none"
        )
    connection.execute("CREATE TABLE area AS FROM area_none")
    connection.execute("INSERT INTO area VALUES ('Council 0', 'home', 0)")
    connection.execute("CREATE TABLE neighbour AS FROM neighbour_none")
    inputs.put_loads(connection, ())
    inputs.put_decisions(connection, ())
    before_load.put(connection, (), ContentStore(folder), OFFICER)
    start = period.quarter_at(_LAST - QUARTERS + 1)
    inputs.put_teams(
        connection, TeamHistory(Team(f"Team {place}", place, start) for place in range(TEAMS))
    )
    made = measures()
    inputs.put_measures(connection, made)
    _put_targets(connection, made)
    inputs.put_periods(connection)
    inputs.put_tables(connection)


def _put_targets(connection: duckdb.DuckDBPyConnection, made: list[Measure]) -> None:
    """A target for every council, rated measure and financial year."""
    connection.execute("CREATE TABLE judged (measure_id VARCHAR, band BOOLEAN)")
    connection.executemany(
        "INSERT INTO judged VALUES (?, ?)",
        [
            (each.id, each.polarity is Polarity.BAND)
            for each in made
            if each.polarity is not Polarity.NEUTRAL
        ],
    )
    connection.execute(
        "CREATE TABLE target_received AS"
        " SELECT 'Council ' || c AS council, r.measure_id, 'All' AS team, y.year AS period,"
        " CASE WHEN NOT r.band THEN CAST(45 AS DECIMAL(18, 4)) END AS target,"
        " CASE WHEN r.band THEN CAST(12 AS DECIMAL(18, 4)) END AS low,"
        " CASE WHEN r.band THEN CAST(18 AS DECIMAL(18, 4)) END AS high,"
        " CAST(NULL AS DECIMAL(18, 4)) AS q1, CAST(NULL AS DECIMAL(18, 4)) AS q2,"
        " CAST(NULL AS DECIMAL(18, 4)) AS q3, CAST(NULL AS DECIMAL(18, 4)) AS q4,"
        " 'local' AS origin, CAST(NULL AS VARCHAR) AS note, CAST(2 AS INTEGER) AS file_row"
        " FROM range($councils) AS a (c), judged AS r,"
        " (SELECT unnest(['2021-22', '2022-23', '2023-24', '2024-25', '2025-26', '2026-27'])"
        " AS year) AS y",
        {"councils": COUNCILS},
    )


def _parquet(folder: Path) -> Path:
    return folder / "observations.parquet"


if __name__ == "__main__":
    {"make": make, "scan": scan, "build": build}[sys.argv[1]](Path(sys.argv[2]))
