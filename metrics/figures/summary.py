"""The first page of a scorecard in sentences: what really changed, what needs attention, what is rated."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from metrics.figures import need
from metrics.figures.figure import Line
from metrics.figures.signals import Signal
from metrics.vocabulary import (
    MISSING_LABELS,
    RATED,
    Basis,
    Missing,
    Polarity,
    Rating,
    Unit,
)
from metrics.words import narrative, trend_words

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
    """A quarter's scorecard in short: lines sorted by what their series say.

    `better` and `worse` really are; `different` are for information and really higher or lower;
    `usual` moved no more than usual; of `untold` no trend can be told, for the reasons in `why_untold`.
    """

    headlines: tuple[Line, ...]
    better: tuple[Line, ...]
    worse: tuple[Line, ...]
    different: tuple[Line, ...]
    usual: tuple[Line, ...]
    untold: tuple[Line, ...]
    why_untold: str
    attention: tuple[Line, ...]
    themes: tuple[ThemeRatings, ...]
    total: ThemeRatings

    @property
    def told(self) -> int:
        """Of how many measures a trend can be told."""
        return len(self.better) + len(self.worse) + len(self.different) + len(self.usual)


def summary(lines: Sequence[Line]) -> Summary:
    """What a scorecard's lines say, most pressing first in each list."""

    def of(*signals: Signal) -> tuple[Line, ...]:
        return tuple(line for line in lines if line.signal in signals)

    untold = of(Signal.NOT_JUDGED)
    reasons = Counter(trend_words.why_untold(line) for line in untold)
    return Summary(
        headlines=tuple(line for line in lines if _is_headline(line))[:_HEADLINES],
        better=of(Signal.BETTER),
        worse=tuple(need.order(of(Signal.WORSE))),
        different=of(Signal.HIGHER, Signal.LOWER),
        usual=of(Signal.USUAL),
        untold=untold,
        why_untold=", ".join(f"{count} {reason}" for reason, count in reasons.most_common()),
        attention=tuple(need.needing(lines)),
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
    return narrative.lowered(MISSING_LABELS[line.missing or Missing.NOT_AVAILABLE])


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
