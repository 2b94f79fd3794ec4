"""The durable steps of a process: every one counted, and at a chosen one something happens instead."""

import builtins
import errno
import io
import os
import signal
import sqlite3
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

_FILE_EVENTS = {"os.rename", "os.remove", "os.chmod", "os.mkdir", "os.rmdir"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_SQLITE_STEPS = ("BEGIN", "INSERT", "COMMIT", "ROLLBACK", "CREATE", "\nCREATE")
_DUCKDB_STEPS = ("CREATE TABLE SNAPSHOT.", "INSERT INTO SNAPSHOT.", "CHECKPOINT", "DETACH")


class Steps:
    """Counts the durable steps under one folder, of files, SQLite and DuckDB, from when it is armed.

    A process has one of these at most: what it listens to cannot be let go of again.
    """

    def __init__(
        self,
        folder: Path,
        at: int,
        act: Callable[[str], None],
        counts: Callable[[str], bool] = lambda what: True,
    ) -> None:
        self.count = 0
        self._folder, self._at, self._act, self._counts = str(folder), at, act, counts
        self._armed = False
        sys.addaudithook(self._heard)
        self._around(os, "fsync", lambda *_: "fsync")
        self._around(os, "replace", lambda *_: "replaced")
        self._around(duckdb.DuckDBPyConnection, "execute", _duckdb_step)
        io.open = builtins.open = self._watched_open(io.open)
        sqlite3.connect = partial(sqlite3.connect, factory=self._watched_connection())

    def arm(self) -> None:
        """Counts from here on."""
        self._armed = True

    def disarm(self) -> None:
        """Counts no more."""
        self._armed = False

    def _take(self, what: str) -> None:
        if not self._armed or not self._counts(what):
            return
        self.count += 1
        if self.count == self._at:
            self._act(what)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._armed:
            return
        if (event == "open" and arguments[2] & _WRITES) or event in _FILE_EVENTS:
            path = arguments[0]
            if isinstance(path, str | Path) and str(path).startswith(self._folder):
                self._take(f"{event} {path}")

    def _around(self, owner: Any, name: str, told: Callable[..., str]) -> None:
        """Takes a step before and one after each call that `told` gives a name."""
        whole = getattr(owner, name)

        def watched(*arguments: Any, **named: Any) -> Any:
            what = told(*arguments)
            if not what:
                return whole(*arguments, **named)
            self._take(f"before {what}")
            answer = whole(*arguments, **named)
            self._take(f"after {what}")
            return answer

        setattr(owner, name, watched)

    def _watched_open(self, whole: Callable[..., Any]) -> Callable[..., Any]:
        """Takes a step once a file is open for writing, and one in the middle of each thing written to it."""

        def watched(path: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            file = whole(path, mode, *rest, **named)
            # A pipe to a process of its own is no part of a disk.
            ours = (
                stat.S_ISREG(os.fstat(path).st_mode)
                if isinstance(path, int)
                else str(path).startswith(self._folder)
            )
            if self._armed and ours and set(mode) & set("wxa"):
                self._take("after open")
                file.write = partial(self._in_two_parts, file, file.write)
            return file

        return watched

    def _in_two_parts(self, file: Any, write: Callable[[Any], int], data: Any) -> int:
        half = len(data) // 2
        write(data[:half])
        file.flush()
        self._take("before the rest is written")
        return half + write(data[half:])

    def _watched_connection(self) -> type[sqlite3.Connection]:
        take = self._take

        class Watched(sqlite3.Connection):
            def execute(self, statement: str, *rest: Any) -> sqlite3.Cursor:
                return self._step(super().execute, statement, *rest)

            def executescript(self, statement: str) -> sqlite3.Cursor:
                return self._step(super().executescript, statement)

            @staticmethod
            def _step(call: Callable[..., sqlite3.Cursor], statement: str, *rest: Any) -> Any:
                if not statement.startswith(_SQLITE_STEPS):
                    return call(statement, *rest)
                take(f"before {statement.split()[0]}")
                answer = call(statement, *rest)
                take(f"after {statement.split()[0]}")
                return answer

        return Watched


def _duckdb_step(_: object, statement: Any, *rest: Any) -> str:
    said = str(statement).upper()
    return f"{said.split()[0]} of a snapshot" if said.startswith(_DUCKDB_STEPS) else ""


def kill(_: str) -> None:
    """What a loss of power or the machine's own choice does to a process: no more of it runs."""
    os.kill(os.getpid(), signal.SIGKILL)


def needs_space(what: str) -> bool:
    """Whether a step is one that a full disk stops: nothing that is over, or that takes something away."""
    return what.startswith(("open", "os.mkdir", "before")) and not what.endswith("ROLLBACK")


def full(what: str) -> None:
    """What a full disk says, in the words of whoever was writing."""
    step = what.split()[1]
    if step in ("CREATE", "INSERT", "CHECKPOINT", "DETACH") and what.endswith("snapshot"):
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")
    if step in ("BEGIN", "INSERT", "COMMIT", "CREATE"):
        raise sqlite3.OperationalError("database or disk is full")
    raise OSError(errno.ENOSPC, "No space left on device")
