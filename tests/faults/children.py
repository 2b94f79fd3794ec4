"""Processes that may be killed: each is forked from one that has only imported, and says how it ended."""

import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    ["pytest", "pandas", "pyarrow.dataset", "store.__main__", "tests.faults.examine"]
)

_LOST = 255
"""What multiprocessing gives where the fork server could not hand on how a process ended."""

_PATIENCE = 300
"""Seconds after which a process that hangs is ended and counted as one that failed."""


@dataclass(frozen=True)
class Ended:
    """How a process ended: killed, with what it said, or with the fault that it ran into."""

    killed: bool
    said: Any
    fault: str


class Child:
    """One process at work."""

    def __init__(self, work: Callable[..., Any], *arguments: Any) -> None:
        self._ear, mouth = FORKS.Pipe(duplex=False)
        self._process = FORKS.Process(target=_work, args=(mouth, work, arguments), daemon=True)
        self._process.start()
        mouth.close()

    def kill_after(self, seconds: float) -> None:
        """Kills it without warning, wherever it is by then."""
        time.sleep(seconds)
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGKILL)

    def ended(self) -> Ended:
        """Waits for its end."""
        said, fault, silent = None, "", False
        try:
            if not self._ear.poll(_PATIENCE):
                self._process.kill()
                fault = f"did not end within {_PATIENCE} seconds"
            else:
                said, fault = self._ear.recv()
        except EOFError:
            silent = True
        self._process.join()
        self._ear.close()
        code = self._process.exitcode
        killed = silent and code in (-signal.SIGKILL, _LOST)
        if not fault and said is None and not killed and code != 0:
            fault = f"ended with {code}"
        return Ended(killed, said, fault)


def _work(mouth: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        answer = work(*arguments), ""
    except Exception:
        answer = None, traceback.format_exc()
    mouth.send(answer)
    mouth.close()


def said_by(work: Callable[..., Any], *arguments: Any) -> Any:
    """What a process says that is left alone. Raises RuntimeError with its fault where it had one."""
    ended = Child(work, *arguments).ended()
    if ended.fault or ended.killed:
        raise RuntimeError(ended.fault or "killed by somebody else")
    return ended.said


def together(work: Callable[[Any], Any], each: Iterable[Any], hands: int = 2) -> list[Any]:
    """What a function says of each, a few at a time, in order."""
    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(work, each))
