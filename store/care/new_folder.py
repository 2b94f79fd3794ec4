"""The folder that a copy of a store goes into: a new one, and none of the store's own."""

from pathlib import Path

from store.settings import Places


class NotEmptyError(RuntimeError):
    """There is something where a copy would go; the message says what to do instead."""


def refuse_any_other(folder: Path, places: Places) -> None:
    """Raises NotEmptyError unless the folder is new or empty, and outside the store."""
    if folder.resolve().is_relative_to(places.store.resolve()):
        raise NotEmptyError(f"{folder} is in the store itself; name a new folder elsewhere")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError(f"{folder} holds something already; name a new folder")
