"""How a process of ours is started, and how it ended where it gave no answer."""

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
_ALONE = {"OPENBLAS_NUM_THREADS": "1"}
"""Threads for algebra, of which such work has none, took a quarter of a process's time to start."""

OUT_OF_MEMORY = 71
"""How a process says that it reached the limit of its memory itself."""

_XCPU, _KILLED, _ABORTED = -24, -9, -6


class How(StrEnum):
    """How a process ended that gave no answer."""

    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    BROKEN = "broken"


class EndedError(RuntimeError):
    """A process ended without an answer; `how` says which limit it met, if any."""

    def __init__(self, how: How) -> None:
        super().__init__(f"a process ended without an answer: {how}")
        self.how = how


def started(module: str) -> subprocess.Popen[bytes]:
    """A process that runs a module of ours, its input and output joined to this one by pipes."""
    return subprocess.Popen(
        (sys.executable, "-m", module), cwd=_PROJECT, env={**os.environ, **_ALONE},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def ended(code: int | None, *, in_time: bool) -> EndedError:
    """Why a process that left with this code, or was ended for its time, gave no answer."""
    if not in_time or code in (_XCPU, _KILLED):
        return EndedError(How.TOO_SLOW)
    return EndedError(How.TOO_LARGE if code in (OUT_OF_MEMORY, _ABORTED) else How.BROKEN)
