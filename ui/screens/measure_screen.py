"""One measure of one team and quarter: everything the Measure screen shows, finished and kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from charts import describe, of_figures, trend_chart
from charts.frame import Spec
from charts.rows import TrendRows
from charts.theme import NARROW, WIDE
from exports import figure_rows, measure_chart
from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import TeamSpan
from metrics.figures.figure import Direction, Figure, Line
from metrics.period import Period
from metrics.vocabulary import QUARTER_COMPARATORS, Basis, Comparator, Origin
from metrics.words import (
    evidence_words,
    explain,
    projection_words,
    query_words,
    sources,
    trend_words,
)
from metrics.words.team_words import presence_sentence
from store.read import evidence, one_measure, series
from store.read import queries as asked
from store.read.snapshot import Snapshot
from ui.leaving.pictures import PagePicture
from ui.reader import cached, choices
from ui.screens import outlook
from ui.screens.html import render


@dataclass(frozen=True)
class MeasureView:
    """What the screen is about: a measure, whose, when, the line it has there and its figures so far.

    `span` is the team, None for the council as a whole.
    """

    measure: Measure
    team: str
    quarter: Period
    line: Line
    past: tuple[Figure, ...]
    span: TeamSpan | None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.measure.id, self.team, self.quarter.code

    @property
    def whose(self) -> str:
        """The team's label."""
        return choices.team_words(self.team)

    @property
    def not_there(self) -> str:
        """That the team had ended or not begun, in a sentence; nothing where it was there."""
        return presence_sentence(self.span, self.quarter) if self.span else ""


def view(snapshot: Snapshot, measure_id: str, team: str, quarter: Period) -> MeasureView:
    """The measure as the screen needs it."""

    def make() -> MeasureView:
        line = line_of(snapshot, measure_id, team, quarter)
        span = cached.team(snapshot, team)
        past = line.history
        if not past:
            found = cached.history(snapshot, team).get(measure_id, ())
            past = tuple(
                each for each in found if each.kind == "quarter" and each.end <= quarter.end
            )
        return MeasureView(line.measure, team, quarter, line, past, span)

    return cached.kept(snapshot, ("measure", measure_id, team, quarter.code), make)


def line_of(snapshot: Snapshot, measure_id: str, team: str, quarter: Period) -> Line:
    """One measure's line on a team's scorecard of a quarter."""
    return next(
        line for line in cached.lines(snapshot, team, quarter.code) if line.measure.id == measure_id
    )


def headline(snapshot: Snapshot, shown: MeasureView) -> Markup:
    """The figure with its rating, direction, target, cautions and benchmarks, in words."""

    def make() -> Markup:
        return render(
            "measure_headline",
            view=shown,
            explain=explain,
            outlook=projection_words.sentences(
                shown.line, outlook.of(snapshot, shown.line, shown.team)
            ),
            benchmarks=one_measure.benchmarks(snapshot, shown.measure.id, shown.quarter),
            ended=shown.span and shown.span.ended_before(shown.quarter),
            say=evidence_words,
            past=evidence.earlier(snapshot, shown.measure.id, shown.team),
            queries=query_words,
            asked=[
                each
                for each in asked.queries(snapshot, shown.measure.id, shown.team)
                if shown.line.figure and each.period == shown.line.figure.period
            ],
        )

    return cached.kept(snapshot, ("measure-headline", *shown.key), make)


def meaning(snapshot: Snapshot, shown: MeasureView) -> Markup:
    """What the measure means for a child and how it is counted."""
    origin = shown.past[-1].origin if shown.past else Origin.COUNCIL
    return cached.kept(
        snapshot,
        ("measure-meaning", shown.measure.id, origin, own_comparator(shown)),
        lambda: render(
            "measure_meaning",
            measure=shown.measure,
            explain=explain,
            published=origin is Origin.DFE,
            source=sources.source_words(shown.measure, origin),
            own=own_comparator(shown),
        ),
    )


def own_comparator(shown: MeasureView) -> Comparator:
    """What the figures are compared with: the measure's own comparator, of yearly figures the year before."""
    yearly = bool(shown.past) and shown.past[-1].kind != "quarter"
    return Comparator.PREVIOUS_YEAR if yearly else shown.measure.comparator


def chart(snapshot: Snapshot, shown: MeasureView) -> TrendRows | None:
    """The trend up to the chosen quarter, or None where there is no period at all."""
    if not shown.past:
        return None
    return cached.kept(
        snapshot,
        ("measure-chart", *shown.key),
        lambda: measure_chart.chart(
            snapshot,
            shown.line,
            shown.past,
            shown.whose,
            outlook.of(snapshot, shown.line, shown.team),
            series.charts(snapshot, [shown.line]),
        ),
    )


