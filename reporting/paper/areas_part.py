"""The measures of a pack beside other areas: England, the region, the neighbours' mean and median."""

from collections.abc import Iterator, Sequence

from metrics.figures.figure import Line
from metrics.period import Period
from metrics.vocabulary import AreaKind
from reporting.compare_report import COUNTED_OTHERWISE, LICENSED, CompareReport, compare_report
from reporting.comparing import comparing
from reporting.paper import measures_part
from reporting.paper.model import NOTHING, Block, Points, Section, Table, Words
from reporting.reading import Reading
from store.read.snapshot import Snapshot

_HEADINGS = (
    "Measure", "Ours now", "Ours then", "Period", "England", "Region", "Neighbours' mean",
    "Neighbours' median", "Place",
)  # fmt: skip
_NUMBERS = frozenset({"Ours now", "Ours then", "England", "Neighbours' mean", "Neighbours' median"})


def section(snapshot: Snapshot, lines: Sequence[Line], quarter: Period) -> Section:
    """Each of these measures that is published for other areas, beside them, with its period.

    `lines` are the council's as a whole. A count of one council says nothing beside England's, so
    only measures with a denominator are here.
    """
    reading = Reading(snapshot)
    told = [
        (line, compare_report(reading, comparing(reading, line.measure.id, quarter)))
        for line in lines
        if line.measure.has_denominator
    ]
    told = [(line, report) for line, report in told if _has_ours(report)]
    if not told:
        return Section("Comparisons", (Words("No published figures of other areas are loaded."),))
    blocks: list[Block] = [_table([_row(line, report) for line, report in told])]
    reports = [report for _, report in told]
    if warned := [f"{each.name}. {each.warning}" for each in reports if each.warning]:
        blocks.append(Points(tuple(warned)))
    blocks.append(Words(" ".join(_notes(reading, reports)), note=True))
    return Section("Comparisons", tuple(blocks), break_before=True)


def _has_ours(report: CompareReport) -> bool:
    return any(row.figure.amount for row in report.of(AreaKind.HOME))


def _notes(reading: Reading, reports: Sequence[CompareReport]) -> Iterator[str]:
    """What the council's own figures are, and whose the others are."""
    council = reading.whose.council
    if any(each.stands_in for each in reports):
        yield f"Where none is published of {council}, ours then is our own count."
        yield COUNTED_OTHERWISE
    theirs = (row for each in reports for row in each.rows if not row.is_home and row.figure.amount)
    yield f"Other areas: {'; '.join(dict.fromkeys(row.source for row in theirs))}. {LICENSED}"
    if reading.whose.invented:
        yield "The council's own figures are invented."


def _row(line: Line, report: CompareReport) -> tuple[str, ...]:
    (ours,) = report.of(AreaKind.HOME)
    averages = [each.figure.words for each in report.averages] or [NOTHING, NOTHING]
    return (
        report.name,
        measures_part.value(line),
        ours.figure.words,
        report.period if ours.period == report.period else f"{report.period} (ours {ours.period})",
        "".join(row.figure.words for row in report.of(AreaKind.ENGLAND)) or NOTHING,
        "; ".join(f"{row.area} {row.figure.words}" for row in report.of(AreaKind.REGION)) or NOTHING,
        *averages,
        report.place or NOTHING,
    )  # fmt: skip


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    """The table without the columns that have nothing in any row, such as neighbours that are not loaded."""
    kept = [place for place in range(len(_HEADINGS)) if any(row[place] != NOTHING for row in rows)]
    headings = tuple(_HEADINGS[place] for place in kept)
    place = " Place: 1 is best, of our council and its neighbours." if "Place" in headings else ""
    return Table(
        "comparisons",
        f"Published figures, each under its own period, beside ours of then and of now.{place}",
        headings,
        tuple(tuple(row[place] for place in kept) for row in rows),
        frozenset(number for number, name in enumerate(headings) if name in _NUMBERS),
    )
