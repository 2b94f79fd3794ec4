"""Recipes: how a council's own workbook is laid out, said once by an officer and used again each quarter."""

import json
from collections.abc import Mapping
from typing import Literal, NamedTuple

import msgspec

from metrics.vocabulary import ALL_TEAMS, STAFFING_PARTS

IGNORED = "ignore"
"""The part of a column that is not read."""

MEASURE, NAME, TEAM, PERIOD = "measure", "name", "team", "period"
NUMERATOR, DENOMINATOR, VALUE = "numerator", "denominator", "value"
COMMENTARY, STATUS, REASON = "commentary", "status", "reason"
TARGET, POLARITY, UNIT = "target", "polarity", "unit"
YEAR, YEAR_END, ROLE = "year", "year_end", "role"
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
    STATUS: "Status of the figure: provisional, final or revised",
    REASON: "Why there is no figure",
    TARGET: "Target",
    POLARITY: "Whether higher or lower is better",
    UNIT: "Unit",
    ROLE: "Role of the posts",
    IGNORED: "Not read",
}
"""The parts that a column can play, in the words of the screen. A heading that names a period needs none."""

OF_TEAM, OF_MEASURE, OF_POSTS = "team=", "measure=", "posts="
"""How a part begins whose column holds the figures of one team, one measure, or one part of a staffing return."""

OF_YEARS = {
    YEAR_END: "The year's end: kept as its fourth quarter",
    IGNORED: "Not read",
}
"""What a column headed with a year may be beside columns of quarters."""


READ, LEAVE = "read", "leave"
"""What is done with what is out of sight or outside the headings, where an officer said so."""

BY_MEASURE, LAST_MONTH = "", "last"
MONTHS = {
    BY_MEASURE: "The sum of the three where things are counted in the quarter, the last month's for any other measure",
    LAST_MONTH: "The last month's for every measure: each month already counts on from the start of its quarter",
}
"""What the quarter's figure is where a sheet has a column a month."""


class RecipeError(ValueError):
    """What was kept as a recipe is none; the message says what is wrong with it."""


class SheetRecipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of a sheet: its row of headings, the part of each heading, and what it calls the measures.

    `team` and `role` are whose figures they are where no column says; a measure called '' is a row left out.
    `hidden` is READ or LEAVE for rows and columns out of sight, `outside` LEAVE for cells outside the headings;
    without them such a sheet is refused. `months` is one of MONTHS.
    """

    title: str
    heading_row: int
    parts: Mapping[str, str]
    measures: Mapping[str, str]
    team: str = ALL_TEAMS
    role: str = ""
    hidden: Literal["", "read", "leave"] = ""
    outside: Literal["", "leave"] = ""
    months: Literal["", "last"] = ""

    @property
    def read(self) -> Mapping[str, str]:
        """The headings that are read, each with its part."""
        return {text: part for text, part in self.parts.items() if part != IGNORED}

    @property
    def crosswise(self) -> bool:
        """Whether figures stand under teams, measures or posts, and not under periods; a team's comment is read so too."""
        parts = set(self.parts.values())
        says_only = {TEAM, COMMENTARY} <= parts and not parts & {MEASURE, NAME}
        return says_only or any(map(headed, parts))

    @property
    def left(self) -> bool:
        """Whether the table is known and nothing of it is read."""
        return bool(self.parts) and not self.read


class Headed(NamedTuple):
    """What the figures of one column are of: OF_TEAM, OF_MEASURE or OF_POSTS, and which."""

    kind: str
    which: str


def headed(part: str) -> Headed | None:
    """What the figures under a heading are all of; None for a column that plays another part."""
    kind = next((each for each in (OF_TEAM, OF_MEASURE, OF_POSTS) if part.startswith(each)), None)
    return Headed(kind, part.removeprefix(kind)) if kind else None


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
    odd = {
        part
        for sheet in made.sheets
        for part in sheet.parts.values()
        if part not in known and ((found := headed(part)) is None or not _can_be(found))
    }
    if odd:
        raise RecipeError(f"not a recipe: no part of a column: {', '.join(sorted(odd))}")
    return made


def _can_be(found: Headed) -> bool:
    return found.which in STAFFING_PARTS if found.kind == OF_POSTS else bool(found.which)
