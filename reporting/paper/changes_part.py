"""What differs from the publication before, as a pack tells it."""

from collections.abc import Iterator

from metrics.words import narrative
from reporting import changes_report
from reporting.changes_report import ChangesReport, Side
from reporting.paper.model import Block, Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read.changes import Changes

MOST_CHANGES, MOST_IN_SHORT = 300, 12
"""Changes that a pack lists, and a short one; more are counted, and all of them are in the Changes screen's download."""

_TITLE = "Changes since the last publication"


def section(before: Reading | None, reading: Reading, since: str, options: Options) -> Section:
    """Every figure of the themes of a pack, of every team, that differs from what was published before;
    `since` says how those stand, in words."""
    if before is None:
        words = "Nothing was published before: there is nothing to compare with."
        return Section(_TITLE, (Words(words),))
    found = changes_report.between(before, reading)
    rows = tuple(
        each
        for each in found.rows
        if options.themes is None or each.measure.theme in options.themes
    )
    most = MOST_IN_SHORT if options.short else MOST_CHANGES
    report = changes_report.report(Changes(rows, 0), since, reading.whose.standing, most)
    if not report.total:
        words = f"No figure differs from those {narrative.lowered(since)}."
        return Section(_TITLE, (Words(words),))
    return Section(_TITLE, tuple(_listed(report, since)), break_before=True)


def _listed(report: ChangesReport, since: str) -> Iterator[Block]:
    counts = ", ".join(f"{each.total} {narrative.lowered(each.label)}" for each in report.groups)
    yield Words(f"Beside the figures {narrative.lowered(since)}: {counts}.")
    yield Table(
        "changes",
        f"{len(report.rows)} of {report.total} differences, teams' own figures among them.",
        ("Measure", "Team", "Period", "How it differs", "Was", "Is"),
        tuple(
            row(each.measure, each.team, each.period, each.difference, _side(each.was), _side(each.now))
            for each in report.rows
        ),
    )  # fmt: skip


def _side(told: Side) -> str:
    """One side of a change: the figure with its rating, and that in which it differs where those are the same."""
    return ", ".join(filter(None, (told.figure.words, told.rating, *told.notes)))
