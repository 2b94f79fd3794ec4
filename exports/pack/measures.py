"""The measures of a pack: scorecard tables by theme, and half a page for each measure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from charts import describe, of_figures
from exports import measure_chart
from exports.pack.model import NOTHING, Block, Picture, Points, Section, Table, Words
from metrics.figures import need
from metrics.figures.figure import Figure, Line
from metrics.figures.projection import Outlook
from metrics.figures.signals import SIGNAL_LABELS
from metrics.figures.trend import ChartPoint
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, Missing
from metrics.words import (
    evidence_words,
    explain,
    narrative,
    projection_words,
    query_words,
    target_words,
    trend_words,
)
from store.read import evidence, one_measure, series
from store.read import queries as asked
from store.read.snapshot import Snapshot

PERIODS = 5
"""Periods that the table of a measure goes back."""


def team_words(team: str) -> str:
    """A team's label: the council as a whole is 'All teams'."""
    return "All teams" if team == ALL_TEAMS else team


def scorecard(lines: Sequence[Line], team: str, quarter: Period, order: str) -> Section:
    """Every measure of one team in tables, by theme, or in one with the most pressing first."""
    if order == "need":
        groups = [("What needs attention first", need.order(lines))]
    else:
        groups = [
            (theme, list(group))
            for theme, group in groupby(lines, key=lambda line: line.measure.theme)
        ]
    return Section(
        f"Scorecard: {team_words(team)}",
        (Words(f"{team_words(team)}, {quarter.label} ({quarter.months})."),),
        tuple(
            Section(title, (_table(title, members, team, quarter),)) for title, members in groups
        ),
        break_before=True,
    )


def _table(title: str, lines: Sequence[Line], team: str, quarter: Period) -> Table:
    rows = tuple(
        (
            line.measure.name,
            value(line),
            counted(line),
            target(line),
            rating(line),
            direction(line),
            SIGNAL_LABELS[line.signal],
            period(line, quarter),
        )
        for line in lines
    )
    headings = (
        "Measure", "Figure", "Counted", "Target", "Rating", "Direction", "The series", "Period",
    )  # fmt: skip
    caption = f"{title}: {team_words(team)}, {quarter.label}. p provisional, r revised."
    return Table(f"scorecard {title} {team}", caption, headings, rows, frozenset({1, 2}))


def value(line: Line) -> str:
    """A line's value with its mark, or why there is none."""
    if line.figure is None:
        return narrative.missing_words(line.absent or Missing.NOT_AVAILABLE)
    return marked(line, line.figure)


def marked(line: Line, figure: Figure) -> str:
    """A figure's value with p or r beside it, or why there is none."""
    words = narrative.value_words(line.measure, figure)
    mark = of_figures.point(line.measure, figure).status
    return f"{words} {mark}" if mark and figure.value is not None else words


def counted(line: Line) -> str:
    """The two numbers behind a line's value; a dash where it has none."""
    if line.figure is None:
        return NOTHING
    return narrative.fraction_or_note(line.measure, line.figure) or NOTHING


def target(line: Line) -> str:
    """What a line is held against; a dash where there is no figure to hold against anything."""
    if line.figure is None:
        return NOTHING
    return narrative.target_words(line.measure, line.figure) or "None"


def rating(line: Line) -> str:
    """A line's rating as shape and word; the reason where there is none."""
    if line.figure is None and line.absent is not None:
        return narrative.missing_words(line.absent)
    return narrative.rating_words(line.rating)


def direction(line: Line) -> str:
    """Arrow and judgement against the measure's own comparator."""
    return narrative.direction_words(line.direction) if line.direction else "No comparison"


def headline(line: Line) -> str:
    """A line's figure, rating and direction in one breath, none of them said twice."""
    said = [value(line)]
    if rating(line) not in said[0]:
        said.append(rating(line))
    moved = direction(line)
    if line.figure and line.figure.value is not None and not moved.endswith(said[-1]):
        said.append(moved)
    return " ".join(f"{words}." for words in said)


def period(line: Line, quarter: Period) -> str:
    """The period that a line's figure is of."""
    return line.figure.label if line.figure else quarter.label


def half_page(
    snapshot: Snapshot,
    line: Line,
    team: str,
    quarter: Period,
    controls: Mapping[int, tuple[ChartPoint, ...]],
    *,
    named: bool,
) -> Section:
    """One measure: its rating, its sentences, its chart, its last periods, its benchmarks and queries;
    `controls` holds the control charts by series. With `named` its heading says whose it is."""
    about, figure = line.measure, line.figure
    blocks: list[Block] = [
        Words(
            f"{counted(line)}, {period(line, quarter)}."
            if counted(line) != NOTHING
            else f"{period(line, quarter)}.",
            strong=headline(line),
        )
    ]
    leads = series.outlook(snapshot, line)
    told = Points(tuple(_sentences(snapshot, line, team, quarter, leads)))
    if figure is not None and line.history:
        blocks += [_picture(snapshot, line, team, leads, controls), told, _periods(line, team)]
    else:
        blocks.append(told)
    if figure is not None and figure.commentary:
        blocks.append(Words(figure.commentary, strong="What the officers say."))
    title = f"{about.name}: {team_words(team)}" if named else about.name
    return Section(title, tuple(blocks), slide=True)


def _sentences(
    snapshot: Snapshot, line: Line, team: str, quarter: Period, leads: Outlook
) -> Iterator[str]:
    about, figure = line.measure, line.figure
    if figure is None:
        yield explain.absent_sentence(line, team_words(team), quarter.label)
        return
    if said := trend_words.sentence(line):
        yield said
    if figure.value is not None:
        yield explain.comparison_sentence(about, figure, line.direction)
    yield f"{explain.better_sentence(about)} {explain.target_sentence(about, figure)}"
    for each in (target_words.assurance_sentence(line), target_words.chance_sentence(line)):
        if each:
            yield each
    if note := narrative.cohort_note(line):
        yield explain.sentence(note)
    if said := target_words.one_of_few_sentence(line):
        yield said
    yield from projection_words.sentences(line, leads)
    for benchmark in one_measure.benchmarks(snapshot, about.id, quarter):
        yield explain.benchmark_sentence(about, benchmark)
    yield from evidence_words.restatements(
        about, figure, evidence.earlier(snapshot, about.id, team)
    )
    for query in asked.queries(snapshot, about.id, team):
        if query.period == figure.period:
            yield f"{query_words.question(about, figure, query)} {query_words.answer_words(query)}"


def _picture(
    snapshot: Snapshot,
    line: Line,
    team: str,
    leads: Outlook,
    controls: Mapping[int, tuple[ChartPoint, ...]],
) -> Picture:
    drawn = measure_chart.chart(snapshot, line, line.history, team_words(team), leads, controls)
    return Picture(f"{line.measure.id}_{team}", describe.trend(drawn), drawn)


def _periods(line: Line, team: str) -> Table:
    """The last periods of a measure, newest first."""
    about = line.measure
    rows = tuple(
        (
            each.label,
            marked(line, each),
            narrative.fraction_or_note(about, each) or NOTHING,
            narrative.target_words(about, each) or "None",
            narrative.rating_words(each.rating),
        )
        for each in reversed(line.history[-PERIODS:])
    )
    return Table(
        f"{about.id} {team}",
        f"{about.name}, {team_words(team)}: the last {len(rows)} periods, newest first.",
        ("Period", "Figure", "Counted", "Target", "Rating"),
        rows,
        frozenset({1, 2}),
    )
