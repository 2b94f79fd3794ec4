"""What a series says beyond its last movement, as the committee of one quarter would have seen it."""

from dataclasses import dataclass
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.figures.signals import Assurance, Cause, History, Signal
from metrics.vocabulary import Unit

_UPWARD = (Cause.ABOVE_LIMIT, Cause.RISING, Cause.TWO_ABOVE, Cause.SHIFT_ABOVE, Cause.DRIFT_UP)


@dataclass(frozen=True, slots=True)
class QuarterPart:
    """The quarter's own part of a figure counted since April: its value and the two numbers behind it."""

    value: Decimal
    numerator: Decimal
    denominator: Decimal | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The signal of one figure's series of quarters, and what it rests on.

    `figures` counts the series' figures of one definition so far, `absent` those missing of the
    last ten quarters, `run` the figures of a rise, a fall or a shift. `low` to `high` is the usual
    range: what lies within the limits, at the measure's decimals; None where there are none.
    `drift` is the change over the last eight figures where they go one way. `part` is there where
    the trend is that of the quarters' own parts.
    """

    signal: Signal
    cause: Cause
    history: History
    figures: int
    absent: int
    run: int | None = None
    average: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    assurance: Assurance | None = None
    drift: Decimal | None = None
    part: QuarterPart | None = None

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
    """One quarter on a whole control chart: the limits of its stretch and the sign that it shows.

    `figures` counts the stretch, which ends where a definition breaks. Mean and limits have one
    decimal more than the measure.
    """

    place: int
    figures: int
    cause: Cause
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
