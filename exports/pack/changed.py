"""What differs from the publication before, as a pack tells it."""

from collections.abc import Iterator

from exports.pack import measures
from exports.pack.model import NOTHING, Block, Section, Table, Words
from metrics import narrative
from metrics.vocabulary import (
    RATED,
)
from store import changes
from store.changes import Change, Changes, Difference
from store.snapshot import Snapshot

_DIFFERENCES = {
    Difference.RESTATED: "Restated",
    Difference.RATING: "Rated otherwise",
    Difference.TARGET: "Another target",
    Difference.GONE: "No longer there",
    Difference.NEW: "New",
    Difference.WORDS: "Said otherwise",
}
MOST_CHANGES = 300
"""Changes that the pack lists; more are counted, and all of them are in the Changes screen's download."""


def section(before: Snapshot | None, snapshot: Snapshot, since: str) -> Section:
    """Every figure that differs from what was published before."""
    title = "Changes since the last publication"
    if before is None:
        return Section(
            title, (Words("Nothing was published before: there is nothing to compare with."),)
        )
    found = changes.between(before, snapshot)
    if not found.rows:
        return Section(title, (Words(f"No figure differs from those published {since}."),))
    return Section(title, tuple(_listed(found, since)), break_before=True)


def _listed(found: Changes, since: str) -> Iterator[Block]:
    told = sorted(found.rows, key=lambda row: list(_DIFFERENCES).index(row.difference))
    shown = told[:MOST_CHANGES]
    counts = ", ".join(
        f"{found.count(each)} {narrative.lowered(words)}"
        for each, words in _DIFFERENCES.items()
        if found.count(each)
    )
    yield Words(f"Since {since}: {counts}; {found.unchanged:,} unchanged.")
    yield Table(
        "changes",
        f"{len(shown)} of {len(told)} differences.",
        ("Measure", "Team", "Period", "How it differs", "Was", "Is"),
        tuple(_changed(row) for row in shown),
    )


def _changed(row: Change) -> tuple[str, ...]:
    def words(figure) -> str:  # noqa: ANN001
        if figure is None:
            return NOTHING
        said = narrative.figure_words(row.measure, figure)
        return (
            f"{said}, {narrative.rating_words(figure.rating)}" if figure.rating in RATED else said
        )

    return (
        row.measure.name, measures.team_words(row.team), row.label, _DIFFERENCES[row.difference],
        words(row.before), words(row.after),
    )  # fmt: skip
