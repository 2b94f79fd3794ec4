"""The scorecard of a paper: every measure of a team beside the two quarters before, the year end, target and rating."""

from metrics.words import narrative
from reporting.paper.model import Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading
from reporting.scorecard_report import ScorecardReport, scorecard_report
from reporting.told import NOTHING, Cell, LineTold


def section(
    reading: Reading, team: str, options: Options, measures: frozenset[str] | None
) -> Section:
    """The scorecard of one team in tables, by theme, or in one with the most pressing first; of some
    measures where they are named. Of a team that was not there it says so."""
    report = scorecard_report(
        reading,
        team,
        options.quarter,
        themes=options.themes,
        measures=measures,
        order=options.order,
        drawn=False,
    )
    # In short a table has the quarter before alone, and what the series says without how far it moved.
    heading = f"{report.whose}, {report.quarter.label} ({report.quarter.months})."
    said = (
        Words(heading) if report.total or not report.not_there else Words(report.why_empty, heading)
    )
    tables = tuple(
        Section(
            group.title,
            (
                *((Words(group.plan, note=True),) if group.plan else ()),
                _table(group.title, group.lines, report, short=options.short),
            ),
        )
        for group in report.groups
    )
    return Section(
        f"Scorecard: {report.whose}",
        (said,),
        tables,
        break_before=True,
        sideways=bool(tables) and not options.short,
    )


def _table(
    title: str, lines: tuple[LineTold, ...], report: ScorecardReport, *, short: bool
) -> Table:
    before = report.before[:1] if short else report.before
    headings = (
        "Measure", report.quarter.label, "Counted", "Target", "Rating", *before, "Finding",
    )  # fmt: skip
    earlier = range(headings.index("Rating") + 1, len(headings) - 1)
    return Table(
        f"scorecard {title} {report.team}",
        f"{title}: {report.whose}, {report.quarter.label}. p provisional, r revised.",
        headings,
        tuple(_row(line, len(before), short=short) for line in lines),
        frozenset({1, 2, *earlier}),
        under_heading=f"{report.whose}, {report.quarter.label}. p provisional, r revised.",
    )


def _row(line: LineTold, earlier: int, *, short: bool) -> tuple[Cell, ...]:
    there = line.figure.known is not None
    return row(
        line.name,
        line.figure.cell,
        _counted(line),
        line.target if there else NOTHING,
        line.rating.words,
        *_earlier(line, earlier),
        (line.finding.lead or NOTHING) if short else line.finding.short,
    )


def _counted(line: LineTold) -> str:
    """The two numbers behind a figure; of a yearly one its year too."""
    when = narrative.period_words(line.figure.period)
    return narrative.capital(", ".join(filter(None, (line.figure.counted, when)))) or NOTHING


def _earlier(line: LineTold, columns: int) -> tuple[Cell, ...]:
    """The figures of the earlier columns; of a yearly figure the year before, with its year, in the first."""
    if line.year_before is not None:
        before = Cell(line.year_before.short or NOTHING)
        return (before, *([Cell(NOTHING)] * (columns - 1)))
    return tuple(each.cell if each else Cell(NOTHING) for each in line.earlier[:columns])
