"""One row's figure: numerator, denominator, value and reason must tell one story, or the row is refused.

Agreement is decided on exact whole-number fractions. A value agrees with its parts if rounding
the fraction half up gives it, at the decimals it was written to or at those members see.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from metrics.catalogue.measure import Measure
from metrics.exact import half_up, half_up_ratio
from metrics.vocabulary import Missing, Unit
from store.intake import cells
from store.intake.cells import Number

Report = Callable[[str, str, object, str], None]
"""Records a fault of this row: column, code, found, allowed."""

_SUREST_DECIMALS: Final = 6
"""Beyond this many decimals a spreadsheet's own arithmetic may differ from the exact fraction."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is kept of a row's figure; a missing one has its code and no amounts, save none of none."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value_given: Decimal | None = None
    missing: Missing | None = None
    reason: str | None = None


def check_readable(row: Mapping[str, str], report: Report) -> None:
    """Report each cell that holds neither a number nor a symbol, where the measure is not known."""
    for column in ("numerator", "denominator", "value"):
        try:
            cells.number(row[column])
        except cells.CellError as fault:
            report(column, fault.code, row[column], fault.allowed)


def read(row: Mapping[str, str], measure: Measure, report: Report, notice: Report) -> Figure | None:
    """The figure of a row's cells, or None with every fault reported."""
    parts: dict[str, Number | Missing | None] = {}
    faults = 0
    for column, reader in (
        ("numerator", cells.amount),
        ("denominator", cells.amount),
        ("value", cells.number if measure.has_denominator else cells.amount),
    ):
        try:
            parts[column] = reader(row[column])
            _check_sign(parts[column], column, measure)
        except cells.CellError as fault:
            report(column, fault.code, row[column], fault.allowed)
            faults += 1
    try:
        stated = cells.reason(row.get("reason", ""))
    except cells.CellError as fault:
        report("reason", fault.code, row["reason"], fault.allowed)
        faults += 1
    if faults:
        return None
    for column, part in parts.items():
        if isinstance(part, Number) and column in _counted(measure) and part.amount % 1:
            report(
                column, "not_whole", part.amount, f"whole {measure.many}: nobody is counted in part"
            )
            faults += 1
    if faults:
        return None
    codes = {part for part in parts.values() if isinstance(part, Missing)}
    if stated:
        codes.add(stated[0])
    words = stated[1] if stated else None
    numbers = {column: part for column, part in parts.items() if isinstance(part, Number)}
    if len(codes) > 1:
        report(
            "reason" if stated else "value",
            "reason_value",
            " and ".join(sorted(codes)),
            "one reason",
        )
        return None
    if codes:
        return _missing(codes.pop(), words, numbers, report)
    if not numbers:
        return Figure(missing=Missing.NOT_AVAILABLE)
    if not measure.has_denominator:
        return _amount(numbers, measure, report)
    return _fraction(numbers, measure, report, notice)


def _counted(measure: Measure) -> tuple[str, ...]:
    """The columns that hold how many there are, of a measure whose parts are counted one by one."""
    if measure.from_staffing:
        return ()
    return {
        Unit.PERCENT: ("numerator", "denominator"), Unit.NUMBER: ("numerator", "value"),
        Unit.PER_10000: ("numerator",), Unit.AVERAGE: ("denominator",),
    }.get(measure.unit, ())  # fmt: skip


def _check_sign(part: Number | Missing | None, column: str, measure: Measure) -> None:
    if not isinstance(part, Number) or not part.sign:
        return
    if part.sign == "%" and (column != "value" or measure.unit is not Unit.PERCENT):
        raise cells.CellError(
            "number" if column != "value" else "unit_mismatch", "a number without %"
        )
    if part.sign == "£" and measure.unit in (Unit.PERCENT, Unit.PER_10000, Unit.NUMBER):
        raise cells.CellError("unit_mismatch", "a number without £")


def _missing(
    code: Missing, words: str | None, numbers: Mapping[str, Number], report: Report
) -> Figure | None:
    numerator, denominator = numbers.get("numerator"), numbers.get("denominator")
    none_of_none = (
        denominator is not None
        and denominator.amount == 0
        and (not numerator or not numerator.amount)
    )
    if none_of_none and "value" not in numbers:
        return Figure(Decimal(0), Decimal(0), None, Missing.NO_CASES, words)
    if numerator or "value" in numbers:
        column = "value" if "value" in numbers else "numerator"
        found = f"{numbers[column].amount} and {code}"
        report(column, "reason_with_value", found, "a figure, or the reason why there is none")
        return None
    return Figure(missing=code, reason=words)


