"""The shelf: each thing made once however many ask, and by one at a time where making it failed before."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.reader.shelf import Shelf

_PATIENCE = 20


def test_many_who_ask_at_one_moment_get_what_one_of_them_made() -> None:
    shelf, made, together = Shelf(9), [], threading.Barrier(8)

    def ask(number: int) -> int:
        together.wait(_PATIENCE)
        return shelf.get("key", lambda: made.append(number) or number)

    with ThreadPoolExecutor(8) as hands:
        found = set(hands.map(ask, range(8)))
    assert [*found] == made


def test_after_a_failure_one_at_a_time_tries_again() -> None:
    """Whoever waited, and whoever comes later."""
    shelf = Shelf(9)
    failing, fail, trying, go_on = (threading.Event() for _ in range(4))
    made_by = []

    def fails() -> str:
        failing.set()
        assert fail.wait(_PATIENCE)
        raise OSError("not now")

    def makes(who: str) -> str:
        made_by.append(who)
        trying.set()
        assert go_on.wait(_PATIENCE)
        return who

    with ThreadPoolExecutor(3) as hands:
        first = hands.submit(shelf.get, "key", fails)
        assert failing.wait(_PATIENCE)
        waiter = hands.submit(shelf.get, "key", lambda: makes("waiter"))
        _until_two_ask(shelf)
        fail.set()
        assert trying.wait(_PATIENCE)
        newcomer = hands.submit(shelf.get, "key", lambda: makes("newcomer"))
        _until_two_ask(shelf)
        go_on.set()
        assert (waiter.result(_PATIENCE), newcomer.result(_PATIENCE)) == ("waiter", "waiter")
        with pytest.raises(OSError, match="not now"):
            first.result(_PATIENCE)
    assert made_by == ["waiter"]
    assert not shelf._making, "nothing is left of the making"


def _until_two_ask(shelf: Shelf) -> None:
    for _ in range(_PATIENCE * 100):
        if shelf._making["key"].asking == 2:
            return
        time.sleep(0.01)
    raise AssertionError("nobody else asked")


def test_one_thing_may_be_made_of_another_and_of_itself_before() -> None:
    shelf = Shelf(9)
    assert shelf.get("a", lambda: shelf.get("b", lambda: 1) + 1) == 2
    assert shelf.get("c", lambda: shelf.get("c", lambda: 3)) == 3


def test_what_was_used_longest_ago_is_let_go_first() -> None:
    shelf = Shelf(2)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, lambda: "first")
    assert shelf.get("a", lambda: "again") == "first"
    assert shelf.get("b", lambda: "again") == "again"
