"""Turns: never more at once than there may be, each asker as often as any other, and nobody waits for one who left."""

import threading
import time
from contextlib import ExitStack

import pytest

from work.turns import BusyError, Turns


class Workers:
    """Threads that each take a turn, work until they are told to end, and note the order."""

    def __init__(self, turns: Turns) -> None:
        self.turns, self.order = turns, []
        self.most = self._now = 0
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []

    def begin(self, who: str, name: str, seconds: float = 0.02) -> None:
        """Waits until it stands in the line, so that the order of asking is known."""
        asked = threading.Event()

        def work() -> None:
            with self.turns.turn(who, lambda before: asked.set()):
                asked.set()
                with self._lock:
                    self.order.append(name)
                    self._now += 1
                    self.most = max(self.most, self._now)
                time.sleep(seconds)
                with self._lock:
                    self._now -= 1

        thread = threading.Thread(target=work)
        thread.start()
        self._threads.append(thread)
        assert asked.wait(10)

    def end(self) -> None:
        for each in self._threads:
            each.join(20)
            assert not each.is_alive()


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_no_more_work_at_once_than_may(at_once: int) -> None:
    workers = Workers(Turns(at_once, most=99))
    for number in range(12):
        workers.begin(f"asker {number}", str(number))
    workers.end()
    assert workers.most == at_once
    assert len(workers.order) == 12


def test_who_asks_first_goes_first_and_each_asker_in_turn() -> None:
    workers = Workers(Turns(1, most_of_one=9))
    workers.begin("a", "a1", seconds=0.5)
    for name in ("a2", "a3", "b1", "b2", "c1"):
        workers.begin(name[0], name)
    workers.end()
    assert workers.order == ["a1", "b1", "c1", "a2", "b2", "a3"]


def test_who_waits_is_told_how_many_go_before() -> None:
    turns, told = Turns(1), []
    workers = Workers(turns)
    workers.begin("a", "a", seconds=0.4)
    workers.begin("b", "b", seconds=0.1)
    with turns.turn("c", told.append):
        pass
    workers.end()
    assert told[0] == 2 and told == sorted(told, reverse=True)


def test_one_who_leaves_while_waiting_holds_nobody_up() -> None:
    class LeftError(Exception):
        pass

    def leave(before: int) -> None:
        raise LeftError

    turns = Turns(1)
    workers = Workers(turns)
    workers.begin("a", "a", seconds=0.3)
    with pytest.raises(LeftError), turns.turn("b", leave):
        raise AssertionError("it was never b's turn")
    workers.begin("c", "c")
    workers.end()
    assert workers.order == ["a", "c"]


def test_work_that_fails_gives_its_turn_back() -> None:
    turns = Turns(1)
    with pytest.raises(ValueError), turns.turn("a"):
        raise ValueError
    with turns.turn("b"):
        pass


def test_too_many_are_told_so_and_wait_for_nothing() -> None:
    turns = Turns(2, most_of_one=2, most=3)
    with ExitStack() as held:
        held.enter_context(turns.turn("a"))
        held.enter_context(turns.turn("a"))
        with pytest.raises(BusyError, match="before is still being done"), turns.turn("a"):
            raise AssertionError
        workers = Workers(turns)
        workers.begin("b", "b")
        with pytest.raises(BusyError, match="Too many wait"), turns.turn("c"):
            raise AssertionError
    workers.end()
    with turns.turn("c"):
        pass
