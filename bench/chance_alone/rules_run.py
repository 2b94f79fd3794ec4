"""Invented quarters put through the build's own SQL: what each series is told to be, quarter by quarter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

import duckdb
import numpy as np
import pandas as pd

from metrics.catalogue import catalogue
from metrics.catalogue.measure import Measure
from metrics.rules import leading_to
from store.build import inputs

Numbers = np.ndarray


@dataclass(frozen=True)
class Made:
    """Some invented series of one measure: `events` of `base` (None: the quarter itself), a row a series
    and a column a quarter; the council and the team that each is of. Not `with_parts` the figure alone is told."""

    measure: Measure
    council: Numbers
    team: Numbers
    events: Numbers
    base: Numbers | None
    with_parts: bool = True

    @property
    def values(self) -> Numbers:
        """Each figure as members see it, in steps of its last decimal, rounded half up."""
        if self.base is None:
            return np.asarray(self.events, dtype=np.int64)
        top = 2 * self.measure.multiplier * 10**self.measure.decimals * self.events
        return np.asarray((top + self.base) // (2 * self.base), dtype=np.int64)


def measure(name: str, **changes: object) -> Measure:
    """A share at one decimal that higher is better of, of which any change counts, judged by its parts."""
    own = catalogue.load().get("visits-on-time")
    assert own is not None
    return replace(
        own, id=name, tolerance=Decimal(0), **{"same_children": False, **changes}  # type: ignore[arg-type]
    )  # fmt: skip


def told(made: Iterable[Made]) -> pd.DataFrame:
    """Every quarter of every series with what the rules say of it, a row each: the number of its `made`
    (from 0), its row there and its quarter, its signal, the chance it goes by, its value in steps, and
    whether it is told as a team worse than its past (own_worse) or than the others (apart_worse)."""
    made = tuple(made)
    rows = pd.concat([_rows(number, each) for number, each in enumerate(made)], ignore_index=True)
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET enable_progress_bar = false")
        inputs.put_measures(connection, [each.measure for each in made])
        inputs.put_tables(connection)
        connection.register("given", rows)
        connection.execute(_SERIES)
        connection.execute(_FIGURE)
        for name, columns in GIVEN.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
        connection.execute("INSERT INTO team SELECT DISTINCT team, 'one work' FROM given")
        for rule in leading_to("team_departs", {"figure", "series", "segment", *GIVEN}):
            connection.execute(rule.statement)
        return connection.execute(_TOLD).df()


def _rows(number: int, made: Made) -> pd.DataFrame:
    series, quarters = made.events.shape
    row, quarter = (each.ravel() for each in np.indices((series, quarters)))
    return pd.DataFrame({
        "made": number, "measure_id": made.measure.id, "row": row, "place": quarter,
        "council": made.council[row], "team": made.team[row],
        "events": made.events.ravel().astype(np.int64),
        "base": np.nan if made.base is None else made.base.ravel().astype(np.int64),
        "steps": made.values.ravel(), "scale": 10**made.measure.decimals,
        "with_parts": made.with_parts and made.base is not None,
    })  # fmt: skip


_SERIES = """
CREATE TABLE series AS
SELECT CAST(ROW_NUMBER() OVER (ORDER BY g.made, g.row) AS INTEGER) AS series_id, g.made, g.row,
    g.measure_id, CAST(g.council AS VARCHAR) AS council, g.team
FROM (SELECT DISTINCT made, row, measure_id, council, team FROM given) AS g
"""
_FIGURE = """
CREATE TABLE figure AS
SELECT s.series_id, CAST(g.place AS VARCHAR) AS period, CAST(g.place AS INTEGER) AS place,
    'quarter' AS kind, g.place % 4 + 1 AS quarter, CAST(NULL AS VARCHAR) AS missing,
    CAST(CASE WHEN g.with_parts THEN g.events END AS DECIMAL(18, 4)) AS numerator,
    CAST(CASE WHEN g.with_parts THEN g.base END AS DECIMAL(18, 4)) AS denominator,
    CAST(CAST(g.steps AS DECIMAL(18, 4)) / g.scale AS DECIMAL(18, 4)) AS value,
    CAST(NULL AS DECIMAL(18, 8)) AS goal_low, CAST(NULL AS DECIMAL(18, 8)) AS goal_high
FROM given AS g
JOIN series AS s ON s.made = g.made AND s.row = g.row
"""
_TOLD = """
SELECT s.made, s.row, g.place, s.team, g.signal, g.judged_by,
    CASE WHEN w.upward THEN 1 WHEN NOT w.upward THEN -1 ELSE 0 END AS named_way, CAST(g.p AS DOUBLE) AS p, t.steps,
    SIGN(CAST(g.events / g.base - g.events_before / g.base_before AS DOUBLE)) AS way,
    d.own = 'worse' AS own_worse, d.apart = 'worse' AS apart_worse
FROM signal AS g
JOIN series AS s ON s.series_id = g.series_id
JOIN trend_value AS t ON t.series_id = g.series_id AND t.place = g.place
LEFT JOIN cause_way AS w ON w.cause = g.cause
LEFT JOIN team_departs AS d ON d.series_id = g.series_id AND d.place = g.place
ORDER BY s.made, s.row, g.place
"""
GIVEN = {
    "segment": "measure_id VARCHAR, period VARCHAR, segment INTEGER",
    "team": "team VARCHAR, work VARCHAR",
    "edition_staffing": "council VARCHAR, team VARCHAR, period VARCHAR, part VARCHAR, role VARCHAR,"
    " amount DECIMAL(18, 4)",
}
"""What an invented council has none of: breaks and staff. Its teams all do one work."""
