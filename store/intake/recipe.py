"""Recipes: how a council's own workbook is laid out, said once by an officer and used again each quarter."""

import json
from collections.abc import Mapping

import msgspec

from metrics.vocabulary import ALL_TEAMS

IGNORED = "ignore"
"""The part of a column that is not read."""

MEASURE, NAME, TEAM, PERIOD = "measure", "name", "team", "period"
NUMERATOR, DENOMINATOR, VALUE = "numerator", "denominator", "value"
COMMENTARY, STATUS, REASON = "commentary", "status", "reason"
TARGET, POLARITY, UNIT = "target", "polarity", "unit"
YEAR, YEAR_END = "year", "year_end"
PARTS = {
    MEASURE: "Reference of the measure",
    NAME: "Name of the measure",
    TEAM: "Team",
    PERIOD: "Period of the row",
    YEAR: "Year of the row, its quarter standing in another column",
    NUMERATOR: "Numerator",
    DENOMINATOR: "Denominator",
    VALUE: "Figure",
    COMMENTARY: "Commentary",
    STATUS: "Status",
    REASON: "Why there is no figure",
    TARGET: "Target",
    POLARITY: "Whether higher or lower is better",
    UNIT: "Unit",
    IGNORED: "Not read",
}
"""The parts that a column can play, in the words of the screen. A heading that names a period needs none."""

OF_YEARS = {
    YEAR_END: "The year's end: kept as its fourth quarter",
    IGNORED: "Not read",
}
"""What a column headed with a year may be beside columns of quarters."""


class RecipeError(ValueError):
    """What was kept as a recipe is none; the message says what is wrong with it."""


class SheetRecipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sheet to read: its row of headings, the part of each heading, and what it calls the measures.

    `team` is whose figures they are where no column says; a measure called '' is a row left out.
    """

    title: str
    heading_row: int
    parts: Mapping[str, str]
    measures: Mapping[str, str]
    team: str = ALL_TEAMS


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to read one workbook: the sheets that are read, and those that are not."""

    name: str
    sheets: tuple[SheetRecipe, ...]
    left: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """The recipe as it is kept."""
        said = msgspec.to_builtins(self)
        return json.dumps(said, sort_keys=True, ensure_ascii=False, indent=1).encode()


def from_json(data: bytes) -> Recipe:
    """A recipe that was kept. Raises RecipeError where anything is missing or not known."""
    try:
        made = msgspec.json.decode(data, type=Recipe)
    except ValueError as fault:
        raise RecipeError(f"not a recipe: {fault}") from fault
    known = PARTS.keys() | OF_YEARS.keys()
    odd = {part for sheet in made.sheets for part in sheet.parts.values()} - known
    if odd:
        raise RecipeError(f"not a recipe: no part of a column: {', '.join(sorted(odd))}")
    return made
