"""The sentence that describes each chart to someone who does not see it: facts, never a cause.

Level and movement come from the figures that members see; a movement is told only inside one
comparable stretch and never of a base under 20. Each text stays under 350 characters.
"""

from decimal import Decimal

from charts.numbers import exact, figure, points_apart
from charts.pieces import comparable
from charts.rows import (
    AreasRows,
    ContributionRows,
    HeatRows,
    PostsRows,
    TeamsRows,
    TrendPoint,
    TrendRows,
)
from metrics.exact import decimals_of
from metrics.figures.signals import SIGNAL_LABELS
from metrics.vocabulary import RATING_LABELS, Unit

MOST = 350
NOTHING = "No figures to draw."


def trend(chart: TrendRows) -> str:
    """Chart kind, measure, span, movement or level, distance from target, extremes, gaps."""
    shown = [p for p in chart.points if p.value is not None]
    if not shown:
        return _fit([f"{_cut(chart.measure, 180)}: no figures to draw."])
    first, last = chart.points[0], chart.points[-1]
    span = first.label if first is last else f"{chart.frequency}, {first.label} to {last.label}"
    opening = f"Line chart of {_cut(chart.measure, 90)}, {span}."
    gaps = len(chart.points) - len(shown)
    return _fit([
        opening,
        _movement(chart),
        chart.said,
        "" if chart.said else _extremes(chart, shown),
        f"{gaps} period{'' if gaps == 1 else 's'} without a figure." if gaps else "",
        _since_break(chart),
        "Figures in the table.",
    ])  # fmt: skip


def point(item: TrendPoint, unit: Unit, decimals: int) -> str:
    """One point in words: 'Q3 2017/18: 55% (45 of 82), Amber, target 60%'."""
    if item.value is None:
        return f"{item.label}: {item.missing or 'No figure'}"
    fraction = f" ({item.fraction})" if item.fraction else ""
    rating = f", {RATING_LABELS[item.rating]}" if item.rating else ""
    target = f", target {exact(item.target, unit)}" if item.target is not None else ""
    signal = f", {SIGNAL_LABELS[item.signal].lower()}" if item.signal else ""
    return f"{item.label}: {figure(item.value, unit, decimals)}{fraction}{rating}{target}{signal}"


def teams(chart: TeamsRows) -> str:
    """How many teams, the latest period, the highest and the lowest of it, and who has no figure."""
    ends = [(s.team, s.points[-1]) for s in chart.series if s.points]
    label = max((end for _, end in ends), key=lambda end: end.place).label if ends else ""
    opening = (
        f"Small line charts of {_cut(chart.measure, 90)}, {_count(len(chart.series))}, same scale."
    )
    ranked = sorted(
        ((end.value, team) for team, end in ends if end.value is not None and end.label == label)
    )
    if not ranked:
        return _fit([opening, f"No figures for {label}." if label else NOTHING])
    (low, lowest), (high, highest) = ranked[0], ranked[-1]
    spread = (
        f"In {label}: {_value(high, chart)}." if low == high else
        f"In {label} from {_value(low, chart)} ({_cut(lowest, 40)}) to {_value(high, chart)} ({_cut(highest, 40)})."
    )  # fmt: skip
    without = len(chart.series) - len(ranked)
    gaps = f"{without} without a figure." if without else ""
    return _fit([opening, spread, gaps, "Figures in the table."])


def posts(chart: PostsRows) -> str:
    """Establishment, in post and agency at the latest quarter, and the vacant posts where all are known."""
    shown = [p for p in chart.points if None not in (p.establishment, p.in_post)]
    if not shown:
        return _fit([f"Posts of {_cut(chart.team, 150)}: no figures to draw."])
    last = shown[-1]
    first = chart.points[0]
    span = last.label if len(chart.points) == 1 else f"{first.label} to {chart.points[-1].label}"

    def amount(value: Decimal | None) -> str:
        return "not known" if value is None else figure(value, Unit.NUMBER, chart.decimals)

    return _fit([
        f"Bar chart of posts, {_cut(chart.team, 80)}, full-time equivalent, {span}.",
        f"In {last.label}: {amount(last.in_post)} of {amount(last.establishment)} posts filled;"
        f" agency {amount(last.agency)}.",
        f"In {shown[0].label}: {amount(shown[0].in_post)} of {amount(shown[0].establishment)}."
        if len(shown) > 1 else "",
        "Figures in the table.",
    ])  # fmt: skip


def heat(chart: HeatRows) -> str:
    """The rate, how many teams and quarters, and the ends of the latest quarter."""
    cells = [(cell, row.team) for row in chart.rows for cell in row.cells]
    valued = [(cell, team) for cell, team in cells if cell.value is not None]
    if not valued:
        return _fit([f"{_cut(chart.measure, 180)}: no figures to draw."])
    places = {cell.place: cell.label for cell, _ in cells}
    opening = (
        f"Table of {_cut(chart.measure, 80)} shaded by size: {_count(len(chart.rows))},"
        f" {places[min(places)]} to {places[max(places)]}."
    )
    place = max(cell.place for cell, _ in valued)
    ends = sorted((c.value, team) for c, team in valued if c.place == place and c.value is not None)
    (low, lowest), (high, highest) = ends[0], ends[-1]
    return _fit([
        opening,
        f"In {places[place]} from {_value(low, chart)} ({_cut(lowest, 40)}) to"
        f" {_value(high, chart)} ({_cut(highest, 40)})." if len(ends) > 1 else
        f"In {places[place]} {lowest}: {_value(low, chart)}.",
        f"{len(cells) - len(valued)} without a figure." if len(cells) > len(valued) else "",
        "Figures in the table.",
    ])  # fmt: skip


