"""The build: a ledger head turned into one new snapshot by the rules, verified, then named as current."""

import json
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from metrics import rules
from store import inputs
from store.current import Current, file_name
from store.database import reader, workshop
from store.durable import ContentStore, DamagedError, put_in_place, sha256, sha256_of, write
from store.ledger import Entry
from store.settings import Places

EDITION = "officer"
SHIPPED_INPUTS = (
    "measure", "measure_break", "period", "horizon", "team", "area", "neighbour", "load",
)  # fmt: skip
SHIPPED_RULES = (
    "series", "figure", "direction", "small_cohort", "shown", "segment", "target_in_force",
    "staffing_year", "staffing_rate",
)  # fmt: skip
"""The tables of a snapshot: what a screen needs to show and to explain a figure."""


@dataclass(frozen=True)
class Built:
    """What a build made: the snapshot now in use, and whether it had to be made anew."""

    current: Current
    path: Path
    figures: int
    new: bool


def build(places: Places, entries: Sequence[Entry]) -> Built:
    """Makes the snapshot of the last entry and points `current` at it.

    A snapshot that is there already and still verifies is used again; one that does not is made
    anew from the ledger. Raises DamagedError where a stored file, or the new snapshot as read
    back, is not what it should be; `current` then stays.
    """
    places.snapshots.mkdir(parents=True, exist_ok=True)
    path = places.snapshots / file_name(entries[-1].number, entries[-1].hash, EDITION)
    found = _found(path, entries[-1])
    if new := found is None:
        _make(path, entries, ContentStore(places.files))
        found = read_back(path, entries[-1])
    identity, figures = found
    current = Current(
        EDITION, path.name, sha256_of(path), identity, entries[-1].hash, entries[-1].number
    )
    write(places.current, current.to_json())
    return Built(current, path, figures, new)


def _found(path: Path, last: Entry) -> tuple[str, int] | None:
    """Identity and number of figures of a snapshot that is there and sound, else None."""
    if not path.exists():
        return None
    try:
        return read_back(path, last)
    except (DamagedError, duckdb.Error):
        return None


def read_back(path: Path, last: Entry) -> tuple[str, int]:
    """Identity and number of figures of a snapshot, once it verifies. Raises DamagedError."""
    with reader(path) as connection:
        meta = read_meta(connection)
        _verify(connection, meta, last)
        figures = connection.execute("SELECT COUNT(*) FROM figure").fetchall()[0][0]
    return meta["identity"], figures


def _make(path: Path, entries: Sequence[Entry], files: ContentStore) -> None:
    aside = path.with_name(f".part-{os.getpid()}-{path.name}")
    aside.unlink(missing_ok=True)
    try:
        with workshop(aside, files.folder) as connection:
            inputs.put(connection, entries, files)
            run_rules(connection)
            _write_meta(connection, entries, files)
            connection.execute("CHECKPOINT snapshot")
            connection.execute("DETACH snapshot")
        put_in_place(aside, path)
        path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    finally:
        aside.unlink(missing_ok=True)


def run_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Runs every rule in order and puts the tables that screens read into the attached snapshot.

    What a rule keeps and ships is written to the snapshot once and read from there by later rules.
    """
    for table in SHIPPED_INPUTS:
        connection.execute(f"CREATE TABLE snapshot.{table} AS FROM {table}")
    for rule in rules.rules():
        if rule.name in SHIPPED_RULES:
            connection.execute(f"CREATE TABLE snapshot.{rule.name} AS\n{rule.sql}")
            connection.execute(f"CREATE VIEW {rule.name} AS FROM snapshot.{rule.name}")
        else:
            connection.execute(rule.statement)


def identity(connection: duckdb.DuckDBPyConnection) -> str:
    """The SHA-256 of the rules, the series and their figures: equal for equal figures.

    Two builds of one head differ as files but not in this. Load times and numbers are left out.
    Each figure is hashed with its series and period and the hashes of a council are joined by
    exclusive or, so that the order of rows in the file cannot matter.
    """
    series = connection.execute(_SERIES_IDENTITY).fetchall()
    figures = connection.execute(_FIGURE_IDENTITY).fetchall()
    return sha256(json.dumps([rules.version(), series, figures], ensure_ascii=False).encode())


_SERIES_IDENTITY = """
SELECT COUNT(*), sha256(string_agg(
    concat(series_id, '|', council, '|', measure_id, '|', team, '|', origin), chr(10)
    ORDER BY series_id))
FROM series
"""

_FIGURE_IDENTITY = """
SELECT s.council, COUNT(*), CAST(bit_xor(md5_number(concat(
        f.series_id, '|', f.period, '|', f.kind, '|', f.numerator, '|', f.denominator, '|',
        f.value, '|', f.missing, '|', f.reason, '|', f.status, '|', f.commentary, '|',
        f.compare_with, '|', f.amber_low, '|', f.amber_high, '|', f.rating))) AS VARCHAR)
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
GROUP BY s.council
ORDER BY s.council
"""


def _write_meta(
    connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry], files: ContentStore
) -> None:
    founded = inputs.founded(entries)
    meta = {
        "council": founded.council,
        "invented": "true" if founded.invented else "false",
        "edition": EDITION,
        "ledger_head": entries[-1].hash,
        "ledger_length": str(entries[-1].number),
        "catalogue": entries[-1].body["catalogue"],
        "catalogue_text": files.get(entries[-1].body["catalogue"]).decode(),
        "rules": rules.version(),
        "identity": identity(connection),
    }
    connection.execute("CREATE TABLE snapshot.meta (name VARCHAR, value VARCHAR)")
    connection.executemany("INSERT INTO snapshot.meta VALUES (?, ?)", list(meta.items()))


def read_meta(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What a snapshot says of itself."""
    return dict(connection.execute("SELECT name, value FROM meta").fetchall())


def _verify(connection: duckdb.DuckDBPyConnection, meta: dict[str, str], last: Entry) -> None:
    """Reads the snapshot back: its head, its identity, that every figure has a value or a reason and
    not both, and that no column could hold a NaN."""
    if meta["ledger_head"] != last.hash:
        raise DamagedError("snapshot: made from another ledger head than its name says")
    if identity(connection) != meta["identity"]:
        raise DamagedError("snapshot: its figures are not those that were built")
    floating = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE data_type IN ('DOUBLE', 'FLOAT', 'REAL')"
    ).fetchall()
    odd = connection.execute(
        "SELECT COUNT(*) FROM figure WHERE (value IS NULL) = (missing IS NULL)"
    ).fetchall()[0][0]
    if odd:
        raise DamagedError(f"snapshot: {odd} figures have neither a value nor a reason, or both")
    if floating:
        raise DamagedError(f"snapshot: inexact columns {floating}")
