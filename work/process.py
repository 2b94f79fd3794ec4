"""A process of ours that answers one question at a time: started, asked through pipes, ended where it takes too long."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

from work import frames
from work.frames import Sort

_PROJECT = Path(__file__).resolve().parents[1]
_ALONE = {"OPENBLAS_NUM_THREADS": "1"}
"""Threads for algebra, of which such work has none, took a quarter of a process's time to start."""

OUT_OF_MEMORY = 71
"""How a process says that it reached the limit of its memory itself."""

_XCPU, _KILLED, _ABORTED = -24, -9, -6

Progress = Callable[[bytes], Any]
"""Told each time how far an answer is."""


def _command(module: str) -> tuple[str, ...]:
    return sys.executable, "-m", module


class How(StrEnum):
    """How a process ended that gave no answer: TOO_SLOW had used up its own time, TOO_LATE the clock's, on a
    machine that was busy with something else."""

    TOO_SLOW = "too_slow"
    TOO_LATE = "too_late"
    TOO_LARGE = "too_large"
    BROKEN = "broken"


class EndedError(RuntimeError):
    """A process ended without an answer; `how` says which limit it met, if any."""

    def __init__(self, how: How) -> None:
        super().__init__(f"a process ended without an answer: {how}")
        self.how = how


class RefusedError(RuntimeError):
    """A process will not do what it was asked, and lives on; the message is its own."""


class Process:
    """A process that runs a module of ours, its input and output joined to this one by pipes."""

    def __init__(self, module: str, *, logs: bool = False) -> None:
        """`logs`: what it says of its own faults goes to this process's log, as it may not where a stranger's
        file could make it say anything."""
        self._running = subprocess.Popen(
            _command(module), cwd=_PROJECT, env={**os.environ, **_ALONE},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=None if logs else subprocess.DEVNULL,
        )  # fmt: skip

    @property
    def number(self) -> int:
        """What the machine calls it."""
        return self._running.pid

    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._running.poll() is None

    def ask(self, question: bytes, seconds: float, progress: Progress = lambda said: None) -> bytes:
        """Its answer, for which it may take so many seconds by the clock.

        Raises RefusedError, EndedError where it gave none, and whatever `progress` raises; it has ended in
        both of the latter cases.
        """
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._running.kill()

        watch = threading.Timer(seconds, stop)
        watch.daemon = True
        watch.start()
        try:
            sort, said = self._answer(question, progress)
        except BaseException:
            self.end()
            raise
        finally:
            watch.cancel()
        if sort is Sort.ANSWERED:
            return said
        if sort is Sort.REFUSED:
            raise RefusedError(said.decode())
        raise self._ended(in_time=not late.is_set())

    def _answer(self, question: bytes, progress: Progress) -> tuple[Sort | None, bytes]:
        assert self._running.stdin is not None and self._running.stdout is not None
        try:
            frames.send(self._running.stdin, Sort.ASKED, question)
        except OSError:
            return None, b""
        while (frame := frames.receive(self._running.stdout)) is not None:
            if frame[0] is not Sort.PROGRESS:
                return frame
            progress(frame[1])
        return None, b""

    def _ended(self, *, in_time: bool) -> EndedError:
        # One that has said its last is about to leave; only then does its code tell how.
        with suppress(subprocess.TimeoutExpired):
            self._running.wait(1)
        code = self._running.poll()
        self.end()
        if not in_time:
            # Windows has no limit of the machine's time: there the clock's stands for it.
            return EndedError(How.TOO_SLOW if sys.platform == "win32" else How.TOO_LATE)
        if code == _XCPU:
            return EndedError(How.TOO_SLOW)
        # Killed by nobody here: by the machine, as a rule, which had no more memory for it.
        large = code in (OUT_OF_MEMORY, _ABORTED, _KILLED)
        return EndedError(How.TOO_LARGE if large else How.BROKEN)

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self._running.kill()
        self._running.wait()
        for pipe in (self._running.stdin, self._running.stdout):
            # What was still to be written to a process that is gone is nobody's loss.
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()


def asked_once(
    module: str,
    question: bytes,
    seconds: float,
    progress: Progress = lambda said: None,
    *,
    logs: bool = False,
) -> bytes:
    """The answer of a process that is started for this question alone. Raises as `Process.ask` does."""
    process = Process(module, logs=logs)
    try:
        return process.ask(question, seconds, progress)
    finally:
        process.end()


def answer_all(answer: Callable[[bytes, Progress], bytes]) -> int:
    """Answers questions from standard input until it is closed: what the `main` of such a process does.

    `answer` raises RefusedError for what it will not do, and MemoryError where it has no more room.
    Returns the process's code.
    """
    questions, answers = sys.stdin.buffer, sys.stdout.buffer

    def progress(said: bytes) -> None:
        frames.send(answers, Sort.PROGRESS, said)

    while (frame := frames.receive(questions)) is not None:
        try:
            sort, said = Sort.ANSWERED, answer(frame[1], progress)
        except RefusedError as refusal:
            sort, said = Sort.REFUSED, str(refusal).encode()
        except MemoryError:
            return OUT_OF_MEMORY
        frames.send(answers, sort, said)
    return 0
