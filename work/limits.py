"""What a process of ours may use, set by itself before it starts on what it was asked."""

import os
import sys

if sys.platform != "win32":  # Windows has no such limits: there the clock alone is a limit.
    import resource

_BEHIND = 10
"""How far such a process stands behind whoever serves readers, where both want the machine: as `nice` counts, from
0, at which a server runs unless somebody says otherwise."""


def hold_memory(most: int) -> None:
    """Lets this process hold no more bytes of its own, and leave no core behind."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hold_time(seconds: int) -> None:
    """Ends this process when it has used so many more seconds of the machine's time from now on."""
    if sys.platform != "win32":
        used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + 1
        # The soft limit alone: a process that answers again and again moves it on each time.
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))


def write_no_files() -> None:
    """Keeps this process from writing a file: its pipes are all that it answers by."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def stand_behind() -> None:
    """Lets everybody else on the machine go first; DASHBOARD_NICE says how far behind, 0 to 19, where not 10.

    A process that one which stands behind has started stands no further behind than that.
    """
    if sys.platform != "win32":
        said = os.environ.get("DASHBOARD_NICE", "")
        behind = min(int(said), 19) if said.isascii() and said.isdigit() else _BEHIND
        os.nice(max(0, behind - os.getpriority(os.PRIO_PROCESS, 0)))
