"""What is read or made and then kept while it stays true: the snapshot in use and what is finished from it."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import nullcontext
from typing import TypeVar

import streamlit as st

from reporting.reading import Reading
from store.care.verify import verify
from store.ledger.ledger import Entry
from store.read import as_at
from store.read.as_at import AsAt, Sort
from store.store import Store, serving_store
from ui.reader import selection, shelf, waiting

T = TypeVar("T")


def store() -> Store:
    """The store that officers load into, as it is now."""
    return serving_store()


def states() -> tuple[AsAt, ...]:
    """Every state of the figures that an address can ask for. Raises DamagedError.

    The whole store is proved once when the server first asks, and what was recorded and stored
    whenever anything is recorded.
    """
    held = store()
    folder = str(held.places.store)
    _PROVED.get(folder, lambda: verify(held))
    return shelf.HERE.get(
        ("states", folder, as_at.mark(held)), lambda: as_at.every(held, as_at.proved(held))
    )


_PROVED = shelf.Shelf(8)
"""The stores that were proved whole since the server began: one, but for tests."""


def asked() -> Reading | None:
    """The figures that the reader asked for; None where nothing has been built or published.

    Raises DamagedError where they are not what was built, or what was published, and NotReadyError.
    """
    return opened(selection.get(selection.AS_AT))


def reading() -> Reading:
    """The same on a page that shows figures: the frame opens none of those where there are no figures."""
    found = asked()
    assert found is not None, "ui/frame/main.py stops before a page of figures that are not there"
    return found


class NotReadyError(RuntimeError):
    """Nobody has built the figures of a state yet, and what a reader opens builds none."""

    def __init__(self, state: AsAt) -> None:
        super().__init__(f"the figures of {state.code} are not built")
        self.state = state


def opened(code: str, *, build: bool = False) -> Reading | None:
    """The figures of one state, by its code; None where there is no such state.

    Those of the latest publication are built where they are not there, since everybody needs them; any
    others with `build` alone. Whoever builds takes a turn at it: ask for nothing of this within a turn.
    Raises NotReadyError, and as `asked` does.
    """
    asked = next((each for each in states() if each.code == code), None)
    held = store()
    if asked is None:
        return None
    there = any(ready([asked]))
    if not build and asked.sort in (Sort.EARLIER, Sort.LOAD) and not there:
        raise NotReadyError(asked)
    found = as_at.mark(held) if asked.sort is Sort.DRAFT else None
    with nullcontext() if there else waiting.turn():
        return _OPENED.get((held.places.store, asked, found), lambda: _open(asked, held))


def ready(some: Sequence[AsAt]) -> Iterator[AsAt]:
    """Those of some states whose figures are built, in their order."""
    held, found = store(), entries()
    return (each for each in some if as_at.ready(held, found, each))


def while_nothing_is_built(key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What hangs on which figures are recorded and built, kept until any more are."""
    held = store()
    there = held.places.snapshots.stat().st_mtime_ns
    return shelf.HERE.get((*key, str(held.places.store), as_at.mark(held), there), make)


def entries() -> Sequence[Entry]:
    """The entries of the store, read once for all that was recorded."""
    held = store()
    key = ("entries", str(held.places.store), as_at.mark(held))
    return shelf.HERE.get(key, held.entries)


# One that is let go is closed when its last reader has done with it, and not before.
_OPENED = shelf.Shelf(8)
"""The figures that are open."""


def _open(state: AsAt, held: Store) -> Reading:
    with st.spinner("Opening these figures"):
        snapshot = as_at.opened(held, as_at.proved(held), state)
    return Reading(snapshot, lambda key, make: shelf.HERE.get((*snapshot.key, *key), make))
