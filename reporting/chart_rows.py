"""Figures of the scorecard as charts take them: points in their places, breaks and fresh starts."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from charts.rows import (
    Expected,
    Footer,
    HeatCell,
    HeatRows,
    HeatTeam,
    SeriesBreak,
    TeamSeries,
    TeamsRows,
    TrendPoint,
    TrendRows,
    Usual,
)
from metrics.catalogue.measure import Measure
from metrics.figures import few
from metrics.figures.figure import Figure
from metrics.figures.projection import Outlook
from metrics.figures.signals import Signal
from metrics.figures.trend import ChartPoint, clipped
from metrics.period import quarter_at
from metrics.vocabulary import STATUS_MARKS, YEAR_TO_DATE, Polarity, Unit
from metrics.whose import Whose
from metrics.words import narrative, sources


def points(measure: Measure, figures: tuple[Figure, ...]) -> tuple[TrendPoint, ...]:
    """A series as charts take it: each period in its place, missing ones with their reason."""
    return tuple(point(measure, figure) for figure in figures)


def point(measure: Measure, figure: Figure, signal: Signal | None = None) -> TrendPoint:
    """One figure as charts take it."""
    band = measure.polarity is Polarity.BAND
    target = None if band else figure.goal_low if figure.goal_low is not None else figure.goal_high
    edge = figure.amber_low if measure.polarity is Polarity.HIGH else figure.amber_high
    return TrendPoint(
        place=figure.place,
        label=figure.label,
        value=figure.value,
        fraction=narrative.fraction(measure, figure),
        missing=narrative.missing_words(figure.missing, figure.reason) if figure.missing else "",
        status=STATUS_MARKS[figure.status],
        rating=figure.rating,
        target=target,
        amber_edge=None if band else edge,
        low=figure.goal_low if band else None,
        high=figure.goal_high if band else None,
        few=few.is_small(measure, figure),
        signal=signal,
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
    if measure.basis not in YEAR_TO_DATE:
        return ()
    return tuple(figure.place for figure in figures if figure.quarter == 1)


def usual(measure: Measure, control: tuple[ChartPoint, ...]) -> tuple[Usual, ...]:
    """The usual range of each stretch of a control chart, drawn as far as the measure can go."""
    stretches = groupby(control, key=lambda each: (each.mean, each.low, each.high, each.figures))
    found = []
    for (mean, low, high, figures), stretch in stretches:
        places = [each.place for each in stretch]
        least, most = clipped(measure, low), clipped(measure, high)
        found.append(Usual(places[0], places[-1], mean, least, most, figures))
    return tuple(found)


def expected(measure: Measure, found: Outlook) -> Expected | None:
    """Where a figure leads if nothing changes, as a chart takes it; None where nothing is projected."""
    now = found.now
    if now is None:
        return None
    place = now.place + now.ahead
    low, high = (None if edge is None else clipped(measure, edge) for edge in (now.low, now.high))
    return Expected(place, quarter_at(place).label, now.expected, low, high)


def trend(
    measure: Measure,
    figures: tuple[Figure, ...],
    team: str,
    whose: Whose,
    *,
    control: tuple[ChartPoint, ...] = (),
    said: str = "",
    leads: Expected | None = None,
    source: str = "",
) -> TrendRows:
    """One measure over time as its chart takes it; `team` is a team's label, `figures` one series.

    `control` is its control chart, `said` what the series says in a sentence, `leads` where it
    leads if nothing changes; `source` says where they come from, where it is not what the figures say.
    """
    signals = {each.place: each.signal for each in control if each.signal is not Signal.USUAL}
    return TrendRows(
        measure=measure.name,
        title=measure.name,
        subtitle=". ".join(filter(None, (team, _per(measure)))),
        better=_better(measure, figures),
        points=tuple(point(measure, each, signals.get(each.place)) for each in figures),
        unit=measure.unit,
        decimals=measure.decimals,
        footer=of_series(measure, figures, whose, source),
        breaks=breaks(measure, figures),
        usual=usual(measure, control),
        said=said,
        expected=leads,
        frequency="quarterly" if all(figure.kind == "quarter" for figure in figures) else "yearly",
        restarts=restarts(measure, figures),
        steady=measure.tolerance,
    )


def teams(
    measure: Measure,
    series: Mapping[str, tuple[Figure, ...]],
    whole: tuple[Figure, ...],
    whose: Whose,
) -> TeamsRows:
    """One measure of every team as its chart takes it, with the council behind each.

    Of counts the council is left out: it would flatten its teams.
    """
    shared = whole if measure.has_denominator else ()
    longest = max((*series.values(), whole), key=len)
    return TeamsRows(
        measure=measure.name,
        title=f"{measure.name}: teams side by side",
        subtitle=_per(measure),
        better=_better(measure),
        series=tuple(TeamSeries(team, points(measure, own)) for team, own in series.items()),
        council=points(measure, shared),
        unit=measure.unit,
        decimals=measure.decimals,
        footer=of_series(measure, longest, whose),
        breaks=breaks(measure, longest),
        restarts=restarts(measure, longest),
    )


def cell(figure: Figure, said: str) -> HeatCell:
    """A figure in a map as it is `said` beside it, or why there is none."""
    missing = "" if figure.value is not None else said
    return HeatCell(figure.place, figure.label, figure.value, said, missing)


def heat(measure: Measure, rows: Iterable[HeatTeam], below: Footer) -> HeatRows:
    """A measure by team and period as its map takes it."""
    return HeatRows(
        measure=measure.name,
        title=f"{measure.name}, by team",
        rows=tuple(rows),
        unit=measure.unit,
        decimals=measure.decimals,
        footer=below,
        better=_better(measure),
    )


def footer(whose: Whose, source: str, period: str) -> Footer:
    """The line under a picture: whose figures it draws, their edition, where they come from, their period."""
    return Footer(whose.heading, whose.invented, source, period, whose.edition.label)


def of_series(
    measure: Measure, figures: tuple[Figure, ...], whose: Whose, source: str = ""
) -> Footer:
    """The line under a picture of a series; `source` says where it comes from, where not what its figures say."""
    return footer(whose, source or _source(measure, figures), span(figures))


def span(figures: tuple[Figure, ...]) -> str:
    """The first and the last period of a series: `Q3 2021/22 to Q2 2026/27`."""
    if not figures:
        return ""
    first, last = figures[0].label, narrative.period_words(figures[-1].label)
    return first if len(figures) == 1 else f"{first} to {last}"


def _source(measure: Measure, figures: tuple[Figure, ...]) -> str:
    return sources.source_words(measure, figures[-1].origin) if figures else measure.source


def _better(measure: Measure, figures: tuple[Figure, ...] = ()) -> str:
    return narrative.capital(narrative.better_words(measure, figures[-1] if figures else None))


def _per(measure: Measure) -> str:
    """What the numbers on the axis are, where their sign does not say so."""
    if measure.unit is Unit.PER_10000:
        return "For every 10,000"
    return narrative.capital(measure.value_words)
