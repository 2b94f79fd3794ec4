"""What a series says, in words: one sentence a measure, the same on screens, in charts, images and papers.

It says the movement, whether that is more than usual and by which sign, and never a cause.
"""

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure, Line
from metrics.figures.signals import SIGNAL_LABELS, Cause, History, Signal
from metrics.figures.trend import Trend, clipped
from metrics.vocabulary import COMPARATOR_TIMES, YEAR_TO_DATE, Basis, Movement, Unit
from metrics.words import narrative

LEAST_FIGURES = 6
"""Figures that a trend needs; `metrics/sql/trends/signal.sql` holds the same number."""


def sentence(line: Line) -> str:
    """The movement, whether it is more than usual and why: `Up 2 percentage points on last quarter, no
    more than usual: ...`; where no trend can be told, why not; nothing where there is no figure."""
    if line.figure is None or line.figure.value is None:
        return ""
    if line.trend is None:
        return f"{narrative.capital(_without_trend(line, line.figure))}."
    return f"{narrative.capital(_told(line, line.figure, line.trend))}."


def _told(line: Line, figure: Figure, trend: Trend) -> str:
    if trend.signal is Signal.NOT_JUDGED:
        return _too_little(trend)
    moved = _moved(line, figure, trend)
    if trend.signal is not Signal.USUAL:
        still = "still " if _against(line, trend) else ""
        said = f"{still}{narrative.lowered(SIGNAL_LABELS[trend.signal])}: {why(line)}"
    elif trend.history is History.NO_VARIATION:
        return "; ".join(
            filter(None, (moved, "so few quarters differ that there is no usual range"))
        )
    else:
        said = f"no more than usual{_within(line.measure, trend)}"
    separator = "; " if trend.signal is not Signal.USUAL else ", "
    told = separator.join(filter(None, (moved, said)))
    if trend.history is History.PROVISIONAL:
        told += f" (a first view, from {trend.figures} quarters)"
    return told


def _too_little(trend: Trend) -> str:
    if trend.history is History.GAPS:
        return f"no trend can be told: {trend.absent} of the last ten quarters are missing"
    counted = f"{trend.figures} quarter{'' if trend.figures == 1 else 's'}"
    return f"too early to tell a trend: {counted} so far, {LEAST_FIGURES} are needed"


def _moved(line: Line, figure: Figure, trend: Trend) -> str:
    """The simple movement, or the quarter's own part where the trend is that of the parts."""
    measure, direction = line.measure, line.direction
    if trend.part is not None:
        return f"in the quarter alone {part_words(measure, trend)}"
    if direction is None or direction.against is None or direction.movement is Movement.NONE:
        return ""
    change = narrative.change_words(measure, figure, direction.against)
    then = COMPARATOR_TIMES[direction.comparator]
    if change == "level":
        return f"the same as {then}"
    return (
        f"little change on {then}"
        if direction.movement is Movement.LEVEL
        else f"{change} on {then}"
    )


def part_words(measure: Measure, trend: Trend) -> str:
    """The quarter's own part of a figure counted since April: `93.2% (232 of 249)`."""
    part = trend.part
    assert part is not None, "only a trend of parts has one"
    value = narrative.amount(part.value, measure)
    if part.denominator is None:
        return value
    return f"{value} ({narrative.plain(part.numerator)} of {narrative.plain(part.denominator)})"


def _against(line: Line, trend: Trend) -> bool:
    """Whether the last movement went the other way than the series."""
    if line.direction is None or trend.part is not None:
        return False
    other = Movement.DOWN if trend.is_upward else Movement.UP
    return line.direction.movement is other


def _within(measure: Measure, trend: Trend) -> str:
    words = range_words(measure, trend)
    return f": quarters lie within {words} while nothing changes" if words else ""


def range_words(measure: Measure, trend: Trend) -> str:
    """The usual range: `72.5% to 87.6%`, as far as the measure can go; nothing where there is none."""
    if trend.low is None or trend.high is None or trend.low > trend.high:
        return ""
    low, high = clipped(measure, trend.low), clipped(measure, trend.high)
    if low == high:
        return narrative.amount(low, measure)
    if measure.unit in (Unit.PER_10000, Unit.RATIO):
        first = narrative.number(low, measure.decimals)
        return f"{first} to {narrative.number(high, measure.decimals)}{_UNIT[measure.unit]}"
    return f"{narrative.amount(low, measure)} to {narrative.amount(high, measure)}"


