"""Every kind of input file, found by its file: each module of this folder declares one as `KIND`.

The published tables are declared as data, in `metrics/published/`.
"""

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from metrics.words import narrative
from store.intake import dfe_kinds
from store.intake.input_kind import InputKind
from store.intake.stored_table import StoredTable


def _declared() -> list[InputKind]:
    return [
        import_module(f"{__name__}.{module.name}").KIND for module in pkgutil.iter_modules(__path__)
    ]


ALL: tuple[InputKind, ...] = tuple(
    sorted((*_declared(), *dfe_kinds.KINDS), key=lambda kind: (kind.place, kind.name))
)
"""The kinds, in the order in which lists show them."""

TABLES: Mapping[str, StoredTable] = MappingProxyType(
    {table.name: table for kind in ALL for table in kind.tables}
)
"""Every table that any kind of file fills, by name."""

LAST_TURN = 90
"""When a file of the council's own layout is loaded: with the published tables, after all others."""


def of(name: str) -> InputKind | None:
    """The kind of this name; None for one that is no more."""
    return next((kind for kind in ALL if kind.name == name), None)


def words(name: str) -> str:
    """What a loaded file holds: `Targets`, `Published statistics: Children's social work workforce`."""
    kind = of(name)
    return kind.words if kind else narrative.capital(name.replace("-", " "))


def brings_figures(name: str) -> bool:
    """Whether files of this kind bring figures, and not what a store is set up with."""
    kind = of(name)
    return kind is None or kind.figures


def turn(told: str) -> int:
    """When a file whose headings tell this is loaded, among several; the smallest first."""
    return next((kind.turn for kind in ALL if kind.told == told), LAST_TURN)


def in_turn() -> list[InputKind]:
    """The kinds in the order in which each needs only those before it."""
    return sorted(ALL, key=lambda kind: (kind.turn, kind.place))
