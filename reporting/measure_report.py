"""One measure of one team and quarter: its headline, every sentence and note about it, its charts.

The Measure screen and the measure's half page in a paper are this report in two shapes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from charts import marks
from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import TeamSpan
from metrics.figures.figure import Figure, Line
from metrics.period import Period, PeriodKind
from metrics.vocabulary import ALL_TEAMS, Comparator, Polarity
from metrics.words import (
    evidence_words,
    explain,
    narrative,
    projection_words,
    query_words,
    standing_out_words,
    target_words,
    team_words,
)
from reporting import reported, told
from reporting.reading import Reading
from reporting.told import FigureTold, FindingTold, Link, RatingTold


@dataclass(frozen=True)
class Subject:
    """What a report is about: a measure, whose, when, the line it has there and its figures so far.

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
        """What tells it from any other of the same reading."""
        return self.measure.id, self.team, self.quarter.code

    @property
    def whose(self) -> str:
        """The team's label."""
        return reported.team_label(self.team)

    @property
    def not_there(self) -> str:
        """That the team had ended or not begun, in a sentence; nothing where it was there."""
        return team_words.presence_sentence(self.span, self.quarter) if self.span else ""

    @property
    def comparator(self) -> Comparator:
        """What the figures are compared with: the measure's own, of yearly figures the year before."""
        return self.measure.comparator_of(self.past[-1].kind if self.past else PeriodKind.QUARTER)


@dataclass(frozen=True)
class Prospects:
    """Will we get there? A sentence beside its mark, a small SVG."""

    sentence: str
    mark: str


@dataclass(frozen=True)
class MeasureReport:
    """Everything said of one measure, in order.

    `absent` says why there is nothing to tell, with `links` to where there is; otherwise `when`, `figure`,
    `rating` and the `finding` (with its `mark`, a small SVG) head it, `teams` are those that stand
    out, `prospects` say whether the target will be met where that can be told, and `points` are all other sentences and notes.
    """

    measure_id: str
    name: str
    theme: str
    whose: str
    quarter: Period
    period: str
    absent: tuple[str, ...]
    links: tuple[Link, ...]
    when: str
    figure: FigureTold
    rating: RatingTold
    finding: FindingTold
    mark: str
    teams: tuple[str, ...]
    prospects: Prospects | None
    points: tuple[str, ...]
    commentary: str
    compares: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence and note about the figure, in the order in which they are read."""
        prospects = self.prospects.sentence if self.prospects else ""
        said = (self.finding.sentence, *self.teams, prospects)
        return (*self.absent, *filter(None, said), *self.points)


def subject(reading: Reading, measure_id: str, team: str, quarter: Period) -> Subject:
    """What a report on a measure is about."""

    def make() -> Subject:
        line = reading.line(measure_id, team, quarter)
        past = line.history
        if not past:
            found = reading.history(team).get(measure_id, ())
            past = tuple(
                each for each in found if each.kind == "quarter" and each.end <= quarter.end
            )
        return Subject(line.measure, team, quarter, line, past, reading.span(team))

    return reading.kept(("subject", measure_id, team, quarter.code), make)


def measure_report(reading: Reading, about: Subject) -> MeasureReport:
    """The report on one measure of one team and quarter."""

    def make() -> MeasureReport:
        measure, line, figure = about.measure, about.line, about.line.figure
        shown = figure is not None and not about.not_there
        return MeasureReport(
            measure.id,
            measure.name,
            measure.theme,
            about.whose,
            about.quarter,
            figure.label if figure else about.quarter.label,
            () if shown else tuple(filter(None, _absent(about))),
            () if shown else tuple(_elsewhere(reading, about)),
            _when(about, figure) if figure else "",
            told.line_figure(line),
            told.rating(line),
            told.finding(line) if shown else told.NO_FINDING,
            marks.variation(line.signal, upward=line.is_upward) if shown else "",
            tuple(each.sentence for each in standing_out_words.groups(measure, line.standing_out)),
            _prospects(line) if shown else None,
            tuple(_points(reading, about, figure)) if figure and shown else (),
            (figure.commentary if figure and shown else "") or "",
            bool(measure.dfe or measure.national_code),
        )

    return reading.kept(("measure-report", *about.key), make)


def _absent(about: Subject) -> Iterator[str]:
    """Why there is nothing to tell of the quarter, and what there was before."""
    if about.not_there:
        yield about.not_there
        if about.span and about.span.ended_before(about.quarter):
            yield "Its figures until then stand below."
    else:
        yield explain.absent_sentence(about.line, about.whose, about.quarter.label)
        yield explain.latest_sentence(about.measure, about.past)


def _elsewhere(reading: Reading, about: Subject) -> Iterator[Link]:
    if about.not_there:
        last = reported.last_quarter(reading, about.team, about.quarter, "measure", about.measure)
        if last:
            yield last
    elif about.team != ALL_TEAMS:
        choices = (("measure", about.measure.id), ("team", ALL_TEAMS))
        yield Link("Show all teams together", "measure", choices)


def _when(about: Subject, figure: Figure) -> str:
    if figure.kind == "quarter":
        return f"{about.whose}, {about.quarter.label} ({about.quarter.months})."
    out = f"the latest yearly figure that was out by the end of {about.quarter.label}"
    return f"{about.whose}, {narrative.period_words(figure.label)}: {out}."


def _prospects(line: Line) -> Prospects | None:
    said = target_words.assurance_sentence(line)
    if not said or line.trend is None or line.trend.assurance is None:
        return None
    above = line.measure.polarity is not Polarity.LOW
    mark = marks.assurance(line.trend.assurance, above=above)
    return Prospects(said, mark)


def _points(reading: Reading, about: Subject, figure: Figure) -> Iterator[str]:
    measure, line = about.measure, about.line
    if figure.value is not None:
        yield explain.comparison_sentence(measure, figure, line.direction)
    elif latest := explain.latest_sentence(measure, about.past):
        yield latest
    yield _against_target(line, figure)
    if narrative.target_words(measure, figure):
        yield from filter(None, [explain.amber_sentence(measure, figure)])
    yield from filter(None, [target_words.chance_sentence(line)])
    if note := narrative.cohort_note(line):
        yield explain.sentence(note)
    yield from filter(None, [target_words.one_of_few_sentence(line)])
    yield from projection_words.sentences(line, reading.outlook(line, about.team))
    yield from _benchmarks(reading, about, figure)
    past = reading.earlier(measure.id, about.team)
    yield from evidence_words.restatements(measure, figure, past)
    for query in reading.queries(measure.id, about.team):
        if query.period == figure.period:
            asked = query_words.question(measure, figure, query)
            yield f"{asked} {query_words.answer_words(query)}"
    if figure.from_teams:
        yield "Added up from the teams' figures."


def _against_target(line: Line, figure: Figure) -> str:
    said = [explain.goal_sentences(line.measure, figure)]
    if gap := narrative.gap_words(line, "the target"):
        said.append(f"The figure is {gap}.")
    return " ".join(said)


def _benchmarks(reading: Reading, about: Subject, figure: Figure) -> Iterator[str]:
    found = reading.benchmarks(about.measure.id, about.quarter)
    if found:
        said = [explain.benchmark_sentence(about.measure, each) for each in found]
        yield " ".join(filter(None, (*said, explain.benchmark_note(figure))))
