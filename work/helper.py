"""A process that answers one question after another: costly to start, kept while it is asked, and free to die.

Whoever asks gets the answer or an EndedError; the next question starts another process.
"""

import atexit
import threading

from work.process import Process

_IDLE = 60.0
"""Seconds without a question after which the process is ended, so that its memory is somebody else's."""

_MOST = 400
"""Questions after which another process is begun, since an engine's heap only grows."""


class Helper:
    """One such process of this one, started when it is first asked. Safe for every thread to ask."""

    def __init__(self, module: str, seconds: float, *, idle: float = _IDLE) -> None:
        """`seconds` by the clock is the longest that one answer may take."""
        self._module, self._seconds, self._idle = module, seconds, idle
        self._process: Process | None = None
        self._answered = 0
        self._rest: threading.Timer | None = None
        self._one_at_a_time = threading.Lock()
        atexit.register(self.end)

    def ask(self, question: bytes) -> bytes:
        """The answer to one question. Raises RefusedError, and EndedError where the process gave none."""
        with self._one_at_a_time:
            self._rest_no_more()
            if self._process is None or not self._process.runs() or self._answered >= _MOST:
                self._end()
                self._process = Process(self._module)
            self._answered += 1
            try:
                return self._process.ask(question, self._seconds)
            finally:
                self._rest = threading.Timer(self._idle, self.end)
                self._rest.daemon = True
                self._rest.start()

    def end(self) -> None:
        """Ends the process, where there is one; the next question starts another."""
        with self._one_at_a_time:
            self._rest_no_more()
            self._end()

    def _end(self) -> None:
        ended, self._process, self._answered = self._process, None, 0
        if ended is not None:
            ended.end()

    def _rest_no_more(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
