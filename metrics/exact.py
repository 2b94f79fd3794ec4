"""Rounding: the one rule by which a figure gets the decimals it is shown with."""

from decimal import Decimal
from fractions import Fraction


def half_up(amount: Decimal | Fraction, decimals: int) -> Decimal:
    """An exact amount rounded half up (away from 0, so that up and down are alike) at so many decimals."""
    return half_up_ratio(*amount.as_integer_ratio(), decimals)


def half_up_ratio(numerator: int, denominator: int, decimals: int) -> Decimal:
    """A fraction (denominator above 0) rounded half up, by whole numbers."""
    size = (2 * abs(numerator) * 10**decimals + denominator) // (2 * denominator)
    return Decimal(-size if numerator < 0 else size).scaleb(-decimals)
