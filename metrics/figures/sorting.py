"""The first page of a scorecard, sorted: what really changed, what needs attention, what is rated."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from metrics.figures import need
from metrics.figures.figure import Line
from metrics.figures.signals import JudgedBy, Signal
from metrics.vocabulary import RATED, Basis, Movement, Polarity, Rating, Unit

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
    `usual` show no clear change; of `untold` no trend can be told. Of those named luck alone would be
    expected to give so many (`by_luck`); by the arrow alone so many would be named (`by_arrow`).
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
    by_luck: Fraction
    by_arrow: int

    @property
    def named(self) -> int:
        """How many measures are named as really changed."""
        return len(self.better) + len(self.worse) + len(self.different)

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
        by_luck=sum(map(_by_luck, lines), Fraction(0)),
        by_arrow=sum(map(_by_arrow, lines)),
    )


OF_NAMED = Fraction(1, 10)
"""Of those judged together and named, the share that luck alone gives at most: Benjamini and Hochberg's."""

BY_LUCK = {JudgedBy.SAME_CHILDREN: Fraction(3, 200), JudgedBy.QUARTERS: Fraction(5, 100)}
"""Of the series judged by a rule of their own, the share that it names with nothing going on: `bench.chance_alone`
measures both."""

OF_YEARS = Fraction(2, 1000)
"""The same of yearly figures: the test for a recent trend asks for 99.8%."""


def _by_luck(line: Line) -> Fraction:
    """What one line adds to how many luck alone would be expected to name."""
    if line.signal is Signal.NOT_JUDGED:
        return Fraction(0)
    if line.trend is None:
        return OF_YEARS
    if line.trend.judged_by is JudgedBy.PARTS:
        return Fraction(0) if line.signal is Signal.USUAL else OF_NAMED
    return BY_LUCK[line.trend.judged_by]


def _by_arrow(line: Line) -> bool:
    """Whether the arrow since its comparator would have named a line that has a trend to tell."""
    moved = line.direction is not None and line.direction.movement in (Movement.UP, Movement.DOWN)
    return moved and line.signal is not Signal.NOT_JUDGED


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
