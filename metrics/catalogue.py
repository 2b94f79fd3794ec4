"""The catalogue: what each measure is, read from `metrics/measures/*.toml` and refused where it is not plain.

A council changes its scorecard by editing these files, never code. Decimals are exact.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from metrics import narrative
from metrics.measure import WITHOUT_DENOMINATOR, Amber, Break, Catalogue, DfeMapping, Measure
from metrics.period import PeriodError
from metrics.period import parse as parse_period
from metrics.vocabulary import (
    AMBER_KINDS,
    DATASETS,
    PROFILES,
    STAFFING_RATES,
    SUPPRESS_RULES,
    THEMES,
    Basis,
    Comparator,
    Polarity,
    Unit,
)

OWN_MEASURES = Path(__file__).parent / "measures"
WORDS_FILE = "words.toml"

_REQUIRED = {
    "id", "name", "cohort", "one", "many", "numerator", "denominator", "unit", "decimals",
    "basis", "polarity", "amber", "tolerance", "comparator", "profile", "seasonal",
    "same_children", "adds_up", "suppress", "national_code", "source", "accountable",
    "means", "caution",
}  # fmt: skip
_OPTIONAL = {
    "band", "due_after_months", "dfe", "breaks", "value_words", "may_be_negative",
    "may_exceed_100", "from_staffing",
}  # fmt: skip
_MOST_DECIMALS = {Unit.PERCENT: 2, Unit.PER_10000: 1}
"""So that a fraction's whole-number arithmetic fits 64 bits for parts below a thousand million."""
_AMOUNT_LIMIT = Decimal(10**9)
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


class CatalogueError(ValueError):
    """A catalogue file cannot be used: file, measure, what was found, what is allowed."""


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
            raise CatalogueError(_found(name, "the file", "theme", theme, THEMES))
        entries = document.pop("measure", [])
        if document:
            raise CatalogueError(
                _found(name, "the file", "key", sorted(document), ["theme", "measure"])
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
            raise CatalogueError(_found(name, "the file", key, value, ["some words"]))
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
                    _found(name, entry.get("id"), key, value, [f"{{{word}}}" for word in words])
                ) from fault
            filled[key] = (
                narrative.capital(text) if value.startswith("{") and key == "name" else text
            )
    return filled


def _measure(file: str, theme: str, place: int, entry: dict[str, Any]) -> Measure:
    where = entry.get("id") or f"measure {place}"
    _check_keys(file, where, entry)

    def choice(key: str, allowed: Any) -> str:
        if entry[key] not in tuple(allowed):
            raise CatalogueError(_found(file, where, key, entry[key], allowed))
        return entry[key]

    def typed(key: str, kind: type, default: Any = None) -> Any:
        value = entry.get(key, default)
        if type(value) is not kind:
            raise CatalogueError(_found(file, where, key, value, [kind.__name__]))
        return value

    measure_id = typed("id", str)
    if not measure_id or not all(
        part.isascii() and part.isalnum() for part in measure_id.split("-")
    ):
        raise CatalogueError(
            _found(file, where, "id", measure_id, ["letters and digits joined by hyphens"])
        )
    for key in ("name", "cohort", "one", "many", "numerator", "source", "accountable", "means"):
        if not typed(key, str).strip():
            raise CatalogueError(_found(file, where, key, "nothing", ["some words"]))
    unit = Unit(choice("unit", Unit))
    if bool(typed("denominator", str)) == (unit in WITHOUT_DENOMINATOR):
        allowed = (
            ["nothing"] if unit in WITHOUT_DENOMINATOR else ["what the numerator is divided by"]
        )
        raise CatalogueError(_found(file, where, "denominator", entry["denominator"], allowed))
    most = _MOST_DECIMALS.get(unit, 4)
    if type(entry["decimals"]) is not int or not 0 <= entry["decimals"] <= most:
        raise CatalogueError(_found(file, where, "decimals", entry["decimals"], range(most + 1)))
    basis = Basis(choice("basis", Basis))
    if basis is Basis.YTD_COUNT and unit is not Unit.NUMBER:
        raise CatalogueError(_found(file, where, "unit", unit, [Unit.NUMBER]))
    polarity = Polarity(choice("polarity", Polarity))
    comparator = Comparator(choice("comparator", _COMPARATORS.get(basis, _QUARTERLY_COMPARATORS)))
    if (basis is Basis.ANNUAL) != ("due_after_months" in entry):
        raise CatalogueError(
            _found(file, where, "due_after_months", entry.get("due_after_months"),
                   ["a whole number of months, for annual measures and no others"])
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
        band=_band(file, where, polarity, entry),
        amber=_amber(file, where, polarity, entry["amber"]),
        tolerance=_amount(file, where, "tolerance", entry["tolerance"]),
        comparator=comparator,
        profile=choice("profile", PROFILES if basis is Basis.YTD_COUNT else ("none",)),
        seasonal=typed("seasonal", bool),
        same_children=typed("same_children", bool),
        adds_up=typed("adds_up", bool),
        suppress=choice("suppress", SUPPRESS_RULES),
        due_after_months=typed("due_after_months", int, 0),
        national_code=typed("national_code", str),
        dfe=_dfe(file, where, entry.get("dfe")),
        from_staffing=typed("from_staffing", str, ""),
        source=entry["source"],
        accountable=entry["accountable"],
        means=entry["means"],
        caution=typed("caution", str),
        breaks=_breaks(file, where, entry.get("breaks", [])),
        may_be_negative=typed("may_be_negative", bool, False),
        may_exceed_100=typed("may_exceed_100", bool, False),
    )


