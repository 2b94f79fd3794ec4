"""What differs from the publication before, as a pack tells it."""

from collections.abc import Iterator

from metrics.figures.figure import Figure
from metrics.vocabulary import RATED, STATUS_LABELS
from metrics.words import narrative
from reporting.paper.model import NOTHING, Block, Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import changes
from store.read.changes import DIFFERENCE_LABELS, Change, Changes, Difference

MOST_CHANGES = 300
"""Changes that the pack lists; more are counted, and all of them are in the Changes screen's download."""

_TITLE = "Changes since the last publication"


def section(before: Reading | None, reading: Reading, since: str, options: Options) -> Section:
    """Every figure of the themes of a pack, of every team, that differs from what was published before;
    `since` says how those stand, in words."""
    if before is None:
        words = "Nothing was published before: there is nothing to compare with."
        return Section(_TITLE, (Words(words),))
    found = changes.between(before.snapshot, reading.snapshot)
    rows = tuple(row for row in found.rows if row.measure.theme in options.themes)
    if not rows:
        words = f"No figure differs from those {narrative.lowered(since)}."
        return Section(_TITLE, (Words(words),))
    return Section(_TITLE, tuple(_listed(rows, since)), break_before=True)


def _listed(rows: tuple[Change, ...], since: str) -> Iterator[Block]:
    found = Changes(rows, 0)
    order = list(DIFFERENCE_LABELS)
    told = sorted(rows, key=lambda row: order.index(row.difference))
    shown = told[:MOST_CHANGES]
    counts = ", ".join(
        f"{found.count(each)} {narrative.lowered(label)}"
        for each, label in DIFFERENCE_LABELS.items()
        if found.count(each)
    )
    yield Words(f"Beside the figures {narrative.lowered(since)}: {counts}.")
    yield Table(
        "changes",
        f"{len(shown)} of {len(told)} differences, teams' own figures among them.",
        ("Measure", "Team", "Period", "How it differs", "Was", "Is"),
        tuple(row(*_changed(each)) for each in shown),
    )


def _changed(change: Change) -> tuple[str, ...]:
    return (
        change.measure.name, team_label(change.team), change.label, DIFFERENCE_LABELS[change.difference],
        _side(change, change.before), _side(change, change.after),
    )  # fmt: skip


def _side(change: Change, figure: Figure | None) -> str:
    """One side of a change: the figure with its rating, and that in which it differs where those are the same."""
    if figure is None:
        return NOTHING
    said = [narrative.figure_words(change.measure, figure)]
    if figure.rating in RATED:
        said.append(narrative.rating_words(figure.rating))
    if change.difference in (Difference.RATING, Difference.TARGET):
        said.append(f"target {narrative.target_words(change.measure, figure) or 'none'}")
    if change.difference is Difference.WORDS:
        words = (STATUS_LABELS[figure.status], figure.reason, figure.commentary)
        said += [each for each in words if each]
    return ", ".join(said)
