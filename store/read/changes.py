"""What differs between two snapshots of one council, figure by figure, in the order of the scorecard."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from metrics.vocabulary import ALL_TEAMS, Missing, Rating
from store.read import lines
from store.read.snapshot import Snapshot

Key = tuple[str, str, str, str]
"""Measure, team under its present name, whose figure it is (origin), period."""


class Difference(StrEnum):
    """How a figure differs; the first that holds."""

    NEW = "new"
    RESTATED = "restated"
    GONE = "gone"
    RATING = "rating"
    TARGET = "target"
    WORDS = "words"


DIFFERENCE_LABELS = {
    Difference.RESTATED: "Restated",
    Difference.RATING: "Rated otherwise",
    Difference.TARGET: "Another target or tolerance",
    Difference.GONE: "No longer there",
    Difference.NEW: "New",
    Difference.WORDS: "Said otherwise",
}
"""What members read, the gravest first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that differs: as it was and as it is; None where there was or is none."""

    measure: Measure
    team: str
    difference: Difference
    before: Figure | None
    after: Figure | None

    @property
    def label(self) -> str:
        """The period's label."""
        found = self.after or self.before
        assert found is not None, "one of them is there"
        return found.label


@dataclass(frozen=True)
class Changes:
    """Every figure that differs, and how many do not."""

    rows: tuple[Change, ...]
    unchanged: int

    def count(self, difference: Difference) -> int:
        """How many differ in this way."""
        return sum(row.difference == difference for row in self.rows)

    def ratings(self) -> list[tuple[Rating | None, Rating | None, int]]:
        """How many of the figures that differ went from one rating to another, None where there was no figure."""
        moved = Counter(
            (row.before.rating if row.before else None, row.after.rating if row.after else None)
            for row in self.rows
        )
        return [(was, now, count) for (was, now), count in moved.most_common() if was != now]


def between(before: Snapshot | None, after: Snapshot) -> Changes:
    """What differs in `after` from `before`; all of it is new where there is no snapshot before."""
    names = {row.team: row.present for row in after.rows("team_names")}
    was = _present(before, names) if before else {}
    now = _present(after, names)
    rows, unchanged = [], 0
    for key in was.keys() | now.keys():
        difference = _difference(was.get(key), now.get(key))
        if difference:
            measure = _measure(key[0], before, after)
            rows.append(Change(measure, key[1], difference, was.get(key), now.get(key)))
        elif key in now:
            unchanged += 1
    places = {row.team: row.place for row in after.rows("teams")}
    rows.sort(key=lambda row: _place(row, places))
    return Changes(tuple(rows), unchanged)


def _present(snapshot: Snapshot, names: Mapping[str, str]) -> dict[Key, Figure]:
    """Every figure that was received, each team under the name that it has now."""
    return {
        (measure, names.get(team, team), figure.origin, figure.period): figure
        for measure, team, figure in lines.every(snapshot)
        if figure.missing is not Missing.NOT_RECEIVED
    }


def _difference(before: Figure | None, after: Figure | None) -> Difference | None:
    if before is None or after is None:
        return Difference.NEW if after else Difference.GONE if before else None
    for difference, parts in (
        (Difference.RESTATED, ("numerator", "denominator", "value", "missing")),
        (Difference.RATING, ("rating",)),
        (Difference.TARGET, ("goal_low", "goal_high", "amber_low", "amber_high", "target_origin")),
        (Difference.WORDS, ("reason", "status", "commentary")),
    ):
        if any(getattr(before, part) != getattr(after, part) for part in parts):
            return difference
    return None


def _measure(measure_id: str, before: Snapshot | None, after: Snapshot) -> Measure:
    found = after.catalogue.get(measure_id) or (before and before.catalogue.get(measure_id))
    assert found, "a snapshot's own catalogue names its measures"
    return found


def _place(row: Change, teams: Mapping[str, int]) -> tuple[int, int, str, int]:
    found = row.after or row.before
    assert found is not None, "one of them is there"
    whole = 0 if row.team == ALL_TEAMS else 1 + teams.get(row.team, len(teams))
    return row.measure.place, whole, row.team, -found.end.toordinal()
