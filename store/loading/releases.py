"""An older release of a published table beside a newer one: it fills the gaps, and brings nothing back that was restated
or withdrawn since."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from metrics import period
from store.durable import ContentStore
from store.intake import Accepted, kinds
from store.intake.dfe import older_release
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.ledger.loads import loads


def filling_gaps(entries: Sequence[Entry], files: ContentStore, accepted: Accepted) -> Accepted:
    """A published file without the figures that a newer release of its table, loaded before, says otherwise or again.

    The latest year in a file is its release. Any other file, and the newest release, stays as it is; what is
    left out and what is filled is said in a notice.
    """
    kind = kinds.of(accepted.kind)
    release = _release(accepted.tables)
    if kind is None or not kind.published or release is None:
        return accepted
    newer: dict[str, set[tuple[Any, ...]]] = {}
    releases = []
    for _, load in loads(entries):
        if load.kind != accepted.kind:
            continue
        tables = {name: pq.read_table(files.check(kept)) for name, kept in load.tables.items()}
        theirs = _release(tables)
        if theirs is None or theirs.end <= release.end:
            continue
        releases.append(theirs)
        for name, table in tables.items():
            newer.setdefault(name, set()).update(_keys(name, table))
    if not releases:
        return accepted
    kept = {
        name: _without(name, table, newer.get(name, set()))
        for name, table in accepted.tables.items()
    }
    counted = [name for name in kept if name != "area"]
    filled = sum(kept[name].num_rows for name in counted)
    left = sum(accepted.tables[name].num_rows for name in counted) - filled
    latest = max(releases, key=lambda each: each.end)
    notice = older_release(release, latest, left, filled)
    return replace(accepted, tables=kept, notices=(*accepted.notices, notice))


def _release(tables: dict[str, pa.Table]) -> period.Period | None:
    """The latest period of a file's figures."""
    codes = {
        code
        for table in tables.values()
        if "period" in table.column_names
        for code in table["period"].unique().to_pylist()
    }
    return max(map(period.parse, codes), key=lambda each: each.end, default=None)


def _keys(name: str, table: pa.Table) -> list[tuple[Any, ...]]:
    columns = ["council", *in_force.KEYS.get(name, ())] if in_force.KEYS.get(name) else []
    if not columns:
        return []
    return list(zip(*(table[column].to_pylist() for column in columns), strict=True))


def _without(name: str, table: pa.Table, newer: set[tuple[Any, ...]]) -> pa.Table:
    keys = _keys(name, table)
    return table.filter(pa.array([key not in newer for key in keys])) if keys and newer else table
