"""Where the disk is full each command says so in words, and what was served before is served on."""

import contextlib
import ctypes
import io
import os
import shutil
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from store.__main__ import main
from store.care.verify import verify
from store.ledger.ledger import Entry
from store.read.snapshot import open_current
from tests.faults import trial_store
from tests.faults.children import said_by, together
from tests.faults.examine import Expected, after_a_fault, identity_of
from tests.faults.steps import Steps, full, needs_space
from tests.faults.tally import LOST, NOT_OPENING, WRONG, Ill, Tally
from tests.faults.trial_store import Ground, Trial

SIZES = 20
NEEDED = 6_000_000
"""A little more than a load, a build and a publication take of the disk while they are at work."""

_DISK = 64 * 1024 * 1024
_NEW_USER, _NEW_MOUNTS, _PRIVATE = 0x10000000, 0x00020000, (1 << 18) | (1 << 14)
_COMMANDS = {
    "load": ["load", "{file}"],
    "build": ["build"],
    "publish": ["publish", "--meeting", trial_store.MEETING, "--on", trial_store.ON.isoformat()],
}
OPERATIONS = tuple(_COMMANDS)

_WORDS = ("No space left on device", "disk is full")
"""What a person is told has one of these in it: what to do about it needs no telling."""


def run(ground: Ground, sizes: int = SIZES) -> list[Tally]:
    """Fills a small disk of each trial's own but for some bytes; and says a disk is full at as many steps.

    Where the machine lets nobody make a disk only the second is done, and the table shows it.
    """
    there = ground.published.copied(ground.folder / "never full")
    steps = said_by(_simulated, there, 0, ground.expected)[2]
    tallies = []
    if said_by(may_make_a_disk, ground.folder / "disk"):
        lefts = [int(NEEDED * (number / (sizes - 1)) ** 3) for number in range(sizes)]
        tallies.append(_tried(ground, "a small disk filled", _on_a_full_disk, lefts))
    places = [1 + number * (steps - 1) // (sizes - 1) for number in range(sizes)]
    tallies.append(_tried(ground, "a full disk simulated", _simulated, places))
    return tallies


def _tried(ground: Ground, what: str, attempt: Callable[..., Any], sizes: Sequence[int]) -> Tally:
    tally = Tally(what, len(sizes))

    def trial(size: int) -> tuple[list[Ill], list[str]]:
        there = ground.published.copied(ground.folder / f"{what} {size}")
        ills, refused, _ = said_by(attempt, there, size, ground.expected)
        return [Ill(ill.sort, f"{size}: {ill.words}") for ill in ills], refused

    for ills, commands in together(trial, sizes):
        tally.add(ills, f"refused {' and '.join(commands)}" if commands else "none refused")
    return tally


def may_make_a_disk(folder: Path) -> bool:
    """Whether this machine lets a process have a small disk of its own."""
    folder.mkdir()
    try:
        small_disk(folder)
    except OSError:
        return False
    return os.path.ismount(folder)


def small_disk(folder: Path) -> None:
    """Mounts a disk that this process alone sees, and that goes when it ends. Raises OSError."""
    machine = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()

    def asked(call: Callable[..., int], *arguments: object) -> None:
        if call(*arguments) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    asked(machine.unshare, _NEW_MOUNTS if user == 0 else _NEW_MOUNTS | _NEW_USER)
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    asked(machine.mount, None, b"/", None, _PRIVATE, None)
    size = f"size={_DISK}".encode()
    asked(machine.mount, b"tmpfs", os.fsencode(folder), b"tmpfs", 0, size)


def _on_a_full_disk(
    trial: Trial, left: int, expected: Expected
) -> tuple[list[Ill], list[str], int]:
    """Runs the commands with so many bytes left; what was wrong, which were refused, and the bytes."""
    store = trial.places.store
    aside = trial.folder / "as it was"
    store.rename(aside)
    store.mkdir()
    small_disk(store)
    shutil.copytree(aside, store, dirs_exist_ok=True)
    filler = store / "filler"
    fill(filler, left)
    ills, refused = _commanded(trial)
    ills += _still_served(trial, expected)
    filler.unlink()
    return [*ills, *after_a_fault(trial, OPERATIONS, 2, expected)], refused, left


def _still_served(trial: Trial, expected: Expected) -> list[Ill]:
    """What is wrong with the figures while the disk is still full."""
    try:
        verify(trial.opened())
        snapshot = open_current(trial.opened())
        assert snapshot is not None, "figures were in use before"
        found = identity_of(snapshot)
        snapshot.close()
    except Exception:
        return [Ill(NOT_OPENING, f"on the full disk: {traceback.format_exc()}")]
    if found not in (expected[1], expected[2]):
        return [Ill(WRONG, "on the full disk: figures of no load")]
    return []


def fill(filler: Path, left: int) -> None:
    """Fills the disk that a file lies on until so many bytes are left."""
    disk = os.statvfs(filler.parent)
    with filler.open("wb") as file:
        file.truncate(0)
        block = bytes(disk.f_frsize)
        for _ in range(max(0, disk.f_bavail - left // disk.f_frsize)):
            file.write(block)


def _simulated(trial: Trial, at: int, expected: Expected) -> tuple[list[Ill], list[str], int]:
    """Runs the commands, and the disk is full at one durable step; and how many steps there were."""
    trial.store()
    steps = Steps(trial.folder / "store", at, full, needs_space)
    steps.arm()
    ills, refused = _commanded(trial)
    steps.disarm()
    ills += after_a_fault(trial, OPERATIONS, 2, expected)
    return ills, refused, steps.count


def _commanded(trial: Trial) -> tuple[list[Ill], list[str]]:
    """Runs each command as a person does; a refused one ends with 1 and a sentence on what is full."""
    os.environ["DASHBOARD_STORE"] = str(trial.places.store)
    os.environ["DASHBOARD_CATALOGUE"] = str(trial.places.catalogue)
    file, ills, refused = trial.file(2), [], []
    for name, command in _COMMANDS.items():
        said, before = io.StringIO(), _entries(trial)
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main([part.format(file=file) for part in command])
        words, made = said.getvalue(), len(_entries(trial)) - len(before)
        if code:
            refused.append(name)
        if code not in (0, 1) or "Traceback" in words:
            ills.append(Ill(NOT_OPENING, f"{name} ended with {code}: {words}"))
        elif code and not any(each in words for each in _WORDS):
            ills.append(Ill(NOT_OPENING, f"{name} does not say that the disk is full: {words}"))
        if name != "build" and made != (0 if code else 1):
            ills.append(Ill(LOST, f"{name} ended with {code} and made {made} entries: {words}"))
    return ills, refused


def _entries(trial: Trial) -> list[Entry]:
    return trial.opened().entries()
