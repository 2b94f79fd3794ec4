"""The measures of a pack beside other areas: England, the region, the neighbours' mean and median."""

from collections.abc import Sequence

from metrics.figures.comparison import Comparison
from metrics.figures.figure import Line
from metrics.vocabulary import ALL_TEAMS
from metrics.words import comparison_words, narrative, sources
from reporting import reported, told
from reporting.exceptions_report import exceptional
from reporting.paper.model import NOTHING, Block, Points, Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read import areas

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
    rows, warnings = [], []
    lines = reported.chosen(
        reported.reported(reading, ALL_TEAMS, options.quarter), themes=options.themes
    )
    if options.exceptions_only:
        wanted = {line.measure.id for line in exceptional(lines)}
        lines = reported.chosen(lines, measures=wanted)
    for line in lines:
        if not line.measure.has_denominator:
            continue
        found, _ = areas.compared(reading.snapshot, line.measure, options.quarter)
        if found is None or found.home.value is None:
            continue
        rows.append(_row(line, found))
        if said := comparison_words.warning(found):
            warnings.append(f"{line.measure.name}. {said}")
    if not rows:
        return Section("Comparisons", (Words("No published figures of other areas are loaded."),))
    blocks: list[Block] = [_table(rows)]
    if warnings:
        blocks.append(Points(tuple(warnings)))
    invented = " The council's own figures are invented." if reading.whose.invented else ""
    blocks.append(
        Words(f"Other areas: {sources.PUBLISHER}. {sources.LICENCE}.{invented}", note=True)
    )
    return Section("Comparisons", tuple(blocks), break_before=True)


def _row(line: Line, found: Comparison) -> tuple[str, ...]:
    measure, words = line.measure, comparison_words.figure_words
    return (
        measure.name,
        told.line_figure(line).cell.words,
        words(measure, found.home.benchmark),
        found.home.benchmark.label if found.home.benchmark.label == found.label
        else f"{found.label} (ours {found.home.benchmark.label})",
        words(measure, found.england.benchmark) if found.england else NOTHING,
        "; ".join(f"{each.benchmark.area} {words(measure, each.benchmark)}" for each in found.regions) or NOTHING,
        NOTHING if found.mean is None else narrative.finer(found.mean, measure),
        NOTHING if found.median is None else narrative.finer(found.median, measure),
        f"{found.home.rank} of {found.ranked}" if found.home.rank else NOTHING,
    )  # fmt: skip


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    """The table without the columns that have nothing in any row, such as neighbours that are not loaded."""
    kept = [
        place for place in range(len(_HEADINGS)) if any(cells[place] != NOTHING for cells in rows)
    ]
    headings = tuple(_HEADINGS[place] for place in kept)
    place = " Place: 1 is best, of our council and its neighbours." if "Place" in headings else ""
    return Table(
        "comparisons",
        f"Published figures, each under its own period, beside ours of then and of now.{place}",
        headings,
        tuple(row(*(cells[place] for place in kept)) for cells in rows),
        frozenset(number for number, name in enumerate(headings) if name in _NUMBERS),
    )
