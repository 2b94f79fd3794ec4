"""The rows of a snapshot, read past the product: figures by series, measures, what is published of other areas."""

import shutil
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

ALL = "All"


@dataclass(frozen=True)
class Row:
    """One figure as its row has it."""

    measure: str
    team: str
    series: int
    period: str
    kind: str
    place: int
    quarter: int | None
    label: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    missing: str | None
    goal_low: Decimal | None
    goal_high: Decimal | None
    amber_low: Decimal | None
    amber_high: Decimal | None
    year_target: Decimal | None
    rating: str
    segment: int
    from_teams: bool


class Facts:
    """What a snapshot holds of the home council and of other areas."""

    def __init__(self, path: Path) -> None:
        # A copy: one process opens a file in one way alone, and the product has it open.
        self._folder = TemporaryDirectory(prefix="facts-")
        copied = shutil.copy(path, Path(self._folder.name) / "facts.duckdb")
        self.connection = duckdb.connect(str(copied), read_only=True)
        self.measures: dict[str, dict[str, Any]] = {
            row["measure_id"]: row for row in self.rows("FROM measure")
        }
        self.by_series: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows(_FIGURES):
            self.by_series[row["measure_id"], row["team"]].append(
                Row(
                    row["measure_id"], row["team"], row["series_id"], row["period"], row["kind"],
                    row["place"], row["quarter"], row["label"], row["value"], row["numerator"],
                    row["denominator"], row["missing"], row["goal_low"], row["goal_high"],
                    row["amber_low"], row["amber_high"], row["year_target"], row["rating"],
                    row["segment"], row["from_teams"],
                )
            )  # fmt: skip

    def rows(self, query: str) -> list[dict[str, Any]]:
        """The rows of a query by their columns' names."""
        cursor = self.connection.execute(query)
        titles = [column[0] for column in cursor.description or ()]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]

    @cached_property
    def shown(self) -> dict[tuple[str, str, int], Row]:
        """The yearly figure that a scorecard shows, by measure, team and the place of its quarter."""
        query = (
            "SELECT s.measure_id, s.team, w.quarter_place, w.series_id, w.period, s.origin FROM shown AS w"
            " JOIN series AS s ON s.series_id = w.series_id"
            " JOIN area AS a ON a.council = s.council AND a.kind = 'home'"
            " ORDER BY s.origin DESC"
        )
        rows = {
            (row.series, row.period): row for series in self.by_series.values() for row in series
        }
        return {
            (each["measure_id"], each["team"], each["quarter_place"]): rows[
                each["series_id"], each["period"]
            ]
            for each in self.rows(query)
        }

    @cached_property
    def answers(self) -> dict[tuple[str, str, int], list[str]]:
        """What people answered where a figure was doubtful, as it is quoted, by measure, team and place."""
        found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        for row in self.rows(_ANSWERS):
            on = date.fromisoformat(row["answered_at"][:10])
            quoted = f"{row['answer']} ({row['answered_by']}, {row['role']}, {on.day} {on:%B %Y})"
            found[row["measure_id"], row["team"], row["place"]].append(quoted)
        return found

    @cached_property
    def teams(self) -> list[str]:
        """The council and every team with figures."""
        return sorted({team for _, team in self.by_series})

    @cached_property
    def works(self) -> dict[str, str]:
        """The work that a team does, where the list of teams says so."""
        return {
            row["team"]: row["work"]
            for row in self.rows("SELECT team, work FROM team")
            if row["work"]
        }

    @cached_property
    def staff(self) -> dict[str, list[dict[str, Any]]]:
        """Every part of every staffing return of all roles, by team."""
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self.rows(_STAFF):
            found[row["team"]].append(row)
        return found

    @cached_property
    def others(self) -> dict[str, list[dict[str, Any]]]:
        """The published figures of areas by measure."""
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self.rows(_AREAS):
            found[row["measure_id"]].append(row)
        return found

    def quarters(self, measure: str, team: str, place: int) -> list[Row]:
        """The quarters of a series up to one, oldest first."""
        return [
            row
            for row in self.by_series.get((measure, team), [])
            if row.kind == "quarter" and row.place <= place
        ]


_FIGURES = """
SELECT s.measure_id, s.team, f.series_id, f.period, f.kind, f.place, f.quarter, p.label, f.value,
    f.numerator, f.denominator, f.missing, f.goal_low, f.goal_high, f.amber_low, f.amber_high,
    f.year_target, f.rating, COALESCE(g.segment, 0) AS segment, f.from_teams
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN period AS p ON p.period = f.period
LEFT JOIN segment AS g ON g.measure_id = s.measure_id AND g.period = f.period
ORDER BY f.series_id, f.place
"""
_ANSWERS = """
SELECT s.measure_id, s.team, f.place, q.answer, q.answered_by, q.role, q.answered_at
FROM query AS q
JOIN figure AS f ON f.series_id = q.series_id AND f.period = q.period
JOIN series AS s ON s.series_id = q.series_id
WHERE q.answer IS NOT NULL
"""
_STAFF = """
SELECT y.team, y.period, y.part, y.amount
FROM staffing_year AS y
JOIN area AS a ON a.council = y.council AND a.kind = 'home'
WHERE y.role = 'All roles'
"""
_AREAS = """
SELECT s.measure_id, s.council, a.kind, f.period, p.label, f.value, f.numerator, f.denominator
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN area AS a ON a.council = s.council
JOIN period AS p ON p.period = f.period
WHERE s.team = 'All' AND (a.kind <> 'home' OR s.origin = 'dfe')
"""


def half_up(exact: Fraction | Decimal, decimals: int) -> Decimal:
    """An exact number at so many decimals, halves away from nought."""
    scaled = Fraction(exact) * 10**decimals
    whole = abs(scaled).__floor__()
    if abs(scaled) - whole >= Fraction(1, 2):
        whole += 1
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)
