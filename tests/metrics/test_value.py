"""The value that members see: half up at the published decimals, exactly, for every fraction."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.rules import rule
from tests.metrics.rating_case import COLUMNS, rated


def _half_up(exact: Fraction, decimals: int) -> Decimal:
    """Half away from nought, by whole numbers alone: the definition, not the product's arithmetic."""
    steps = abs(exact) * 10**decimals
    whole, rest = divmod(steps.numerator, steps.denominator)
    if 2 * rest >= steps.denominator:
        whole += 1
    return Decimal(whole if exact >= 0 else -whole).scaleb(-decimals)


@pytest.mark.parametrize("decimals", [0, 1])
def test_every_fraction_with_a_denominator_up_to_1000_is_rounded_half_up(decimals: int) -> None:
    """All 501,500 of them, in one run of the rule, compared as whole numbers."""
    shape = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE edition_figure ({shape})")
        connection.execute(
            "INSERT INTO edition_figure (numerator, denominator, scale, multiplier)"
            " SELECT n, d, ?, 100 FROM range(1, 1001) AS t(d), range(0, 1001) AS u(n) WHERE n <= d",
            [10**decimals],
        )
        connection.execute(rule("valued").statement)
        found = connection.execute(
            "SELECT CAST(numerator AS INTEGER), CAST(denominator AS INTEGER),"
            " CAST(value * 10000 AS BIGINT) FROM valued"
        ).fetchall()
    assert len(found) == 501_500
    step = 10 ** (4 - decimals)
    wrong = [
        (n, d, value)
        for n, d, value in found
        # v is n/d half up when v - 1/2 <= n/d < v + 1/2, all multiplied up to whole numbers.
        if value % step or not (2 * value - step) * d <= 2 * n * 1_000_000 < (2 * value + step) * d
    ]
    assert wrong == []


PARTS = st.tuples(
    st.decimals(0, 10**6, places=4),
    st.decimals(Decimal("0.0001"), 10**6, places=4),
    st.integers(0, 2),
    st.sampled_from([1, 100, 10_000]),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(PARTS, min_size=20, max_size=40))
def test_parts_with_decimals_are_rounded_half_up(
    parts: list[tuple[Decimal, Decimal, int, int]],
) -> None:
    cases, wanted = [], {}
    for number, (numerator, denominator, decimals, multiplier) in enumerate(parts):
        if Fraction(numerator) / Fraction(denominator) * multiplier >= 10**10:
            denominator = Decimal(10**6)
        exact = Fraction(numerator) / Fraction(denominator) * multiplier
        wanted[str(number)] = _half_up(exact, decimals)
        cases.append({
            "case_id": str(number), "numerator": numerator, "denominator": denominator,
            "scale": 10**decimals, "multiplier": multiplier,
        })  # fmt: skip
    found = rated(cases)
    assert {name: found[name]["value"] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("given_value", "decimals", "seen"),
    [
        ("89.95", 1, "90.0"), ("89.9499", 1, "89.9"), ("0.05", 1, "0.1"), ("0.5", 0, "1"),
        ("-0.5", 0, "-1"), ("-0.4999", 0, "0"), ("-12.25", 1, "-12.3"), ("7", 2, "7.00"),
    ],
)  # fmt: skip
def test_a_given_value_is_rounded_half_away_from_nought(
    given_value: str, decimals: int, seen: str
) -> None:
    for column in ("value_given", "numerator"):
        case = {"case_id": "it", column: Decimal(given_value), "scale": 10**decimals}
        assert rated([case])["it"]["value"] == Decimal(seen)
    exact = Decimal(given_value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert exact == Decimal(seen)


@pytest.mark.parametrize("missing", ["no_cases", "suppressed", "not_available", "not_received"])
def test_a_missing_figure_has_no_value_whatever_its_parts(missing: str) -> None:
    case = {"case_id": "it", "numerator": 0, "denominator": 0, "missing": missing}
    assert rated([case])["it"]["value"] is None
