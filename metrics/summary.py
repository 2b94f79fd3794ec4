"""The first page of a scorecard in sentences: what is better, what is worse, what needs attention, what is rated."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from metrics import narrative, need
from metrics.figure import Line
from metrics.vocabulary import (
    MISSING_LABELS,
    RATED,
    Basis,
    Judgement,
    Missing,
    Polarity,
    Rating,
    Unit,
)

_HEADLINES = 4


@dataclass(frozen=True)
class ThemeRatings:
    """How one theme is rated: how many of each colour, of how many measures, and why the rest are not."""

    theme: str
    green: int
    amber: int
    red: int
    measures: int
    unrated: str

    @property
    def rated(self) -> int:
        return self.green + self.amber + self.red


@dataclass(frozen=True)
class Summary:
    """A quarter's scorecard in short: lines sorted by what they say."""

    headlines: tuple[Line, ...]
    better: tuple[Line, ...]
    worse: tuple[Line, ...]
    attention: tuple[Line, ...]
    little_change: int
    not_compared: int
    themes: tuple[ThemeRatings, ...]
    total: ThemeRatings

    @property
    def compared(self) -> int:
        """How many measures could be judged against their comparator."""
        return len(self.better) + len(self.worse) + self.little_change


def summary(lines: Sequence[Line]) -> Summary:
    """What a scorecard's lines say, most pressing first in each list."""
    judged = Counter(line.direction.judgement for line in lines if line.direction)
    compared = sum(
        judged[each] for each in (Judgement.IMPROVED, Judgement.WORSENED, Judgement.NO_CHANGE)
    )
    return Summary(
        headlines=tuple(line for line in lines if _is_headline(line))[:_HEADLINES],
        better=tuple(line for line in lines if narrative.is_better(line.direction)),
        worse=tuple(need.order(line for line in lines if narrative.is_worse(line.direction))),
        attention=tuple(need.needing(lines)),
        little_change=judged[Judgement.NO_CHANGE],
        not_compared=len(lines) - compared,
        themes=tuple(
            _ratings(theme, tuple(group))
            for theme, group in groupby(lines, key=lambda line: line.measure.theme)
        ),
        total=_ratings("All themes", lines),
    )


def _is_headline(line: Line) -> bool:
    """A count of children or young people on the day: how many this scorecard is about."""
    measure, figure = line.measure, line.figure
    return (
        figure is not None
        and figure.value is not None
        and measure.unit is Unit.NUMBER
        and measure.basis is Basis.POSITION
        and measure.polarity is Polarity.NEUTRAL
    )


def _ratings(theme: str, lines: Sequence[Line]) -> ThemeRatings:
    ratings = Counter(line.rating for line in lines)
    reasons = Counter(_why_not(line) for line in lines if line.rating not in RATED)
    return ThemeRatings(
        theme,
        ratings[Rating.GREEN],
        ratings[Rating.AMBER],
        ratings[Rating.RED],
        len(lines),
        ", ".join(f"{count} {reason}" for reason, count in reasons.most_common()),
    )


def _why_not(line: Line) -> str:
    """Why a line has no colour, in the words of a list."""
    if line.rating is Rating.NO_RATING:
        return "for information"
    if line.rating is Rating.NO_TARGET:
        return "without a target"
    missing = line.figure.missing if line.figure else line.absent
    return narrative.lowered(MISSING_LABELS[missing or Missing.NOT_AVAILABLE])


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
