"""The measures of a paper: half a page for each, the Measure screen's report on paper."""

from metrics.words import narrative
from reporting import measure_pictures, measure_report, reported
from reporting.measure_report import MeasureReport, Subject
from reporting.measure_tables import PeriodRow, figures_report
from reporting.paper.model import Block, Points, Row, Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading

PERIODS = 5
"""Periods that the table of a measure goes back."""


def section(
    reading: Reading, team: str, options: Options, measures: frozenset[str] | None
) -> Section:
    """Half a page for each measure of a team, in the order of its scorecard; of some where they are named."""
    lines = reported.chosen(
        reported.reported(reading, team, options.quarter), themes=options.themes, measures=measures
    )
    ordered = [line for group in reported.groups(lines, options.order) for line in group.lines]
    measure_pictures.read_control_charts(reading, ordered)
    return Section(
        f"Measure by measure: {reported.team_label(team)}",
        (),
        tuple(
            half_page(
                reading,
                measure_report.subject(reading, line.measure.id, team, options.quarter),
                named=len(options.teams) > 1,
            )
            for line in ordered
        ),
        break_before=True,
    )


def half_page(reading: Reading, about: Subject, *, named: bool) -> Section:
    """One measure: its figure in one breath, its chart, every sentence of its report, its last periods,
    what the officers say. With `named` its heading says whose it is."""
    report = measure_report.measure_report(reading, about)
    blocks: list[Block] = [_headline(report)]
    picture = measure_pictures.trend_picture(reading, about)
    if about.line.figure is not None and about.line.history and picture is not None:
        blocks += [picture, told_of(report), _last_periods(reading, about)]
    else:
        blocks.append(told_of(report))
    if report.commentary:
        blocks.append(Words(report.commentary, strong="What the officers say."))
    title = f"{report.name}: {report.whose}" if named else report.name
    return Section(title, tuple(blocks), slide=True)


def told_of(report: MeasureReport) -> Points:
    """Every sentence and note of a measure, as the Measure screen has them."""
    return Points(report.sentences)


def _headline(report: MeasureReport) -> Words:
    """A figure, its rating and what its series says in one breath, none of them said twice; what is counted and when."""
    said = [report.figure.cell.words]
    if report.rating.words not in said[0]:
        said.append(report.rating.words)
    if report.finding.judged:
        said.append(report.finding.lead)
    counted = f"{report.figure.counted}, " if report.figure.counted else ""
    strong = " ".join(f"{words}." for words in said)
    return Words(f"{counted}{report.period}.", strong=strong)


def _last_periods(reading: Reading, about: Subject) -> Table:
    """The last periods of a measure, newest first, as the Measure screen has them."""
    report = figures_report(reading, about)
    shown = report.periods[:PERIODS]
    last = f"the last {len(shown)} periods, newest first."
    return Table(
        f"{about.measure.id} {about.team}",
        f"{report.name}, {report.whose}: {last}",
        ("Period", "Figure", "Counted", "Target", "Rating"),
        tuple(map(_row, shown)),
        frozenset({1, 2}),
        under_heading=narrative.capital(last),
    )


def _row(period: PeriodRow) -> Row:
    return row(
        period.period,
        period.figure.cell,
        period.counted,
        period.target,
        period.rating.words,
    )
