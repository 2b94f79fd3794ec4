"""What needs attention first: the order of a scorecard by need, and which lines need attention at all."""

from collections.abc import Iterable

from metrics.figures.figure import Line
from metrics.figures.signals import Signal
from metrics.vocabulary import Judgement, Missing, Rating

_LATE = (Missing.NOT_RECEIVED, Missing.NOT_AVAILABLE)


def order(lines: Iterable[Line]) -> list[Line]:
    """Red and worse than before first, then Red, Amber and worse than before, Amber, missing, the rest as the catalogue."""
    return sorted(lines, key=lambda line: (_rank(line), line.measure.place))


def needing(lines: Iterable[Line]) -> list[Line]:
    """The lines a committee should look at, most pressing first: every Red, every Amber that gets worse."""
    return [line for line in order(lines) if _rank(line) <= 3]


def _rank(line: Line) -> int:
    worse, better = is_worse(line), is_better(line)
    if line.rating is Rating.RED:
        return 0 if worse else 2 if better else 1
    if line.rating is Rating.AMBER:
        return 3 if worse else 5 if better else 4
    if is_late(line):
        return 6
    if worse:
        return 7
    return 8


def is_late(line: Line) -> bool:
    """Whether a line's figure should be there and is not: late or missing, neither hidden nor not yet due."""
    return line.missing in _LATE


def is_worse(line: Line) -> bool:
    """Whether a line really gets worse; where no trend can be told, whether it worsened since its comparator."""
    return _goes(line, Signal.WORSE, Judgement.WORSENED)


def is_better(line: Line) -> bool:
    """Whether a line really gets better; where no trend can be told, whether it improved."""
    return _goes(line, Signal.BETTER, Judgement.IMPROVED)


def _goes(line: Line, signal: Signal, judgement: Judgement) -> bool:
    if line.signal is not Signal.NOT_JUDGED:
        return line.signal is signal
    return line.direction is not None and line.direction.judgement is judgement
