"""Rounding: halves away from 0, by whole numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.exact import decimals_of, half_up, half_up_ratio, shortest


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


@pytest.mark.parametrize(
    ("amount", "written", "decimals"),
    [
        ("100", "100", 0), ("1E+2", "100", 0), ("12.50", "12.5", 1), ("0.0", "0", 0), ("-0.10", "-0.1", 1),
        ("1000000.0000", "1000000", 0), ("0.00000001", "0.00000001", 8),
    ],
)  # fmt: skip
def test_an_amount_has_its_own_decimals_and_no_more(amount, written, decimals):
    assert f"{shortest(Decimal(amount)):f}" == written
    assert decimals_of(Decimal(amount)) == decimals


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=8
    )
)
def test_the_shortest_is_the_same_amount(amount: Decimal) -> None:
    short = shortest(amount)
    assert short == amount
    assert "E" not in f"{short:f}"
    assert not (decimals_of(amount) and f"{short:f}".endswith("0"))


def test_what_is_no_number_has_no_decimals() -> None:
    with pytest.raises(ValueError, match="Infinity"):
        decimals_of(Decimal("Infinity"))
