"""Drawn pictures kept beside their snapshot, named by what they were drawn from."""

import logging
from pathlib import Path

from store.durable import sha256, write

_LOG = logging.getLogger(__name__)


class PictureStore:
    """The pictures of one snapshot; losing them costs only the time to draw them again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, drawn_from: bytes, extension: str) -> bytes | None:
        """The picture drawn from these bytes, or None where it has not been drawn."""
        try:
            return self._path(drawn_from, extension).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, drawn_from: bytes, extension: str, picture: bytes) -> None:
        """Keeps a picture under the hash of what it was drawn from, where the disk lets it.

        A store that can only be read still serves: its pictures are drawn again when asked for.
        """
        try:
            write(self._path(drawn_from, extension), picture)
        except OSError:
            _LOG.warning("a picture could not be kept in %s", self._folder)

    def _path(self, drawn_from: bytes, extension: str) -> Path:
        return self._folder / f"{sha256(drawn_from)[:32]}.{extension}"
