"""Series put through the build's own SQL for control charts and drift, by hand or from the known answers."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from metrics import tables
from metrics.rules import leading_to, rule
from tests.metrics.sql_case import AMOUNT, fill, make

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


MEASURE = {
    "measure_id": "VARCHAR", "basis": "VARCHAR", "unit": "VARCHAR", "scale": "BIGINT",
    "multiplier": "BIGINT", "polarity": "VARCHAR", "band_low": AMOUNT, "band_high": AMOUNT,
    "tolerance": AMOUNT, "same_children": "BOOLEAN", "seasonal": "BOOLEAN",
    "may_exceed_100": "BOOLEAN", "counts_events": "BOOLEAN", "limits_screened": "BOOLEAN",
    "limits_fixed_after": "INTEGER", "from_staffing": "VARCHAR", "may_be_negative": "BOOLEAN",
}  # fmt: skip
PLAIN: dict[str, Any] = {
    "measure_id": "m", "basis": "position", "unit": "percent", "scale": 10, "multiplier": 100,
    "polarity": "high", "tolerance": 0, "same_children": False, "seasonal": False,
    "may_exceed_100": False, "may_be_negative": False, "counts_events": False, "limits_screened": True, "from_staffing": "",
}  # fmt: skip
SERIES = {
    "series_id": "INTEGER", "measure_id": "VARCHAR", "council": "VARCHAR", "team": "VARCHAR",
}  # fmt: skip
FIGURE = {
    "series_id": "INTEGER", "period": "VARCHAR", "kind": "VARCHAR", "place": "INTEGER",
    "quarter": "INTEGER", "numerator": AMOUNT, "denominator": AMOUNT, "value": AMOUNT,
    "missing": "VARCHAR", "goal_low": "DECIMAL(18, 8)", "goal_high": "DECIMAL(18, 8)",
}  # fmt: skip
GIVEN = {
    "team": {"team": "VARCHAR", "work": "VARCHAR"},
    "edition_staffing": {
        "council": "VARCHAR", "team": "VARCHAR", "period": "VARCHAR", "part": "VARCHAR",
        "role": "VARCHAR", "amount": AMOUNT,
    },
}  # fmt: skip
"""What a test has none of unless it says so: a list of teams, staff."""
SIGNAL = tuple(
    each.name for each in leading_to("signal", {"measure", "series", "figure", "segment", *GIVEN})
)
PROJECTION = (*SIGNAL, "projection_count", "projection_level", "projection")

Cell = str | int | Decimal | None


def figures(values: Sequence[Cell], **more: Any) -> list[dict[str, Any]]:
    """Quarters of one series from the first of a year, with these values; None is one without a figure."""
    return [
        {
            "series_id": 1, "kind": "quarter", "place": 8000 + at, "quarter": at % 4 + 1,
            "period": f"{8000 + at}", "value": None if value is None else Decimal(value),
            "missing": "not_received" if value is None else None, **more,
        }
        for at, value in enumerate(values)
    ]  # fmt: skip


def of_figures(
    rows: Sequence[dict[str, Any]],
    *names: str,
    breaks: Sequence[str] = (),
    **measure: Any,
) -> Found:
    """The rows of the last of the named rules on figures of one measure, plain unless told otherwise.

    From each of the periods in `breaks` on, the definition is another.
    """
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        made = {**PLAIN, **measure}
        make(connection, "measure", MEASURE, [[made.get(column) for column in MEASURE]])
        ids = sorted({row["series_id"] for row in rows}) or [1]
        make(
            connection, "series", SERIES,
            [(number, made["measure_id"], "here", "All") for number in ids],
        )  # fmt: skip
        for name, columns in GIVEN.items():
            make(connection, name, columns, ())
        make(connection, "figure", FIGURE, [[row.get(column) for column in FIGURE] for row in rows])
        segments = [
            ("m", row["period"], sum(row["period"] >= each for each in breaks)) for row in rows
        ]
        make(
            connection, "segment",
            {"measure_id": "VARCHAR", "period": "VARCHAR", "segment": "INTEGER"},
            [each for each in dict.fromkeys(segments) if each[2]],
        )  # fmt: skip
        _join_tables(connection)
        for name in names:
            connection.execute(rule(name).statement)
        cursor = connection.execute(f"FROM {names[-1]} ORDER BY ALL")
        titles = [column[0] for column in cursor.description]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]


def last_signal(values: Sequence[Cell], **more: Any) -> dict[str, Any]:
    """What the last of these values says of its series."""
    goals = {name: more.pop(name) for name in ("goal_low", "goal_high") if name in more}
    found = of_figures(figures(values, **goals), *SIGNAL, **more)
    return max(found, key=lambda row: row["place"])


def last_signals(series: Sequence[Sequence[Cell]], **more: Any) -> list[dict[str, Any]]:
    """What the last value of each of these series says, all of them in one database."""
    rows = of_series(series, *SIGNAL, **more)
    return [max(found, key=lambda row: row["place"]) for found in rows]


def of_series(series: Sequence[Sequence[Cell]], *names: str, **more: Any) -> list[Found]:
    """The rows of the last of the named rules on each of these series, which share one database."""
    rows = [row for at, values in enumerate(series) for row in figures(values, series_id=at + 1)]
    found = of_figures(rows, *names, **more)
    return [[row for row in found if row["series_id"] == at + 1] for at, _ in enumerate(series)]


def _join_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of statistics, as the build makes them."""
    for name, columns in tables.NAMES.items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
        connection.register("as_read", _statistics(name))
        connection.execute(f"INSERT INTO {name} FROM as_read")
        connection.unregister("as_read")


@cache
def _statistics(name: str) -> pa.Table:
    """The rows of a table of statistics, read once."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE {name} ({tables.NAMES[name]})")
        fill(connection, name, tables.rows(name))
        return connection.sql(f"FROM {name}").to_arrow_table()


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
        _join_tables(self.connection)

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
