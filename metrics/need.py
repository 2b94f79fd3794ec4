"""What needs attention first: the order of a scorecard by need, and which lines need attention at all."""

from collections.abc import Iterable

from metrics.figure import Line
from metrics.vocabulary import Judgement, Missing, Rating

_LATE = (Missing.NOT_RECEIVED, Missing.NOT_AVAILABLE)


def order(lines: Iterable[Line]) -> list[Line]:
    """Red and worsening first, then Red, Amber and worsening, Amber, missing, the rest as the catalogue."""
    return sorted(lines, key=lambda line: (_rank(line), line.measure.place))


def needing(lines: Iterable[Line]) -> list[Line]:
    """The lines a committee should look at, most pressing first: every Red, and every Amber that worsened."""
    return [line for line in order(lines) if _rank(line) <= 3]


def _rank(line: Line) -> int:
    judgement = line.direction.judgement if line.direction else None
    worse = judgement is Judgement.WORSENED
    better = judgement is Judgement.IMPROVED
    if line.rating is Rating.RED:
        return 0 if worse else 2 if better else 1
    if line.rating is Rating.AMBER:
        return 3 if worse else 5 if better else 4
    missing = line.figure.missing if line.figure else line.absent
    if missing in _LATE:
        return 6
    if worse:
        return 7
    return 8
