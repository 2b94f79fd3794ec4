"""Since when a series goes the way that it is found to go: the figures that the finding rests on."""

from datetime import date

from metrics.figures.figure import Line
from metrics.figures.signals import Cause
from metrics.figures.trend import Trend

_MOVES = (Cause.RISING, Cause.FALLING)
_SIDES = (Cause.SHIFT_ABOVE, Cause.SHIFT_BELOW)
_FIGURES = {
    Cause.QUARTER_ABOVE: 1, Cause.QUARTER_BELOW: 1, Cause.ABOVE_LIMIT: 1, Cause.BELOW_LIMIT: 1,
    Cause.TWO_ABOVE: 3, Cause.TWO_BELOW: 3, Cause.FOUR_ABOVE: 4, Cause.FOUR_BELOW: 4,
    # A drift is that between the first and the last of eight, as a rise is from its first figure.
    Cause.DRIFT_UP: 7, Cause.DRIFT_DOWN: 7,
}  # fmt: skip


def since(line: Line) -> date | None:
    """The end of the last quarter before a series went the way it is found to go; None where none is found,
    where it is one of years, and where that quarter has no figure."""
    trend, figure = line.trend, line.figure
    if trend is None or figure is None or not trend.signal.really:
        return None
    back = _quarters_ago(trend)
    if back is None:
        return None
    place = figure.place - back
    before = (each for each in line.history if each.place == place and each.value is not None)
    found = next(before, None)
    return found.end if found else None


def _quarters_ago(trend: Trend) -> int | None:
    """How many quarters ago it was still otherwise; None where some of the last ten are missing."""
    if trend.absent:
        return None
    if trend.run is not None and trend.cause in _MOVES:
        return trend.run - 1
    return trend.run if trend.cause in _SIDES else _FIGURES.get(trend.cause)
