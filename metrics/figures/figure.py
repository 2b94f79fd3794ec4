"""The finished rows that screens, charts and downloads are made from: one figure, its directions, its line on the scorecard."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.figures.signals import Signal
from metrics.figures.trend import Chance, Counted, Trend
from metrics.vocabulary import (
    AreaKind,
    Comparator,
    Doubt,
    Judgement,
    Missing,
    Movement,
    Origin,
    Polarity,
    Rating,
    Status,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one series in one period: its value as members see it, or why there is none.

    `goal_low` to `goal_high` is what is green, `amber_low` to `amber_high` what is amber or
    better; either end may be open. `year_target` is the year's, where it is not one for this period
    alone. `segment` counts the breaks in definition before it.
    """

    series_id: int
    period: str
    kind: str
    place: int
    quarter: int | None
    label: str
    end: date
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    missing: Missing | None
    reason: str | None
    status: Status
    commentary: str | None
    from_teams: bool
    compare_with: Decimal | None
    goal_low: Decimal | None
    goal_high: Decimal | None
    amber_low: Decimal | None
    amber_high: Decimal | None
    target_origin: str | None
    rating: Rating
    segment: int
    origin: Origin = Origin.COUNCIL
    year_target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a figure had been until a load restated it: the load, when, and the file that it took in."""

    period: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    missing: Missing | None
    reason: str | None
    status: Status
    load_number: int
    restated_at: datetime
    file: str


@dataclass(frozen=True, slots=True)
class Query:
    """A doubt about a figure and the sentence that answers it; `answer` is None while it is open.

    `low` to `high` is the usual range, of a figure that lies outside it.
    """

    measure_id: str
    team: str
    period: str
    doubt: Doubt
    low: Decimal | None = None
    high: Decimal | None = None
    answer: str | None = None
    answered_by: str | None = None
    role: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Another area's latest annual figure of a measure that was out by the end of a quarter."""

    area: str
    kind: AreaKind
    label: str
    value: Decimal | None
    missing: Missing | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """Where a figure stands against one comparator: the number's movement and, apart from it, the judgement."""

    comparator: Comparator
    against: Figure | None
    movement: Movement
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class StandsOut:
    """A team told beside the council: how it departs from its own past, and from the `others` (so many) that do
    the same work; None where it does not. `value` is its figure, of a count since April the quarter `alone`."""

    team: str
    own: Signal | None
    apart: Signal | None
    value: Decimal
    counted: Counted | None
    rating: Rating
    alone: bool
    level_of_others: Counted | None = None
    others: int | None = None

    @property
    def is_worse(self) -> bool:
        """Whether it departs the worse way in either."""
        return Signal.WORSE in (self.own, self.apart)


@dataclass(frozen=True, slots=True)
class Line:
    """One measure on the scorecard of one team and quarter.

    `figure` is None where the team has no figure to show: `absent` then says why.
    `to_target` counts how many more (or fewer, negative) of a small cohort would have met the target.
    `trend` is told of quarters that can carry one, `recent` of yearly figures with their parts. Of the
    council as a whole `standing_out` are the teams that depart from their past or from each other.
    """

    measure: Measure
    figure: Figure | None
    absent: Missing | None
    direction: Direction | None
    directions: dict[Comparator, Direction] = field(default_factory=dict)
    history: tuple[Figure, ...] = ()
    small: str | None = None
    to_target: int | None = None
    trend: Trend | None = None
    recent: Signal | None = None
    chance: Chance | None = None
    standing_out: tuple[StandsOut, ...] = ()

    @property
    def worse_teams(self) -> tuple[StandsOut, ...]:
        """The teams that depart the worse way."""
        return tuple(each for each in self.standing_out if each.is_worse)

    @property
    def signal(self) -> Signal:
        """What the series says, by its quarters or its years; not judged where it can carry no trend."""
        if self.trend is not None:
            return self.trend.signal
        return self.recent or Signal.NOT_JUDGED

    @property
    def is_upward(self) -> bool:
        """Whether what the series says is upward: by its sign, of yearly figures by what is better."""
        if self.trend is not None:
            return self.trend.is_upward
        if self.recent in (Signal.BETTER, Signal.WORSE):
            return (self.recent is Signal.BETTER) == (self.measure.polarity is Polarity.HIGH)
        return self.recent is Signal.HIGHER

    @property
    def missing(self) -> Missing | None:
        """Why there is no figure; None where there is one."""
        return self.figure.missing if self.figure else self.absent

    @property
    def rating(self) -> Rating:
        """The figure's rating; where there is no figure, not available or not applicable."""
        if self.figure is not None:
            return self.figure.rating
        if self.absent is Missing.NOT_APPLICABLE:
            return Rating.NOT_APPLICABLE
        return Rating.NOT_AVAILABLE
