"""What a file is read against, and what an accepted file becomes."""

from dataclasses import dataclass

import pyarrow as pa

from metrics.catalogue.measure import Catalogue
from metrics.catalogue.targets import Targets
from metrics.catalogue.teams import TeamHistory
from store.intake.faults import Fault
from store.intake.recipe import Recipe
from store.intake.sheet import Mark, ReadAs, TargetBeside


@dataclass(frozen=True)
class Context:
    """What is in force when a file is read: catalogue, teams, targets, the home council, its neighbours,
    the areas and roles that have figures, and, newest first, the recipes for its own workbooks."""

    catalogue: Catalogue
    teams: TeamHistory
    targets: Targets
    council: str
    neighbours: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    recipes: tuple[Recipe, ...] = ()


@dataclass(frozen=True)
class Accepted:
    """A file that may be loaded whole: its kind, its tables by name, and what is worth knowing about it.

    `read_as` says what the rows of a council's own sheet call their measures, `marks` what stood in place of
    figures or beside them, `targets_beside` the targets beside them that are not in force. `kept` is what is kept in its place: of a workbook the cells that were read; None where the file is.
    """

    kind: str
    file: str
    tables: dict[str, pa.Table]
    notices: tuple[Fault, ...]
    rows: int
    kept: bytes | None = None
    read_as: tuple[ReadAs, ...] = ()
    marks: tuple[Mark, ...] = ()
    targets_beside: tuple[TargetBeside, ...] = ()
