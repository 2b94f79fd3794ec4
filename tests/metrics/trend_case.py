"""Series put through the build's own SQL for control charts and drift, by hand or from the known answers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import duckdb

from metrics import tables
from metrics.rules import rule
from tests.metrics.sql_case import make

Found = list[dict[str, Any]]

VALUE = {"series_id": "INTEGER", "place": "INTEGER", "segment": "INTEGER", "steps": "BIGINT"}
SETTING = {
    "series_id": "INTEGER", "scale": "BIGINT", "direction": "VARCHAR", "screened": "BOOLEAN",
    "fixed_after": "INTEGER",
}  # fmt: skip
GOAL = {
    "series_id": "INTEGER", "place": "INTEGER", "goal_low": "DECIMAL(18, 8)",
    "goal_high": "DECIMAL(18, 8)",
}  # fmt: skip
AS_SEEN = ("cause_way", "xmr_point", "xmr_limit", "xmr_look", "xmr_end", "xmr_label")
"""Each point as it was seen when it was the last."""
DRIFT = ("drift", "drift_slope")


class Series:
    """One database with the series of a test, on which rules are run by name."""

    def __init__(
        self,
        values: Sequence[Sequence[Any]],
        settings: Sequence[Sequence[Any]],
        goals: Sequence[Sequence[Any]] = (),
    ) -> None:
        self.connection = duckdb.connect(":memory:", config={"threads": 1})
        make(self.connection, "trend_value", VALUE, values)
        make(self.connection, "xmr_setting", SETTING, settings)
        make(self.connection, "xmr_goal", GOAL, goals)
        for name, columns in tables.NAMES.items():
            self.connection.execute(f"CREATE TABLE {name} ({columns})")
            rows = tables.rows(name)
            marks = ", ".join("?" * len(rows[0]))
            self.connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)

    def run(self, *names: str) -> Found:
        """Runs the rules in order; the last one's rows."""
        for name in names:
            self.connection.execute(rule(name).statement)
        return self.rows(f"FROM {names[-1]}")

    def whole(self) -> None:
        """Runs the rules that look at each point with the limits of its segment's last, as a chart does."""
        for name in AS_SEEN:
            sql = rule("xmr_whole" if name == "xmr_look" else name).sql
            self.connection.execute(f"CREATE VIEW {name} AS {sql}")

    def rows(self, query: str) -> Found:
        """The rows of a query as dictionaries."""
        cursor = self.connection.execute(query)
        titles = [column[0] for column in cursor.description]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]


def steps(values: Sequence[Decimal]) -> tuple[int, list[int]]:
    """How many steps make one, and the values in steps of their smallest decimal."""
    scale = 10 ** max(max(0, -int(value.as_tuple().exponent)) for value in values)
    return scale, [int(value * scale) for value in values]
