"""The Changes screen: every state of the figures that can be opened, and what differs between any two."""

from collections.abc import Sequence

from markupsafe import Markup

from reporting.reading import Reading
from reporting.reported import team_label
from store.read import changes
from store.read.as_at import AsAt, Sort
from store.read.changes import DIFFERENCE_LABELS, Change, Changes, Difference
from ui.screens.html import render

LISTED = 400
"""How many differences a table lists; the rest are counted, and in the download."""

_MORE = {
    Difference.RATING: ": same figure, another target or rule",
    Difference.TARGET: ": same figure, same rating",
    Difference.WORDS: ": status, reason or commentary",
}
HEADINGS = {each: label + _MORE.get(each, "") for each, label in DIFFERENCE_LABELS.items()}


def states(reading: Reading, every: Sequence[AsAt]) -> Markup:
    """What can be opened: publications and loads, newest first, each with its address."""
    return render(
        "changes_states",
        shown=reading.snapshot.standing.code,
        first=[each for each in every if each.sort in (Sort.PUBLISHED, Sort.DRAFT)],
        publications=[each for each in every if each.sort is Sort.EARLIER][1:],
        loads=[each for each in every if each.sort is Sort.LOAD],
    )


def between(before: Reading | None, after: Reading) -> Changes:
    """What differs in `after` from `before`, kept for whoever asks next."""
    key = ("changes", before.snapshot.record.sha256 if before else "")
    return after.kept(key, lambda: changes.between(before, after))


def table(before: Reading, after: Reading, found: Changes) -> Markup:
    """Every difference between two states, each leading to how the figure is known."""
    return listed(
        found,
        before.snapshot.standing.words,
        after.snapshot.standing.words,
        as_at=after.snapshot.standing.code,
    )


def listed(found: Changes, before: str, after: str, *, as_at: str = "") -> Markup:
    """Every difference by how it differs, in the order of the scorecard, between two states by their words.

    `as_at` is the code of the later one, where it can be opened.
    """
    groups: list[tuple[str, int, list[Change]]] = []
    room = LISTED
    for difference, heading in HEADINGS.items():
        rows = [row for row in found.rows if row.difference is difference]
        if rows:
            groups.append((heading, len(rows), rows[:room]))
            room -= min(room, len(rows))
    return render(
        "changes",
        before=before,
        after=after,
        as_at=as_at,
        found=found,
        groups=groups,
        left=max(0, len(found.rows) - LISTED),
        ratings=found.ratings(),
        team_label=team_label,
    )
