"""Rounding: halves away from 0, by whole numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.exact import half_up, half_up_ratio


@pytest.mark.parametrize(
    ("amount", "decimals", "said"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(49, 100), 0, "0"),
        (Fraction(1, 20), 1, "0.1"),
        (Fraction(-1, 20), 1, "-0.1"),
        (Fraction(2, 3), 1, "0.7"),
        (Fraction(0), 1, "0.0"),
    ],
)
def test_amounts_round_half_away_from_nought(amount, decimals, said):
    assert half_up(amount, decimals) == Decimal(said)


@given(
    st.integers(-(10**12), 10**12), st.integers(1, 10**9), st.integers(0, 6)
)  # fmt: skip
def test_rounding_is_half_up_away_from_0(top: int, over: int, decimals: int) -> None:
    rounded = half_up_ratio(top, over, decimals)
    twice_apart = 2 * (abs(int(rounded.scaleb(decimals))) * over - abs(top) * 10**decimals)
    assert -over < twice_apart <= over
