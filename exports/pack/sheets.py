"""What a workbook of a pack holds: cover, contents, notes, then one marked-up table a sheet, in any format.

After the Analysis Function's guidance: the title in A1, one table a sheet from column A, no merged and
no blank cells, words for ratings and for what is missing, text that is never a formula.
"""

import re
from dataclasses import dataclass

from exports.pack.model import NOTHING, Paper, Table

LONGEST_NAME = 31
NOTES = (
    ("c", "Hidden: so few are counted that somebody might be recognised"),
    ("k", "Rounds to zero, but is not zero"),
    ("z", "Not applicable"),
    ("x", "Not available"),
    ("p", "Provisional: the figure may still change"),
    ("r", "Revised: the figure was changed after it was first given"),
    (NOTHING, "Nothing to show in this cell"),
)
"""The letters of published tables, and the words that stand in their place here."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its tab, its title in A1, the line under it, headings and rows of text."""

    tab: str
    title: str
    lead: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


def sheets(paper: Paper) -> tuple[Sheet, ...]:
    """Every sheet of a pack in order; each table once."""
    taken: set[str] = set()
    cover = Sheet(
        _tab("Cover", taken),
        paper.title,
        paper.subtitle,
        ("About this workbook",),
        tuple((words,) for words in paper.cover if words),
    )
    notes = Sheet(
        _tab("Notes", taken),
        "Notes",
        "This worksheet contains one table.",
        ("Sign", "What it means"),
        NOTES,
    )
    made = [
        Sheet(
            _tab(table.name, taken), table.caption, "This worksheet contains one table.",
            table.headings, _filled(table), table.numbers,
        )
        for table in paper.tables()
    ]  # fmt: skip
    contents = Sheet(
        _tab("Contents", taken),
        "Contents",
        "This worksheet contains one table: every other sheet and what it holds.",
        ("Sheet", "What it holds"),
        tuple((each.tab, each.title) for each in (notes, *made)),
    )
    return (cover, contents, notes, *made)


def _filled(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell or NOTHING for cell in row) for row in table.rows)


def _tab(name: str, taken: set[str]) -> str:
    """A tab's name: at most 31 letters, none that a workbook refuses, none twice."""
    plain = re.sub(r"[\[\]:*?/\\']+", " ", name).strip()
    plain = " ".join(plain.split())[:LONGEST_NAME].strip() or "Sheet"
    plain = plain[0].upper() + plain[1:]
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        end = f" {number}"
        found = plain[: LONGEST_NAME - len(end)].rstrip() + end
    taken.add(found.casefold())
    return found
