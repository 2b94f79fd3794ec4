"""The parts of a measure that have rules of their own: amounts, best range, amber rule, published table, breaks, limits."""

from decimal import Decimal

from metrics import period
from metrics.catalogue import published_tables, written
from metrics.catalogue.measure import Amber, Break, DfeMapping, Limits
from metrics.catalogue.refusal import Place
from metrics.catalogue.shaped import plain
from metrics.catalogue.written import AMOUNT_LIMIT, LEAST_FIXED, an_amount
from metrics.vocabulary import Polarity


def amount(place: Place, key: str, value: int | Decimal, decimals: int = 4) -> Decimal:
    """A number with at most so many decimals. Raises CatalogueError, as everything here does."""
    exact = Decimal(value)
    if not exact.is_finite() or not 0 <= exact < AMOUNT_LIMIT or exact != round(exact, decimals):
        raise place.refusal(key, value, [an_amount(decimals)])
    return exact


def band(
    place: Place, polarity: Polarity, edges: written.Band | None
) -> tuple[Decimal, Decimal] | None:
    """The best range: of every measure that is best within one, and of no other."""
    if (polarity is Polarity.BAND) != (edges is not None):
        value = None if edges is None else plain(edges)
        raise place.refusal("band", value, ["{low, high} where polarity is band"])
    if edges is None:
        return None
    low, high = amount(place, "band low", edges.low), amount(place, "band high", edges.high)
    if low > high:
        raise place.refusal("band", f"{low} to {high}", ["low no more than high"])
    return low, high


def amber(place: Place, polarity: Polarity, rule: written.AmberRule | str) -> Amber:
    """Exactly one amber rule; a measure for information has none."""
    if isinstance(rule, str):
        return Amber("none", None)
    sizes = plain(rule)
    allowed = ['"none"', "{points = 5}", "{percent = 10}", "{floor = 80}"]
    if polarity is Polarity.NEUTRAL:
        raise place.refusal("amber", sizes, allowed[:1])
    if len(sizes) != 1 or (polarity is Polarity.BAND and "floor" in sizes):
        raise place.refusal("amber", sizes, allowed)
    ((kind, size),) = sizes.items()
    return Amber(kind, amount(place, f"amber {kind}", size, 2 if kind == "percent" else 4))


def dfe(place: Place, table: written.PublishedAt | None) -> DfeMapping | None:
    """Where a published table holds the measure, if one does."""
    if table is None:
        return None
    if table.dataset not in published_tables.TABLES:
        raise place.refusal("dfe dataset", table.dataset, published_tables.TABLES)
    return DfeMapping(
        table.dataset,
        tuple(sorted(table.where.items())),
        table.numerator,
        table.denominator,
        table.value,
        table.counted,
    )


def breaks(place: Place, entries: tuple[written.BreakFrom, ...]) -> tuple[Break, ...]:
    """The breaks in a measure's definition, in order."""
    try:
        read = [Break(period.parse(each.start), each.reason) for each in entries]
    except period.PeriodError as fault:
        raise place.fault(f"breaks: {fault}") from fault
    return tuple(sorted(read, key=lambda each: each.start))


def limits(place: Place, table: written.UsualRange) -> Limits:
    """How the usual range is drawn: from every quarter, large movements left out, unless it says otherwise."""
    if table.fixed_after is not None and table.fixed_after < LEAST_FIXED:
        allowed = f"{{screened = false}}, {{fixed_after = {LEAST_FIXED} or more}}, or both"
        raise place.refusal("limits", plain(table), [allowed])
    return Limits(table.screened, table.fixed_after)
