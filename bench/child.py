"""What one command cost: the CPU seconds and the peak memory of a process of its own."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_KILOBYTES = 1 if sys.platform != "darwin" else 1024
"""How many of the system's units of memory make a kilobyte: macOS counts bytes."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds (of the user and the system together) and peak memory in megabytes."""

    cpu: float
    memory: float


def cost(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Runs `python ARGUMENTS` in the project's folder and measures it. Raises where it failed."""
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT,
        env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {process.returncode}")
    return _cost(used)


def _cost(used: resource.struct_rusage) -> Cost:
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / _KILOBYTES / 1024)
