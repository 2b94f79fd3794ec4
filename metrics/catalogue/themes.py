"""The themes of the scorecard: their titles in order, what each is about, and what of the council's plan it answers for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from metrics.catalogue.refusal import Place
from metrics.catalogue.shaped import in_shape
from metrics.catalogue.toml import document
from metrics.catalogue.written import WrittenTheme, WrittenThemes

FILE = "themes.toml"
_WITHOUT_ONE = Path(__file__).with_name("themes_0_1.toml")
"""The themes of a catalogue without that file, as those of version 0.1 were."""

_TAKEN = "all"
"""What the address of a screen says of every theme."""


@dataclass(frozen=True)
class Theme:
    """One theme: its title, what it is about, what of the council's plan it answers for (either may be
    empty), and whether its measures are of staff, which are no outcomes for children."""

    title: str
    about: str
    plan: str
    staffing: bool


def of(files: Mapping[str, str]) -> tuple[Theme, ...]:
    """The themes that a catalogue's files (name to text) name, in order. Raises CatalogueError."""
    return read(files[FILE]) if FILE in files else _without_one()


def read(text: str) -> tuple[Theme, ...]:
    """The themes of the text of such a file. Raises CatalogueError."""
    place = Place(FILE, "the file")
    said = in_shape(WrittenThemes, document(FILE, text), place)
    found = tuple(_theme(number, table) for number, table in enumerate(said.theme, start=1))
    titles = [theme.title.casefold() for theme in found]
    if not found:
        raise place.fault("no theme; at least one [[theme]] is needed")
    for title in titles:
        if titles.count(title) > 1:
            raise place.fault(f"the theme {title!r} stands twice")
    return found


def _theme(number: int, table: dict[str, Any]) -> Theme:
    place = Place(FILE, str(table.get("title") or f"theme {number}"))
    said = in_shape(WrittenTheme, table, place)
    title = " ".join(said.title.split())
    if not title or title.casefold() == _TAKEN:
        raise place.refusal("title", said.title, [f"words other than {_TAKEN!r}"])
    return Theme(title, said.about, said.plan, said.staffing)


@cache
def _without_one() -> tuple[Theme, ...]:
    return read(_WITHOUT_ONE.read_text(encoding="utf-8"))
