"""Exact numbers: the one rule by which a figure gets the decimals it is shown with, and those it has of its own."""

from decimal import Decimal
from fractions import Fraction


def half_up(amount: Decimal | Fraction, decimals: int) -> Decimal:
    """An exact amount rounded half up (away from 0, so that up and down are alike) at so many decimals."""
    return half_up_ratio(*amount.as_integer_ratio(), decimals)


def half_up_ratio(numerator: int, denominator: int, decimals: int) -> Decimal:
    """A fraction (denominator above 0) rounded half up, by whole numbers."""
    size = (2 * abs(numerator) * 10**decimals + denominator) // (2 * denominator)
    return Decimal(-size if numerator < 0 else size).scaleb(-decimals)


def decimals_of(amount: Decimal) -> int:
    """The decimals that an amount has, trailing noughts not among them: 0 of 100, 1 of 12.50."""
    exponent = amount.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"an amount is a number, not {amount}")
    return max(0, -exponent)


def shortest(amount: Decimal) -> Decimal:
    """The same amount with the decimals that it has and no more, never in powers of ten."""
    return amount.quantize(Decimal(1).scaleb(-decimals_of(amount)))
