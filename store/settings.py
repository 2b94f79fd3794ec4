"""Where the store and the catalogue lie, as the environment says or by default."""

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


def places() -> Places:
    """DASHBOARD_STORE (default data/store/demo) and DASHBOARD_CATALOGUE (default the product's own)."""
    store = os.environ.get("DASHBOARD_STORE") or _PROJECT / "data" / "store" / "demo"
    measures = os.environ.get("DASHBOARD_CATALOGUE") or catalogue.OWN_MEASURES
    return Places(Path(store).resolve(), Path(measures).resolve())
