"""The measures of a pack beside other areas: England, the region, the neighbours' mean and median."""

from exports.pack.model import NOTHING, Block, Points, Section, Table, Words
from exports.pack.options import Options
from metrics import comparison_words, narrative, sources
from store import compare
from store.snapshot import Snapshot


def section(snapshot: Snapshot, options: Options) -> Section:
    """Each measure that is published for other areas, beside them, with its period."""
    rows, warnings = [], []
    for measure in snapshot.catalogue.measures:
        if measure.theme not in options.themes:
            continue
        found, _ = compare.compared(snapshot, measure, options.quarter)
        if found is None or found.home.value is None:
            continue
        words = comparison_words.figure_words
        rows.append((
            measure.name,
            f"{words(measure, found.home.benchmark)}, {found.home.benchmark.label}",
            found.label,
            words(measure, found.england.benchmark) if found.england else NOTHING,
            "; ".join(f"{each.benchmark.area} {words(measure, each.benchmark)}" for each in found.regions) or NOTHING,
            NOTHING if found.mean is None else narrative.finer(found.mean, measure),
            NOTHING if found.median is None else narrative.finer(found.median, measure),
            f"{found.home.rank} of {found.ranked}" if found.home.rank else NOTHING,
        ))  # fmt: skip
        if said := comparison_words.warning(found):
            warnings.append(f"{measure.name}. {said}")
    if not rows:
        return Section("Comparisons", (Words("No published figures of other areas are loaded."),))
    blocks: list[Block] = [
        Table(
            "comparisons",
            "Published figures, each under its own year. Place: 1 is best, of our council and its neighbours.",
            ("Measure", "Ours", "Period", "England", "Region", "Neighbours' mean", "Neighbours' median", "Place"),
            tuple(rows),
            frozenset({3, 5, 6}),
        ),
    ]  # fmt: skip
    if warnings:
        blocks.append(Points(tuple(warnings)))
    blocks.append(Words(f"{sources.PUBLISHER}. {sources.LICENCE}.", note=True))
    return Section("Comparisons", tuple(blocks), break_before=True)
