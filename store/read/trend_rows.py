"""What the snapshot says of a series beyond its last movement, composed from its rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from metrics import rules
from metrics.catalogue.measure import Measure
from metrics.exact import half_up_ratio
from metrics.figures.figure import Figure, Line
from metrics.figures.projection import Method, Outlook, Projection, aims_at_none
from metrics.figures.signals import Assurance, Cause, History, JudgedBy, Signal
from metrics.figures.trend import Beside, Chance, ChartPoint, Counted, QuarterPart, Trend
from metrics.vocabulary import YEAR_TO_DATE, Basis, Missing, Rating
from store.read.snapshot import Snapshot


def of(measure: Measure, row: Any) -> Trend | None:
    """The trend that a row of the scorecard tells, or None where its figure carries none."""
    if row.signal is None:
        return None
    return Trend(
        signal=Signal(row.signal),
        cause=Cause(row.cause),
        history=History(row.history),
        figures=row.figures,
        absent=row.absent,
        judged_by=JudgedBy(row.judged_by),
        run=row.run,
        average=Fraction(row.average_total, row.average_points * 10**measure.decimals)
        if row.average_points
        else None,
        low=_value(measure, row.usual_low),
        high=_value(measure, row.usual_high),
        least=_value(measure, row.least_before),
        most=_value(measure, row.most_before),
        assurance=Assurance(row.assurance) if row.assurance else None,
        met=row.met,
        met_of_four=row.met_of_four,
        drift=_drift(measure, row.slope_840),
        beside=_beside(row),
        part=QuarterPart(
            Decimal(row.steps).scaleb(-measure.decimals), row.own_numerator, row.own_denominator
        )
        if row.derived
        else None,
    )


def _beside(row: Any) -> Beside | None:
    if row.looked is None:
        return None
    return Beside(
        row.looked == "four",
        Counted(row.events, row.base),
        Counted(row.events_before, row.base_before),
        row.quarters_before,
        row.p,
        row.own_p,
        row.is_exact,
        row.is_wide,
    )


def chance(row: Any) -> Chance | None:
    """How far chance alone could have moved the figure of a row, or None where it is no count."""
    if row.chance_low is None:
        return None
    return Chance(row.chance_low, row.chance_high, row.by_chance)


def charts(snapshot: Snapshot, lines: Iterable[Line]) -> Mapping[int, tuple[ChartPoint, ...]]:
    """The control chart behind each line's trend by its series, oldest point first: of a figure counted
    since April, that of its quarters' own parts. A line without limits is left out."""
    wanted = {
        line.figure.series_id: (line.figure.place, line.measure)
        for line in lines
        if line.figure is not None and line.trend is not None
    }
    if not wanted:
        return {}
    found: dict[int, list[ChartPoint]] = defaultdict(list)
    for row in snapshot.ask(
        rules.chart_query(), series=list(wanted), places=[place for place, _ in wanted.values()]
    ):
        _, measure = wanted[row.series_id]
        found[row.series_id].append(
            ChartPoint(
                row.place,
                row.points,
                Signal(row.signal),
                *(
                    Decimal(tenths).scaleb(-measure.decimals - 1)
                    for tenths in (row.mean, row.lower_limit, row.upper_limit)
                ),
            )
        )
    return {series: tuple(points) for series, points in found.items()}


def parts(
    snapshot: Snapshot, measure: Measure, past: tuple[Figure, ...], place: int
) -> tuple[Figure, ...]:
    """The quarters' own parts of figures counted since April (`past`, one series), unrated; a part that
    is not known is not available. Of a rate each keeps its target, which is one of the quarter too."""
    series = past[-1].series_id
    rows = {row.place: row for row in snapshot.rows("parts", series=series, place=place)}
    rate = measure.basis is Basis.YTD_RATE
    return tuple(
        replace(
            each,
            value=_value(measure, row.steps) if row else None,
            numerator=row.own_numerator if row else None,
            denominator=row.own_denominator if row else None,
            missing=None if row else each.missing or Missing.NOT_AVAILABLE,
            reason=None if row else each.reason or "its own part of the year is not known",
            goal_low=each.goal_low if rate else None,
            goal_high=each.goal_high if rate else None,
            amber_low=None,
            amber_high=None,
            compare_with=None,
            rating=Rating.NO_RATING,
            commentary=None,
        )
        for each in past
        for row in [rows.get(each.place)]
    )


def outlook(snapshot: Snapshot, line: Line) -> Outlook:
    """Where a line of the scorecard leads by its year end, and the quarters' own figures behind it."""
    figure = line.figure
    if figure is None or figure.kind != "quarter" or figure.value is None:
        return Outlook()
    every = projections(snapshot, figure.series_id, figure.place)
    now = next((each for each in every if each.place == figure.place), None)
    if aims_at_none(line.measure, figure):
        now = None
    own = line.history
    if line.measure.basis in YEAR_TO_DATE:
        own = parts(snapshot, line.measure, line.history, figure.place)
    return Outlook(now, every, own)


def projections(snapshot: Snapshot, series: int, place: int) -> tuple[Projection, ...]:
    """Where a series' quarters led by their year ends, up to one quarter, oldest first, with their errors
    as far as they were known then."""
    return tuple(
        Projection(
            row.place, row.ahead, Method(row.method), row.expected, row.low, row.high, row.error
        )
        for row in snapshot.rows("projections", series=series, place=place)
    )


def _value(measure: Measure, steps: int | None) -> Decimal | None:
    return None if steps is None else Decimal(steps).scaleb(-measure.decimals)


def _drift(measure: Measure, slope: int | None) -> Decimal | None:
    """The change over eight figures (seven quarters' slope), from 840ths of a step a quarter, half up."""
    if slope is None:
        return None
    return half_up_ratio(7 * slope, 840 * 10**measure.decimals, measure.decimals)
