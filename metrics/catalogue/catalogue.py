"""The catalogue: what each measure is, read from `metrics/measures/*.toml` and refused where it is not plain.

A council changes its scorecard by editing these files, never code. Decimals are exact.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from metrics.catalogue import measure_parts
from metrics.catalogue.measure import WITHOUT_DENOMINATOR, Catalogue, Measure
from metrics.catalogue.measure_parts import CatalogueError
from metrics.vocabulary import (
    PROFILES,
    STAFFING_RATES,
    SUPPRESS_RULES,
    THEMES,
    YEAR_TO_DATE,
    Basis,
    Comparator,
    Polarity,
    Unit,
)

OWN_MEASURES = Path(__file__).resolve().parent.parent / "measures"
WORDS_FILE = "words.toml"

_REQUIRED = {
    "id", "name", "cohort", "one", "many", "numerator", "denominator", "unit", "decimals",
    "basis", "polarity", "amber", "tolerance", "comparator", "profile", "seasonal",
    "same_children", "adds_up", "suppress", "national_code", "source", "accountable",
    "means", "caution",
}  # fmt: skip
_OPTIONAL = {
    "band", "due_after_months", "dfe", "breaks", "value_words", "may_be_negative",
    "may_exceed_100", "from_staffing", "counts_events", "limits",
}  # fmt: skip
_MOST_DECIMALS = {Unit.PERCENT: 2, Unit.PER_10000: 1}
"""So that a fraction's whole-number arithmetic fits 64 bits for parts below a thousand million."""
_COMPARATORS = {
    Basis.YTD_COUNT: (Comparator.SAME_QUARTER_LAST_YEAR,),
    Basis.YTD_RATE: (Comparator.SAME_QUARTER_LAST_YEAR,),
    Basis.ANNUAL: (Comparator.PREVIOUS_YEAR,),
}
_QUARTERLY_COMPARATORS = (
    Comparator.PREVIOUS_QUARTER,
    Comparator.SAME_QUARTER_LAST_YEAR,
    Comparator.LAST_YEAR_END,
)


def load(folder: Path = OWN_MEASURES) -> Catalogue:
    """The catalogue in a folder of TOML files. Raises CatalogueError."""
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}
    if not files:
        raise CatalogueError(f"{folder}: no catalogue here; at least one .toml file is needed")
    return read(files)


def read(files: Mapping[str, str]) -> Catalogue:
    """The catalogue that these files (name to text) hold, by theme, then in file order. Raises CatalogueError."""
    words: dict[str, str] = {}
    tables: list[tuple[str, str, dict[str, Any]]] = []
    for name, text in sorted(files.items()):
        document = _toml(name, text)
        if name == WORDS_FILE:
            words = _words(name, document)
            continue
        theme = document.pop("theme", None)
        if theme not in THEMES:
            raise CatalogueError(measure_parts.found(name, "the file", "theme", theme, THEMES))
        entries = document.pop("measure", [])
        if document:
            raise CatalogueError(
                measure_parts.found(name, "the file", "key", sorted(document), ["theme", "measure"])
            )
        tables += [(name, theme, entry) for entry in entries]
    tables.sort(key=lambda table: THEMES.index(table[1]))
    measures = tuple(
        _measure(name, theme, place, _in_words(entry, words, name))
        for place, (name, theme, entry) in enumerate(tables, start=1)
    )
    _refuse_twins(measures)
    return Catalogue(measures, tuple(sorted(files.items())))


