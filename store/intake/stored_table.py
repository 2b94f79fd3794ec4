"""The tables that accepted rows are kept in: columns, and what a later row must share with an earlier one to replace it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

TEXT = pa.string()
WHOLE = pa.int32()
DAY = pa.date32()
AMOUNT = pa.decimal128(18, 4)


@dataclass(frozen=True)
class StoredTable:
    """One table of accepted rows, whichever kinds of file fill it.

    `key` is what a later row shares with the earlier one that it replaces; without one a load
    replaces the whole table, or where `adds` says so nothing. The periods of a table that
    `sets_quarters` are those that screens offer; any other table's periods are only known.
    """

    name: str
    columns: Mapping[str, pa.DataType]
    key: tuple[str, ...] = ()
    adds: bool = False
    sets_quarters: bool = False

    @property
    def replaced_whole(self) -> bool:
        """Whether a load of it replaces all that was loaded before."""
        return not self.key and not self.adds

    @property
    def by_team(self) -> bool:
        """Whether its rows stand for a team's quarter for good, so that a new list of teams must leave room for them."""
        return bool(self.key) and {"council", "team", "period"} <= self.columns.keys()

    def of(self, rows: Iterable[tuple[Any, ...]]) -> pa.Table:
        """The table with these rows, whose cells stand in its columns' order."""
        schema = pa.schema(list(self.columns.items()))
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        return pa.Table.from_arrays(
            [
                pa.array(column, type=field.type)
                for column, field in zip(columns, schema, strict=True)
            ],
            schema=schema,
        )


OBSERVATION = StoredTable(
    "observation",
    {
        "council": TEXT, "measure_id": TEXT, "team": TEXT, "period": TEXT, "origin": TEXT,
        "numerator": AMOUNT, "denominator": AMOUNT, "value_given": AMOUNT, "missing": TEXT,
        "reason": TEXT, "status": TEXT, "commentary": TEXT, "released": DAY,
        "breakdown_type": TEXT, "breakdown": TEXT, "file_row": WHOLE, "file_sheet": TEXT,
        "file_column": TEXT,
    },
    key=("measure_id", "team", "period", "origin", "breakdown_type", "breakdown"),
    sets_quarters=True,
)  # fmt: skip
"""One row a figure: of scorecards, benchmarks and published tables alike, so that one set of rules values them all."""

STAFFING_PART = StoredTable(
    "staffing_part",
    {
        "council": TEXT, "team": TEXT, "role": TEXT, "period": TEXT, "part": TEXT,
        "amount": AMOUNT, "missing": TEXT, "released": DAY, "file_row": WHOLE,
        "file_sheet": TEXT,
    },
    key=("team", "role", "period"),
    sets_quarters=True,
)  # fmt: skip
"""One row a part of a staffing return: of the council's own returns and of the published table."""

PUBLISHED_RATE = StoredTable(
    "published_rate",
    {
        "council": TEXT, "team": TEXT, "role": TEXT, "period": TEXT, "rate": TEXT, "amount": AMOUNT,
        "missing": TEXT, "released": DAY, "file_row": WHOLE, "file_sheet": TEXT,
    },
    key=("team", "role", "period"),
)  # fmt: skip
"""One row a rate as a published table of staff gives it: what its publisher withholds is not worked out from the parts."""

AREA = StoredTable("area", {"council": TEXT, "kind": TEXT, "place": WHOLE}, adds=True)
"""One row an area with published figures: what it is to the home council, and its place among its kind."""
