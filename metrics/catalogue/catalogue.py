"""The catalogue: what each measure is, read from `metrics/measures/*.toml` and refused where it is not plain.

A council changes its scorecard by editing these files, never code. Decimals are exact.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from metrics.catalogue import measure_rules, plain_text, themes
from metrics.catalogue.measure import Catalogue, Measure
from metrics.catalogue.refusal import CatalogueError, Place
from metrics.catalogue.shaped import in_shape
from metrics.catalogue.toml import document
from metrics.catalogue.written import WrittenFile, WrittenMeasure

OWN_MEASURES = Path(__file__).resolve().parent.parent / "measures"
WORDS_FILE = "words.toml"


def load(folder: Path = OWN_MEASURES) -> Catalogue:
    """The catalogue in a folder of TOML files. Raises CatalogueError.

    Here and not where a recorded catalogue is read again, letters are refused that no document can hold,
    and names that readers cannot tell apart.
    """
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}
    if not files:
        raise CatalogueError(f"{folder}: no catalogue here; at least one .toml file is needed")
    made = read(files)
    for name, text in files.items():
        plain_text.refuse_unheld(name, document(name, text))
    plain_text.refuse_lookalikes(made.measures, made.themes)
    return made


def read(files: Mapping[str, str]) -> Catalogue:
    """The catalogue that these files (name to text) hold, by theme, then in file order. Raises CatalogueError."""
    named = themes.of(files)
    order = {theme.title: place for place, theme in enumerate(named)}
    words: dict[str, str] = {}
    tables: list[tuple[str, str, dict[str, Any]]] = []
    for name, text in sorted(files.items()):
        if name == themes.FILE:
            continue
        content, place = document(name, text), Place(name, "the file")
        if name == WORDS_FILE:
            words = _words(place, content)
            continue
        said = in_shape(WrittenFile, content, place)
        if said.theme not in order:
            raise place.refusal("theme", said.theme, tuple(order))
        tables += [(name, said.theme, table) for table in said.measure]
    tables.sort(key=lambda table: order[table[1]])
    measures = tuple(
        _measure(name, theme, number, _in_words(table, words, name))
        for number, (name, theme, table) in enumerate(tables, start=1)
    )
    _refuse_twins(measures)
    held = {measure.theme for measure in measures}
    shown = tuple(theme for theme in named if theme.title in held)
    return Catalogue(measures, shown, tuple(sorted(files.items())))


def _words(place: Place, content: dict[str, Any]) -> dict[str, str]:
    for key, value in content.items():
        if not isinstance(value, str) or not value.strip():
            raise place.refusal(key, value, ["some words"])
    return content


def _in_words(table: dict[str, Any], words: dict[str, str], name: str) -> dict[str, Any]:
    """The council's own words in place of {braces} in every text of a measure."""
    filled = dict(table)
    for key, value in table.items():
        if isinstance(value, str) and "{" in value:
            try:
                text = value.format_map(words)
            except (KeyError, ValueError, IndexError) as fault:
                raise Place(name, str(table.get("id"))).refusal(
                    key, value, [f"{{{word}}}" for word in words]
                ) from fault
            opens = key == "name" and value.startswith("{")
            filled[key] = text[:1].upper() + text[1:] if opens else text
    return filled


def _measure(file: str, theme: str, number: int, table: dict[str, Any]) -> Measure:
    place = Place(file, str(table.get("id") or f"measure {number}"))
    said = in_shape(WrittenMeasure, table, place)
    return measure_rules.measure(place, theme, number, said)


def _refuse_twins(measures: tuple[Measure, ...]) -> None:
    seen: dict[str, str] = {}
    for measure in measures:
        for key in {measure.id.casefold(), measure.name.casefold()}:
            if key in seen:
                raise CatalogueError(f"{measure.id}: the id or name stands twice in the catalogue")
            seen[key] = measure.id
