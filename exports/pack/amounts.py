"""How a spreadsheet holds an amount and shows it as members read it.

A workbook's figures can so be added up and sorted, and still read as they do elsewhere: `21.0%` is the
number 0.21, `4.0% p` is 0.04 with its mark, `64 per 10,000` is 64.
"""

from dataclasses import dataclass
from decimal import Decimal

from charts.numbers import MINUS
from metrics.vocabulary import Unit
from reporting.told import Amount

_AFTER = {Unit.PER_10000: " per 10,000", Unit.RATIO: " to 1"}
"""What stands after the digits of a unit, as `metrics.words.narrative.amount` writes it."""


@dataclass(frozen=True)
class Form:
    """How a number is shown: the words before its digits, its decimals, a per cent sign, the words after."""

    before: str
    decimals: int
    percent: bool
    after: str


def form(amount: Amount) -> Form:
    """How an amount is shown."""
    mark = f" {amount.mark}" if amount.mark else ""
    return Form(
        "£" if amount.unit is Unit.GBP else "",
        amount.decimals,
        amount.unit is Unit.PERCENT,
        _AFTER.get(amount.unit, "") + mark,
    )


def held(amount: Amount) -> Decimal:
    """The number as a spreadsheet holds it: a per cent as its hundredth."""
    return amount.value.scaleb(-2) if amount.unit is Unit.PERCENT else amount.value


def number_format(amount: Amount) -> str:
    """The number format that shows an amount's words."""
    found = form(amount)
    before, after = (f'"{words}"' if words else "" for words in (found.before, found.after))
    return signed(f"{before}{digits(found.decimals)}{'%' if found.percent else ''}{after}")


def digits(decimals: int) -> str:
    """A number format's digits, thousands apart."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def signed(shown: str) -> str:
    """A number format that shows a negative number with a true minus."""
    return f'{shown};"{MINUS}"{shown}'
