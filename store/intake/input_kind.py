"""What a kind of input file is: everything that is said of it in one place, and asked by whoever meets one.

A file of `store/intake/kinds/` declares one; `store.intake.kinds` finds them all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from metrics.catalogue.measure import Catalogue
from metrics.period import Period
from store.intake import written_file
from store.intake.headings import Headings
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet
from store.intake.stored_table import StoredTable
from store.intake.written_file import Row, WrittenFile

Read = Callable[[Sheet, tuple[str, ...], Context], Accepted]
"""A sheet, its columns' names and what is in force in; its accepted rows out. Raises Refused."""


@dataclass(frozen=True)
class Start:
    """What is known when a file is begun: the quarter, the catalogue, the teams, and the roles as (team, role)."""

    quarter: Period
    catalogue: Catalogue
    teams: Sequence[str] = ()
    roles: Iterable[tuple[str, str]] = ()


@dataclass(frozen=True)
class Template:
    """The file to start from: the rows known already, by heading, and headings it is better without."""

    rows: Callable[[Start], Iterable[Mapping[str, str]]] = lambda start: ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakenOut:
    """How the rows in force become a file again, which loads to the same rows.

    `rows` is the query for them, with `$council` for the home council, in the order to write them.
    It may read the view of `metrics/sql` that `view` names, or `<table>_received`, every row that
    was accepted (of a table that a load replaces whole: those of the last). `files` writes them
    where they are not simply one file with a heading a column.
    """

    rows: str
    files: Callable[[Iterable[Row], Catalogue], list[WrittenFile]] | None = None
    view: str = ""


@dataclass(frozen=True)
class DocsLine:
    """One line of the table in `docs/your-own-council.md`: what the file is called and what is worth knowing.

    `required` and `optional` are said in other words only where the headings do not say them.
    """

    called: str
    about: str
    required: str | None = None
    optional: str | None = None


@dataclass(frozen=True)
class InputKind:
    """One kind of input file.

    `name` is what the ledger keeps, `words` what members read. Lists show the kinds by `place`;
    several files are loaded by `turn`, what others are checked against first, those of one turn as
    they were named. `figures` says whether it brings figures of the council or sets the store up.
    A `published` file is taken out just as it came; any other by `taken_out`. Kinds of one `family`
    have the same headings and one reader, which tells them apart by their rows.
    """

    name: str
    words: str
    place: int
    turn: int
    headings: Headings
    read: Read
    tables: tuple[StoredTable, ...]
    docs: tuple[DocsLine, ...]
    figures: bool = True
    published: bool = False
    taken_out: TakenOut | None = None
    template: Template | None = None
    family: str = ""

    @property
    def told(self) -> str:
        """What its headings tell of it: its family, or itself."""
        return self.family or self.name

    @property
    def replaced_whole(self) -> bool:
        """Whether a load replaces all that was loaded of it before."""
        return all(table.replaced_whole for table in self.tables)

    def files(self, rows: Iterable[Row], catalogue: Catalogue) -> list[WrittenFile]:
        """The files that hold these rows in force, each as its own headings ask for it."""
        if self.taken_out is not None and self.taken_out.files is not None:
            return self.taken_out.files(rows, catalogue)
        return [written_file.plainly(self.name, self.headings, rows)]
