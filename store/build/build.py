"""The build: a ledger head turned into one new snapshot by the rules, verified, then recorded."""

import json
import os
import stat
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from metrics import period, rules
from metrics.edition import Edition
from metrics.period import Period
from store.build import before_load, inputs, records
from store.build.database import reader, sound, workshop
from store.build.records import Record
from store.build.sweep import sweep
from store.durable import (
    ContentStore,
    DamagedError,
    make_folder,
    put_in_place,
    sha256,
    sha256_of,
    write,
)
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.ledger.loads import row_count
from store.settings import Places

SHIPPED_INPUTS = (
    "measure", "measure_break", "period", "horizon", "team", "team_name", "area", "neighbour",
)  # fmt: skip
"""What a council says of itself, no figure in it: words of the catalogue, a calendar, names of teams and areas."""

SHIPPED_RULES = (
    "series", "figure", "direction", "small_cohort", "shown", "segment", "target_in_force",
    "staffing_year", "staffing_rate", "staffing_rate_part", "earlier", "load", "received", "received_staffing",
    "query",
    "trend_value", "xmr_setting", "signal", "team_departs", "chance", "recent_signal", "projection",
)  # fmt: skip
"""The rules whose rows a screen needs to show and to explain a figure; all of them through an edition view."""


@dataclass(frozen=True)
class Built:
    """What a build made: a snapshot with its record, and whether it had to be made anew."""

    record: Record
    path: Path
    figures: int
    new: bool


Make = Callable[[Path, Sequence[Entry], ContentStore, Edition], Built]
"""Makes a new snapshot, as `make` does: here, or in a process of its own."""


def build(places: Places, entries: Sequence[Entry], edition: Edition, make: Make) -> Built:
    """Makes an edition's snapshot of all that is loaded and puts it in use as the draft.

    Raises DamagedError where a stored file, or the new snapshot as read back, is not what it
    should be; what was in use then stays in use.
    """
    sweep(places)
    built = prepare(places, entries, edition, make)
    write(places.current, built.record.to_json())
    return built


def prepare(places: Places, entries: Sequence[Entry], edition: Edition, make: Make) -> Built:
    """Makes an edition's snapshot of some entries; which one is in use does not change.

    One that is there already and still verifies is used again; one that does not is made anew
    from the ledger. Raises DamagedError as `build` does.
    """
    entries = in_force.of_figures(entries)
    last = entries[-1]
    make_folder(places.snapshots)
    recorded = records.path(places.snapshots, last.number, last.hash, edition.code)
    if found := _found(recorded, last):
        return found
    built = make(places.snapshots, entries, ContentStore(places.files), edition)
    write(recorded, built.record.to_json())
    return built


def _found(recorded: Path, last: Entry) -> Built | None:
    """The snapshot that is recorded of an entry, where it is there and sound."""
    try:
        record = records.read(recorded)
        if record is None:
            return None
        path = recorded.parent / record.snapshot
        if sha256_of(path) != record.sha256:
            return None
        identity, figures = read_back(path, last)
    except (DamagedError, OSError):
        return None
    return Built(record, path, figures, False) if identity == record.identity else None


def read_back(path: Path, last: Entry) -> tuple[str, int]:
    """Identity and number of figures of a snapshot, once it verifies. Raises DamagedError."""
    with reader(path) as connection, sound(path):
        meta = read_meta(connection)
        _verify(connection, meta, last)
        figures = connection.execute("SELECT COUNT(*) FROM figure").fetchall()[0][0]
    return meta["identity"], figures


def make(folder: Path, entries: Sequence[Entry], files: ContentStore, edition: Edition) -> Built:
    """A new snapshot of some entries in a folder, read back before it has its name.

    Raises NotWrittenError where the machine would not write it, EngineError where the rules cannot be
    run on what is loaded, DamagedError as `build` does.
    """
    last = entries[-1]
    handle, name = tempfile.mkstemp(dir=folder, prefix=".part-", suffix=".duckdb")
    os.close(handle)
    aside = Path(name)
    aside.unlink()
    try:
        with workshop(aside, row_count(entries)) as connection:
            inputs.put(connection, entries, files)
            before_load.put(connection, entries, files, edition)
            run_rules(connection, edition)
            _write_meta(connection, entries, files, edition)
            connection.execute("CHECKPOINT snapshot")
            connection.execute("DETACH snapshot")
        identity, figures = read_back(aside, last)
        digest = sha256_of(aside)
        path = folder / records.file_name(last.number, last.hash, edition.code, digest)
        put_in_place(aside, path)
        path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    finally:
        aside.unlink(missing_ok=True)
    return Built(
        Record(edition.code, path.name, digest, identity, last.hash, last.number),
        path,
        figures,
        True,
    )


