"""The shelf on which finished things are kept by key, each made once however many ask for it at one moment."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache
from threading import Lock, RLock
from typing import TypeVar

T = TypeVar("T")

_MOST = 1_500
"""Finished things kept: every team and quarter of a store, with room to spare."""


class Shelf:
    """Finished things by key, the least recently used let go first; safe for every thread to use."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self._making: dict[Hashable, RLock] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returned for this key, kept for whoever asks next and never to be changed.

        Of those who ask at one moment one makes it and the others wait for it: twelve officers on one page
        would else work out twelve times at once what they all will see. Where making it fails, the next tries.
        """
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]  # type: ignore[return-value]
            making = self._making.setdefault(key, RLock())
        with making:
            with self._lock:
                if key in self._things:
                    return self._things[key]  # type: ignore[return-value]
            try:
                made = make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            with self._lock:
                self._things[key] = made
                while len(self._things) > self._most:
                    self._things.popitem(last=False)
        return made


HERE = Shelf(_MOST)
"""The one shelf of this server. Streamlit's own cache would be asked for it forty times a rerun."""


@cache
def settle() -> None:
    """Keeps the imports, which live as long as the server, out of every later collection."""
    gc.collect()
    gc.freeze()
