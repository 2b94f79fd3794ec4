"""A table as text: its headings as written and the rows under them, whatever file it came from."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from metrics import letters
from store.intake import persons
from store.intake.faults import Faults

MAX_ROWS = 30_000
"""Half as many again as the longest table the DfE publishes, and read within the time and memory of one load."""

MAX_COLUMNS = 200
LETTERS_ALLOWED = "letters, digits, punctuation and spaces, tabs and ends of lines between them"
_BETWEEN = " | "
"""Between the cells of a row looked at together: two counts beside each other are no number of a person's."""
ONE_CELL_A_HEADING = "commas between cells, and one cell for each heading"


def _kept_as_it_is(row: int, heading: str | None) -> None:
    """A text file is kept whole."""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What a row of a council's own sheet calls its measure, and the measure it was read as; '' where it was left out."""

    sheet: str | None
    row: int
    words: str
    measure: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in place of a figure or beside one, as it is written, what it was read as, and in how many cells."""

    written: str
    meaning: str
    cells: int


@dataclass(frozen=True, slots=True)
class TargetBeside:
    """A target that stands beside figures of a year, where none is in force for its measure, as it is written."""

    measure_id: str
    team: str
    year: str
    written: str


@dataclass
class Sheet:
    """Headings as written and the rows under them, each with its number as a spreadsheet shows it."""

    header: list[str]
    header_row: int
    records: Iterable[tuple[int, list[str]]]
    faults: Faults
    count: int = field(default=0)
    leave_out: Callable[[int, str | None], None] = _kept_as_it_is
    """Told of a row, or of the cell under a heading in it, of which nothing is made."""
    read_as: list[ReadAs] = field(default_factory=list)
    """What the rows read so far call their measures, where they have words of their own for them."""
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What the rows read so far hold that was read one way of several, and how, with how often."""
    outside_left: bool = False
    """Whether cells outside the headings are left out, as an officer said; without it they refuse the file."""

    def __post_init__(self) -> None:
        """Raises Refused where there are more columns than one load may have, or a heading's letter can
        be held by no document."""
        if len(self.header) > MAX_COLUMNS:
            found = f"{len(self.header):,} columns"
            raise self.faults.refuse(
                self.header_row, None, "too_large", found, f"{MAX_COLUMNS} columns"
            )
        if (odd := letters.unheld("".join(self.header))) is not None:
            self._refuse_letter(self.header_row, self.header, odd)
            self.faults.refuse_any()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row that holds anything; a row with too few or too many cells is a fault and left out."""
        width = len(self.header)
        unnamed = [place for place, text in enumerate(self.header) if not text.strip()]
        for row, cells in self.records:
            if self.outside_left:
                cells = [
                    cell if heading.strip() else ""
                    for heading, cell in zip_longest(self.header, cells[:width], fillvalue="")
                ]
            if not any(cell.strip() for cell in cells):
                continue
            self.count += 1
            self._refuse_long()
            if len(cells) != width:
                found = f"{len(cells)} cells under {width} headings"
                self.faults.add(row, None, "delimiter", found, ONE_CELL_A_HEADING)
                continue
            if (odd := letters.unheld("".join(cells))) is not None:
                self._refuse_letter(row, cells, odd)
                continue
            if persons.told_of(_BETWEEN.join(cells)) is not None:
                self._refuse_person(row, cells)
                continue
            if any(cells[place].strip() for place in unnamed):
                found = "a cell with something in it under a blank heading"
                self.faults.add(row, None, "unknown_column", found, "nothing under a blank heading")
                continue
            yield row, cells

    def _refuse_long(self) -> None:
        if self.count > MAX_ROWS:
            found, allowed = f"more than {MAX_ROWS:,} rows", f"{MAX_ROWS:,} rows a file"
            raise self.faults.refuse(None, None, "too_large", found, allowed)

    def _refuse_letter(self, row: int, cells: Sequence[str], odd: str) -> None:
        for heading, cell in zip(self.header, cells, strict=True):
            if odd in cell:
                self.faults.add(row, heading, "letter", letters.called(odd), LETTERS_ALLOWED)

    def _refuse_person(self, row: int, cells: Sequence[str]) -> None:
        """What tells of a person is said by our own word for it; the cell is never shown."""
        told = [
            (heading, what)
            for heading, cell in zip(self.header, cells, strict=True)
            if (what := persons.told_of(cell)) is not None
        ]
        if not told:
            found = f"a row with {persons.told_of(_BETWEEN.join(cells))}"
            self.faults.add(row, None, "child_record", found, persons.ALLOWED)
        for heading, what in told:
            self.faults.add(row, heading, "child_record", f"a text with {what}", persons.ALLOWED)

    def measured(self) -> Iterator[tuple[int, list[str]]]:
        """As `rows`, without those in which the headings stand again, as under each theme of a scorecard."""
        again = [text.strip().casefold() for text in self.header]
        for row, cells in self.rows():
            if [cell.strip().casefold() for cell in cells] == again:
                self.leave_out(row, None)
            else:
                yield row, cells

    def named(self, names: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
        """As `rows`, each row's cells by the names of their columns."""
        for row, cells in self.rows():
            yield row, dict(zip(names, cells, strict=True))

    def refuse_any(self) -> None:
        """Raise Refused where anything is wrong, or where there was no row at all."""
        if not self.count:
            self.faults.add(None, None, "empty", "headings alone", "at least one row")
        self.faults.refuse_any()