def parts(snapshot: Snapshot, shown: MeasureView) -> PagePicture | None:
    """The quarters' own parts of a figure counted since April, with their usual range; None of any other."""
    line = shown.line
    if line.trend is None or line.trend.part is None or line.figure is None:
        return None
    place = shown.quarter.index
    alone = replace(
        shown.measure, basis=Basis.IN_QUARTER, name=f"{shown.measure.name}: each quarter alone"
    )

    def make() -> PagePicture:
        figures = series.parts(snapshot, shown.measure, shown.past, place)
        drawn = of_figures.trend(
            alone, figures, f"{shown.whose}. Worked out from the figures since April",
            council=snapshot.whose, invented=snapshot.invented,
            control=series.charts(snapshot, [line]).get(line.figure.series_id, ()),
            said=trend_words.sentence(line),
        )  # fmt: skip
        return PagePicture(
            (f"{shown.measure.id}-each-quarter", shown.quarter.code, shown.team),
            lambda layout: trend_chart.spec(drawn, layout),
            describe.trend(drawn),
            figure_rows.COLUMNS,
            tuple(figure_rows.row(alone, shown.team, each) for each in figures),
        )

    return cached.kept(snapshot, ("measure-parts", *shown.key), make)


def picture(snapshot: Snapshot, shown: MeasureView) -> PagePicture | None:
    """The trend as a picture with its downloads."""
    drawn = chart(snapshot, shown)
    if drawn is None:
        return None
    return cached.kept(
        snapshot,
        ("measure-picture", *shown.key),
        lambda: PagePicture(
            (shown.measure.id, shown.quarter.code, shown.team),
            lambda layout: trend_chart.spec(drawn, layout),
            describe.trend(drawn),
            figure_rows.COLUMNS,
            tuple(figure_rows.row(shown.measure, shown.team, each) for each in shown.past),
        ),
    )


def live(snapshot: Snapshot, shown: MeasureView) -> Callable[[], tuple[Spec, Spec]] | None:
    """What gives the same chart for the browser to draw, wide and narrow; None where nothing can be drawn."""
    drawn = chart(snapshot, shown)
    if drawn is None or all(point.value is None for point in drawn.points):
        return None

    def make() -> tuple[Spec, Spec]:
        wide, narrow = (trend_chart.spec(drawn, layout) for layout in (WIDE, NARROW))
        assert wide is not None and narrow is not None, "a point with a value is drawn"
        return wide, narrow

    return lambda: cached.kept(snapshot, ("measure-live", *shown.key), make)


def figures(snapshot: Snapshot, shown: MeasureView) -> Markup:
    """Every period up to the chosen one as a table, newest first, with each break between."""

    def make() -> Markup:
        past = cached.history(snapshot, shown.team).get(shown.measure.id, ())
        found = one_measure.directions(snapshot, shown.measure.id, shown.team, past)
        own = own_comparator(shown)
        return render(
            "measure_figures",
            view=shown,
            explain=explain,
            own=own,
            rows=[
                (each, found.get((each.series_id, each.period), {}).get(own), _break(shown, index))
                for index, each in reversed(list(enumerate(shown.past)))
            ],
            comparators=_comparators(shown),
            say=evidence_words,
            past=evidence.earlier(snapshot, shown.measure.id, shown.team),
        )

    return cached.kept(snapshot, ("measure-figures", *shown.key), make)


def _break(shown: MeasureView, index: int) -> str:
    """Why the figure at this place does not compare with the one before it."""
    here = shown.past[index].segment
    if index == 0 or shown.past[index - 1].segment == here:
        return ""
    return shown.measure.breaks[here - 1].reason


def _comparators(shown: MeasureView) -> list[tuple[Comparator, str, Direction | None]]:
    """Each comparator of the chosen quarter with its period; of an annual figure only the year before."""
    line, quarter = shown.line, shown.quarter
    if line.figure is None:
        return []
    if line.figure.kind != "quarter":
        found = line.directions.get(Comparator.PREVIOUS_YEAR)
        before = found.against.label if found and found.against else "The year before"
        return [(Comparator.PREVIOUS_YEAR, before, found)]
    return [
        (each, quarter.back(each).label, line.directions.get(each)) for each in QUARTER_COMPARATORS
    ]