def _amount(numbers: Mapping[str, Number], measure: Measure, report: Report) -> Figure | None:
    """A figure without a denominator: a count or a sum of money, in either column."""
    if "denominator" in numbers:
        report(
            "denominator",
            "part_unexpected",
            numbers["denominator"].amount,
            "nothing: a plain number",
        )
        return None
    column = "value" if "value" in numbers else "numerator"
    found = numbers[column].amount
    if "numerator" in numbers and numbers["numerator"].amount != found:
        report("value", "total_mismatch", found, f"the numerator, {numbers['numerator'].amount}")
        return None
    if found < 0 and not measure.may_be_negative:
        report(column, "negative", found, "0 or more")
        return None
    return Figure(numerator=found)


def _fraction(
    numbers: Mapping[str, Number], measure: Measure, report: Report, notice: Report
) -> Figure | None:
    value = numbers.get("value")
    if "numerator" not in numbers and "denominator" not in numbers and value:
        return _value_alone(value, measure, report, notice)
    for column, other in (("numerator", "denominator"), ("denominator", "numerator")):
        if column not in numbers:
            report(column, "part_missing", f"{other} alone", "both parts, or a value without parts")
            return None
    numerator, denominator = numbers["numerator"].amount, numbers["denominator"].amount
    negative = [
        column
        for column, part, allowed in (
            ("numerator", numerator, measure.may_be_negative),
            ("denominator", denominator, False),
        )
        if part < 0 and not allowed
    ]
    for column in negative:
        report(column, "negative", numbers[column].amount, "0 or more")
    if negative:
        return None
    if denominator == 0:
        return _of_none(numerator, value, report)
    if measure.unit is Unit.PERCENT and numerator > denominator and not measure.may_exceed_100:
        allowed = f"no more than the denominator, {denominator}"
        report("numerator", "num_gt_den", numerator, allowed)
        return None
    if value and not _agrees(value, numerator, denominator, measure, report):
        return None
    return Figure(numerator, denominator)


def _of_none(numerator: Decimal, value: Number | None, report: Report) -> Figure | None:
    if numerator:
        report(
            "numerator",
            "zero_denominator",
            f"{numerator} of 0",
            "0 of 0 where there were none to count",
        )
        return None
    if value:
        report("value", "zero_denominator", value.amount, "nothing: there were none to count")
        return None
    return Figure(Decimal(0), Decimal(0), None, Missing.NO_CASES)


def _value_alone(value: Number, measure: Measure, report: Report, notice: Report) -> Figure | None:
    """A share whose parts were not supplied."""
    given = value.amount
    if given < 0 and not measure.may_be_negative:
        report("value", "negative", given, "0 or more")
        return None
    if measure.unit is Unit.PERCENT:
        if given > 100 and not measure.may_exceed_100:
            report("value", "percent", given, "no more than 100%")
            return None
        # 0.086 to more places than members see may be 8.6% as a fraction; its sign or its parts tell.
        if 0 < given < 1 and value.decimals > measure.decimals and not value.sign:
            allowed = "8.6 or 8.6% for 8.6 per cent; below 1, give the parts or the % sign"
            report("value", "percent", given, allowed)
            return None
    if given != half_up(given, cells.PLACES):
        kept = half_up(given, measure.decimals)
        notice("value", "rounded", given, f"kept as {kept}")
        return Figure(value_given=kept)
    return Figure(value_given=given)


def _agrees(
    value: Number, numerator: Decimal, denominator: Decimal, measure: Measure, report: Report
) -> bool:
    top, below = numerator.as_integer_ratio()
    over, under = denominator.as_integer_ratio()
    top, over = top * under * measure.multiplier, over * below
    if _is_fraction(value, top, over, measure.decimals):
        return True
    shown = half_up_ratio(top, over, measure.decimals)
    if (
        measure.unit is Unit.PERCENT
        and not value.sign
        and _is_fraction(value, top, over * 100, None)
    ):
        allowed = f"{shown}: per cent, not a fraction of 1"
        report("value", "percent", value.amount, allowed)
    else:
        allowed = f"{shown}, which is what {numerator} and {denominator} give"
        report("value", "total_mismatch", value.amount, allowed)
    return False


def _is_fraction(value: Number, top: int, over: int, decimals: int | None) -> bool:
    """Whether a value is the fraction, at the decimals written or at `decimals`."""
    if value.decimals > _SUREST_DECIMALS:
        written, scale = value.amount.as_integer_ratio()
        return abs(written * over - top * scale) * 10**_SUREST_DECIMALS <= over * scale
    if value.amount == half_up_ratio(top, over, value.decimals):
        return True
    return decimals is not None and value.amount == half_up_ratio(top, over, decimals)