def run_rules(
    connection: duckdb.DuckDBPyConnection,
    edition: Edition,
    ran: Callable[[str], None] = lambda name: None,
) -> None:
    """Runs every rule of an edition in order and puts the tables that screens read into the attached snapshot.

    What a rule keeps and ships is written to the snapshot once and read from there by later rules.
    `ran` is told the name of each rule that has run.
    """
    for table in SHIPPED_INPUTS:
        connection.execute(f"CREATE TABLE snapshot.{table} AS FROM {table}")
    shipped = {*SHIPPED_RULES, *rules.shown_as_received(edition)}
    for rule in rules.rules(edition):
        if rule.name in shipped:
            connection.execute(f"CREATE TABLE snapshot.{rule.name} AS\n{rule.sql}")
            connection.execute(f"CREATE VIEW {rule.name} AS FROM snapshot.{rule.name}")
        else:
            connection.execute(rule.statement)
        ran(rule.name)


def identity(connection: duckdb.DuckDBPyConnection) -> str:
    """The SHA-256 of the series, their figures, and the home council's directions and posts.

    Two builds of one head differ as files but not in this; load times and numbers are left out.
    Each row is hashed with what it is about and the hashes of a council are joined by exclusive
    or, so that the order of rows in the file cannot matter. The rules are left out too: another
    version that makes the same figures makes the same identity, and one that does not is found.
    Rows in force of kinds of files that no rule reads are in it once there are any.
    Publications are held to it for ever: another way of making it needs this one beside it.
    """
    found: list[Any] = [connection.execute(query).fetchall() for query in _IDENTITY]
    found += filter(None, (_of_rows_in_force(connection, table) for table in rules.FOUND))
    return sha256(json.dumps(found, ensure_ascii=False).encode())


def _of_rows_in_force(connection: duckdb.DuckDBPyConnection, table: str) -> list[Any]:
    """What the identity holds of a kind of file that no rule reads: nothing where there is no row of it, so
    that a store without such a file keeps the identity that it had."""
    columns = [
        name
        for (name,) in connection.execute(
            "SELECT DISTINCT column_name FROM information_schema.columns WHERE table_name = ?"
            " AND column_name NOT IN ('load_number', 'file_row', 'file_sheet') ORDER BY column_name",
            [table],
        ).fetchall()
    ]
    if not columns:
        return []
    texts = ", '|', ".join(f'"{name}"' for name in columns)
    ((count, rows),) = connection.execute(
        f"SELECT COUNT(*), CAST(bit_xor(md5_number(concat({texts}))) AS VARCHAR) FROM {table}"  # noqa: S608
    ).fetchall()
    return [table, columns, count, rows] if count else []


_IDENTITY = (
    """
SELECT COUNT(*), sha256(string_agg(
    concat(series_id, '|', council, '|', measure_id, '|', team, '|', origin), chr(10)
    ORDER BY series_id))
FROM series
""",
    """
SELECT s.council, COUNT(*), CAST(bit_xor(md5_number(concat(
        f.series_id, '|', f.period, '|', f.kind, '|', f.numerator, '|', f.denominator, '|',
        f.value, '|', f.missing, '|', f.reason, '|', f.status, '|', f.commentary, '|',
        f.compare_with, '|', f.amber_low, '|', f.amber_high, '|', f.rating))) AS VARCHAR)
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
GROUP BY s.council
ORDER BY s.council
""",
    """
SELECT COUNT(*), CAST(bit_xor(md5_number(concat(
        d.series_id, '|', d.period, '|', d.comparator, '|', d.comparator_period, '|', d.movement,
        '|', d.judgement))) AS VARCHAR)
FROM direction AS d
JOIN series AS s ON s.series_id = d.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
""",
    """
SELECT COUNT(*), CAST(bit_xor(md5_number(concat(
        y.team, '|', y.role, '|', y.period, '|', y.part, '|', y.amount, '|', y.missing, '|',
        y.amount_12m, '|', y.missing_12m))) AS VARCHAR)
FROM staffing_year AS y
JOIN area AS a ON a.council = y.council AND a.kind = 'home'
""",
)


def _write_meta(
    connection: duckdb.DuckDBPyConnection,
    entries: Sequence[Entry],
    files: ContentStore,
    edition: Edition,
) -> None:
    founded = in_force.founded(entries)
    meta = {
        "council": founded.council,
        "invented": "true" if founded.invented else "false",
        "edition": edition.code,
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


def latest_quarter(path: Path) -> Period | None:
    """The latest quarter that a snapshot's scorecard can show; None where it has none."""
    with reader(path) as connection:
        found = connection.execute("SELECT MAX(last_quarter) FROM horizon").fetchone()
    return None if found is None or found[0] is None else period.quarter_at(found[0])


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