def _check_keys(file: str, where: str, entry: dict[str, Any]) -> None:
    if missing := sorted(_REQUIRED - entry.keys()):
        raise CatalogueError(
            f"{file}: {where}: missing {', '.join(missing)}; every measure states them"
        )
    if unknown := sorted(entry.keys() - _REQUIRED - _OPTIONAL):
        raise CatalogueError(
            _found(file, where, "key", ", ".join(unknown), sorted(_REQUIRED | _OPTIONAL))
        )


def _amount(file: str, where: str, key: str, value: Any, decimals: int = 4) -> Decimal:
    allowed = [f"a number from 0 to below {_AMOUNT_LIMIT:,} with at most {decimals} decimals"]
    if type(value) not in (int, Decimal) or not Decimal(value).is_finite():
        raise CatalogueError(_found(file, where, key, value, allowed))
    exact = Decimal(value)
    if not 0 <= exact < _AMOUNT_LIMIT or exact != round(exact, decimals):
        raise CatalogueError(_found(file, where, key, value, allowed))
    return exact


def _band(
    file: str, where: str, polarity: Polarity, entry: dict[str, Any]
) -> tuple[Decimal, Decimal] | None:
    band = entry.get("band")
    if (polarity is Polarity.BAND) != (band is not None):
        raise CatalogueError(
            _found(file, where, "band", band, ["{low, high} where polarity is band"])
        )
    if band is None:
        return None
    if not isinstance(band, dict) or band.keys() != {"low", "high"}:
        raise CatalogueError(_found(file, where, "band", band, ["{low = 12, high = 18}"]))
    low, high = (_amount(file, where, f"band {edge}", band[edge]) for edge in ("low", "high"))
    if low > high:
        raise CatalogueError(
            _found(file, where, "band", f"{low} to {high}", ["low no more than high"])
        )
    return low, high


def _amber(file: str, where: str, polarity: Polarity, amber: Any) -> Amber:
    """Exactly one amber rule; a measure for information has none."""
    if amber == "none":
        return Amber("none", None)
    allowed = ['"none"', "{points = 5}", "{percent = 10}", "{floor = 80}"]
    if polarity is Polarity.NEUTRAL or not isinstance(amber, dict) or len(amber) != 1:
        raise CatalogueError(
            _found(
                file,
                where,
                "amber",
                amber,
                allowed[:1] if polarity is Polarity.NEUTRAL else allowed,
            )
        )
    (kind, amount), *_ = amber.items()
    if kind not in AMBER_KINDS[:3] or (kind == "floor" and polarity is Polarity.BAND):
        raise CatalogueError(_found(file, where, "amber", amber, allowed))
    decimals = 2 if kind == "percent" else 4
    return Amber(kind, _amount(file, where, f"amber {kind}", amount, decimals))


def _dfe(file: str, where: str, table: Any) -> DfeMapping | None:
    if table is None:
        return None
    keys = {"dataset", "where", "numerator", "denominator", "value"}
    if not isinstance(table, dict) or table.keys() != keys:
        raise CatalogueError(_found(file, where, "dfe", table, sorted(keys)))
    if table["dataset"] not in DATASETS:
        raise CatalogueError(_found(file, where, "dfe dataset", table["dataset"], DATASETS))
    return DfeMapping(
        table["dataset"],
        tuple(sorted(table["where"].items())),
        table["numerator"],
        table["denominator"],
        table["value"],
    )


def _breaks(file: str, where: str, entries: Any) -> tuple[Break, ...]:
    breaks = []
    for entry in entries:
        if not isinstance(entry, dict) or entry.keys() != {"from", "reason"}:
            raise CatalogueError(_found(file, where, "breaks", entry, ["from and reason"]))
        try:
            breaks.append(Break(parse_period(entry["from"]), entry["reason"]))
        except PeriodError as fault:
            raise CatalogueError(f"{file}: {where}: breaks: {fault}") from fault
    return tuple(sorted(breaks, key=lambda entry: entry.start))


def _refuse_twins(measures: tuple[Measure, ...]) -> None:
    seen: dict[str, str] = {}
    for measure in measures:
        for key in {measure.id.casefold(), measure.name.casefold()}:
            if key in seen:
                raise CatalogueError(f"{measure.id}: the id or name stands twice in the catalogue")
            seen[key] = measure.id


def _found(file: str, where: Any, key: str, found: Any, allowed: Any) -> str:
    choices = ", ".join(str(item) for item in allowed)
    return f"{file}: {where}: {key}: found {found!r}; allowed: {choices}"
