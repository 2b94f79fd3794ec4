"""Posts over time: those in post and the agency workers beside them, against the establishment."""

import math
from decimal import Decimal

import altair as alt

from charts import beside, describe, frame, lettering, notes, plot, theme
from charts.axes import period_labels, value_axis
from charts.channels import FILL, TOLD, drawn_from
from charts.frame import Layer
from charts.numbers import figure
from charts.pieces import sharing
from charts.rows import PostsPoint, PostsRows
from charts.theme import Layout
from metrics.vocabulary import Unit

IN_POST, AGENCY = theme.CATEGORIES[0], theme.CATEGORIES[3]


def chart(posts: PostsRows, layout: Layout) -> alt.LayerChart | None:
    """The posts in a layout, or None where no quarter has a part.

    Bars stand on 0: in post, agency on top of it; the establishment is a step over them, so
    that the room between step and bar is what is neither filled nor covered.
    """
    shown = [p for p in posts.points if (p.establishment, p.in_post, p.agency) != (None,) * 3]
    if not shown:
        return None
    tops = [(p.in_post or Decimal(0)) + (p.agency or Decimal(0)) for p in shown]
    marks = [p.establishment for p in shown if p.establishment is not None]
    axis = value_axis(tops, marks, Unit.NUMBER, posts.decimals, lengths=True)
    blocks = _blocks(shown[-1], posts, layout)
    left = frame.axis_width([figure(v, Unit.NUMBER, axis.decimals) for v in axis.values], layout)
    right = 10 + math.ceil(max(width for _, _, _, width in blocks))
    first, last = posts.points[0].place, posts.points[-1].place
    spacing = (layout.inner - left - right) / (last - first + 1)
    labels = period_labels(
        [(p.place, p.label) for p in posts.points], spacing, layout.text_size, 90
    )
    title = frame.heading(posts.title, posts.subtitle, layout)
    lines = frame.foot(_notes(posts), posts.footer, layout)
    below = frame.axis_height(labels.values(), layout)
    x = plot.x_axis(first, last, labels, "from")
    y = plot.y_axis(axis, Unit.NUMBER, "low")
    layers = [
        _bars(posts, x, y, spacing),
        _steps(shown),
        *_gaps(posts, layout),
        *beside.block_layers(blocks, axis, layout),
        *frame.foot_layers(lines, layout, left, below),
    ]
    return frame.whole(
        layers, title, layout, describe.posts(posts), left=left, right=right, strip=0,
        plot_height=layout.plot_height, bottom=below + frame.foot_height(lines, layout),
    )  # fmt: skip


def _bars(posts: PostsRows, x: alt.X, y: alt.Y, spacing: float) -> alt.Chart:
    rows, half = [], min(0.36, 30 / spacing)
    for point in posts.points:
        ends = {"from": point.place - half, "to": point.place + half, "place": point.place}
        base = point.in_post or Decimal(0)
        parts = (
            (IN_POST, Decimal(0), point.in_post, "in post"),
            (AGENCY, base, point.agency, "agency"),
        )
        for colour, low, amount, words in parts:
            if amount is not None and (words == "in post" or point.in_post is not None):
                told = f"{point.label}: {words} {figure(amount, Unit.NUMBER, posts.decimals)}"
                rows.append({**ends, "low": float(low), "value": float(low + amount),
                             "fill": colour, "words": told})  # fmt: skip
    bars: alt.Chart = drawn_from(rows).mark_rect(stroke=theme.PAPER, strokeWidth=1)
    return bars.encode(x=x, x2=alt.X2("to"), y=y, y2=alt.Y2("value"), fill=FILL, **TOLD)


def _steps(shown: list[PostsPoint]) -> alt.Chart:
    """The establishment as one level line as long as it stays the same."""
    runs = [
        {**plot.span(first, last), "value": float(posts)}
        for posts, first, last in sharing(shown, lambda point: point.establishment)
    ]
    return plot.levels(runs, "value", theme.ESTABLISHMENT)


def _blocks(last: PostsPoint, posts: PostsRows, layout: Layout) -> list[beside.Block]:
    """The latest parts, each named beside its own bar or line."""
    room, size = (150, layout.text_size) if layout.width > 400 else (82, layout.text_size)
    base = last.in_post or Decimal(0)
    entries = []
    if last.establishment is not None:
        entries.append((last.establishment, "Establishment", last.establishment))
    if last.agency is not None and last.in_post is not None:
        entries.append((base + last.agency / 2, "Agency", last.agency))
    if last.in_post is not None:
        entries.append((base / 2, "In post", last.in_post))
    found = []
    for at, name, amount in entries:
        lines = [figure(amount, Unit.NUMBER, posts.decimals), *lettering.wrap(name, room, size)]
        if at is entries[-1][0]:
            lines.append(last.label)
        found.append((at, lines, True, max(lettering.width(line, size, True) for line in lines)))
    return found or [(Decimal(0), [last.label], False, lettering.width(last.label, size))]


def _gaps(posts: PostsRows, layout: Layout) -> list[Layer]:
    """A dash where a part is missing: at the foot of the plot, or on top of the bar there is."""
    lost = [p for p in posts.points if None in (p.establishment, p.in_post, p.agency)]
    layers = plot.gap_marks([p.place for p in lost if p.in_post is None], layout)
    tops = [
        {"place": p.place, "value": float(p.in_post + (p.agency or 0))}
        for p in lost
        if p.in_post is not None
    ]
    if tops:
        dashes = drawn_from(tops).mark_text(aria=False, **theme.dash(layout))
        layers.append(dashes.encode(x=alt.X("place:Q"), y=alt.Y("value:Q")))
    return layers


def _notes(posts: PostsRows) -> list[str]:
    gaps = []
    for point in posts.points:
        names = ("establishment", "in post", "agency")
        parts = (point.establishment, point.in_post, point.agency)
        lost = [name for name, part in zip(names, parts, strict=True) if part is None]
        if lost:
            what = "" if len(lost) == 3 else f" ({', '.join(lost)})"
            gaps.append((point.place, point.label, (point.missing or "No figure") + what))
    key = "Dark bars: in post. Lighter bars on top: agency. Line: establishment, the posts agreed."
    return [f"{key} Full-time equivalent.", *notes.missing(gaps)]
