"""A line the size of a word: the shape of a series beside its figures, and what it says in words."""

from decimal import Decimal

from charts import theme
from charts.numbers import figure
from charts.pieces import comparable, pieces, sharing
from charts.rows import SeriesBreak, TrendPoint
from metrics.vocabulary import Rating, Unit

WIDTH, HEIGHT = 110, 28
_EDGE = 5


def svg(
    points: tuple[TrendPoint, ...],
    breaks: tuple[SeriesBreak, ...] = (),
    restarts: tuple[int, ...] = (),
    width: int = WIDTH,
    height: int = HEIGHT,
) -> str:
    """The series as a small SVG without text, or '' where no point has a value.

    The line leaves gaps and breaks open; the target is a faint dashed line; the last value is
    a circle, diamond or square for its rating. The scale runs from the lowest to the highest
    of what is drawn, so it shows shape and not size: the figures stand beside it.
    """
    shown = [point for point in points if point.value is not None]
    if not shown:
        return ""
    marks = [v for p in points for v in (p.value, p.target) if v is not None]
    low, high = min(marks), max(marks)
    first, last = points[0].place, points[-1].place

    def x(place: float) -> float:
        share = (place - first) / (last - first) if last > first else 0.5
        return round(_EDGE + share * (width - 2 * _EDGE), 1)

    def y(value: Decimal) -> float:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return round(height - _EDGE - share * (height - 2 * _EDGE), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">'
    ]
    parts += [
        f'<path d="M{x(first.place)},{y(target)}H{x(last.place)}" stroke="{theme.FAINT_LINE}" '
        'stroke-width="1" stroke-dasharray="3 2" fill="none"/>'
        for target, first, last in sharing(points, lambda point: point.target)
    ]
    for piece in pieces(points, breaks, restarts):
        spots = [(x(p.place), y(p.value)) for p in piece if p.value is not None]
        if len(spots) == 1 and piece[-1] is not shown[-1]:
            parts.append(
                f'<circle cx="{spots[0][0]}" cy="{spots[0][1]}" r="1.2" fill="{theme.LINE}"/>'
            )
        elif len(spots) > 1:
            path = "L".join(f"{left},{top}" for left, top in spots)
            parts.append(
                f'<path d="M{path}" stroke="{theme.LINE}" stroke-width="1.75" '
                'stroke-linejoin="round" fill="none"/>'
            )
    end = shown[-1]
    assert end.value is not None
    return "".join([*parts, _mark(x(end.place), y(end.value), end.rating), "</svg>"])


def alt(
    points: tuple[TrendPoint, ...],
    unit: Unit,
    decimals: int,
    breaks: tuple[SeriesBreak, ...] = (),
    restarts: tuple[int, ...] = (),
) -> str:
    """The sentence for someone who does not see it: '48% in Q1 2014/15, 55% in Q3 2017/18'.

    Figures before a series break, or of another year of a year-to-date count, are left out.
    """
    stretch = comparable(points, breaks)
    start = max((place for place in restarts if points and place <= points[-1].place), default=None)
    shown = [p for p in stretch if p.value is not None and (start is None or p.place >= start)]
    if not shown:
        return "No figures to draw"
    ends = [shown[0], shown[-1]] if len(shown) > 1 else shown
    words = [f"{figure(p.value, unit, decimals)} in {p.label}" for p in ends if p.value is not None]
    return ", ".join(words)


def _mark(x: float, y: float, rating: Rating | None) -> str:
    colour = theme.RATING_MARKS.get(rating, theme.LINE) if rating else theme.LINE
    if rating is Rating.AMBER:
        return f'<path d="M{x},{round(y - 4.2, 1)}l4.2,4.2l-4.2,4.2l-4.2,-4.2Z" fill="{colour}"/>'
    if rating is Rating.RED:
        left, top = round(x - 3, 1), round(y - 3, 1)
        return f'<rect x="{left}" y="{top}" width="6" height="6" fill="{colour}"/>'
    return f'<circle cx="{x}" cy="{y}" r="3.2" fill="{colour}"/>'
