"""Drawn pictures kept beside their snapshot, named by what they were drawn from."""

import logging
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.durable import sha256, write
from store.store import Store

_LOG = logging.getLogger(__name__)
_FOLDER = re.compile(r"[0-9a-z-]+\.pictures")
_VERSION = "drawn-by"
"""The file that says which version of the product drew what lies beside it."""
_SVG = re.compile(r"[0-9a-f]{32}\.svg")


@dataclass(frozen=True)
class PictureStore:
    """The pictures of one snapshot; losing them costs only the time to draw them again."""

    _folder: Path

    def begin(self, version: str) -> None:
        """Lets go of the pictures that another version of the product drew: it finds none of them by its names."""
        marker = self._folder / _VERSION
        if _read(marker) == version.encode():
            return
        try:
            for path in [*self._folder.glob("*.svg"), *self._folder.glob("*.png")]:
                path.unlink(missing_ok=True)
            write(marker, version.encode())
        except OSError:
            _LOG.warning("the pictures of another version stay in %s", self._folder)

    def find(self, drawn_from: bytes, extension: str) -> bytes | None:
        """The picture drawn from these bytes, or None where it has not been drawn."""
        return _read(self._folder / name(drawn_from, extension))

    def keep(self, drawn_from: bytes, extension: str, picture: bytes) -> None:
        """Keeps a picture under the hash of what it was drawn from, where the disk lets it.

        A store that can only be read still serves: its pictures are drawn again when asked for.
        """
        try:
            write(self._folder / name(drawn_from, extension), picture)
        except OSError:
            _warn_once(self._folder)

    def holds(self, file: str) -> bool:
        """Whether a file of this name is kept."""
        return (self._folder / file).is_file()


@cache
def _warn_once(folder: Path) -> None:
    """One line for all the pictures of a snapshot."""
    _LOG.warning("pictures cannot be kept in %s: each is drawn again when it is asked for", folder)


def name(drawn_from: bytes, extension: str) -> str:
    """What a picture's file is called: the beginning of the hash of what it was drawn from."""
    return f"{sha256(drawn_from)[:32]}.{extension}"


def asked(store: Store, folder: str, file: str) -> bytes | None:
    """A kept SVG by the names in its address; None for any other file and where it is not kept."""
    if not (_FOLDER.fullmatch(folder) and _SVG.fullmatch(file)):
        return None
    return _read(store.places.snapshots / folder / file)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
