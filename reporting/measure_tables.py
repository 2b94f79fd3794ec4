"""The tables of one measure: against each earlier period, every figure so far, and what the measure means."""

from dataclasses import dataclass

from metrics.figures.figure import Direction, Figure
from metrics.vocabulary import (
    COMPARATOR_LABELS,
    QUARTER_COMPARATORS,
    STATUS_LABELS,
    Comparator,
    Judgement,
    Origin,
)
from metrics.words import evidence_words, explain, narrative, sources
from reporting import told
from reporting.measure_report import Subject
from reporting.reading import Reading
from reporting.told import NOTHING, DirectionTold, FigureTold, RatingTold
from store.read import one_measure

NOT_COMPARED = "Not compared"


@dataclass(frozen=True)
class Compared:
    """The figure against one earlier one: with what, its period, that figure, the change, the direction and why.

    `there` says whether there is an earlier figure at all.
    """

    comparator: str
    is_own: bool
    period: str
    then: str
    change: str
    direction: str
    why: str
    there: bool


@dataclass(frozen=True)
class PeriodRow:
    """One period of a measure: its figure, target, rating, status, restatements and direction.

    `broken` says why the figures before it are not comparable with it; nothing where they are.
    """

    period: str
    figure: FigureTold
    counted: str
    target: str
    rating: RatingTold
    status: str
    restated: tuple[str, ...]
    direction: str
    broken: str


@dataclass(frozen=True)
class FiguresReport:
    """The figures of a measure: against earlier ones, and every period so far, newest first."""

    name: str
    whose: str
    now: str
    against: str
    has_denominator: bool
    compared: tuple[Compared, ...]
    periods: tuple[PeriodRow, ...]


@dataclass(frozen=True)
class MeaningReport:
    """What a measure means for a child, what to take care of, and how it is counted, term by term."""

    for_whom: str
    means: str
    cautions: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]


def figures_report(reading: Reading, about: Subject) -> FiguresReport:
    """Every figure of a measure up to the quarter."""

    def make() -> FiguresReport:
        measure, line = about.measure, about.line
        now = ""
        if line.figure is not None:
            when = narrative.period_words(line.figure.label)
            now = f"{when}, {narrative.figure_words(measure, line.figure)}"
        return FiguresReport(
            measure.name,
            about.whose,
            now,
            COMPARATOR_LABELS[about.comparator],
            measure.has_denominator,
            tuple(_compared(about, *each) for each in _comparators(about)),
            _periods(reading, about),
        )

    return reading.kept(("figures-report", *about.key), make)


def meaning_report(reading: Reading, about: Subject) -> MeaningReport:
    """What the measure means and how it is counted; of a published figure what holds of that."""
    origin = about.past[-1].origin if about.past else Origin.COUNCIL
    return reading.kept(
        ("meaning-report", about.measure.id, origin, about.comparator),
        lambda: _meaning(about, origin),
    )


def _comparators(about: Subject) -> list[tuple[Comparator, str, Direction | None]]:
    """Each comparator of the quarter with its period; of an annual figure only the year before."""
    line, quarter = about.line, about.quarter
    if line.figure is None:
        return []
    if line.figure.kind != "quarter":
        found = line.directions.get(Comparator.PREVIOUS_YEAR)
        before = found.against.label if found and found.against else "The year before"
        return [(Comparator.PREVIOUS_YEAR, before, found)]
    return [
        (each, quarter.back(each).label, line.directions.get(each)) for each in QUARTER_COMPARATORS
    ]


def _compared(
    about: Subject, comparator: Comparator, period: str, found: Direction | None
) -> Compared:
    measure, figure = about.measure, about.line.figure
    label, is_own = narrative.capital(COMPARATOR_LABELS[comparator]), comparator == about.comparator
    if found is None or found.against is None or figure is None:
        return Compared(
            label, is_own, period, "No figure", NOT_COMPARED, told.NO_COMPARISON, "", there=False
        )
    change = NOT_COMPARED
    if found.judgement is not Judgement.NO_COMPARISON:
        change = narrative.capital(narrative.change_words(measure, figure, found.against))
    return Compared(
        label,
        is_own,
        period,
        narrative.figure_words(measure, found.against),
        change,
        narrative.direction_words(found),
        explain.why_sentence(measure, figure, found),
        there=True,
    )


def _periods(reading: Reading, about: Subject) -> tuple[PeriodRow, ...]:
    measure = about.measure
    past = reading.history(about.team).get(measure.id, ())
    directions = one_measure.directions(reading.snapshot, measure.id, about.team, past)
    restated = reading.earlier(measure.id, about.team)
    rows = []
    for place, figure in reversed(list(enumerate(about.past))):
        there = figure.value is not None
        found = directions.get((figure.series_id, figure.period), {}).get(about.comparator)
        direction: DirectionTold = told.direction(measure, found)
        rows.append(
            PeriodRow(
                figure.label,
                told.figure(measure, figure),
                narrative.fraction_or_note(measure, figure) or NOTHING,
                narrative.target_words(measure, figure) or "None",
                told.plain_rating(figure.rating),
                narrative.capital(STATUS_LABELS[figure.status]) if there else NOTHING,
                tuple(evidence_words.restatements(measure, figure, restated)),
                direction.words if there else NOTHING,
                _break(about.past, place, about),
            )
        )
    return tuple(rows)


def _break(past: tuple[Figure, ...], place: int, about: Subject) -> str:
    """Why the figure at this place does not compare with the one before it."""
    here = past[place].segment
    if place == 0 or past[place - 1].segment == here:
        return ""
    return about.measure.breaks[here - 1].reason


_FOR_WHOM = {"child": "a child", "young person": "a young person"}


def _meaning(about: Subject, origin: Origin) -> MeaningReport:
    measure, published = about.measure, origin is Origin.DFE
    amber = explain.amber_rule(measure)
    counted = f"{explain.counted_sentence(measure)} {explain.value_sentence(measure)}"
    rounding = f"{explain.rounding_sentence(measure)} {explain.tolerance_sentence(measure)}"
    terms = (
        ("The figure", counted.strip()),
        ("Who is counted", explain.sentence(measure.cohort)),
        ("When", explain.basis_sentence(measure, published=published)),
        ("Rounding", rounding.strip()),
        ("A real change", explain.judged_sentence(measure, published=published)),
        ("Compared with", explain.sentence(COMPARATOR_LABELS[about.comparator])),
        *((("Amber", amber),) if amber else ()),
        ("Teams", explain.adding_sentence(measure)),
        *(("Break in the series", each) for each in explain.break_sentences(measure)),
        ("Source", explain.sentence(sources.source_words(measure, origin))),
        ("Answerable", measure.accountable),
        ("National code", measure.national_code or "None: a local measure."),
    )
    return MeaningReport(
        _FOR_WHOM.get(measure.one, "children"),
        explain.sentence(measure.means),
        tuple(map(explain.sentence, explain.cautions(measure, published=published))),
        terms,
    )
