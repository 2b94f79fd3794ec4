"""The parts of a measure's entry that are tables of their own: read from TOML, or refused in words."""

from decimal import Decimal
from typing import Any

from metrics import period
from metrics.catalogue.measure import Amber, Break, DfeMapping, Limits
from metrics.vocabulary import AMBER_KINDS, DATASETS, Polarity

_AMOUNT_LIMIT = Decimal(10**9)
_LEAST_FIXED = 12
"""Points that limits are made of at the least, where they are fixed (NHS 'Making Data Count')."""


class CatalogueError(ValueError):
    """A catalogue file cannot be used: file, measure, what was found, what is allowed."""


def found(file: str, where: Any, key: str, value: Any, allowed: Any) -> str:
    """Where in the catalogue, what stands there, and what may."""
    choices = ", ".join(str(item) for item in allowed)
    return f"{file}: {where}: {key}: found {value!r}; allowed: {choices}"


def amount(file: str, where: str, key: str, value: Any, decimals: int = 4) -> Decimal:
    """A number with at most so many decimals. Raises CatalogueError, as everything here does."""
    allowed = [f"a number from 0 to below {_AMOUNT_LIMIT:,} with at most {decimals} decimals"]
    if type(value) not in (int, Decimal) or not Decimal(value).is_finite():
        raise CatalogueError(found(file, where, key, value, allowed))
    exact = Decimal(value)
    if not 0 <= exact < _AMOUNT_LIMIT or exact != round(exact, decimals):
        raise CatalogueError(found(file, where, key, value, allowed))
    return exact


def band(file: str, where: str, polarity: Polarity, table: Any) -> tuple[Decimal, Decimal] | None:
    """The best range: of every measure that is best within one, and of no other."""
    if (polarity is Polarity.BAND) != (table is not None):
        allowed = ["{low, high} where polarity is band"]
        raise CatalogueError(found(file, where, "band", table, allowed))
    if table is None:
        return None
    if not isinstance(table, dict) or table.keys() != {"low", "high"}:
        raise CatalogueError(found(file, where, "band", table, ["{low = 12, high = 18}"]))
    low, high = (amount(file, where, f"band {edge}", table[edge]) for edge in ("low", "high"))
    if low > high:
        allowed = ["low no more than high"]
        raise CatalogueError(found(file, where, "band", f"{low} to {high}", allowed))
    return low, high


def amber(file: str, where: str, polarity: Polarity, rule: Any) -> Amber:
    """Exactly one amber rule; a measure for information has none."""
    if rule == "none":
        return Amber("none", None)
    allowed = ['"none"', "{points = 5}", "{percent = 10}", "{floor = 80}"]
    if polarity is Polarity.NEUTRAL:
        raise CatalogueError(found(file, where, "amber", rule, allowed[:1]))
    if not isinstance(rule, dict) or len(rule) != 1:
        raise CatalogueError(found(file, where, "amber", rule, allowed))
    (kind, size), *_ = rule.items()
    if kind not in AMBER_KINDS[:3] or (kind == "floor" and polarity is Polarity.BAND):
        raise CatalogueError(found(file, where, "amber", rule, allowed))
    return Amber(kind, amount(file, where, f"amber {kind}", size, 2 if kind == "percent" else 4))


def dfe(file: str, where: str, table: Any) -> DfeMapping | None:
    """Where a published table holds the measure, if one does."""
    if table is None:
        return None
    keys = {"dataset", "where", "numerator", "denominator", "value"}
    if not isinstance(table, dict) or table.keys() != keys:
        raise CatalogueError(found(file, where, "dfe", table, sorted(keys)))
    if table["dataset"] not in DATASETS:
        raise CatalogueError(found(file, where, "dfe dataset", table["dataset"], DATASETS))
    return DfeMapping(
        table["dataset"],
        tuple(sorted(table["where"].items())),
        table["numerator"],
        table["denominator"],
        table["value"],
    )


def breaks(file: str, where: str, entries: Any) -> tuple[Break, ...]:
    """The breaks in a measure's definition, in order."""
    read = []
    for entry in entries:
        if not isinstance(entry, dict) or entry.keys() != {"from", "reason"}:
            raise CatalogueError(found(file, where, "breaks", entry, ["from and reason"]))
        try:
            read.append(Break(period.parse(entry["from"]), entry["reason"]))
        except period.PeriodError as fault:
            raise CatalogueError(f"{file}: {where}: breaks: {fault}") from fault
    return tuple(sorted(read, key=lambda each: each.start))


def limits(file: str, where: str, table: Any) -> Limits:
    """How the usual range is drawn: from every quarter, large movements left out, unless it says otherwise."""
    keys = {"screened": bool, "fixed_after": int}
    allowed = [f"{{screened = false}}, {{fixed_after = {_LEAST_FIXED} or more}}, or both"]
    if not isinstance(table, dict) or any(type(table[key]) is not keys.get(key) for key in table):
        raise CatalogueError(found(file, where, "limits", table, allowed))
    if table.get("fixed_after", _LEAST_FIXED) < _LEAST_FIXED:
        raise CatalogueError(found(file, where, "limits", table, allowed))
    return Limits(table.get("screened", True), table.get("fixed_after"))
