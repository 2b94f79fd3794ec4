"""Figures of the scorecard as charts take them: points in their places, breaks and fresh starts."""

from decimal import Decimal

from charts.rows import SeriesBreak, TrendPoint
from metrics import narrative
from metrics.catalogue import Measure
from metrics.figure import Figure
from metrics.vocabulary import STATUS_MARKS, Basis, Polarity


def points(measure: Measure, figures: tuple[Figure, ...]) -> tuple[TrendPoint, ...]:
    """A series as charts take it: each period in its place, missing ones with their reason."""
    return tuple(point(measure, figure) for figure in figures)


def point(measure: Measure, figure: Figure) -> TrendPoint:
    """One figure as charts take it."""
    band = measure.polarity is Polarity.BAND
    target = None if band else figure.goal_low if figure.goal_low is not None else figure.goal_high
    edge = figure.amber_low if measure.polarity is Polarity.HIGH else figure.amber_high
    return TrendPoint(
        place=figure.place,
        label=figure.label,
        value=figure.value,
        fraction=narrative.fraction(figure),
        missing=narrative.missing_words(figure.missing, figure.reason) if figure.missing else "",
        status=STATUS_MARKS[figure.status],
        rating=figure.rating,
        target=target,
        amber_edge=None if band else edge,
        low=figure.goal_low if band else None,
        high=figure.goal_high if band else None,
        few=figure.denominator is not None and figure.denominator < Decimal(20),
    )


def breaks(measure: Measure, figures: tuple[Figure, ...]) -> tuple[SeriesBreak, ...]:
    """The breaks in definition that lie within a series, each at its first figure."""
    found = []
    for before, after in zip(figures, figures[1:], strict=False):
        if after.segment > before.segment:
            reason = measure.breaks[after.segment - 1].reason
            found.append(SeriesBreak(after.place, after.label, reason))
    return tuple(found)


def restarts(measure: Measure, figures: tuple[Figure, ...]) -> tuple[int, ...]:
    """Where a year-to-date count starts afresh: every first quarter."""
    if measure.basis not in (Basis.YTD_COUNT, Basis.YTD_RATE):
        return ()
    return tuple(figure.place for figure in figures if figure.quarter == 1)
