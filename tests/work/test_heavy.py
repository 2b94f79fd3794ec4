"""Heavy work apart: its answer, its errors in its own words, and each limit that it may meet in words for whoever asked."""

import os

import pytest

from tests.work.lifting import WORK, EndedInWordsError


def test_it_is_answered_by_another_process_that_tells_how_far_it_is() -> None:
    told: list[tuple[float, str]] = []
    assert (
        WORK.ask(("lift",), lambda share, words: told.append((share, words)))
        != str(os.getpid()).encode()
    )
    assert told == [(0.5, "Half of it")]


def test_an_error_that_is_carried_is_raised_again() -> None:
    with pytest.raises(ValueError, match="^not today$"):
        WORK.ask(("refuse", "not today"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (("spin",), "lifting it took more than 1 seconds"),
        (("sleep",), "the machine was too busy to finish lifting it; try again in a few minutes"),
        (("hold", 2_000_000_000), "lifting it took more memory than it may"),
        (("break", "x"), "lifting it broke off"),
    ],
)
def test_each_end_without_an_answer_has_its_words(question: tuple[object, ...], said: str) -> None:
    with pytest.raises(EndedInWordsError) as ended:
        WORK.ask(question)
    assert str(ended.value) == said


def test_why_it_broke_off_is_in_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EndedInWordsError):
        WORK.ask(("break", "a fault of ours"))
    assert "KeyError: 'a fault of ours'" in capfd.readouterr().err
