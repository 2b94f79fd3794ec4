"""What the environment says, or by default: where the store and the catalogue lie, and what this server does."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from metrics.catalogue import catalogue

_PROJECT = Path(__file__).resolve().parent.parent


_NOT_IN_A_PATH = "?" if os.name == "nt" else "?\\"
"""Letters that the engine takes for something else than a part of a file's name."""


class PlaceError(OSError):
    """A store cannot lie where the environment says; the message says why and where it can."""


@dataclass(frozen=True)
class Places:
    """The folders one store uses, and a file elsewhere that holds the end of its ledger, where one is wanted."""

    store: Path
    catalogue: Path
    anchor: Path | None = None

    @property
    def ledger(self) -> Path:
        return self.store / "ledger.sqlite"

    @property
    def files(self) -> Path:
        """Original bytes and accepted rows, named by their SHA-256."""
        return self.store / "files"

    @property
    def snapshots(self) -> Path:
        return self.store / "snapshots"

    @property
    def fonts(self) -> Path:
        """The fonts of pictures and packs, made once from their package."""
        return self.store / "fonts"

    @property
    def current(self) -> Path:
        """Names the snapshot in use; replaced last."""
        return self.store / "current.json"


def loads_here() -> bool:
    """Whether officers load and explore on this server: DASHBOARD_LOADING=off takes their screens away."""
    return _on("DASHBOARD_LOADING")


def draws_ahead() -> bool:
    """Whether pictures are drawn before anybody asks: DASHBOARD_DRAW_AHEAD=off leaves each to its first reader."""
    return _on("DASHBOARD_DRAW_AHEAD")


def _on(name: str) -> bool:
    """Whether a switch is on, as it is unless the environment says off, 0 or no."""
    return os.environ.get(name, "on").casefold() not in ("off", "0", "no")


def places() -> Places:
    """DASHBOARD_STORE (default data/store/demo), DASHBOARD_CATALOGUE (default the product's own) and
    DASHBOARD_ANCHOR (none by default); links on the way followed once for a process. Raises PlaceError."""
    named = map(os.environ.get, ("DASHBOARD_STORE", "DASHBOARD_CATALOGUE", "DASHBOARD_ANCHOR"))
    return _places(os.getcwd(), *named)


@lru_cache(maxsize=8)
def _places(here: str, store: str | None, measures: str | None, anchor: str | None) -> Places:
    """The folders as they are named; `here` is what a relative name is relative to. A server asks twenty times a rerun."""
    folder = Path(here, store or _PROJECT / "data" / "store" / "demo").resolve()
    for letter in _NOT_IN_A_PATH:
        if letter in str(folder):
            raise PlaceError(
                f"DASHBOARD_STORE: {folder} holds {letter}, with which the database engine cannot open a file; "
                "allowed: a folder whose path has another letter there"
            )
    return Places(
        folder,
        Path(here, measures or catalogue.OWN_MEASURES).resolve(),
        Path(here, anchor).resolve() if anchor else None,
    )
