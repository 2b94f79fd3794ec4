"""Heavy work of ours in a process of its own: asked once, held to its limits, behind whoever serves readers.

The same description of the work is read by both sides: whoever asks, and the process that is asked.
"""

import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from work import limits, process
from work.process import EndedError, How, RefusedError

Told = Callable[[float, str], object]
"""Told how far it is, from 0 to 1, and what is being done."""


@dataclass(frozen=True)
class Heavy:
    """One sort of such work: the module that does it, what it is called, and the most that it may use.

    `seconds` are of the machine's time, `memory` bytes of its own. Of its errors those `carried` travel, as
    `written` puts them and `read` takes them; `ended` makes the error, in words, of one that ended without an
    answer.
    """

    module: str
    called: str
    seconds: int
    memory: int
    carried: tuple[type[Exception], ...]
    written: Callable[[Exception], str]
    read: Callable[[str], Exception]
    ended: Callable[[str], Exception]

    def ask(self, question: tuple[Any, ...], told: Told = lambda share, words: None) -> bytes:
        """The answer to a question in our own bytes. Raises what is carried, and what `ended` makes."""
        try:
            return process.asked_once(
                self.module, pickle.dumps(question), 3 * self.seconds,
                lambda far: told(*json.loads(far)), logs=True,
            )  # fmt: skip
        except EndedError as fault:
            raise self.ended(self._why(fault.how)) from fault
        except RefusedError as refusal:
            raise self.read(str(refusal)) from refusal

    def _why(self, how: How) -> str:
        return {
            How.TOO_SLOW: f"{self.called} took more than {self.seconds} seconds",
            How.TOO_LATE: f"the machine was too busy to finish {self.called}; try again in a few minutes",
            How.TOO_LARGE: f"{self.called} took more memory than it may",
            How.BROKEN: f"{self.called} broke off",
        }[how]

    def answer_all(self, answer: Callable[[tuple[Any, ...], Told], bytes]) -> int:
        """Answers within the limits: what the `main` of such a process does. Returns the process's code."""

        def within(question: bytes, progress: process.Progress) -> bytes:
            limits.hold_time(self.seconds)
            limits.hold_memory(self.memory)
            limits.stand_behind()
            asked = pickle.loads(question)  # noqa: S301 - from the product itself
            try:
                return answer(
                    asked, lambda share, words: progress(json.dumps([share, words]).encode())
                )
            except self.carried as fault:
                raise RefusedError(self.written(fault)) from fault

        return process.answer_all(within)
