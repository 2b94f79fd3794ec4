"""The council beside England, its region and its statistical neighbours: one measure of one published year.

The Compare screen and the comparisons of a paper are this report in two shapes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.catalogue.measure import Measure
from metrics.figures.comparison import Beside, Comparison
from metrics.vocabulary import AreaKind
from metrics.words import comparison_words, narrative, sources
from reporting.comparing import Comparing
from reporting.reading import Reading
from reporting.told import NOTHING, Amount, Cell, Link

COUNTED_OTHERWISE = "Other areas' figures are published ones and may be counted otherwise."
LICENSED = f"Published figures: {sources.LICENCE}."


@dataclass(frozen=True)
class AreaRow:
    """One area: its figure under its own period, its place, and how far ours is from it.

    `what` says what kind of area it is, nothing of England; `stands` whether the difference is more
    than chance; `source` who published the figure, or counted it.
    """

    kind: AreaKind
    area: str
    what: str
    period: str
    figure: Cell
    counted: str
    place: str
    ours_is: str
    stands: str
    source: str

    @property
    def is_home(self) -> bool:
        """Whether it is our council."""
        return self.kind is AreaKind.HOME


@dataclass(frozen=True)
class AverageRow:
    """The neighbours' mean or median."""

    name: str
    period: str
    figure: Cell


@dataclass(frozen=True)
class CompareReport:
    """Everything said of a measure beside other areas, in order.

    `why_none` says why there is no comparison, and nothing else is there then. `period` is the year
    compared, `place` such as '7 of 11', nothing where no places are given. `stands_in` says that our own
    count stands where none is published of us.
    """

    measure_id: str
    name: str
    own_figures: Link
    why_none: str
    lead: str = ""
    warning: str = ""
    points: tuple[str, ...] = ()
    caption: str = ""
    has_denominator: bool = False
    has_places: bool = False
    period: str = ""
    place: str = ""
    rows: tuple[AreaRow, ...] = ()
    averages: tuple[AverageRow, ...] = ()
    ours_and_theirs: tuple[str, ...] = ()
    stands_in: bool = False
    neighbours: str = ""
    sources: tuple[str, ...] = ()

    def of(self, kind: AreaKind) -> tuple[AreaRow, ...]:
        """The areas of one kind, in order."""
        return tuple(row for row in self.rows if row.kind is kind)


def compare_report(reading: Reading, about: Comparing) -> CompareReport:
    """The report on one measure beside other areas."""
    return reading.kept(("compare-report", *about.key), lambda: _report(reading, about))


def _report(reading: Reading, about: Comparing) -> CompareReport:
    measure, found = about.measure, about.found
    own_figures = Link(
        "Our own figures of this measure", "measure", choices=(("measure", measure.id),)
    )
    if found is None:
        why = comparison_words.none_sentence(measure, loaded=_is_loaded(reading, measure))
        return CompareReport(measure.id, measure.name, own_figures, why)
    return CompareReport(
        measure.id,
        measure.name,
        own_figures,
        "",
        lead=comparison_words.lead(found),
        warning=comparison_words.warning(found),
        points=tuple(_points(reading, about, found)),
        caption=_caption(about, found),
        has_denominator=measure.has_denominator,
        has_places=bool(found.ranked),
        period=found.label,
        place=f"{found.home.rank} of {found.ranked}" if found.home.rank else "",
        rows=tuple(_row(measure, each) for each in about.areas),
        averages=tuple(_averages(found)),
        ours_and_theirs=tuple(filter(None, _ours_and_theirs(reading, about, found))),
        stands_in=about.own_stands_in,
        neighbours=_neighbours(reading, about),
        sources=tuple(
            dict.fromkeys(f"{each.source}." for each in about.areas if each.value is not None)
        ),
    )


def _is_loaded(reading: Reading, measure: Measure) -> bool:
    """Whether a table is loaded that could hold the measure's figures of other areas."""
    kinds = {load.kind for load in reading.loads()}
    return measure.dfe is not None and (
        measure.dfe.dataset in sources.datasets(kinds) or "benchmarks" in kinds
    )


