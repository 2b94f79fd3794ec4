"""Files that are whole or not there: written aside, synced, then put in place in one step."""

import hashlib
import os
import tempfile
from pathlib import Path


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, where they are not there; the disk holds each before anything is in it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def write(path: Path, data: bytes) -> None:
    """Puts a file in place whole, and returns only when the disk holds it."""
    make_folder(path.parent)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is its owner's alone; who serves the figures may be another account.
        Path(aside).chmod(0o644)
        os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def put_in_place(aside: Path, path: Path) -> None:
    """Syncs a finished file and moves it to its name in one step."""
    with aside.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(aside, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes a new name in a folder last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class ContentStore:
    """Bytes kept under the SHA-256 of themselves; the same bytes are kept once.

    What `before` keeps is here too, and nothing is ever put there: so a load can be tried out.
    """

    def __init__(self, folder: Path, before: "ContentStore | None" = None) -> None:
        self.folder = folder
        self._before = before

    def put(self, data: bytes) -> str:
        """Keeps the bytes and returns their SHA-256."""
        name = sha256(data)
        path = self.path(name)
        if not path.exists():
            write(path, data)
        # Another process may have made its folder, or put it there, a moment ago and not yet synced either.
        # Where it lies may be what was kept before: the folder of these files need not be there.
        sync_folder(path.parent)
        sync_folder(path.parent.parent)
        return name

    def path(self, name: str) -> Path:
        """Where the bytes of this SHA-256 lie, or would be put."""
        here = self.folder / name[:2] / name
        if self._before is None or here.exists():
            return here
        there = self._before.path(name)
        return there if there.exists() else here

    def get(self, name: str) -> bytes:
        """The bytes of this SHA-256. Raises DamagedError where they are gone or changed."""
        path = self.path(name)
        if not path.exists():
            raise DamagedError(f"stored file {name} is missing")
        data = path.read_bytes()
        if sha256(data) != name:
            raise DamagedError(f"stored file {name} is not what was stored")
        return data

    def check(self, name: str) -> Path:
        """The path of a stored file whose bytes are still what was stored. Raises DamagedError."""
        path = self.path(name)
        if not path.exists():
            raise DamagedError(f"stored file {name} is missing")
        if sha256_of(path) != name:
            raise DamagedError(f"stored file {name} is not what was stored")
        return path


class NotWrittenError(OSError):
    """The machine would not write what is to be kept; the message is what it said of that."""


class NotReadError(OSError):
    """The machine would not read what is kept, of which nothing is damaged; the message is what it said of that."""


class DamagedError(RuntimeError):
    """Something in the store is not what was written; the message says the first such thing."""
