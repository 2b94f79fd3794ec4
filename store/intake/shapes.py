"""What a file is read against, what an accepted file becomes, and the columns of each table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from metrics.catalogue.catalogue import Catalogue
from metrics.catalogue.targets import Targets
from metrics.catalogue.teams import TeamHistory
from store.intake.faults import Fault
from store.intake.layout import Recipe


@dataclass(frozen=True)
class Context:
    """What is in force when a file is read: catalogue, teams, targets, the home council, its neighbours
    and, newest first, the recipes for its own workbooks."""

    catalogue: Catalogue
    teams: TeamHistory
    targets: Targets
    council: str
    neighbours: tuple[str, ...] = ()
    recipes: tuple[Recipe, ...] = ()


@dataclass(frozen=True)
class Accepted:
    """A file that may be loaded whole: its kind, its tables by name, and what is worth knowing about it."""

    kind: str
    file: str
    tables: dict[str, pa.Table]
    notices: tuple[Fault, ...]
    rows: int


AMOUNT = pa.decimal128(18, 4)
_TEXT = pa.string()
_WHOLE = pa.int32()

SCHEMAS: Mapping[str, Mapping[str, pa.DataType]] = {
    "observation": {
        "council": _TEXT, "measure_id": _TEXT, "team": _TEXT, "period": _TEXT, "origin": _TEXT,
        "numerator": AMOUNT, "denominator": AMOUNT, "value_given": AMOUNT, "missing": _TEXT,
        "reason": _TEXT, "status": _TEXT, "commentary": _TEXT, "released": pa.date32(),
        "breakdown_type": _TEXT, "breakdown": _TEXT, "file_row": _WHOLE, "file_sheet": _TEXT,
        "file_column": _TEXT,
    },
    "staffing_part": {
        "council": _TEXT, "team": _TEXT, "role": _TEXT, "period": _TEXT, "part": _TEXT,
        "amount": AMOUNT, "missing": _TEXT, "released": pa.date32(), "file_row": _WHOLE,
        "file_sheet": _TEXT,
    },
    "target": {
        "council": _TEXT, "measure_id": _TEXT, "team": _TEXT, "period": _TEXT, "target": AMOUNT,
        "low": AMOUNT, "high": AMOUNT, "q1": AMOUNT, "q2": AMOUNT, "q3": AMOUNT, "q4": AMOUNT,
        "origin": _TEXT, "note": _TEXT, "file_row": _WHOLE,
    },
    "team": {
        "council": _TEXT, "team": _TEXT, "place": _WHOLE, "start": _TEXT, "finish": _TEXT,
        "change": _TEXT, "becomes": _TEXT, "note": _TEXT, "file_row": _WHOLE,
    },
    "neighbour": {
        "council": _TEXT, "neighbour": _TEXT, "place": _WHOLE, "model": _TEXT, "source": _TEXT,
        "file_row": _WHOLE,
    },
    "area": {"council": _TEXT, "kind": _TEXT, "place": _WHOLE},
}  # fmt: skip


def table(name: str, rows: Iterable[tuple[Any, ...]]) -> pa.Table:
    """A table of SCHEMAS from rows whose cells stand in its columns' order."""
    schema = pa.schema(list(SCHEMAS[name].items()))
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.Table.from_arrays(
        [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
