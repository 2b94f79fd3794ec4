"""What SQLite's faults mean: which of them a sound ledger can meet, and which are damage of it."""

import sqlite3

_SORT = 0xFF
"""The part of its codes that tells the sort of a fault; the rest tells the sorts of that sort apart."""

_OF_THE_MACHINE = frozenset((
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_INTERRUPT,
))  # fmt: skip


def of_the_machine(fault: sqlite3.Error) -> bool:
    """Whether a fault of reading is the machine's. That the disk gave no bytes is: a backup that is put back on it
    would fare no better."""
    # What Python itself finds wrong with a text has no code, and is damage.
    return getattr(fault, "sqlite_errorcode", 0) & _SORT in _OF_THE_MACHINE
