"""What differs between two states of the figures, told figure by figure, by how it differs.

The Changes screen, what a file would do before it is loaded, and the changes of a paper are this report.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from metrics.vocabulary import RATED, STATUS_LABELS, Rating
from metrics.words import narrative
from reporting import reported, told
from reporting.reading import Reading
from reporting.told import NOTHING, Cell
from store.read import changes
from store.read.changes import DIFFERENCE_LABELS, Change, Changes, Difference

LISTED = 400
"""How many differences are told of one by one; the rest are counted."""

_MORE = {
    Difference.RATING: ": same figure, another target or rule",
    Difference.TARGET: ": same figure, same rating",
    Difference.WORDS: ": status, reason or commentary",
}
_INSIDE_A_SENTENCE = ("As ", "Draft")
"""How the words of a state begin that go on inside a sentence with a small letter."""


@dataclass(frozen=True)
class Side:
    """A figure on one side of a change, its rating where it is rated, and that in which the sides differ."""

    figure: Cell
    rating: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeRow:
    """One figure that differs, as it was and as it is; `known` leads to how the later one is known.

    `rating` is its rating, or the one that it had and the one that it has.
    """

    measure: str
    team: str
    period: str
    difference: str
    was: Side
    now: Side
    rating: str
    known: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChangeGroup:
    """Figures that differ in one way: how many, and those that are told of."""

    heading: str
    label: str
    total: int
    caption: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class ChangesReport:
    """What differs from one state to another, the gravest first, in the order of the scorecard.

    `ratings` say how many went from which rating to which. `unlisted` counts what no group tells of.
    """

    before: str
    after: str
    total: int
    counted: str
    new: int
    restated: int
    rated_otherwise: int
    gone: int
    unchanged: int
    ratings: tuple[str, ...]
    groups: tuple[ChangeGroup, ...]
    unlisted: int

    @property
    def rows(self) -> tuple[ChangeRow, ...]:
        """Every figure that is told of, in order."""
        return tuple(row for group in self.groups for row in group.rows)


def changes_report(before: Reading, after: Reading) -> ChangesReport:
    """What differs in `after` from `before`, each named by how its figures stand."""
    return after.kept(
        ("changes-report", before.snapshot.record.sha256, before.whose.standing),
        lambda: report(between(before, after), before.whose.standing, after.whose.standing),
    )


def between(before: Reading, after: Reading) -> Changes:
    """Every figure that differs in `after` from `before`."""
    return after.kept(
        ("changes", before.snapshot.record.sha256),
        lambda: changes.between(before.snapshot, after.snapshot),
    )


def report(found: Changes, before: str, after: str, most: int = LISTED) -> ChangesReport:
    """The report on what differs between two states by their words; `most` are told of one by one."""
    total = len(found.rows)
    return ChangesReport(
        _inside(before),
        _inside(after),
        total,
        _counted(total, found.unchanged),
        found.count(Difference.NEW),
        found.count(Difference.RESTATED),
        found.count(Difference.RATING),
        found.count(Difference.GONE),
        found.unchanged,
        tuple(f"{count}: {_rating(was)} → {_rating(now)}" for was, now, count in found.ratings()),
        tuple(_groups(found, most)),
        max(0, total - most),
    )


def _inside(words: str) -> str:
    return narrative.lowered(words) if words.startswith(_INSIDE_A_SENTENCE) else words


def _counted(total: int, unchanged: int) -> str:
    if not total:
        return f"nothing differs; all {unchanged:,} figures are the same."
    differ = "1 figure differs" if total == 1 else f"{total:,} figures differ"
    return f"{differ}, {unchanged:,} {'is' if unchanged == 1 else 'are'} the same."


def _rating(code: Rating | None) -> str:
    return narrative.rating_words(code) if code else "no figure"


def _groups(found: Changes, most: int) -> Iterator[ChangeGroup]:
    room = most
    for difference, label in DIFFERENCE_LABELS.items():
        rows = [row for row in found.rows if row.difference is difference]
        if rows:
            shown = tuple(_row(row) for row in rows[:room])
            caption = f"{_how_many(len(shown), len(rows))}, in the order of the scorecard."
            heading = label + _MORE.get(difference, "")
            yield ChangeGroup(heading, label, len(rows), caption, shown)
            room -= len(shown)


def _how_many(shown: int, total: int) -> str:
    if shown < total:
        return f"The first {shown} of {total:,}"
    return f"All {total}" if total > 1 else "One"


def _row(row: Change) -> ChangeRow:
    was, now = row.before, row.after
    figure = now or was
    assert figure is not None, "one of them is there"
    rating = narrative.rating_words(figure.rating)
    if was and now and was.rating != now.rating:
        rating = f"{narrative.rating_words(was.rating)} → {rating}"
    return ChangeRow(
        row.measure.name,
        reported.team_label(row.team),
        row.label,
        DIFFERENCE_LABELS[row.difference],
        _side(row.measure, was, _notes(row, was, now)),
        _side(row.measure, now, _notes(row, now, was)),
        rating,
        (("measure", row.measure.id), ("team", row.team), ("period", figure.period)),
    )


def _side(measure: Measure, figure: Figure | None, notes: Iterator[str]) -> Side:
    if figure is None:
        return Side(Cell(NOTHING))
    rating = narrative.rating_words(figure.rating) if figure.rating in RATED else ""
    words = narrative.figure_words(measure, figure)
    return Side(Cell(words, told.amount(measure, figure)), rating, tuple(notes))


def _notes(row: Change, figure: Figure | None, other: Figure | None) -> Iterator[str]:
    """That in which two sides differ whose figures are the same, said of one of them."""
    if figure is None or other is None:
        return
    if row.difference in (Difference.RATING, Difference.TARGET):
        yield f"target {narrative.target_words(row.measure, figure) or 'none'}"
    if row.difference is Difference.WORDS:
        if figure is row.after and figure.status is not other.status:
            yield f"{STATUS_LABELS[other.status]} → {STATUS_LABELS[figure.status]}"
        for name in ("reason", "commentary"):
            if getattr(figure, name) != getattr(other, name):
                yield getattr(figure, name) or f"no {name}"
