"""Which figures in force are newer than a file: they came with a file that reaches a later quarter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from metrics import period
from metrics.catalogue.teams import TeamHistory
from metrics.period import Period, PeriodKind
from metrics.vocabulary import Origin
from store.durable import ContentStore
from store.intake import Accepted, kinds
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.ledger.loads import loads

OBSERVED, STAFFED = "observation", "staffing_part"

Key = tuple[str, str, str]
"""The id of a measure ('' for a staffing return), a team under its present name, a period."""


@dataclass(frozen=True)
class Newer:
    """The file that a figure in force came with, and the last quarter that it reaches."""

    file: str
    reaches: Period


def newer_in_force(
    entries: Sequence[Entry], files: ContentStore, accepted: Accepted
) -> Mapping[Key, Newer]:
    """The figures of a council's own file whose place in force is taken by a file that reaches further, each with that
    file; nothing of a published table, whose newest release is another matter."""
    kind = kinds.of(accepted.kind)
    mine = _keys(accepted.tables, teams := in_force.teams(entries, files))
    reach = _reach(mine)
    if reach is None or (kind is not None and kind.published):
        return {}
    standing: dict[Key, Newer] = {}
    for _, load in loads(entries):
        found = kinds.of(load.kind)
        if found is not None and found.published:
            continue
        tables = {name: pq.read_table(files.check(load.tables[name])) for name in (OBSERVED, STAFFED) if name in load.tables}  # fmt: skip
        theirs = _keys(tables, teams)
        reaches = _reach(theirs)
        if reaches is not None:
            standing.update(dict.fromkeys(mine & theirs, Newer(load.file, reaches)))
    return {key: each for key, each in standing.items() if each.reaches > reach}


def _keys(tables: Mapping[str, pa.Table], teams: TeamHistory) -> set[Key]:
    found: set[Key] = set()
    if OBSERVED in tables:
        rows = tables[OBSERVED].select(["origin", "measure_id", "team", "period"]).to_pylist()
        found |= {
            (row["measure_id"], teams.present(row["team"]) or row["team"], row["period"])
            for row in rows
            if row["origin"] == Origin.COUNCIL
        }
    if STAFFED in tables:
        rows = tables[STAFFED].select(["team", "period"]).to_pylist()
        found |= {("", teams.present(row["team"]) or row["team"], row["period"]) for row in rows}
    return found


def _reach(keys: Iterable[Key]) -> Period | None:
    """The last quarter of some figures; None where they have none."""
    found = (period.parse(code) for code in {key[2] for key in keys})
    return max((each for each in found if each.kind is PeriodKind.QUARTER), default=None)
