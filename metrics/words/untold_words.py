"""Why no trend can be told of a series, in words: after a lead, and in a list."""

from metrics.catalogue.measure import Measure
from metrics.figures.few import TOO_FEW
from metrics.figures.figure import Figure, Line
from metrics.figures.signals import History, Signal
from metrics.figures.trend import Trend
from metrics.vocabulary import YEAR_TO_DATE, Basis, Unit

LEAST_FIGURES = 6
"""Figures that a trend needs; `metrics/sql/findings/trend_history.sql` holds the same number."""

YEARS = 5
"""Years that the test for yearly figures looks at; `metrics/sql/trends/recent_five.sql` holds the same number."""


def too_little(trend: Trend) -> str:
    """What a series of quarters wants to be judged: quarters, or children counted."""
    if trend.history is History.GAPS:
        return f"{trend.absent} of the last ten quarters are missing"
    if trend.history is History.TOO_FEW:
        return f"fewer than {TOO_FEW} counted"
    counted = f"{trend.figures} quarter{'' if trend.figures == 1 else 's'}"
    return f"too early, {counted} so far and {LEAST_FIGURES} are needed"


def without_trend(line: Line, figure: Figure) -> str:
    """What is said of a figure whose series of quarters carries no trend."""
    measure = line.measure
    if figure.kind != "quarter":
        return _of_years(line, figure)
    if measure.basis is Basis.ROLLING_12M:
        return "each figure covers 12 months and shares nine of them with the one before"
    if measure.basis in YEAR_TO_DATE and not measure.counts_events:
        return f"{measure.many} are counted once a year, so the quarters' own parts are not known"
    if measure.basis in YEAR_TO_DATE:
        return "this quarter's own part of the year is not known"
    return "this figure carries none"


def _of_years(line: Line, figure: Figure) -> str:
    if line.recent in (None, Signal.NOT_JUDGED):
        if not _is_counted(line.measure):
            return "the test for yearly figures works for shares of those counted alone"
        if years_known(line, figure) < YEARS:
            return "five years with both of their numbers are needed"
        return (
            "in one of the last five years all were counted, or none, "
            "and the test for yearly figures needs some of each"
        )
    if line.recent is Signal.USUAL:
        return "over five years it went no more one way than luck alone would make it"
    way = "rose" if line.is_upward else "fell"
    return f"over five years it {way} by more than luck alone would make it"


def years_known(line: Line, figure: Figure) -> int:
    """How many years of one definition have both of their numbers."""
    return sum(
        each.kind == figure.kind
        and each.segment == figure.segment
        and each.value is not None
        and each.numerator is not None
        and bool(each.denominator)
        for each in line.history
    )


def _is_counted(measure: Measure) -> bool:
    """Whether a figure is a share or a rate of children, of whom chance decides some."""
    return measure.unit in (Unit.PERCENT, Unit.PER_10000) and not measure.from_staffing


def why_untold(line: Line) -> str:
    """Why no trend can be told of a line, in the words of a list."""
    figure, measure, trend = line.figure, line.measure, line.trend
    if figure is None or figure.value is None:
        return "without a figure"
    if figure.kind != "quarter":
        if not _is_counted(measure):
            return "counted once a year, and no share of those counted"
        if years_known(line, figure) >= YEARS:
            return "counted once a year, with all or none counted in one of five years"
        return "counted once a year, without five years of counts"
    if trend is not None:
        return {
            History.GAPS: "with quarters missing",
            History.TOO_FEW: f"with fewer than {TOO_FEW} counted",
            History.NO_VARIATION: "that hardly moved before",
        }.get(trend.history, "too new")
    if measure.basis is Basis.ROLLING_12M:
        return "over 12 months that overlap"
    if measure.basis in YEAR_TO_DATE and not measure.counts_events:
        return f"counting each of its {measure.many} once a year"
    return "without this quarter's own part of the year"