def areas(chart: AreasRows) -> str:
    """The measure, the period, the council's own figure, the averages, and the ends."""
    known = [row for row in chart.rows if row.value is not None]
    if not known:
        return _fit([f"{_cut(chart.measure, 180)}: no figures to draw."])
    own = next((row for row in chart.rows if row.own), None)
    low = min(known, key=lambda row: row.value or Decimal(0))
    high = max(known, key=lambda row: row.value or Decimal(0))
    without = len(chart.rows) - len(known)
    return _fit([
        f"Bar chart of {_cut(chart.measure, 80)}, {chart.period}: {len(chart.rows)} areas.",
        f"{own.area}: {own.words}." if own else "",
        *(f"{line.words[:1].upper()}{line.words[1:]}." for line in chart.lines),
        f"From {low.words} ({_cut(low.area, 30)}) to {high.words} ({_cut(high.area, 30)}).",
        f"{without} without a figure." if without else "",
        "Figures in the table.",
    ])  # fmt: skip


def contributions(chart: ContributionRows) -> str:
    """The council's movement and the team with the largest part of it each way."""
    known = [row for row in chart.rows if row.amount is not None]
    if not known:
        return _fit([f"{_cut(chart.measure, 180)}: no figures to draw."])
    opening = f"Bar chart of {_cut(chart.measure, 80)}: what {_count(len(chart.rows))} added to the movement."
    total = f"Council: {chart.total_words}." if chart.total_words else ""
    most = max(known, key=lambda row: row.amount or Decimal(0))
    least = min(known, key=lambda row: row.amount or Decimal(0))
    ends = [
        f"Largest {way}: {_cut(row.team, 40)}, {row.words or _value(row.amount, chart)}."
        for way, row, counts in (
            ("rise", most, most.amount is not None and most.amount > 0),
            ("fall", least, least.amount is not None and least.amount < 0),
        )
        if counts and row.amount is not None
    ]
    return _fit([opening, total, *ends, "Figures in the table."])


def _movement(chart: TrendRows) -> str:
    stretch = [p for p in comparable(chart.points, chart.breaks) if p.value is not None]
    shown = [p for p in chart.points if p.value is not None]
    last = shown[-1]
    assert last.value is not None
    level = (
        f"{_value(last.value, chart)}{f' ({last.fraction})' if last.few and last.fraction else ''}"
    )
    start = _start(chart, stretch, last)
    gap = _gap(chart, last)
    if start is None or start.value is None or start.few or last.few:
        return f"It was {level} in {last.label}{gap}."
    before = f"{_value(start.value, chart)} in {start.label}"
    if abs(last.value - start.value) <= chart.steady:
        same = last.value == start.value
        return f"It {'was the same as' if same else 'changed little from'} {before}: {level} in {last.label}{gap}."
    way = "rose" if last.value > start.value else "fell"
    return f"It {way} from {before} to {level} in {last.label}{gap}."


def _start(chart: TrendRows, stretch: list[TrendPoint], last: TrendPoint) -> TrendPoint | None:
    """What the last value is compared with: the first of its stretch, or a year before for year to date."""
    if not stretch or stretch[-1] is not last:
        return None
    if chart.restarts:
        return next((p for p in stretch if p.place == last.place - 4), None)
    return stretch[0] if stretch[0] is not last else None


def _gap(chart: TrendRows, last: TrendPoint) -> str:
    if last.value is None:
        return ""
    if last.low is not None and last.high is not None:
        inside = last.low <= last.value <= last.high
        edges = f"{exact(last.low, chart.unit)} to {exact(last.high, chart.unit)}"
        return f", {'inside' if inside else 'outside'} the best range {edges}"
    if last.target is None:
        return ""
    target = exact(last.target, chart.unit)
    if last.value == last.target:
        return f", at the {target} target"
    apart = points_apart(
        last.value - last.target, chart.unit, max(chart.decimals, decimals_of(last.target))
    )
    return f", {apart} {'above' if last.value > last.target else 'below'} the {target} target"


def _extremes(chart: TrendRows, shown: list[TrendPoint]) -> str:
    """Lowest and highest of the comparable stretch; a year to date has neither."""
    stretch = [p for p in comparable(chart.points, chart.breaks) if p.value is not None]
    if len(stretch) < 4 or chart.restarts or any(p.few for p in stretch):
        return ""
    low = min(stretch, key=lambda p: p.value or Decimal(0))
    high = max(stretch, key=lambda p: p.value or Decimal(0))
    if low.value is None or high.value is None or low.value == high.value:
        return ""
    return f"Lowest {_value(low.value, chart)}, highest {_value(high.value, chart)}."


def _since_break(chart: TrendRows) -> str:
    places = [p.place for p in chart.points]
    inside = [b for b in chart.breaks if places[0] < b.place <= places[-1]]
    return f"Series break at {inside[-1].label}." if inside else ""


def _value(
    value: Decimal | None, chart: TrendRows | TeamsRows | HeatRows | ContributionRows
) -> str:
    return "no figure" if value is None else figure(value, chart.unit, chart.decimals)


def _count(teams: int) -> str:
    return f"{teams} team{'' if teams == 1 else 's'}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _fit(parts: list[str]) -> str:
    """The sentences in order of worth, as many as fit under the limit."""
    text = ""
    for part in filter(None, parts):
        joined = f"{text} {part}" if text else part
        if len(joined) < MOST:
            text = joined
    return text
