"""A store's figures taken out and loaded into a fresh one, through the product, for the tests that hold them equal."""

from pathlib import Path

from store import intake
from store.care import export
from store.care.export import Export
from store.loading.load import take_in
from store.settings import Places
from store.store import Store
from tests.store.small_store import LOADER


def taken_out(store: Store) -> Export:
    """Everything in force in a store, as files."""
    return export.export(store.entries(), store.files)


def loaded_again(made: Export, store: Store, folder: Path) -> Store:
    """A fresh store with the same catalogue into which the files were loaded in their order."""
    fresh = Store(Places(folder / "again", store.places.catalogue), intake.read)
    fresh.found(made.council, invented=made.invented)
    export.write_out(made, folder / "out", store.places)
    for file in made.files:
        take_in(fresh, LOADER, folder / "out" / file.name)
    return fresh


def identity(store: Store) -> str:
    """The identity of what is loaded now, built."""
    return store.build().record.identity
