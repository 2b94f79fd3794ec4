"""What every measure means and how it is counted, theme by theme, and what the words used mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from metrics.catalogue.measure import Measure
from metrics.catalogue.themes import Theme
from metrics.figures.figure import Figure
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, BASIS_LABELS, Basis
from metrics.words import explain, glossary, narrative
from metrics.words.glossary import Term
from reporting.reading import Reading
from reporting.told import Link

NO_FIGURES = "No figures of this measure are loaded."


@dataclass(frozen=True)
class Definition:
    """One measure in plain words; `target` is nothing where there is no figure to hold against one.

    `has_target` says whether one is set, so that there is something to miss by what `amber` allows.
    """

    measure_id: str
    name: str
    means: str
    counted: str
    who: str
    when: str
    better: str
    target: str
    has_target: bool
    amber: str
    cautions: tuple[str, ...]
    breaks: tuple[str, ...]
    teams: str
    source: str
    accountable: str
    national_code: str


@dataclass(frozen=True)
class MeasureDefined:
    """A measure with each term of its definition, and the way to its figures where it has any."""

    measure_id: str
    name: str
    means: str
    terms: tuple[tuple[str, str], ...]
    figures: Link | None


@dataclass(frozen=True)
class ThemeDefined:
    """The measures of a theme, what it is about and answers for, and where on the page they begin."""

    name: str
    about: tuple[str, ...]
    anchor: str
    measures: tuple[MeasureDefined, ...]


@dataclass(frozen=True)
class WordsDefined:
    """Words that belong together, each with what it means, and where on the page they begin."""

    title: str
    lead: str
    anchor: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class DefinitionsReport:
    """The measures shown by theme, of how many in all; then the words used, and how staffing rates are made."""

    total: int
    themes: tuple[ThemeDefined, ...]
    words: tuple[WordsDefined, ...]
    rates: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]


def definitions_report(reading: Reading, quarter: Period, theme: str | None) -> DefinitionsReport:
    """Every measure of a theme, of all where it is None, with the council's target in a quarter."""
    return reading.kept(
        ("definitions-report", theme, quarter.code), lambda: _report(reading, quarter, theme)
    )


def definition(measure: Measure, figure: Figure | None) -> Definition:
    """One measure in plain words, with the target that a figure is held against."""
    who = explain.sentence(measure.cohort)
    if measure.has_denominator:
        article = "an" if measure.one[0] in "aeiou" else "a"
        who += f" Each one counted is {article} {measure.one}."
    counted = f"{explain.counted_sentence(measure)} {explain.value_sentence(measure)}"
    better = f"{explain.better_sentence(measure)} {explain.tolerance_sentence(measure)}"
    return Definition(
        measure.id,
        measure.name,
        explain.sentence(measure.means),
        counted.strip(),
        who,
        explain.basis_sentence(measure),
        better.strip(),
        explain.target_sentence(measure, figure) if figure else "",
        bool(figure and narrative.target_words(measure, figure)),
        explain.amber_sentence(measure),
        tuple(map(explain.sentence, explain.cautions(measure))),
        explain.break_sentences(measure),
        explain.adding_sentence(measure),
        explain.sentence(measure.source),
        measure.accountable,
        measure.national_code or "None: a local measure.",
    )


def _report(reading: Reading, quarter: Period, theme: str | None) -> DefinitionsReport:
    measures = reading.catalogue.measures
    shown = [each for each in measures if theme in (None, each.theme)]
    figures = {line.measure.id: line.figure for line in reading.lines(ALL_TEAMS, quarter)}
    return DefinitionsReport(
        len(measures),
        tuple(
            ThemeDefined(
                name,
                tuple(_about(reading.catalogue.theme(name))),
                _anchor(name),
                tuple(_measure(reading, each, figures[each.id], quarter) for each in group),
            )
            for name, group in groupby(shown, key=lambda each: each.theme)
        ),
        tuple(_words(measures)),
        tuple(
            (each.name, explain.sentence(glossary.STAFFING_RATES[each.from_staffing]))
            for each in measures
            if each.from_staffing
        ),
        glossary.STAFFING_RULES,
    )


def _about(theme: Theme | None) -> Iterator[str]:
    """What a theme is about, and what of the council's plan it answers for, in sentences."""
    if theme and theme.about:
        yield explain.sentence(theme.about)
    if theme and theme.plan:
        yield f"In our plan: {explain.sentence(theme.plan)}"


def _anchor(theme: str) -> str:
    """Where a theme is on the page: `theme-keep-me-healthy`."""
    return "theme-" + "-".join(theme.lower().split())


def _measure(
    reading: Reading, measure: Measure, figure: Figure | None, quarter: Period
) -> MeasureDefined:
    defined = definition(measure, figure)
    words = f"See the figures of {narrative.lowered(measure.name)}"
    return MeasureDefined(
        measure.id,
        measure.name,
        defined.means,
        tuple(_terms(defined, quarter)),
        Link(words, "measure", (("measure", measure.id),))
        if measure.id in reading.measures()
        else None,
    )


def _terms(defined: Definition, quarter: Period) -> Iterator[tuple[str, str]]:
    yield "The figure", defined.counted
    yield "Who is counted", defined.who
    yield "When", defined.when
    yield "Which way is better", defined.better
    yield "Target", f"{_target(defined, quarter)} {defined.amber}".strip()
    yield from (("Read with care", each) for each in defined.cautions)
    yield from (("Break in the series", each) for each in defined.breaks)
    yield "Teams", defined.teams
    yield "Source", defined.source
    yield "Answerable", defined.accountable
    yield "National code", defined.national_code


def _target(defined: Definition, quarter: Period) -> str:
    if not defined.target:
        return f"No figure of the council as a whole in {quarter.label} to hold against a target."
    dated = defined.target.startswith("Target")
    return f"{quarter.label}: {defined.target}" if dated else defined.target


def _words(measures: Sequence[Measure]) -> Iterator[WordsDefined]:
    """Every word of the screens, in groups."""
    for title, lead, part, terms in (
        (
            "Ratings",
            "Shape, word and colour say the same; the shape and the word are enough.",
            "ratings",
            glossary.ratings(),
        ),
        (
            "Arrows",
            "An arrow shows which way the number moved, good or bad.",
            "arrows",
            glossary.movements(),
        ),
        (
            "Words beside an arrow",
            "The word says whether the movement is good.",
            "judgements",
            glossary.judgements(),
        ),
        (
            "What the whole series says",
            "An arrow moves almost every quarter. These words look at all quarters together.",
            "signals",
            glossary.signals(),
        ),
        (
            "What to expect of a target",
            "If nothing changes.",
            "assurances",
            glossary.assurances(),
        ),
        (
            "Missing figures",
            "A figure that is missing always says why. It is never shown as 0.",
            "missing",
            glossary.missing(),
        ),
        ("Letters beside a figure", "", "status", glossary.statuses()),
        ("When a figure is counted", "", "bases", tuple(_bases(measures))),
        ("Other words", "", "other", glossary.others()),
    ):
        yield WordsDefined(title, lead, f"words-{part}", terms)


def _bases(measures: Sequence[Measure]) -> Iterator[Term]:
    """Every stretch of time that a measure of the catalogue is about."""
    found: dict[Basis, str] = {}
    for each in measures:
        found.setdefault(each.basis, explain.basis_sentence(each))
    for basis in Basis:
        if basis in found:
            yield Term(narrative.capital(BASIS_LABELS[basis]), found[basis])
