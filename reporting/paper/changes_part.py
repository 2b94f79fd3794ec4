"""What differs from the publication before, as a pack tells it."""

from collections.abc import Iterator

from metrics.words import narrative
from reporting import changes_report
from reporting.changes_report import ChangesReport, Side
from reporting.paper.model import Block, Section, Table, Words
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read.changes import Changes
from store.read.snapshot import Snapshot

MOST_CHANGES = 300
"""Changes that the pack lists; more are counted, and all of them are in the Changes screen's download."""

_TITLE = "Changes since the last publication"


def section(before: Snapshot | None, snapshot: Snapshot, since: str, options: Options) -> Section:
    """Every figure of the themes of a pack, of every team, that differs from what was published before;
    `since` says how those stand, in words."""
    if before is None:
        words = "Nothing was published before: there is nothing to compare with."
        return Section(_TITLE, (Words(words),))
    reading = Reading(snapshot)
    found = changes_report.between(Reading(before), reading)
    rows = tuple(row for row in found.rows if row.measure.theme in options.themes)
    told = changes_report.report(Changes(rows, 0), since, reading.whose.standing, MOST_CHANGES)
    if not told.total:
        words = f"No figure differs from those {narrative.lowered(since)}."
        return Section(_TITLE, (Words(words),))
    return Section(_TITLE, tuple(_listed(told, since)), break_before=True)


def _listed(told: ChangesReport, since: str) -> Iterator[Block]:
    counts = ", ".join(f"{each.total} {narrative.lowered(each.label)}" for each in told.groups)
    yield Words(f"Beside the figures {narrative.lowered(since)}: {counts}.")
    yield Table(
        "changes",
        f"{len(told.rows)} of {told.total} differences, teams' own figures among them.",
        ("Measure", "Team", "Period", "How it differs", "Was", "Is"),
        tuple(
            (row.measure, row.team, row.period, row.difference, _side(row.was), _side(row.now))
            for row in told.rows
        ),
    )


def _side(told: Side) -> str:
    """One side of a change: the figure with its rating, and that in which it differs where those are the same."""
    return ", ".join(filter(None, (told.figure.words, told.rating, *told.notes)))
