"""How a workbook of the council's own is laid out: said once, and used whenever the workbook comes again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.decisions.decision import Decision, Made
from store.decisions.officer import Officer
from store.durable import ContentStore
from store.intake.recipe import Recipe, from_json
from store.ledger.body import Body
from store.ledger.ledger import Entry

if TYPE_CHECKING:
    from store.store import Store


class KeptRecipe(Body, frozen=True):
    """The stored file of a recipe, and the name of the workbook that it is for."""

    recipe: str
    name: str


RECIPE = Decision("recipe", KeptRecipe, files=("recipe",))


def keep(
    store: "Store", officer: Officer, seen: Sequence[Entry], recipe: Recipe
) -> Made[KeptRecipe]:
    """Records how a workbook is laid out; a later recipe of its name replaces it.

    Raises MovedOnError where somebody recorded anything since.
    """
    kept = KeptRecipe(recipe=store.files.put(recipe.to_json()), name=recipe.name)
    return RECIPE.record(store, officer, seen, kept)


def recipes(entries: Sequence[Entry], files: ContentStore) -> tuple[Recipe, ...]:
    """The recipes for the council's own workbooks, newest first; a later one of a name replaces the earlier.

    Raises DamagedError where one is not what was stored.
    """
    found: dict[str, Recipe] = {}
    for made in reversed(RECIPE.made(entries)):
        kept = from_json(files.get(made.body.recipe))
        found.setdefault(kept.name, kept)
    return tuple(found.values())
