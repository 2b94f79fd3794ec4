"""Turns at heavy work: so many at once for everybody together, and each asker as often as any other."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

Told = Callable[[int], object]
"""Told again and again, while somebody waits, how many go before them. What it raises ends the waiting."""

_AGAIN = 0.5
"""Seconds after which who waits is told again, so that one who has left is found to have left."""


class BusyError(RuntimeError):
    """So many wait already that nobody else may; the message says so to whoever asked."""


@dataclass(eq=False)
class _Ticket:
    who: Hashable
    number: int


class Turns:
    """Turns at one sort of work. Who was served longest ago goes first, and those never served before all."""

    def __init__(self, at_once: int, *, most_of_one: int = 3, most: int = 30) -> None:
        """`most_of_one` and `most` are how many of one asker, and of all, may wait or work at a time."""
        self._at_once, self._most_of_one, self._most = at_once, most_of_one, most
        self._changed = threading.Condition()
        self._waiting: list[_Ticket] = []
        self._working: list[_Ticket] = []
        self._served: dict[Hashable, int] = {}
        self._number = 0

    @contextmanager
    def turn(self, who: Hashable, told: Told = lambda before: None) -> Iterator[None]:
        """Waits for a turn and holds it. Raises BusyError where too many wait already."""
        ticket = self._take(who)
        try:
            self._wait(ticket, told)
            yield
        finally:
            self._give_back(ticket)

    def _take(self, who: Hashable) -> _Ticket:
        with self._changed:
            everyone = [*self._waiting, *self._working]
            if sum(each.who == who for each in everyone) >= self._most_of_one:
                raise BusyError(
                    "What you asked for before is still being done: wait for it, then ask again."
                )
            if len(everyone) >= self._most:
                raise BusyError("Too many wait already: ask again in a few minutes.")
            self._number += 1
            ticket = _Ticket(who, self._number)
            self._waiting.append(ticket)
            return ticket

    def _wait(self, ticket: _Ticket, told: Told) -> None:
        while True:
            with self._changed:
                before = self._before(ticket)
                if not before:
                    self._waiting.remove(ticket)
                    self._working.append(ticket)
                    self._served[ticket.who] = self._number = self._number + 1
                    return
            # Outside the lock: whoever is told may take their time, or leave.
            told(before)
            with self._changed:
                if self._before(ticket):
                    self._changed.wait(_AGAIN)

    def _before(self, ticket: _Ticket) -> int:
        """How many go before this one: 0 where it may begin."""
        order = sorted(self._waiting, key=lambda each: (self._served.get(each.who, 0), each.number))
        return max(0, order.index(ticket) + 1 - (self._at_once - len(self._working)))

    def _give_back(self, ticket: _Ticket) -> None:
        with self._changed:
            for tickets in (self._waiting, self._working):
                if ticket in tickets:
                    tickets.remove(ticket)
            if not self._waiting and not self._working:
                self._served.clear()
            self._changed.notify_all()
