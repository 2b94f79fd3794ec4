"""The letters of a catalogue: none that no document can hold, no name that readers cannot tell from another."""

from collections.abc import Iterable, Mapping
from typing import Any

from metrics import letters
from metrics.catalogue.measure import Measure
from metrics.catalogue.refusal import CatalogueError, Place
from metrics.catalogue.themes import Theme


def refuse_unheld(file: str, said: Mapping[str, Any]) -> None:
    """Raises CatalogueError for the first text of a file with a letter that no document can hold."""
    parts = [("the file", said), *((str(each.get("id")), each) for each in said.get("measure", ()))]
    for where, part in reversed(parts):
        if found := letters.unheld_in(part):
            key, odd = found
            allowed = ["letters that a document can hold"]
            raise Place(file, where).refusal(key, letters.called(odd), allowed)


def refuse_lookalikes(measures: Iterable[Measure], themes: Iterable[Theme]) -> None:
    """Raises CatalogueError for a name of a measure or a theme with a letter that readers cannot see or tell
    from another, and for two names that look alike."""
    _alone((f"theme {each.title}", each.title) for each in themes)
    _alone((each.id, each.name) for each in measures)


def _alone(named: Iterable[tuple[str, str]]) -> None:
    told = letters.Told()
    for where, name in named:
        if (odd := letters.odd(name)) is not None:
            raise CatalogueError(
                f"{where}: name: found {letters.called(odd)} in {letters.harmless(name)!r}; "
                "allowed: Latin letters, digits, plain spaces and punctuation"
            )
        if (other := told.twin(name)) is not None:
            raise CatalogueError(
                f"{where}: name: found {name!r}; allowed: a name that does not look like {other!r}"
            )
