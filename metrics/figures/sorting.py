"""The first page of a scorecard, sorted: what really changed, what needs attention, what is rated."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from metrics.figures import need
from metrics.figures.figure import Line
from metrics.figures.signals import Signal
from metrics.vocabulary import RATED, Basis, Polarity, Rating, Unit

_HEADLINES = 4


@dataclass(frozen=True)
class ThemeRatings:
    """How one theme is rated: how many of each colour, of how many measures, and the lines that are not."""

    theme: str
    green: int
    amber: int
    red: int
    measures: int
    unrated: tuple[Line, ...]

    @property
    def rated(self) -> int:
        return self.green + self.amber + self.red


@dataclass(frozen=True)
class Summary:
    """A quarter's scorecard in short: lines sorted by what their series say.

    `better` and `worse` really are; `different` are for information and really higher or lower;
    `usual` moved no more than usual; of `untold` no trend can be told.
    """

    headlines: tuple[Line, ...]
    better: tuple[Line, ...]
    worse: tuple[Line, ...]
    different: tuple[Line, ...]
    usual: tuple[Line, ...]
    untold: tuple[Line, ...]
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

    return Summary(
        headlines=tuple(line for line in lines if _is_headline(line))[:_HEADLINES],
        better=of(Signal.BETTER),
        worse=tuple(need.order(of(Signal.WORSE))),
        different=of(Signal.HIGHER, Signal.LOWER),
        usual=of(Signal.USUAL),
        untold=of(Signal.NOT_JUDGED),
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
    return ThemeRatings(
        theme,
        ratings[Rating.GREEN],
        ratings[Rating.AMBER],
        ratings[Rating.RED],
        len(lines),
        tuple(line for line in lines if line.rating not in RATED),
    )
