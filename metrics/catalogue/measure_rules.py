"""What a measure may be: the rules between the keys of its table, and the measure that they make."""

from collections.abc import Iterable

from metrics.catalogue import measure_parts
from metrics.catalogue.measure import WITHOUT_DENOMINATOR, Measure
from metrics.catalogue.refusal import Place
from metrics.catalogue.written import WrittenMeasure
from metrics.vocabulary import (
    PROFILES,
    STAFFING_RATES,
    SUPPRESS_RULES,
    YEAR_TO_DATE,
    Basis,
    Comparator,
    Unit,
)

_SOME_WORDS = ("name", "cohort", "one", "many", "numerator", "source", "accountable", "means")
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


def measure(place: Place, theme: str, number: int, said: WrittenMeasure) -> Measure:
    """The measure that a table makes, the `number`th of the scorecard. Raises CatalogueError."""
    _check_texts(place, said)
    _check_unit(place, said)
    _check_basis(place, said)
    if said.from_staffing is not None:
        _one_of(place, "from_staffing", said.from_staffing, STAFFING_RATES)
    comparators = _COMPARATORS.get(said.basis, _QUARTERLY_COMPARATORS)
    profiles = PROFILES if said.basis is Basis.YTD_COUNT else ("none",)
    return Measure(
        id=said.id,
        place=number,
        theme=theme,
        name=said.name,
        also=said.also,
        cohort=said.cohort,
        one=said.one,
        many=said.many,
        numerator=said.numerator,
        denominator=said.denominator,
        unit=said.unit,
        value_words=said.value_words,
        decimals=said.decimals,
        basis=said.basis,
        polarity=said.polarity,
        band=measure_parts.band(place, said.polarity, said.band),
        amber=measure_parts.amber(place, said.polarity, said.amber),
        tolerance=measure_parts.amount(place, "tolerance", said.tolerance),
        comparator=Comparator(_one_of(place, "comparator", said.comparator, comparators)),
        profile=_one_of(place, "profile", said.profile, profiles),
        seasonal=said.seasonal,
        same_children=said.same_children,
        adds_up=said.adds_up,
        suppress=_one_of(place, "suppress", said.suppress, SUPPRESS_RULES),
        due_after_months=said.due_after_months or 0,
        national_code=said.national_code,
        dfe=measure_parts.dfe(place, said.dfe),
        from_staffing=said.from_staffing or "",
        source=said.source,
        accountable=said.accountable,
        means=said.means,
        caution=said.caution,
        breaks=measure_parts.breaks(place, said.breaks),
        may_be_negative=said.may_be_negative,
        may_exceed_100=said.may_exceed_100,
        counts_events=bool(said.counts_events),
        school_year=bool(said.school_year),
        limits=measure_parts.limits(place, said.limits),
    )


def _one_of(place: Place, key: str, value: str, allowed: Iterable[str]) -> str:
    if value not in tuple(allowed):
        raise place.refusal(key, value, allowed)
    return value


def _check_texts(place: Place, said: WrittenMeasure) -> None:
    """An id that an address and a file name can hold, and something said under every key that says what is counted."""
    if not said.id or not all(part.isascii() and part.isalnum() for part in said.id.split("-")):
        raise place.refusal("id", said.id, ["letters and digits joined by hyphens"])
    for key in _SOME_WORDS:
        if not getattr(said, key).strip():
            raise place.refusal(key, "nothing", ["some words"])


def _check_unit(place: Place, said: WrittenMeasure) -> None:
    """A denominator where the unit is one number over another, and no more decimals than it can have."""
    if bool(said.denominator) == (said.unit in WITHOUT_DENOMINATOR):
        allowed = (
            "nothing" if said.unit in WITHOUT_DENOMINATOR else "what the numerator is divided by"
        )
        raise place.refusal("denominator", said.denominator, [allowed])
    most = _MOST_DECIMALS.get(said.unit, 4)
    if not 0 <= said.decimals <= most:
        raise place.refusal("decimals", said.decimals, range(most + 1))


def _check_basis(place: Place, said: WrittenMeasure) -> None:
    """What only a count, a yearly figure or a year to date has."""
    if said.basis is Basis.YTD_COUNT and said.unit is not Unit.NUMBER:
        raise place.refusal("unit", said.unit, [Unit.NUMBER])
    if (said.basis is Basis.ANNUAL) != (said.due_after_months is not None):
        allowed = "a whole number of months, for annual measures and no others"
        raise place.refusal("due_after_months", said.due_after_months, [allowed])
    if said.counts_events is not None and said.basis not in YEAR_TO_DATE:
        allowed = "nothing, but of a measure that is counted from April"
        raise place.refusal("counts_events", said.counts_events, [allowed])
    if said.school_year is not None and said.basis is not Basis.ANNUAL:
        raise place.refusal("school_year", said.school_year, ["nothing, but of an annual measure"])
