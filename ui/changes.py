"""The Changes screen: every state of the figures that can be opened, and what differs between any two."""

from collections.abc import Sequence

from markupsafe import Markup

from store import changes as rule
from store.as_at import AsAt, Sort
from store.changes import Change, Changes, Difference
from store.snapshot import Snapshot
from ui import cached, choices
from ui.html import render

LISTED = 400
"""How many differences a table lists; the rest are counted, and in the download."""

HEADINGS = {
    Difference.RESTATED: "Restated",
    Difference.RATING: "Rated otherwise: same figure, another target or rule",
    Difference.TARGET: "Another target or tolerance: same figure, same rating",
    Difference.GONE: "No longer there",
    Difference.NEW: "New",
    Difference.WORDS: "Said otherwise: status, reason or commentary",
}


def states(snapshot: Snapshot, every: Sequence[AsAt]) -> Markup:
    """What can be opened: publications and loads, newest first, each with its address."""
    return render(
        "changes_states",
        shown=snapshot.standing.code,
        first=[each for each in every if each.sort in (Sort.PUBLISHED, Sort.DRAFT)],
        publications=[each for each in every if each.sort is Sort.EARLIER][1:],
        loads=[each for each in every if each.sort is Sort.LOAD],
    )


def between(before: Snapshot | None, after: Snapshot) -> Changes:
    """What differs in `after` from `before`, kept for whoever asks next."""
    key = ("changes", before.record.sha256 if before else "")
    return cached.kept(after, key, lambda: rule.between(before, after))


def table(before: Snapshot, after: Snapshot, found: Changes) -> Markup:
    """Every difference between two states, in the order of the scorecard, by how it differs."""
    shown: list[tuple[str, list[Change]]] = []
    room = LISTED
    for difference, heading in HEADINGS.items():
        rows = [row for row in found.rows if row.difference is difference]
        if rows:
            shown.append((f"{heading}: {len(rows):,}", rows[:room]))
            room -= min(room, len(rows))
    return render(
        "changes",
        before=before.standing,
        after=after.standing,
        found=found,
        groups=shown,
        left=max(0, len(found.rows) - LISTED),
        ratings=found.ratings(),
        team_label=choices.team_words,
    )
