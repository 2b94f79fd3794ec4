"""What the ledger holds of every file that was taken in."""

from collections.abc import Sequence
from typing import Any

from store.ledger.body import Body, read
from store.ledger.in_force import NAMED
from store.ledger.ledger import Entry, Kind


class Load(Body, frozen=True):
    """One file: its kind and name, its stored bytes, the stored rows of each table, and who loaded it.

    Of a workbook only the cells that were read are stored, as text; `original` is the hash of the
    workbook itself, which is not kept. `notices` are the faults that were let pass, as `store.intake.Fault` holds them.
    """

    kind: str
    file: str
    bytes: str
    tables: dict[str, str]
    row_count: int
    notices: list[dict[str, Any]]
    by: str
    role: str
    original: str | None = None

    @property
    def came(self) -> str:
        """The SHA-256 of the file as it came."""
        return self.original or self.bytes


def loaded(entry: Entry) -> Load:
    """What a load's entry says. Raises UnknownBodyError."""
    return read(entry, Load, beside=NAMED)


def loads(entries: Sequence[Entry]) -> tuple[tuple[Entry, Load], ...]:
    """Every load with the entry that records it, in the order of the ledger. Raises UnknownBodyError."""
    return tuple((entry, loaded(entry)) for entry in entries if entry.kind == Kind.LOAD)


def row_count(entries: Sequence[Entry]) -> int:
    """The rows that every load brought, those restated since counted too. Raises UnknownBodyError."""
    return sum(load.row_count for _, load in loads(entries))
