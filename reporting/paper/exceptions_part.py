"""The exceptions of a paper: what a committee asks about, team by team, with what the officers say."""

from reporting.exceptions_report import ExceptionsReport, exceptions_report
from reporting.paper.model import Block, Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading


def section(reading: Reading, options: Options) -> Section:
    """Of each team every Red, everything that gets worse, and every figure that is late or missing."""
    reports = {
        team: exceptions_report(reading, team, options.quarter, options.themes)
        for team in options.teams
    }
    if len(reports) == 1:
        ((team, report),) = reports.items()
        block = _block(report, team, options)
        return Section("Exceptions", (block,), slide=True, break_before=isinstance(block, Table))
    return Section(
        "Exceptions",
        (),
        tuple(
            Section(f"Exceptions: {report.whose}", (_block(report, team, options),), slide=True)
            for team, report in reports.items()
        ),
        break_before=True,
    )


def _block(report: ExceptionsReport, team: str, options: Options) -> Block:
    if not report.lines:
        return Words(report.none)
    rows = tuple(
        row(
            line.name,
            line.figure.cell,
            line.rating.words,
            why,
            line.commentary or "Nothing said",
            line.accountable,
        )
        for line, why in report.lines
    )
    return Table(
        f"exceptions {team}",
        f"{report.whose}, {options.quarter.label}: most pressing first.",
        ("Measure", "Figure", "Rating", "Why it is here", "What the officers say", "Answerable"),
        rows,
        frozenset({1}),
    )
