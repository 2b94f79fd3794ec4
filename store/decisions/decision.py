"""What every act of a person has in common: its kind of entry, who acted, when, and what was decided.

An act is one file of this folder: its body, its `Decision`, and the function that does it.
`register.py` names it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from store.decisions.officer import Officer
from store.ledger import in_force
from store.ledger.body import Body, read, recorded_at, written
from store.ledger.ledger import Entry

if TYPE_CHECKING:
    from store.store import Store

B = TypeVar("B", bound=Body)


@dataclass(frozen=True)
class Made(Generic[B]):
    """One act that was recorded: the entry that holds it, by whom, and what was decided."""

    entry: Entry
    officer: Officer
    body: B

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def at(self) -> datetime:
        """When it was recorded, in universal time."""
        return recorded_at(self.entry)


@dataclass(frozen=True)
class Rows(Generic[B]):
    """The table in which the rules find every act of a kind: its name, its columns, and the rows of one act."""

    table: str
    columns: str
    of: Callable[[Made[B]], Iterable[tuple[Any, ...]]]


@dataclass(frozen=True)
class Decision(Generic[B]):
    """One kind of act: its name in the ledger, for ever, and what its entries say.

    `files` names the parts of the body that are the hash of a stored file. One that has `rows`, or says so
    without any, changes what a snapshot holds: its entry names what was in force, and the next build reads it.
    """

    kind: str
    body: type[B]
    files: tuple[str, ...] = ()
    rows: Rows[B] | None = None
    without_rows: bool = False

    @property
    def changes_figures(self) -> bool:
        """Whether a snapshot made after it is another than one made before it."""
        return self.rows is not None or self.without_rows

    def record(self, store: "Store", officer: Officer, seen: Sequence[Entry], body: B) -> Made[B]:
        """Records one act by somebody who had seen these entries. Raises MovedOnError where more came since."""
        (made,) = self.record_all(store, officer, seen, (body,))
        return made

    def record_all(
        self, store: "Store", officer: Officer, seen: Sequence[Entry], bodies: Sequence[B]
    ) -> list[Made[B]]:
        """Records several acts, all of them or none. Raises as `record` does."""
        named = in_force.still_named(seen) if self.changes_figures else {}
        said = [
            {**written(body), "by": officer.name, "role": officer.role, **named} for body in bodies
        ]
        return [self.read(entry) for entry in store.record_all(self.kind, said, seen)]

    def made(self, entries: Sequence[Entry]) -> tuple[Made[B], ...]:
        """Every act of this kind, in the order of the ledger. Raises UnknownBodyError."""
        return tuple(self.read(entry) for entry in entries if entry.kind == self.kind)

    def read(self, entry: Entry) -> Made[B]:
        """The act that an entry records. Raises UnknownBodyError where it is none that this version knows."""
        said = read(entry, _Signed, beside=entry.body.keys() - _SIGNED)
        body = read(entry, self.body, beside=(*_SIGNED, *in_force.NAMED))
        return Made(entry, Officer(said.by, said.role), body)


class _Signed(Body, frozen=True):
    """The part of an act's entry that says who acted."""

    by: str
    role: str


_SIGNED = frozenset(("by", "role"))
