"""Every kind of act that a person does to a store."""

from store.decisions.answer import ANSWER
from store.decisions.own_workbook import RECIPE
from store.decisions.publication import PUBLICATION

DECISIONS = (ANSWER, RECIPE, PUBLICATION)
