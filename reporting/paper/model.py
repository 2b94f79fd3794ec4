"""What a pack is made of: finished words, tables and pictures in order, before any format.

Every format writes the same paper: what a figure is called, its rating and its reason are decided
before, and no format knows where they came from.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from metrics.vocabulary import Unit
from metrics.whose import Whose
from reporting.picture import Picture
from reporting.told import Amount, Cell

_SUBJECT = 250
"""Letters that an office file takes at most in a property; they allow 255."""


@dataclass(frozen=True)
class Words:
    """One paragraph. `strong` opens it in bold; `note` sets it smaller."""

    text: str
    strong: str = ""
    note: bool = False

    @property
    def whole(self) -> str:
        """All of it as plain words."""
        return f"{self.strong} {self.text}".strip()


def and_more(names: Sequence[str]) -> Words:
    """Those that a list has no room for, by name."""
    return Words(f"And {len(names)} more: {', '.join(names)}.", note=True)


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


Row = tuple[Cell, ...]


def row(*cells: Cell | str) -> Row:
    """One row of a table; a text by itself is a cell of words alone."""
    return tuple(Cell(each) if isinstance(each, str) else each for each in cells)


def whole(count: int) -> Cell:
    """A count of things as a cell: `5,817`."""
    return Cell(f"{count:,}", Amount(Decimal(count), Unit.NUMBER, 0))


@dataclass(frozen=True)
class Table:
    """One table: a name of its own for sheets and files, a caption, headings, and rows of cells.

    The first column heads each row. `numbers` holds the columns whose cells are figures, aligned to the
    right. `under_heading` is the caption where the measure and the team stand in the heading above already.
    """

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()
    under_heading: str = ""

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows as members read them."""
        return tuple(tuple(cell.words for cell in cells) for cells in self.rows)


Block = Words | Points | Table | Picture


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it.

    `slide` says that it makes a slide of its own, `break_before` that a new page begins, `sideways` that
    its pages lie on their long side, for tables of many columns.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    slide: bool = False
    break_before: bool = False
    sideways: bool = False


@dataclass(frozen=True)
class Manifest:
    """What every figure of a pack can be traced by, and all that it was asked for.

    `since` says how the figures stand that it is compared with, `identity_before` which those are;
    both empty where nothing was published before.
    """

    council: str
    invented: bool
    edition: str
    standing: str
    quarter: str
    teams: tuple[str, ...]
    themes: tuple[str, ...]
    exceptions_only: bool
    short: bool
    order: str
    ledger_head: str
    ledger_length: int
    identity: str
    rules: str
    version: str
    cover: str
    front: tuple[tuple[str, str], ...]
    since: str
    identity_before: str


@dataclass(frozen=True)
class Paper:
    """One finished pack: title and cover words, the sections in order, and how it is traced.

    A long one lists its `contents`.
    """

    title: str
    subtitle: str
    whose: Whose
    cover: tuple[Words, ...]
    contents: bool
    sections: tuple[Section, ...]
    manifest: Manifest
    day: str

    @property
    def subject(self) -> str:
        """The subtitle, short enough for a file to say what it is about."""
        return (
            self.subtitle if len(self.subtitle) <= _SUBJECT else f"{self.subtitle[: _SUBJECT - 1]}…"
        )

    def blocks(self) -> Iterator[tuple[tuple[str, ...], Block]]:
        """Every block with the headings above it, in order."""
        for section in self.sections:
            yield from _blocks(section, ())

    def tables(self) -> list[Table]:
        """Every table, in order."""
        return [block for _, block in self.blocks() if isinstance(block, Table)]

    def pictures(self) -> list[Picture]:
        """Every chart, in order."""
        return [block for _, block in self.blocks() if isinstance(block, Picture)]

    def with_pictures(self, changed: Callable[[Picture], Picture]) -> "Paper":
        """The same paper, each chart as it is changed."""
        return replace(
            self, sections=tuple(_with_pictures(each, changed) for each in self.sections)
        )


def _with_pictures(section: Section, changed: Callable[[Picture], Picture]) -> Section:
    return replace(
        section,
        blocks=tuple(
            changed(each) if isinstance(each, Picture) else each for each in section.blocks
        ),
        sections=tuple(_with_pictures(each, changed) for each in section.sections),
    )


def _blocks(section: Section, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Block]]:
    here = (*above, section.title)
    for block in section.blocks:
        yield here, block
    for inner in section.sections:
        yield from _blocks(inner, here)
