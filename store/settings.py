"""What the environment says, or by default: where the store and the catalogue lie, and what this server does."""

import os
from dataclasses import dataclass
from pathlib import Path

from metrics.catalogue import catalogue

_PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Places:
    """The folders one store uses."""

    store: Path
    catalogue: Path

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
    """DASHBOARD_STORE (default data/store/demo) and DASHBOARD_CATALOGUE (default the product's own)."""
    store = os.environ.get("DASHBOARD_STORE") or _PROJECT / "data" / "store" / "demo"
    measures = os.environ.get("DASHBOARD_CATALOGUE") or catalogue.OWN_MEASURES
    return Places(Path(store).resolve(), Path(measures).resolve())
