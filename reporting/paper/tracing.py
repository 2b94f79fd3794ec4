"""How a pack is understood and traced: definitions, the files behind it, and its manifest."""

from collections.abc import Sequence

from metrics.british import here
from metrics.figures.figure import Line
from metrics.period import Period
from reporting import definitions_report, files_told
from reporting.paper import cover_part
from reporting.paper.model import Manifest, Section, Table, Words, row, whole
from reporting.paper.options import Options
from reporting.reading import Reading
from reporting.told import NOTHING

VERSION = "0.1.0"
"""The product's version, as `pyproject.toml` has it: a test compares."""


def definitions(lines: Sequence[Line]) -> Section:
    """What each measure of the pack is, how it is counted, and who answers for it; `lines` has each once."""
    defined = [definitions_report.definition(line.measure, line.figure) for line in lines]
    rows = tuple(
        row(
            each.name,
            each.means,
            f"{each.counted} {each.when}",
            f"{each.target} {each.amber if each.has_target else ''}".strip() or NOTHING,
            each.accountable,
        )
        for each in defined
    )
    headings = ("Measure", "What it means", "How it is counted", "Target", "Answerable")
    table = Table("definitions", "Every measure of this pack.", headings, rows)
    return Section("Definitions", (table,) if rows else (), break_before=True)


def how_made(reading: Reading, made: Manifest) -> Section:
    """Where the figures come from and how each can be traced to the row that it came from."""
    files = tuple(
        row(each.file, each.holds, whole(each.rows), each.day, each.by, each.sha256[:16])
        for each in files_told.files(reading)
    )
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
                files, frozenset({2}),
            ),
        ),
        break_before=True,
    )  # fmt: skip


def traced_in_short(made: Manifest) -> Section:
    """The same in a sentence."""
    return Section(
        "How the figures were made",
        (
            Words(
                "Every figure comes from a row of a file that was loaded; the dashboard's screen How do we know this? "
                f"shows it. These are the figures of ledger entry {made.ledger_length}, identity {made.identity[:16]}, "
                f"made by version {made.version} of the dashboard."
            ),
        ),
    )


def manifest(reading: Reading, options: Options, before: Reading | None, since: str) -> Manifest:
    """What every figure can be traced by; `before` holds the figures of the publication that `since` names."""
    record, whose = reading.snapshot.record, reading.whose
    return Manifest(
        whose.council, whose.invented, whose.edition.code, whose.standing,
        options.quarter.code, options.teams, options.themes or reading.themes(), options.exceptions_only,
        options.short, options.order,
        record.ledger_head, record.ledger_length, record.identity,
        reading.snapshot.meta["rules"], VERSION, options.cover, cover_part.lines(reading, options), since, before.snapshot.record.identity if before else "",
    )  # fmt: skip


def day(reading: Reading, quarter: Period) -> str:
    """The day that files of the pack carry: the last file's, so that the same figures make the same bytes."""
    loads = reading.loads()
    return (max(here(each.at).date() for each in loads) if loads else quarter.end).isoformat()
