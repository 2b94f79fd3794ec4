"""The measures of a pack beside other areas: England, the region, the neighbours' mean and median."""

from collections.abc import Iterator, Sequence

from metrics.figures.figure import Line
from metrics.vocabulary import ALL_TEAMS, AreaKind
from reporting import reported, told
from reporting.compare_report import COUNTED_OTHERWISE, LICENSED, CompareReport, compare_report
from reporting.comparing import comparing
from reporting.exceptions_report import exceptional
from reporting.paper.model import Block, Points, Row, Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading
from reporting.told import NOTHING, Cell

_HEADINGS = (
    "Measure", "Ours now", "Ours then", "Period", "England", "Region", "Neighbours' mean",
    "Neighbours' median", "Place",
)  # fmt: skip
_NUMBERS = frozenset({"Ours now", "Ours then", "England", "Neighbours' mean", "Neighbours' median"})


def section(reading: Reading, options: Options) -> Section:
    """Each of these measures that is published for other areas, beside them, with its period.

    The lines are the council's as a whole. A count of one council says nothing beside England's, so
    only measures with a denominator are here.
    """
    lines = reported.chosen(
        reported.reported(reading, ALL_TEAMS, options.quarter), themes=options.themes
    )
    if options.exceptions_only:
        wanted = {line.measure.id for line in exceptional(lines)}
        lines = reported.chosen(lines, measures=wanted)
    found = [
        (line, compare_report(reading, comparing(reading, line.measure.id, options.quarter)))
        for line in lines
        if line.measure.has_denominator
    ]
    found = [(line, report) for line, report in found if _has_ours(report)]
    if not found:
        return Section("Comparisons", (Words("No published figures of other areas are loaded."),))
    blocks: list[Block] = [_table([_row(line, report) for line, report in found])]
    reports = [report for _, report in found]
    if warned := [f"{each.name}. {each.warning}" for each in reports if each.warning]:
        blocks.append(Points(tuple(warned)))
    blocks.append(Words(" ".join(_notes(reading, reports)), note=True))
    return Section("Comparisons", tuple(blocks), break_before=True)


def _has_ours(report: CompareReport) -> bool:
    return any(each.figure.amount for each in report.of(AreaKind.HOME))


def _notes(reading: Reading, reports: Sequence[CompareReport]) -> Iterator[str]:
    """What the council's own figures are, and whose the others are."""
    if any(each.stands_in for each in reports):
        yield f"Where none is published of {reading.whose.council}, ours then is our own count."
        yield COUNTED_OTHERWISE
    theirs = (
        area for each in reports for area in each.rows if not area.is_home and area.figure.amount
    )
    yield f"Other areas: {'; '.join(dict.fromkeys(area.source for area in theirs))}. {LICENSED}"
    if reading.whose.invented:
        yield "The council's own figures are invented."


def _row(line: Line, report: CompareReport) -> Row:
    (ours,) = report.of(AreaKind.HOME)
    england: list[Cell | str] = [each.figure for each in report.of(AreaKind.ENGLAND)]
    averages: list[Cell | str] = [each.figure for each in report.averages]
    regions = [f"{each.area} {each.figure.words}" for each in report.of(AreaKind.REGION)]
    return row(
        report.name,
        told.line_figure(line).cell,
        ours.figure,
        report.period if ours.period == report.period else f"{report.period} (ours {ours.period})",
        *(england or [NOTHING]),
        "; ".join(regions) or NOTHING,
        *(averages or [NOTHING, NOTHING]),
        report.place or NOTHING,
    )


def _table(rows: Sequence[Row]) -> Table:
    """The table without the columns that have nothing in any row, such as neighbours that are not loaded."""
    kept = [
        place
        for place in range(len(_HEADINGS))
        if any(cells[place].words != NOTHING for cells in rows)
    ]
    headings = tuple(_HEADINGS[place] for place in kept)
    place = " Place: 1 is best, of our council and its neighbours." if "Place" in headings else ""
    return Table(
        "comparisons",
        f"Published figures, each under its own period, beside ours of then and of now.{place}",
        headings,
        tuple(tuple(cells[place] for place in kept) for cells in rows),
        frozenset(number for number, name in enumerate(headings) if name in _NUMBERS),
    )
