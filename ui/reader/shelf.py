"""The shelf on which finished things are kept by key, and how they are kept out of the collector's way."""

import gc
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

_MOST = 1_500
"""Finished things kept: every team and quarter of a store, with room to spare."""

_SETTLE_AFTER = 30
"""Seconds before what was kept since is settled too."""


class Shelf:
    """Finished things by key, the least recently used let go first; safe for every thread to use."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self.grown = True
        self.settled = float("-inf")

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returned for this key, kept for whoever asks next and never to be changed.

        Two that ask at one moment may both make it; the later one is kept.
        """
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._things[key] = made
            self.grown = True
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return made


HERE = Shelf(_MOST)
"""The one shelf of this server. Streamlit's own cache would be asked for it forty times a rerun."""


def settle() -> None:
    """Keeps what lives long (the imports, what is on the shelf) out of every later collection.

    Streamlit collects all generations after every run, which costs more than a run where there is
    much to look through. What was settled before is looked through again with the rest, so that
    nothing that has died since stays.
    """
    if HERE.grown and time.monotonic() - HERE.settled > _SETTLE_AFTER:
        HERE.grown, HERE.settled = False, time.monotonic()
        gc.unfreeze()
        gc.collect()
        gc.freeze()
