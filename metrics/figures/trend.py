"""What a series says beyond its last movement, as the committee of one quarter would have seen it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures.signals import Assurance, Cause, History, JudgedBy, Signal
from metrics.vocabulary import Unit

_UPWARD = (
    Cause.ABOVE_LIMIT, Cause.RISING, Cause.TWO_ABOVE, Cause.SHIFT_ABOVE, Cause.DRIFT_UP,
    Cause.QUARTER_ABOVE, Cause.FOUR_ABOVE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuarterPart:
    """The quarter's own part of a figure counted since April: its value and the two numbers behind it."""

    value: Decimal
    numerator: Decimal
    denominator: Decimal | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Events and what they are counted on: of a share those of whom, of a rate the population, of a count its quarters."""

    events: Decimal
    base: Decimal


@dataclass(frozen=True, slots=True)
class Beside:
    """The last quarter, or the last four together, beside all quarters before (`quarters` of them), and the
    chance of as much with nothing going on.

    `chance` is that of as much in either of two looks, `own_chance` in this one. `exact` says that all
    before are none, or all, of those counted; `wide` that those before lie further from each other than luck
    would put them.
    """

    four: bool
    now: Counted
    before: Counted
    quarters: int
    chance: Decimal
    own_chance: Decimal
    exact: bool
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """The signal of one figure's series of quarters, and what it rests on.

    `figures` counts the series' figures of one definition so far, `absent` those missing of the
    last ten quarters, `run` the figures of a rise, a fall or a shift. `average` is exact. `low` to
    `high` is the usual range: what lies within the limits, at the measure's decimals; None where there
    are none. Those before lie between `least` and `most`. `met` counts the figures that meet the target
    in force, `met_of_four` those of the last four. `drift` is the change over the last eight figures where they go one way. `beside` is there
    where both numbers are; `part` where the trend is that of the quarters' own parts.
    """

    signal: Signal
    cause: Cause
    history: History
    figures: int
    absent: int
    judged_by: JudgedBy = JudgedBy.QUARTERS
    run: int | None = None
    average: Fraction | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    assurance: Assurance | None = None
    met: int | None = None
    met_of_four: int | None = None
    drift: Decimal | None = None
    beside: Beside | None = None
    part: QuarterPart | None = None

    def average_at(self, decimals: int) -> Decimal | None:
        """The average rounded half up at so many decimals; None where there is none."""
        return None if self.average is None else half_up(self.average, decimals)

    @property
    def is_upward(self) -> bool:
        """Whether the sign by which the series is told to have changed is an upward one."""
        return self.cause in _UPWARD


@dataclass(frozen=True, slots=True)
class Chance:
    """How far chance alone could have moved a counted figure (95%), and whether the target lies within that.

    `by_chance` is None where there is no target.
    """

    low: Decimal
    high: Decimal
    by_chance: bool | None


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One quarter on a whole chart: the limits of its stretch and what the series says there.

    `figures` counts the stretch, which ends where a definition breaks. Mean and limits have one
    decimal more than the measure.
    """

    place: int
    figures: int
    signal: Signal
    mean: Decimal
    low: Decimal
    high: Decimal


def clipped(measure: Measure, value: Decimal) -> Decimal:
    """A limit as far as the measure can go: no count below 0, no share above 100%."""
    if value < 0 and not measure.may_be_negative:
        return Decimal(0)
    if value > 100 and measure.unit is Unit.PERCENT and not measure.may_exceed_100:
        return Decimal(100)
    return value
