"""The shelf on which finished things are kept by key, each made once however many ask for it at one moment."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock, RLock
from typing import TypeVar

T = TypeVar("T")

_MOST = 1_500
"""Finished things kept: every team and quarter of a store, with room to spare."""


@dataclass(eq=False)
class _Making:
    """One thing that is being made: held by whoever makes it, and there while anybody asks for it."""

    turn: RLock = field(default_factory=RLock)
    asking: int = 0


class Shelf:
    """Finished things by key, the least recently used let go first; safe for every thread to use."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self._making: dict[Hashable, _Making] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returned for this key, kept for whoever asks next and never to be changed.

        Of those who ask at one moment one makes it and the others wait for it: twelve officers on one page
        would else work out twelve times at once what they all will see. Where making it fails, the next tries.
        """
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]  # type: ignore[return-value]
            making = self._making.setdefault(key, _Making())
            making.asking += 1
        try:
            with making.turn:
                return self._made(key, make)
        finally:
            with self._lock:
                making.asking -= 1
                if not making.asking:
                    del self._making[key]

    def _made(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing as somebody put it here while this asker waited, or else made now."""
        with self._lock:
            if key in self._things:
                return self._things[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._things[key] = made
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return made


HERE = Shelf(_MOST)
"""The one shelf of this server. Streamlit's own cache would be asked for it forty times a rerun."""
