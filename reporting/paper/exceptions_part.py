"""The exceptions of a paper: what a committee asks about, team by team, with what the officers say."""

from reporting.exceptions_report import ExceptionsReport, exceptions_report
from reporting.paper.model import Block, Section, Table, Words, and_more, row
from reporting.paper.options import Options
from reporting.reading import Reading

MOST_IN_SHORT = 12
"""Exceptions that a short paper has a row for; the rest are named."""

_OFFICERS_IN_SHORT = 300
"""Letters that a short paper has of what the officers say of one measure."""


def section(reading: Reading, options: Options) -> Section:
    """Of each team every Red, everything that gets worse, and every figure that is late or missing."""
    reports = {
        team: exceptions_report(reading, team, options.quarter, options.themes)
        for team in options.teams
    }
    if len(reports) == 1:
        ((team, report),) = reports.items()
        blocks = _blocks(report, team, options)
        tabled = isinstance(blocks[0], Table)
        return Section("Exceptions", blocks, slide=True, break_before=tabled)
    return Section(
        "Exceptions",
        (),
        tuple(
            Section(f"Exceptions: {report.whose}", _blocks(report, team, options), slide=True)
            for team, report in reports.items()
        ),
        break_before=True,
    )


def _blocks(report: ExceptionsReport, team: str, options: Options) -> tuple[Block, ...]:
    if not report.lines:
        return (Words(report.none),)
    most = MOST_IN_SHORT if options.short else len(report.lines)
    shown, rest = report.lines[:most], report.lines[most:]
    said = commentary_in_short if options.short else str
    rows = tuple(
        row(
            line.name,
            line.figure.cell,
            line.rating.words,
            why,
            said(line.commentary) or "Nothing said",
            line.accountable,
        )
        for line, why in shown
    )
    table = Table(
        f"exceptions {team}",
        f"{report.whose}, {options.quarter.label}: most pressing first.",
        ("Measure", "Figure", "Rating", "Why it is here", "What the officers say", "Answerable"),
        rows,
        frozenset({1}),
    )
    if not rest:
        return (table,)
    return table, and_more([line.name for line, _ in rest])


def commentary_in_short(words: str) -> str:
    """What the officers say of a measure, cut at a word where it is long."""
    if len(words) <= _OFFICERS_IN_SHORT:
        return words
    cut = words[:_OFFICERS_IN_SHORT]
    return f"{cut.rpartition(' ')[0] or cut} … (the whole in the long pack)"
