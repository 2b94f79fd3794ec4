"""How often each way of telling a trend is wrong: `python -m bench.chance_alone` prints one table, the same every time.

A thousand invented series a row, twenty quarters each, made by chance from a cohort of fixed size and
put through the build's own SQL. With nothing changing every arrow and signal is a false one; with a
real fall only those that say "worse" are right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import duckdb
import numpy as np

from metrics.catalogue import catalogue
from metrics.catalogue.measure import Measure
from metrics.edition import OFFICER
from metrics.rules import rules
from metrics.vocabulary import Polarity
from store.build import inputs

SERIES, QUARTERS, SEED = 1000, 20, 20261124


@dataclass(frozen=True)
class World:
    """What truly happens: a name, the cohort counted, and the true share in each quarter."""

    name: str
    counted: int
    share: Callable[[int], float]

    @property
    def changes(self) -> bool:
        return self.share(0) != self.share(QUARTERS - 1)


def _steady(share: float) -> Callable[[int], float]:
    return lambda quarter: share


def _fall(start: float, points: float) -> Callable[[int], float]:
    """A fall by so many percentage points a quarter over the last eight quarters."""
    return lambda quarter: start - points / 100 * max(0, quarter - (QUARTERS - 9))


def _step(start: float, points: float) -> Callable[[int], float]:
    return lambda quarter: start - (points / 100 if quarter >= QUARTERS - 4 else 0)


WORLDS = (
    World("nothing changes, 25 counted", 25, _steady(0.80)),
    World("nothing changes, 60 counted", 60, _steady(0.80)),
    World("nothing changes, 350 counted", 350, _steady(0.85)),
    World("falls 1 point a quarter, 25 counted", 25, _fall(0.85, 1)),
    World("falls 1 point a quarter, 60 counted", 60, _fall(0.85, 1)),
    World("falls 1 point a quarter, 350 counted", 350, _fall(0.85, 1)),
    World("falls 2 points a quarter, 60 counted", 60, _fall(0.85, 2)),
    World("falls 2 points a quarter, 350 counted", 350, _fall(0.85, 2)),
    World("fell 8 points a year ago, 60 counted", 60, _step(0.85, 8)),
    World("fell 8 points a year ago, 350 counted", 350, _step(0.85, 8)),
)
METHODS = (
    "arrow, any change",
    "arrow, 2 points",
    "arrow on a year ago",
    "usual range",
    "drift",
    "our signal",
)


def counts(world: World, number: int, series: int = SERIES) -> np.ndarray:
    """How many of the cohort are counted in each quarter of each series."""
    chance = np.random.default_rng([SEED, number])
    shares = [world.share(quarter) for quarter in range(QUARTERS)]
    return chance.binomial(world.counted, shares, size=(series, QUARTERS))


def told(world: World, number: int, series: int = SERIES) -> dict[str, float]:
    """The percentage of series of which each method tells something (where the world changes: "worse")."""
    made = counts(world, number, series)
    values = np.floor(made * 2000 / world.counted + 1) // 2  # tenths of a per cent, rounded half up
    last, before, year = (values[:, -1 - back] for back in (0, 1, 4))
    found = dict.fromkeys(METHODS, 0.0)
    for method, change, tolerance in (
        ("arrow, any change", last - before, 0),
        ("arrow, 2 points", last - before, 20),
        ("arrow on a year ago", last - year, 0),
    ):
        moved = change < -tolerance if world.changes else np.abs(change) > tolerance
        found[method] = 100 * float(np.mean(moved))
    for signal, cause, many in _signals(values):
        if signal == "usual" or (world.changes and signal != "worse"):
            continue
        method = "drift" if cause.startswith("drift") else "usual range"
        found[method] += 100 * many / series
        found["our signal"] += 100 * many / series
    return found


def _signals(values: np.ndarray) -> Sequence[tuple[str, str, int]]:
    """The last quarter's signals of these series (tenths of a per cent), by the build's SQL."""
    with duckdb.connect(":memory:") as connection:
        inputs.put_measures(connection, [_measure()])
        inputs.put_tables(connection)
        connection.execute(
            "CREATE TABLE segment (measure_id VARCHAR, period VARCHAR, segment INTEGER)"
        )
        connection.execute("CREATE TABLE given (series_id INTEGER, place INTEGER, steps INTEGER)")
        connection.executemany(
            "INSERT INTO given VALUES (?, ?, ?)",
            [
                (number, place, int(value))
                for number, line in enumerate(values)
                for place, value in enumerate(line)
            ],
        )
        connection.execute(
            "CREATE TABLE series AS SELECT DISTINCT g.series_id, m.measure_id"
            " FROM given AS g CROSS JOIN measure AS m"
        )
        connection.execute(
            "CREATE TABLE figure AS SELECT series_id, CAST(place AS VARCHAR) AS period, place,"
            " 'quarter' AS kind, place % 4 + 1 AS quarter, CAST(NULL AS DECIMAL(18, 4)) AS numerator,"
            " CAST(NULL AS DECIMAL(18, 4)) AS denominator, CAST(NULL AS VARCHAR) AS missing,"
            " CAST(steps * CAST(0.1 AS DECIMAL(2, 1)) AS DECIMAL(18, 4)) AS value,"
            " CAST(NULL AS DECIMAL(18, 8)) AS goal_low, CAST(NULL AS DECIMAL(18, 8)) AS goal_high"
            " FROM given"
        )
        wanted = [each for each in rules(OFFICER) if each.name in _NEEDED]
        for rule in wanted:
            connection.execute(rule.statement)
        return connection.execute(
            "SELECT signal, cause, COUNT(*) FROM signal WHERE place = ? GROUP BY signal, cause",
            [QUARTERS - 1],
        ).fetchall()


def _measure() -> Measure:
    """A share at one decimal that higher is better of, of which any change counts."""
    own = catalogue.load().get("visits-on-time")
    assert own is not None and own.polarity is Polarity.HIGH and own.decimals == 1
    return replace(own, tolerance=Decimal(0), same_children=False)


_NEEDED = {
    "cause_way", "trend_value", "xmr_setting", "xmr_point", "xmr_limit", "xmr_look", "xmr_end",
    "xmr_label", "xmr_run", "xmr_goal", "xmr_assurance", "drift", "drift_slope", "signal",
}  # fmt: skip


def table() -> str:
    """One row a world, one column a method, whole percentages."""
    lines = [f"| what truly happens | {' | '.join(METHODS)} |", "|---|" + "---|" * len(METHODS)]
    for number, world in enumerate(WORLDS):
        found = told(world, number)
        cells = " | ".join(f"{found[method]:.0f}" for method in METHODS)
        lines.append(f"| {world.name} | {cells} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
