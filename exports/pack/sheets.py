"""What a workbook of a pack holds: cover, contents, notes, then one marked-up table a sheet, in any format.

After the Analysis Function's guidance: the title in A1, one table a sheet from column A, no merged and
no blank cells, words for ratings and for what is missing, text that is never a formula.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from exports.pack import columns
from metrics.vocabulary import MISSING_LABELS, STATUS_LABELS, STATUS_MARKS, Missing, Status
from metrics.words import glossary, narrative
from reporting.paper.model import Paper, Points, Row, Table, Words, row
from reporting.picture import Picture
from reporting.told import NOTHING, Cell

LONGEST_NAME = 31
ONE_TABLE = "This worksheet contains one table."
_BEFORE = 3
"""Sheets before the paper's own: cover, contents, notes."""
_WIDEST, _NARROWEST, _WIDEST_OF_ALL = 60, 12, 250
_MOST_LINES = 24
"""Lines of a cell beyond which its column grows wider: a row of a workbook has an end."""
NOTES = (
    *((MISSING_LABELS[each], glossary.MISSING[each]) for each in Missing),
    *(
        (STATUS_MARKS[each], f"{narrative.capital(STATUS_LABELS[each])}. {glossary.STATUSES[each]}")
        for each in (Status.PROVISIONAL, Status.REVISED)
    ),
    (NOTHING, "Nothing to show in this cell."),
)
"""The words that stand where there is no figure, and the letters beside one."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name in full and its tab, its title in A1, the line under it, headings and rows of cells.

    `numbers` holds the columns of figures; with `links` the first column names the sheets it leads to.
    """

    name: str
    tab: str
    title: str
    lead: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()
    links: bool = False

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows as members read them."""
        return tuple(tuple(cell.words for cell in cells) for cells in self.rows)


def sheets(paper: Paper) -> tuple[Sheet, ...]:
    """Every sheet of a pack in order; each table once."""
    taken: set[str] = set()
    cover = Sheet(
        "Cover",
        _tab("Cover", taken),
        paper.title,
        paper.subtitle,
        ("About this workbook",),
        tuple(row(words.whole) for words in paper.cover),
    )
    notes = Sheet(
        "Notes",
        _tab("Notes", taken),
        "Notes",
        ONE_TABLE,
        ("Sign or word", "What it means"),
        tuple(row(*each) for each in NOTES),
    )
    sentences = Sheet(
        "Sentences",
        _tab("Sentences", taken),
        "Every sentence of the paper, in its order",
        ONE_TABLE,
        ("Part", "Under", "What is said"),
        tuple(row(*each) for each in _sentences(paper)),
    )
    made = [
        Sheet(
            table.name,
            _tab(table.name, taken), table.caption, ONE_TABLE,
            table.headings, _filled(table), table.numbers,
        )
        for table in paper.tables()
    ]  # fmt: skip
    contents = Sheet(
        "Contents",
        _tab("Contents", taken),
        "Contents",
        "This worksheet contains one table: every other sheet and what it holds.",
        ("Sheet", "What it holds"),
        tuple(row(each.tab, each.title) for each in (notes, *made, sentences)),
        links=True,
    )
    return (cover, contents, notes, *made, sentences)


def tables(paper: Paper) -> tuple[Sheet, ...]:
    """The sheets that hold the paper's own tables and sentences."""
    return sheets(paper)[_BEFORE:]


def _sentences(paper: Paper) -> Iterator[tuple[str, str, str]]:
    for above, block in paper.blocks():
        under = above[-1] if len(above) > 1 else NOTHING
        match block:
            case Words():
                yield above[0], under, block.whole
            case Points():
                yield from ((above[0], under, each) for each in block.items)
            case Picture():
                yield above[0], under, block.alt
            case Table():
                pass


def widths(sheet: Sheet) -> list[int]:
    """How many letters wide each column of a sheet is."""
    found, texts = [], sheet.texts
    for place, heading in enumerate(sheet.headings):
        longest = max(len(heading), *(len(cells[place]) for cells in texts), _NARROWEST - 2)
        wide = max(min(longest + 2, _WIDEST), math.ceil(longest / _MOST_LINES))
        found.append(min(wide, _WIDEST_OF_ALL))
    return found


def lines(cells: tuple[str, ...], letters: list[int]) -> int:
    """How many lines the highest cell of a row takes in columns so many letters wide."""
    return max(columns.lines_of(cell, wide) for cell, wide in zip(cells, letters, strict=True))


def _filled(table: Table) -> tuple[Row, ...]:
    return tuple(
        tuple(cell if cell.words else Cell(NOTHING) for cell in cells) for cells in table.rows
    )


def _cut(text: str, longest: int) -> str:
    """The beginning of a text in so many letters as a workbook counts them: an emoji is two."""
    while len(text.encode("utf-16-le")) // 2 > longest:
        text = text[:-1]
    return text


def _tab(name: str, taken: set[str]) -> str:
    """A tab's name: at most 31 letters, none that a workbook refuses, none twice."""
    plain = re.sub(r"[\[\]:*?/\\']+", " ", name).strip()
    plain = _cut(" ".join(plain.split()), LONGEST_NAME).strip() or "Sheet"
    plain = plain[0].upper() + plain[1:]
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        end = f" {number}"
        found = _cut(plain, LONGEST_NAME - len(end)).rstrip() + end
    taken.add(found.casefold())
    return found
