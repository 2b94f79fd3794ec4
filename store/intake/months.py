"""The months of one quarter, where a sheet has a column a month: which of them, or what of them, is the quarter's figure."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from metrics.catalogue.measure import Measure
from metrics.vocabulary import Basis
from store.intake import cells, periods, recipe

_AMOUNTS = ("numerator", "denominator", "value")


class Month(NamedTuple):
    """The period that a column of figures names: the code of it or of the quarter that holds it, its end, its words.

    What is written apart is apart (`30/06/2024` and `Jun-24` are two columns of one quarter).
    """

    code: str
    end: date
    text: str

    @classmethod
    def of(cls, text: str) -> "Month":
        """The month, or the longer period, that a text names. Raises CellError."""
        found = periods.quarter(periods.period(text))
        return cls(found.code, periods.last_day(text), text)


def of_quarter(
    measure: Measure, months: Sequence[tuple[Month, Mapping[str, str]]], rule: str
) -> tuple[Month, dict[str, str]] | None:
    """The figure of a quarter from its columns (each with its cells by part), and the column that it is told under.

    One column is the quarter's. Of several, a figure counted in the quarter is their sum, where all three are
    there, unless the `rule` (of `recipe.MONTHS`) is that months count on; any other is that of the last month,
    which looks back over the quarter by itself. None where that cannot be told: shares cannot be added, and of two columns of one day neither is the later.
    """
    filled = [(month, parts) for month, parts in months if parts.keys() & set(_AMOUNTS)]
    if len(months) == 1:
        return filled[0][0], dict(filled[0][1])
    if is_summed(measure, rule):
        return _sum(measure, filled) if len(filled) == len(months) == 3 else None
    (last, parts), *others = sorted(filled, key=lambda each: each[0].end, reverse=True)
    if any(month.end == last.end for month, _ in others):
        return None
    return last, dict(parts)


def is_summed(measure: Measure, rule: str) -> bool:
    """Whether the quarter's figure of a measure is the sum of its months, by a rule of `recipe.MONTHS`."""
    return rule == recipe.BY_MEASURE and measure.basis is Basis.IN_QUARTER


def is_over(months: Sequence[Month]) -> bool:
    """Whether the latest of these columns is of the end of its quarter: a month before it is not the quarter's."""
    last = max(months, key=lambda each: each.end)
    return last.end >= periods.quarter(periods.period(last.text)).end or not periods.is_month(
        last.text
    )


def _sum(
    measure: Measure, months: Sequence[tuple[Month, Mapping[str, str]]]
) -> tuple[Month, dict[str, str]] | None:
    """The months added up, by their parts; None where there is nothing that can be added."""
    last = max(month for month, _ in months)
    wanted = ("numerator", "denominator") if measure.has_denominator else ("value",)
    totals = {}
    for part in wanted:
        amounts = [_amount(parts.get(part) or parts.get("numerator", "")) for _, parts in months]
        if None in amounts:
            return None
        totals[part] = str(sum(filter(None, amounts), Decimal(0)))
    return last, totals


def _amount(text: str) -> Decimal | None:
    try:
        found = cells.number(text)
    except cells.CellError:
        return None
    return found.amount if isinstance(found, cells.Number) and not found.sign else None
