"""Heavy work that the tests ask for: it does what each question says."""

import os
import sys
import time
from typing import Any

from work.heavy import Heavy, Told


class EndedInWordsError(RuntimeError):
    """What whoever asks is told."""


WORK = Heavy(
    "tests.work.lifting",
    called="lifting it",
    seconds=1,
    memory=400_000_000,
    carried=(ValueError,),
    written=str,
    read=ValueError,
    ended=EndedInWordsError,
)


def _answer(question: tuple[Any, ...], told: Told) -> bytes:
    what, *rest = question
    if what == "refuse":
        raise ValueError(rest[0])
    if what == "break":
        raise KeyError(rest[0])
    if what == "hold":
        bytearray(rest[0])
    if what == "sleep":
        time.sleep(60)
    if what == "spin":
        while True:
            pass
    told(0.5, "Half of it")
    return str(os.getpid()).encode()


if __name__ == "__main__":
    sys.exit(WORK.answer_all(_answer))
