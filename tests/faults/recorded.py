"""What a process asked of the disk, recorded by strace: each file made, written, moved, taken away, synced, in order."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import project
from tests.faults.trial_store import Trial

_CALLS = (
    "open,openat,creat,close,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat,mkdir,mkdirat,ftruncate,truncate,fallocate,link,linkat,symlink,sendfile,copy_file_range,dup,"
    "dup2,dup3,lseek"
)
_NOT_FOLLOWED = frozenset(
    ("writev", "pwritev", "pwritev2", "fallocate", "link", "linkat", "symlink", "sendfile", "copy_file_range",
     "dup", "dup2", "dup3", "truncate")
)  # fmt: skip
"""Ways of writing that the product uses of no file of a store: one that it did would go unseen."""

_HEX = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)")


@dataclass(frozen=True)
class Op:
    """One thing done below the trial's folder: what, to which file or folder, and with what.

    A file is known by a number of its own, since its name may change.
    """

    what: str
    path: str = ""
    file: int = -1
    at: int = 0
    data: bytes = b""
    to: str = ""


def available() -> bool:
    """Whether this machine lets a process be watched."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def recorded(trial: Trial, operations: Sequence[str], k: int) -> list[Op]:
    """Everything that doing some operations of `trial_store.act` asks of the disk below the trial's folder."""
    trace = trial.folder.with_suffix(".trace")
    code = (
        "import sys; from pathlib import Path; from tests.faults import trial_store as t;"
        f"t.act(t.Trial(Path({str(trial.folder)!r})), {tuple(operations)!r}, {k})"
    )
    done = subprocess.run(
        ["strace", "-f", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-o", str(trace),
         sys.executable, "-c", code],
        cwd=project.ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"what was to be recorded failed: {done.stderr[-2000:]}")
    try:
        return list(_Reader(trial.folder).read(_whole_calls(trace)))
    finally:
        trace.unlink()


def _whole_calls(trace: Path) -> Iterator[str]:
    """Each call in one line, those that another thread broke into put together."""
    waiting: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            process, _, rest = line.strip().partition(" ")
            rest = rest.strip()
            if rest.endswith("<unfinished ...>"):
                waiting[process] = rest.removesuffix("<unfinished ...>").rstrip()
                continue
            if resumed := _RESUMED.match(rest):
                rest = waiting.pop(process, "") + resumed[1]
            yield rest


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._open: dict[int, tuple[int, str]] = {}
        self._places: dict[int, int | None] = {}
        self._files: dict[str, int] = {}
        self._number = 0

    def read(self, calls: Iterator[str]) -> Iterator[Op]:
        for each in calls:
            found = _CALL.match(each)
            if found and int(found[3]) >= 0:
                yield from self._call(found[1], found[2], int(found[3]))

    def _call(self, call: str, said: str, gave: int) -> Iterator[Op]:
        if call in ("open", "openat", "creat"):
            yield from self._opened(said, gave)
            return
        if call in ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat"):
            yield from self._named(call, [self._within(each) for each in _texts(said)])
            return
        handle = int(re.match(r"\d+", said)[0]) if re.match(r"\d+", said) else -1
        if handle not in self._open:
            return
        assert call not in _NOT_FOLLOWED, f"{call} of {self._open[handle][1]} is not followed"
        file, path = self._open[handle]
        if call == "close":
            del self._open[handle]
        elif call in ("fsync", "fdatasync"):
            yield Op("sync", path, file)
        elif call == "ftruncate":
            yield Op("truncate", path, file, at=int(said.rsplit(",", 1)[1]))
        elif call == "lseek":
            self._places[handle] = gave
        else:
            data = _texts(said)[0][:gave]
            at = self._places[handle] if call == "write" else int(said.rsplit(",", 1)[1])
            if call == "write" and at is not None:
                self._places[handle] = at + gave
            yield Op("write", path, file, at=-1 if at is None else at, data=data)

    def _opened(self, said: str, handle: int) -> Iterator[Op]:
        self._open.pop(handle, None)
        path = self._within(_texts(said)[0])
        if path is None:
            return
        if "O_CREAT" in said and path not in self._files:
            yield Op("create", path, self._file(path))
        if "O_TRUNC" in said:
            yield Op("truncate", path, self._file(path), at=0)
        self._open[handle] = (self._file(path), path)
        # What is appended goes wherever the end is by then.
        self._places[handle] = None if "O_APPEND" in said else 0

    def _named(self, call: str, paths: list[str | None]) -> Iterator[Op]:
        path = paths[0]
        if path is None:
            return
        if call.startswith("mkdir"):
            yield Op("mkdir", path)
        elif call.startswith("unlink"):
            self._files.pop(path, None)
            yield Op("unlink", path)
        else:
            to = paths[1]
            assert to is not None, "nothing leaves a store by being moved"
            self._files[to] = self._file(path)
            del self._files[path]
            yield Op("rename", path, to=to)

    def _file(self, path: str) -> int:
        """The number of the file of this name; one that was there before has one too."""
        if path not in self._files:
            self._number += 1
            self._files[path] = self._number
        return self._files[path]

    def _within(self, text: bytes) -> str | None:
        """A path from the trial's folder; None of anywhere else."""
        path = os.fsdecode(text)
        if path == self._folder:
            return "."
        within = path.startswith(self._folder + "/")
        return os.path.normpath(path[len(self._folder) + 1 :]) if within else None


def _texts(said: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text, _ in _HEX.findall(said)]
