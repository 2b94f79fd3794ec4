"""The words of a scorecard's first page: its headline counts, and why a trend is not told or a colour not given."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from metrics.exact import half_up
from metrics.figures.figure import Line
from metrics.vocabulary import MISSING_LABELS, Missing, Rating
from metrics.words import narrative, untold_words


def headline_words(line: Line) -> str:
    """A count beside what it was: `408 cared for children (402 a year ago)`."""
    assert line.figure is not None and line.figure.value is not None
    name = line.measure.name
    words = f"{narrative.amount(line.figure.value, line.measure)} {narrative.lowered(name)}"
    if line.figure.kind != "quarter":
        words += f", {narrative.period_words(line.figure.label)}"
    if line.direction and line.direction.against and line.direction.against.value is not None:
        words += f" ({narrative.comparison_words(line.measure, line.direction, after=True)})"
    return words


def luck_sentence(named: int, by_luck: Fraction) -> str:
    """How many of those named may be luck; nothing where none is named."""
    many = int(half_up(by_luck, 0))
    if not named:
        return ""
    return f"Of the {named} named, {f'about {many}' if many else 'hardly one'} may be luck."


def luck_in_short(named: int, by_luck: Fraction) -> str:
    """What really means, and how many of those named may be luck all the same; nothing where none is named."""
    said = luck_sentence(named, by_luck).removesuffix(".")
    return said and f"“Really” is what luck alone seldom does; {narrative.lowered(said)} even so."


def step_sentence(by_arrow: int) -> str:
    """How many the last step alone would have named."""
    return f"Judged by the last step alone, {by_arrow} would have been named."


def reasons_untold(lines: Iterable[Line]) -> str:
    """Why no trend can be told of these lines, the commonest reason first: `3 too new, 1 without a figure`."""
    return _counted(untold_words.why_untold(line) for line in lines)


def unrated_words(lines: Iterable[Line]) -> str:
    """Why these lines have no colour, the commonest reason first: `4 for information, 1 not yet due`."""
    return _counted(_why_unrated(line) for line in lines)


def _counted(reasons: Iterable[str]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in Counter(reasons).most_common())


def _why_unrated(line: Line) -> str:
    """Why a line has no colour, in the words of a list."""
    if line.rating is Rating.NO_RATING:
        return "for information"
    if line.rating is Rating.NO_TARGET:
        return "without a target"
    return narrative.lowered(MISSING_LABELS[line.missing or Missing.NOT_AVAILABLE])