def _toml(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        raise CatalogueError(f"{name}: not valid TOML: {fault}") from fault


def _words(name: str, document: dict[str, Any]) -> dict[str, str]:
    for key, value in document.items():
        if not isinstance(value, str) or not value.strip():
            raise CatalogueError(measure_parts.found(name, "the file", key, value, ["some words"]))
    return document


def _in_words(entry: dict[str, Any], words: dict[str, str], name: str) -> dict[str, Any]:
    """The council's own words in place of {braces} in every text of a measure."""
    filled = dict(entry)
    for key, value in entry.items():
        if isinstance(value, str) and "{" in value:
            try:
                text = value.format_map(words)
            except (KeyError, ValueError, IndexError) as fault:
                raise CatalogueError(
                    measure_parts.found(
                        name, entry.get("id"), key, value, [f"{{{word}}}" for word in words]
                    )
                ) from fault
            filled[key] = (
                text[:1].upper() + text[1:] if value.startswith("{") and key == "name" else text
            )
    return filled


def _measure(file: str, theme: str, place: int, entry: dict[str, Any]) -> Measure:
    where = entry.get("id") or f"measure {place}"
    _check_keys(file, where, entry)

    def choice(key: str, allowed: Any) -> str:
        if entry[key] not in tuple(allowed):
            raise CatalogueError(measure_parts.found(file, where, key, entry[key], allowed))
        return entry[key]

    def typed(key: str, kind: type, default: Any = None) -> Any:
        value = entry.get(key, default)
        if type(value) is not kind:
            raise CatalogueError(measure_parts.found(file, where, key, value, [kind.__name__]))
        return value

    measure_id = typed("id", str)
    if not measure_id or not all(
        part.isascii() and part.isalnum() for part in measure_id.split("-")
    ):
        raise CatalogueError(
            measure_parts.found(
                file, where, "id", measure_id, ["letters and digits joined by hyphens"]
            )
        )
    for key in ("name", "cohort", "one", "many", "numerator", "source", "accountable", "means"):
        if not typed(key, str).strip():
            raise CatalogueError(measure_parts.found(file, where, key, "nothing", ["some words"]))
    unit = Unit(choice("unit", Unit))
    if bool(typed("denominator", str)) == (unit in WITHOUT_DENOMINATOR):
        allowed = (
            ["nothing"] if unit in WITHOUT_DENOMINATOR else ["what the numerator is divided by"]
        )
        raise CatalogueError(
            measure_parts.found(file, where, "denominator", entry["denominator"], allowed)
        )
    most = _MOST_DECIMALS.get(unit, 4)
    if type(entry["decimals"]) is not int or not 0 <= entry["decimals"] <= most:
        raise CatalogueError(
            measure_parts.found(file, where, "decimals", entry["decimals"], range(most + 1))
        )
    basis = Basis(choice("basis", Basis))
    if basis is Basis.YTD_COUNT and unit is not Unit.NUMBER:
        raise CatalogueError(measure_parts.found(file, where, "unit", unit, [Unit.NUMBER]))
    polarity = Polarity(choice("polarity", Polarity))
    comparator = Comparator(choice("comparator", _COMPARATORS.get(basis, _QUARTERLY_COMPARATORS)))
    if (basis is Basis.ANNUAL) != ("due_after_months" in entry):
        raise CatalogueError(
            measure_parts.found(file, where, "due_after_months", entry.get("due_after_months"),
                   ["a whole number of months, for annual measures and no others"])
        )  # fmt: skip
    if "counts_events" in entry and basis not in YEAR_TO_DATE:
        raise CatalogueError(
            measure_parts.found(file, where, "counts_events", entry["counts_events"],
                        ["nothing, but of a measure that is counted from April"])
        )  # fmt: skip
    if "from_staffing" in entry:
        choice("from_staffing", STAFFING_RATES)
    return Measure(
        id=measure_id,
        place=place,
        theme=theme,
        name=entry["name"],
        cohort=entry["cohort"],
        one=entry["one"],
        many=entry["many"],
        numerator=entry["numerator"],
        denominator=entry["denominator"],
        unit=unit,
        value_words=typed("value_words", str, ""),
        decimals=entry["decimals"],
        basis=basis,
        polarity=polarity,
        band=measure_parts.band(file, where, polarity, entry.get("band")),
        amber=measure_parts.amber(file, where, polarity, entry["amber"]),
        tolerance=measure_parts.amount(file, where, "tolerance", entry["tolerance"]),
        comparator=comparator,
        profile=choice("profile", PROFILES if basis is Basis.YTD_COUNT else ("none",)),
        seasonal=typed("seasonal", bool),
        same_children=typed("same_children", bool),
        adds_up=typed("adds_up", bool),
        suppress=choice("suppress", SUPPRESS_RULES),
        due_after_months=typed("due_after_months", int, 0),
        national_code=typed("national_code", str),
        dfe=measure_parts.dfe(file, where, entry.get("dfe")),
        from_staffing=typed("from_staffing", str, ""),
        source=entry["source"],
        accountable=entry["accountable"],
        means=entry["means"],
        caution=typed("caution", str),
        breaks=measure_parts.breaks(file, where, entry.get("breaks", [])),
        may_be_negative=typed("may_be_negative", bool, False),
        may_exceed_100=typed("may_exceed_100", bool, False),
        counts_events=typed("counts_events", bool, False),
        limits=measure_parts.limits(file, where, entry.get("limits", {})),
    )


def _check_keys(file: str, where: str, entry: dict[str, Any]) -> None:
    if missing := sorted(_REQUIRED - entry.keys()):
        raise CatalogueError(
            f"{file}: {where}: missing {', '.join(missing)}; every measure states them"
        )
    if unknown := sorted(entry.keys() - _REQUIRED - _OPTIONAL):
        raise CatalogueError(
            measure_parts.found(
                file, where, "key", ", ".join(unknown), sorted(_REQUIRED | _OPTIONAL)
            )
        )


def _refuse_twins(measures: tuple[Measure, ...]) -> None:
    seen: dict[str, str] = {}
    for measure in measures:
        for key in {measure.id.casefold(), measure.name.casefold()}:
            if key in seen:
                raise CatalogueError(f"{measure.id}: the id or name stands twice in the catalogue")
            seen[key] = measure.id