def _points(reading: Reading, about: Comparing, found: Comparison) -> Iterator[str]:
    measure, whose = about.measure, reading.whose
    if found.england:
        england = found.england.benchmark
        period = narrative.period_words(england.label)
        yield f"England: {comparison_words.figure_words(measure, england)}, {period}."
    yield from filter(
        None,
        [
            comparison_words.averages_sentence(found),
            comparison_words.rank_sentence(found),
            comparison_words.counts_sentence(measure),
        ],
    )
    yield f"{narrative.capital(narrative.better_words(measure))}."
    if whose.invented:
        beside = " and ".join(("England", *(each.benchmark.area for each in found.regions)))
        yield (
            f"{whose.council} is invented, so it has no statistical neighbours: it stands beside "
            f"{beside} only, whose figures are real."
        )
    elif not about.neighbours:
        yield "No statistical neighbours are loaded, so it stands beside England and its region only."


def _caption(about: Comparing, found: Comparison) -> str:
    own = ", our own where none is published of us" if about.own_stands_in else ""
    said = f"{about.measure.name}: each area's published figure{own}. “Ours is” says how far ours lies from theirs."
    if found.home.chance:
        said += (
            ' "No more than luck": the figures\' ranges of luck (95%) meet, so they cannot be '
            "told apart."
        )
    return said


def _row(measure: Measure, each: Beside) -> AreaRow:
    figure, is_home = each.benchmark, each.kind is AreaKind.HOME
    amount = None if each.value is None else Amount(each.value, measure.unit, measure.decimals)
    difference = narrative.capital(comparison_words.difference_words(measure, each))
    return AreaRow(
        each.kind,
        figure.area,
        "" if each.kind is AreaKind.ENGLAND else comparison_words.KIND_LABELS[each.kind],
        figure.label,
        Cell(comparison_words.figure_words(measure, figure), amount),
        narrative.fraction_or_note(measure, figure) or NOTHING,
        str(each.rank or NOTHING),
        NOTHING if is_home else difference or "Not compared",
        "" if is_home else comparison_words.stands_words(each),
        each.source,
    )


def _averages(found: Comparison) -> Iterator[AverageRow]:
    measure = found.measure
    for name, value in (("mean", found.mean), ("median", found.median)):
        if value is not None:
            amount = Amount(value, measure.unit, measure.decimals + 1)
            figure = Cell(narrative.finer(value, measure), amount)
            yield AverageRow(f"Neighbours' {name}", found.label, figure)


def _ours_and_theirs(reading: Reading, about: Comparing, found: Comparison) -> Iterator[str]:
    """How the council's own count stands to what is published of it; nothing where there is one alone."""
    measure, own, home = about.measure, about.own, found.home
    if own is None:
        return
    if about.own_stands_in:
        when = narrative.period_words(own.beside.benchmark.label)
        yield (
            f"Our figure is our own count ({when}): none is published of {reading.whose.council}. "
            f"{COUNTED_OTHERWISE} {measure.caution}"
        ).strip()
    elif home.value is not None:
        yield comparison_words.own_and_published(measure, own.beside.benchmark, home.benchmark)
        if own.answer:
            yield f"Why they differ: {own.answer} ({own.answered_by}, {own.role})"
        elif own.beside.value != home.value:
            yield (
                "Nobody has said yet why the two differ: officers can answer on the Load data "
                f"screen. {measure.caution}"
            ).strip()


def _neighbours(reading: Reading, about: Comparing) -> str:
    if not about.neighbours:
        return ""
    nearest = about.neighbours[0]
    return (
        f"{reading.whose.council}'s statistical neighbours are the councils most like it by the "
        f"{nearest.model} model ({nearest.source}), nearest first: "
        f"{', '.join(each.area for each in about.neighbours)}."
    )
