"""The lines under a plot: what shapes and shading mean, why figures are missing, where series break."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from charts.lettering import KEEP
from charts.numbers import figure
from charts.rows import SeriesBreak, TrendPoint, TrendRows
from metrics.figures.signals import Signal
from metrics.vocabulary import RATED, RATING_LABELS, RATING_SHAPES, STATUS_LABELS, STATUS_MARKS

_MOST = 4
"""Stretches of missing periods written out for one reason; more are counted."""


def of_trend(trend: TrendRows) -> list[str]:
    """Every note that a trend needs, one a line, none that it does not."""
    shown = trend.points
    return [
        *filter(None, [key(shown), usual(trend), expected(trend)]),
        *missing([(p.place, p.label, p.missing) for p in shown if p.value is None]),
        *statuses(shown),
        *breaks(trend.breaks, shown),
    ]


def key(points: Iterable[TrendPoint]) -> str:
    """The shapes, the dashes and the shading that occur, in words."""
    points = tuple(points)
    found = {point.rating for point in points if point.value is not None}
    shapes = [f"{RATING_SHAPES[r]} {RATING_LABELS[r]}" for r in RATED if r in found]
    if shapes and found - set(RATED):
        shapes.append("○ Not rated")
    parts = [", ".join(shapes)] if shapes else []
    if any(point.amber_edge is not None and point.target is not None for point in points):
        parts.append("Dashed: target. Shaded: Amber")
    elif any(point.target is not None for point in points):
        parts.append("Dashed: target")
    if any(point.low is not None for point in points):
        parts.append("Shaded: best range")
    return ". ".join(parts) + "." if parts else ""


def usual(trend: TrendRows) -> str:
    """What the thin and the dotted lines and the rings mean, with the last usual range and its average."""
    if not trend.usual:
        return ""
    last = trend.usual[-1]
    # The range is told as the sentences tell it: by the least and the most that lie within.
    step = Decimal(1).scaleb(-trend.decimals)
    low = figure(last.low.quantize(step, ROUND_CEILING), trend.unit, trend.decimals)
    high = figure(last.high.quantize(step, ROUND_FLOOR), trend.unit, trend.decimals)
    average = figure(last.average, trend.unit, trend.decimals + 1)
    parts = [f"Thin line: average, {average}. Dotted: the usual range, {low} to {high}"]
    if last.figures < FULL:
        parts.append(f"A first view, from {last.figures} figures")
    rings = {point.signal for point in trend.points if point.value is not None}
    parts += [words for found, words in _RINGS if rings & found]
    return ". ".join(parts) + "."


def expected(trend: TrendRows) -> str:
    """What the cross beyond the last point means."""
    made = trend.expected
    if made is None:
        return ""
    about = figure(made.value, trend.unit, trend.decimals)
    if made.low is None or made.high is None:
        return f"Cross: {made.label} if nothing changes, about {about}."
    low, high = (figure(edge, trend.unit, trend.decimals) for edge in (made.low, made.high))
    return f"Cross: {made.label} if nothing changes, about {about} (bar: {low} to {high})."


FULL = 12
"""Figures from which a usual range is more than a first view; `metrics/sql/trends/signal.sql` holds the same number."""

_RINGS = (
    ({Signal.BETTER}, "Ringed: really better"),
    ({Signal.WORSE}, "Broken ring: really worse"),
    ({Signal.HIGHER, Signal.LOWER}, "Ringed: more than usual"),
)


def missing(gaps: list[tuple[int, str, str]]) -> list[str]:
    """One line a reason: '– Not received: Q1 2017/18 to Q3 2017/18.' `gaps`: place, label, reason."""
    reasons: dict[str, list[tuple[int, str]]] = {}
    for place, label, reason in gaps:
        reasons.setdefault(reason or "No figure", []).append((place, label))
    return [f"– {reason}: {_stretches(places)}." for reason, places in reasons.items()]


def missing_by_team(teams: list[tuple[str, list[tuple[int, str, str]]]]) -> list[str]:
    """One line a reason: '– Not received: East (Q1 2017/18), West (Q2 2017/18 to Q4 2017/18).'"""
    reasons: dict[str, dict[str, list[tuple[int, str]]]] = {}
    for team, gaps in teams:
        for place, label, reason in gaps:
            reasons.setdefault(reason or "No figure", {}).setdefault(team, []).append(
                (place, label)
            )
    lines = []
    for reason, named in reasons.items():
        words = [f"{team} ({_stretches(places)})" for team, places in named.items()]
        if len(words) > _MOST:
            words = [*words[: _MOST - 1], f"and {len(words) - _MOST + 1} more teams"]
        lines.append(f"– {reason}: {', '.join(words)}.")
    return lines


def statuses(points: Iterable[TrendPoint]) -> list[str]:
    """What the letters beside points stand for, where there are any."""
    found = {point.status for point in points if point.value is not None}
    words = [
        f"{mark} {STATUS_LABELS[status]}"
        for status, mark in STATUS_MARKS.items()
        if mark in found and mark
    ]
    return [", ".join(words) + "."] if words else []


def breaks(entries: tuple[SeriesBreak, ...], points: Iterable[TrendPoint]) -> list[str]:
    """Each series break inside the picture with its reason."""
    places = [point.place for point in points]
    inside = [entry for entry in entries if min(places) < entry.place <= max(places)]
    return [
        f"{'Series break' if len(inside) == 1 else f'Break {number}'}: not comparable before "
        f"{entry.label}: {entry.reason.rstrip('.')}."
        for number, entry in enumerate(inside, start=1)
    ]


def _stretches(places: list[tuple[int, str]]) -> str:
    runs: list[list[tuple[int, str]]] = []
    for place, label in places:
        if runs and place == runs[-1][-1][0] + 1:
            runs[-1].append((place, label))
        else:
            runs.append([(place, label)])
    whole = [(run[0][1].replace(" ", KEEP), run[-1][1].replace(" ", KEEP)) for run in runs]
    words = [first if first == last else f"{first} to {last}" for first, last in whole]
    if len(words) > _MOST:
        words = [*words[:_MOST], f"and {len(words) - _MOST} more"]
    return ", ".join(words)
