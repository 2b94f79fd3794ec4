"""Which figures carry a trend: positions and quarters' figures, and the quarters' own parts of what is counted since April."""

from decimal import Decimal

import pytest

from tests.metrics.trend_case import figures, of_figures


def _values(rows, **measure):
    found = of_figures(rows, "trend_value", **measure)
    return {row["place"] - 8000: row["steps"] for row in found}


@pytest.mark.parametrize("basis", ["position", "in_quarter"])
def test_positions_and_quarters_figures_carry_it_themselves(basis: str) -> None:
    assert _values(figures(["50.0", None, "52.5"]), basis=basis) == {0: 500, 2: 525}


@pytest.mark.parametrize("basis", ["rolling_12m", "annual", "ytd_count", "ytd_rate"])
def test_what_overlaps_or_counts_children_once_a_year_carries_none(basis: str) -> None:
    rows = figures(["50.0", "51.0", "52.0"], numerator=Decimal(5), denominator=Decimal(10))
    assert _values(rows, basis=basis, counts_events=False) == {}
    assert _values(rows, basis="rolling_12m", counts_events=True) == {}


def _to_date(parts):
    """Figures to date with these numerators and denominators; None is a quarter without a figure."""
    rows = figures([None if part is None else "1" for part in parts])
    for row, part in zip(rows, parts, strict=True):
        row["numerator"], row["denominator"] = part or (None, None)
    return rows


@pytest.mark.parametrize(
    ("parts", "steps"),
    [
        # The first quarter is itself; each other less the one before; April starts afresh.
        ([(3, None), (7, None), (7, None), (12, None), (2, None)], {0: 3, 1: 4, 2: 0, 3: 5, 4: 2}),
        # Without the quarter before there is no part; the next quarter has one again.
        ([(3, None), None, (7, None), (12, None)], {0: 3, 3: 5}),
        # Fewer than in the quarter before: a revision, and no part.
        ([(8, None), (7, None), (9, None)], {0: 8, 2: 2}),
    ],
)
def test_counts_since_april_are_taken_apart(parts, steps) -> None:
    found = _values(_to_date(parts), basis="ytd_count", counts_events=True, unit="number", scale=1)
    assert found == steps


@pytest.mark.parametrize(
    ("parts", "steps"),
    [
        ([(41, 45), (82, 91)], {0: 911, 1: 891}),  # 41 of 46 is 89.13
        ([(1, 16), (2, 32)], {0: 63, 1: 63}),  # 6.25 rounds half up
        ([(5, 10), (5, 10)], {0: 500}),  # nobody in the second quarter
        ([(5, 10), (12, 14)], {0: 500}),  # more done than due: the two do not fit
        ([(5, 10), (4, 14)], {0: 500}),
    ],
)
def test_rates_since_april_are_taken_apart(parts, steps) -> None:
    assert _values(_to_date(parts), basis="ytd_rate", counts_events=True) == steps


def test_a_part_keeps_its_two_numbers() -> None:
    rows = _to_date([(41, 45), (82, 91)])
    found = of_figures(rows, "trend_value", basis="ytd_rate", counts_events=True)
    assert [(row["derived"], row["own_numerator"], row["own_denominator"]) for row in found] == [
        (True, 41, 45), (True, 41, 46),
    ]  # fmt: skip


def test_no_part_reaches_over_a_break_in_the_definition() -> None:
    rows = _to_date([(3, None), (7, None), (9, None)])
    found = of_figures(
        rows, "trend_value", basis="ytd_count", counts_events=True, unit="number", scale=1,
        breaks=(rows[1]["period"],),
    )  # fmt: skip
    assert {row["place"] - 8000: row["steps"] for row in found} == {0: 3, 2: 2}


def test_a_number_too_large_for_whole_number_sums_carries_none() -> None:
    """Below a hundred thousand million steps every product of the limits fits 64 bits."""
    rows = figures(["9999999999.9", "10000000000.0"])
    assert _values(rows) == {0: 99_999_999_999}
