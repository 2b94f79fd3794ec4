"""Every kind of act that a person does to a store."""

from typing import Any

from store.decisions.answer import ANSWER
from store.decisions.decision import Decision
from store.decisions.own_workbook import RECIPE
from store.decisions.publication import PUBLICATION
from store.decisions.renaming import RENAMING

DECISIONS: tuple[Decision[Any], ...] = (ANSWER, RECIPE, PUBLICATION, RENAMING)