_UNIT = {Unit.PER_10000: " per 10,000", Unit.RATIO: " for each one"}


def why(line: Line) -> str:
    """The sign by which a series is really changing: `the last 7 quarters are all above average, 67.4%`."""
    measure, trend = line.measure, line.trend
    assert trend is not None
    quarters = "figures" if trend.absent else "quarters"
    usual = range_words(measure, trend)
    usual = f"the usual range, {usual}" if usual else "the usual range"
    average = "" if trend.average is None else f", {narrative.amount(trend.average, measure)}"
    run = trend.run or 0
    many = f"; the same {measure.many} may be counted each time" if measure.same_children else ""
    drift = (
        ""
        if trend.drift is None
        else f" by about {narrative.size_words(abs(trend.drift), measure)}"
    )
    return {
        Cause.ABOVE_LIMIT: f"above {usual}",
        Cause.BELOW_LIMIT: f"below {usual}",
        Cause.RISING: f"it has risen {run - 1} {quarters} running",
        Cause.FALLING: f"it has fallen {run - 1} {quarters} running",
        Cause.TWO_ABOVE: f"two of the last three {quarters} are close to the top of {usual}",
        Cause.TWO_BELOW: f"two of the last three {quarters} are close to the bottom of {usual}",
        Cause.SHIFT_ABOVE: f"the last {run} {quarters} are all above average{average}",
        Cause.SHIFT_BELOW: f"the last {run} {quarters} are all below average{average}",
        Cause.DRIFT_UP: f"over the last eight {quarters} it went up{drift}{many}",
        Cause.DRIFT_DOWN: f"over the last eight {quarters} it went down{drift}{many}",
        Cause.COMMON: "no sign of it",
    }[trend.cause]


def _without_trend(line: Line, figure: Figure) -> str:
    """What is said of a figure whose series of quarters carries no trend."""
    measure = line.measure
    if figure.kind != "quarter":
        return _of_years(line)
    if measure.basis is Basis.ROLLING_12M:
        return (
            "no trend can be told: each figure covers 12 months "
            "and shares nine of them with the one before"
        )
    if measure.basis in YEAR_TO_DATE and not measure.counts_events:
        return (
            f"no trend can be told: {measure.many} are counted once a year, "
            "so the quarters' own parts are not known"
        )
    if measure.basis in YEAR_TO_DATE:
        return "no trend can be told this quarter: its own part of the year is not known"
    return "no trend can be told of this figure"


def _of_years(line: Line) -> str:
    if line.recent in (None, Signal.NOT_JUDGED):
        if _is_counted(line.measure):
            return "no trend can be told: five years with both of their numbers are needed"
        return "no trend can be told: the test for yearly figures works for shares of those counted alone"
    if line.recent is Signal.USUAL:
        return "over five years it went no more one way than chance would have it"
    label = narrative.lowered(SIGNAL_LABELS[line.recent])
    way = "rose" if line.is_upward else "fell"
    return f"{label}: over five years it {way} by more than chance would have it"


def _is_counted(measure: Measure) -> bool:
    """Whether a figure is a share or a rate of children, of whom chance decides some."""
    return measure.unit in (Unit.PERCENT, Unit.PER_10000) and not measure.from_staffing


def why_untold(line: Line) -> str:
    """Why no trend can be told of a line, in the words of a list."""
    figure, measure = line.figure, line.measure
    if figure is None or figure.value is None:
        return "without a figure"
    if figure.kind != "quarter":
        return "counted once a year, without five years of counts"
    if line.trend is not None:
        return "with quarters missing" if line.trend.history is History.GAPS else "too new"
    if measure.basis is Basis.ROLLING_12M:
        return "over 12 months that overlap"
    if measure.basis in YEAR_TO_DATE and not measure.counts_events:
        return f"counting each of its {measure.many} once a year"
    return "without this quarter's own part of the year"


def label(line: Line) -> str:
    """What the series says, in two or three words: `Really better`, `No more than usual`."""
    return SIGNAL_LABELS[line.signal]
