"""A process that answers one question after another: costly to start, kept while it is asked, and free to die.

Whoever asks gets the answer or an EndedError; the next question starts another process. Questions and
answers are bytes with their length before them.
"""

import atexit
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from work import process

_ANSWERED, _REFUSED = b"+", b"-"
_LENGTH = struct.Struct(">I")

_IDLE = 60.0
"""Seconds without a question after which the process is ended, so that its memory is somebody else's."""

_MOST = 400
"""Questions after which another process is begun, since an engine's heap only grows."""


class RefusedError(RuntimeError):
    """A process will not do what it was asked, and lives on; the message is its own."""


class Helper:
    """One such process of this one, started when it is first asked. Safe for every thread to ask."""

    def __init__(self, module: str, seconds: float, *, idle: float = _IDLE) -> None:
        """`seconds` by the clock is the longest that one answer may take."""
        self._module, self._seconds, self._idle = module, seconds, idle
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = 0
        self._rest: threading.Timer | None = None
        self._one_at_a_time = threading.Lock()
        atexit.register(self.end)

    def ask(self, question: bytes) -> bytes:
        """The answer to one question. Raises RefusedError, and EndedError where the process gave none."""
        with self._one_at_a_time:
            self._rest_no_more()
            if self._answered >= _MOST:
                self._end()
            try:
                return self._answer(question)
            finally:
                self._rest = self._later(self._idle, self.end)

    def end(self) -> None:
        """Ends the process, where there is one; the next question starts another."""
        with self._one_at_a_time:
            self._rest_no_more()
            self._end()

    def _answer(self, question: bytes) -> bytes:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = process.started(self._module)
        running, late = self._process, threading.Event()

        def stop() -> None:
            late.set()
            running.kill()

        watch = self._later(self._seconds, stop)
        assert running.stdin is not None and running.stdout is not None
        try:
            send(running.stdin, question)
            answer = receive(running.stdout)
        except OSError:
            answer = None
        finally:
            watch.cancel()
        if answer is None:
            running.kill()
            code = running.wait()
            self._end()
            raise process.ended(code, in_time=not late.is_set())
        self._answered += 1
        if answer.startswith(_REFUSED):
            raise RefusedError(answer[1:].decode())
        return answer[1:]

    def _end(self) -> None:
        running, self._process, self._answered = self._process, None, 0
        if running is not None:
            running.kill()
            running.wait()
            for pipe in (running.stdin, running.stdout):
                if pipe is not None:
                    # What was still to be written to a process that is gone is nobody's loss.
                    with suppress(OSError):
                        pipe.close()

    def _rest_no_more(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    @staticmethod
    def _later(seconds: float, act: Callable[[], None]) -> threading.Timer:
        timer = threading.Timer(seconds, act)
        timer.daemon = True
        timer.start()
        return timer


def send(pipe: IO[bytes], said: bytes) -> None:
    """Puts one question or answer into a pipe."""
    pipe.write(_LENGTH.pack(len(said)) + said)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Takes one question or answer from a pipe; None where the other side has closed it."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    said = pipe.read(length)
    return said if len(said) == length else None


def serve(answer: Callable[[bytes], bytes]) -> int:
    """Answers questions from standard input until it is closed: what such a process's `main` does.

    `answer` raises RefusedError for what it will not do.
    """
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while (question := receive(questions)) is not None:
        try:
            said = _ANSWERED + answer(question)
        except RefusedError as refusal:
            said = _REFUSED + str(refusal).encode()
        send(answers, said)
    return 0
