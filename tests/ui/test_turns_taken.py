"""Who builds or writes takes a turn at it, and never waits for one while they hold another."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from metrics.edition import OFFICER
from reporting.reading import Reading
from store.build import records
from store.store import Store
from tests.store import small_store
from tests.store.small_store import SCORECARD
from tests.ui.conftest import Screen, on_screen, opened
from ui.reader import waiting
from ui.screens import pack_screen


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store whose first figures were published, and restated since in the draft."""
    held = small_store.restated(tmp_path, "Panel", SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    on_screen(monkeypatch, held.places)
    return held


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was taken and given back, in order; nobody takes one who holds another."""
    seen: list[str] = []

    def noted(what: str) -> Callable[[], AbstractContextManager[None]]:
        @contextmanager
        def turn() -> Iterator[None]:
            assert not seen or not seen[-1].startswith("takes"), "another is held"
            seen.append(f"takes {what}")
            try:
                yield
            finally:
                seen.append(f"gives {what} back")

        return turn

    monkeypatch.setattr(waiting, "turn", noted("heavy work"))
    monkeypatch.setattr(waiting, "turn_at_words", noted("words"))
    return seen


def test_the_latest_publication_is_opened_without_a_turn(store: Store, turns: list[str]) -> None:
    assert "Published for Panel" in opened("summary").words
    assert turns == []


def test_the_latest_publication_that_is_not_built_is_built_in_a_turn(
    store: Store, turns: list[str]
) -> None:
    last = store.entries()[2]
    records.path(store.places.snapshots, last.number, last.hash, OFFICER.code).unlink()
    assert "Published for Panel" in opened("summary").words
    assert turns == ["takes heavy work", "gives heavy work back"]


def test_an_earlier_state_is_built_in_one_turn(store: Store, turns: list[str]) -> None:
    screen = opened("summary", as_at="2")
    screen.app.button(key="build-2").click().run()
    assert turns == ["takes heavy work", "gives heavy work back"]
    assert not screen.app.exception


def test_what_a_pack_is_compared_with_is_opened_before_the_turn_at_words(
    store: Store, turns: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pack_screen._before

    def before(reading: Reading) -> tuple[Reading | None, str]:
        turns.append("opens the one before")
        return whole(reading)

    monkeypatch.setattr(pack_screen, "_before", before)
    assert "What it holds" in Screen(opened("pack", as_at="draft").app).words
    assert turns == ["opens the one before", "takes words", "gives words back"]
