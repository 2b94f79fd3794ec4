"""A process that answers, and whoever asks it: each way in which it can end is an error of one question alone."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from work.helper import Helper
from work.process import EndedError, How, RefusedError, asked_once

_MODULE = "tests.work.answering"


@pytest.fixture
def helper() -> Iterator[Helper]:
    made = Helper(_MODULE, seconds=20)
    yield made
    made.end()


def test_what_is_asked_is_answered_by_one_process(helper: Helper) -> None:
    long = b"x" * 3_000_000
    assert helper.ask(b"echo " + long) == long
    assert helper.ask(b"number") == helper.ask(b"number") != str(os.getpid()).encode()


def test_a_refusal_is_told_in_its_words_and_ends_nothing(helper: Helper) -> None:
    before = helper.ask(b"number")
    with pytest.raises(RefusedError, match="^not today$"):
        helper.ask(b"refuse not today")
    assert helper.ask(b"number") == before


@pytest.mark.parametrize(
    ("question", "how"),
    [
        (b"abort", How.TOO_LARGE),
        (b"kill", How.TOO_LARGE),
        (b"leave", How.BROKEN),
        (b"spin", How.TOO_SLOW),
    ],
)
def test_a_process_that_ends_is_an_error_of_its_question_alone(
    helper: Helper, question: bytes, how: How
) -> None:
    before = helper.ask(b"number")
    with pytest.raises(EndedError) as ended:
        helper.ask(question)
    assert ended.value.how is how
    assert helper.ask(b"number") != before


def test_one_that_holds_too_much_ends(helper: Helper) -> None:
    with pytest.raises(EndedError):
        helper.ask(b"hold 2000000000")
    assert helper.ask(b"hold 1000") == b"1000"


def test_one_that_sleeps_is_ended_by_the_clock() -> None:
    helper = Helper(_MODULE, seconds=1)
    try:
        with pytest.raises(EndedError) as ended:
            helper.ask(b"sleep")
        assert ended.value.how is How.TOO_LATE
        assert helper.ask(b"echo still") == b"still"
    finally:
        helper.end()


def test_one_that_somebody_ended_between_questions_is_started_again(helper: Helper) -> None:
    number = int(helper.ask(b"number"))
    os.kill(number, signal.SIGKILL)
    time.sleep(0.2)
    assert int(helper.ask(b"number")) != number


def test_one_that_nobody_asks_is_ended() -> None:
    helper = Helper(_MODULE, seconds=20, idle=0.2)
    number = int(helper.ask(b"number"))
    for _ in range(100):
        if not _runs(number):
            break
        time.sleep(0.1)
    assert not _runs(number)
    assert helper.ask(b"echo again") == b"again"
    helper.end()


def test_many_threads_get_each_their_own_answer(helper: Helper) -> None:
    found: dict[int, bytes] = {}

    def ask(number: int) -> None:
        found[number] = helper.ask(f"echo {number}".encode())

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(40)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == {number: str(number).encode() for number in range(40)}


def test_how_far_an_answer_is_is_told_before_it() -> None:
    told: list[bytes] = []
    assert asked_once(_MODULE, b"count 3", 20, told.append) == b"3"
    assert told == [b"0", b"1", b"2"]


def test_whoever_leaves_while_it_answers_ends_it() -> None:
    class LeftError(Exception):
        pass

    def leave(said: bytes) -> None:
        raise LeftError

    with pytest.raises(LeftError):
        asked_once(_MODULE, b"count 3", 20, leave)


def test_how_far_one_stands_behind_does_not_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is started by another that stands behind stands no further behind."""
    here = os.getpriority(os.PRIO_PROCESS, 0)
    monkeypatch.setenv("DASHBOARD_NICE", str(min(here + 3, 19)))
    assert asked_once(_MODULE, b"behind", 20) == str(min(here + 3, 19)).encode()


def test_what_one_says_of_its_faults_is_in_the_log_where_it_may_be(
    capfd: pytest.CaptureFixture[str],
) -> None:
    asked_once(_MODULE, b"shout here", 20, logs=True)
    asked_once(_MODULE, b"shout there", 20)
    assert capfd.readouterr().err == "here\n"


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
