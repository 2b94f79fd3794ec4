"""A store's council given another name before anything was published under the first: a slip, or the department's name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.decisions.decision import Decision, Made
from store.decisions.officer import Officer
from store.decisions.publication import PUBLICATION
from store.ledger import in_force
from store.ledger.in_force import RENAMED, Renamed
from store.ledger.ledger import Entry
from store.names import council_name

if TYPE_CHECKING:
    from store.store import Store

RENAMING = Decision(RENAMED, Renamed, without_rows=True)


class RenamingError(ValueError):
    """A store cannot be given that name, or no other any more; the message says why."""


def may_be_renamed(entries: Sequence[Entry]) -> bool:
    """Whether nothing was published yet: what members have seen keeps the name they saw."""
    return bool(entries) and not PUBLICATION.made(entries)


def rename(store: "Store", officer: Officer, seen: Sequence[Entry], council: str) -> Made[Renamed]:
    """Gives the store's council another name, under which all that was loaded stands from the next build on.

    Raises RenamingError where something was published, or the name is the same or another area's of the store,
    WrongCouncilError where no council can be called so, MovedOnError where somebody recorded anything since.
    """
    home = in_force.founded(seen).council
    name = council_name(council)
    if not may_be_renamed(seen):
        raise RenamingError(
            f"figures were published as those of {home}, which stands: another council needs a store of its own"
        )
    if name == home:
        raise RenamingError(f"the store is {home}'s already")
    others = (
        *in_force.named(seen, store.files, "area", "council"),
        *in_force.neighbours(seen, store.files),
    )
    if name.casefold() in map(str.casefold, others):
        raise RenamingError(
            f"{name} is another area of this store: its figures and {home}'s would be one"
        )
    return RENAMING.record(store, officer, seen, Renamed(council=name))
