"""How a pack is understood and traced: definitions, the files behind it, and its manifest."""

from collections.abc import Sequence

from metrics.figures.figure import Line
from metrics.period import Period
from metrics.words import explain, narrative, sources
from reporting.paper.model import NOTHING, Manifest, Section, Table, Words, row, whole
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read import loaded as about

VERSION = "0.1.0"
"""The product's version, as `pyproject.toml` has it: a test compares."""


def definitions(lines: Sequence[Line]) -> Section:
    """What each measure of the pack is, how it is counted, and who answers for it; `lines` has each once."""
    rows = tuple(
        row(
            line.measure.name,
            explain.sentence(line.measure.means),
            f"{explain.counted_sentence(line.measure)} {explain.basis_sentence(line.measure)}",
            explain.target_sentence(line.measure, line.figure) if line.figure else NOTHING,
            line.measure.accountable,
        )
        for line in lines
    )  # fmt: skip
    headings = ("Measure", "What it means", "How it is counted", "Target", "Answerable")
    table = Table("definitions", "Every measure of this pack.", headings, rows)
    return Section("Definitions", (table,) if rows else (), break_before=True)


def how_made(reading: Reading, made: Manifest) -> Section:
    """Where the figures come from and how each can be traced to the row that it came from."""
    loaded = tuple(
        row(
            each.file, sources.kind_words(each.kind), whole(each.rows),
            narrative.day(each.at.date()), f"{each.by}, {each.role}", each.sha256[:16],
        )
        for each in about.loads(reading.snapshot)
    )  # fmt: skip
    traced = (
        ("Council", made.council),
        ("Figures", "Invented" if made.invented else "The council's own and published ones"),
        ("Edition", reading.whose.edition.label),
        ("How they stand", made.standing),
        ("Ledger entry", f"{made.ledger_length}, {made.ledger_head}"),
        ("Identity of the figures", made.identity),
        ("Compared with", made.since or "Nothing published before"),
        ("Rules", made.rules),
        ("Version of the dashboard", made.version),
    )
    return Section(
        "How the figures were made",
        (
            Words(
                "Every figure comes from a row of a file below. The dashboard's screen How do we know this? shows "
                "that row for each of them, by the identity that stands here."
            ),
            Table("how it is traced", "What these figures can be traced by.", ("What", "Which"),
                  tuple(row(*each) for each in traced)),
            Table(
                "files", "The files these figures come from, in the order they were loaded.",
                ("File", "What it holds", "Rows", "Loaded on", "By", "Fingerprint"),
                loaded, frozenset({2}),
            ),
        ),
        break_before=True,
    )  # fmt: skip


def manifest(reading: Reading, options: Options, before: Reading | None, since: str) -> Manifest:
    """What every figure can be traced by; `before` holds the figures of the publication that `since` names."""
    record, whose = reading.snapshot.record, reading.whose
    return Manifest(
        whose.council, whose.invented, whose.edition.code, whose.standing,
        options.quarter.code, options.teams, options.themes, options.exceptions_only, options.order,
        record.ledger_head, record.ledger_length, record.identity,
        reading.snapshot.meta["rules"], VERSION, options.cover, since, before.snapshot.record.identity if before else "",
    )  # fmt: skip


def day(reading: Reading, quarter: Period) -> str:
    """The day that files of the pack carry: the last file's, so that the same figures make the same bytes."""
    loads = about.loads(reading.snapshot)
    return (max(each.at.date() for each in loads) if loads else quarter.end).isoformat()
