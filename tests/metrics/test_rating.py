"""Ratings at their edges, and what must hold of every rating whatever the figures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.metrics.rating_case import rated, rating

ORDER = {"red": 0, "amber": 1, "green": 2}


@pytest.mark.parametrize(
    ("polarity", "amber", "amount", "value", "expected"),
    [
        ("high", "points", "5", "90.0", "green"), ("high", "points", "5", "89.9", "amber"),
        ("high", "points", "5", "85.0", "amber"), ("high", "points", "5", "84.9", "red"),
        ("high", "percent", "5", "85.5", "amber"), ("high", "percent", "5", "85.4", "red"),
        ("high", "floor", "80", "80.0", "amber"), ("high", "floor", "80", "79.9", "red"),
        ("high", "none", None, "90.0", "green"), ("high", "none", None, "89.9", "red"),
        ("low", "points", "5", "90.0", "green"), ("low", "points", "5", "90.1", "amber"),
        ("low", "points", "5", "95.0", "amber"), ("low", "points", "5", "95.1", "red"),
        ("low", "percent", "5", "94.5", "amber"), ("low", "percent", "5", "94.6", "red"),
        ("low", "floor", "97", "97.0", "amber"), ("low", "floor", "97", "97.1", "red"),
        ("low", "none", None, "90.1", "red"),
    ],
)  # fmt: skip
def test_an_edge_belongs_to_the_better_rating(
    polarity: str, amber: str, amount: str | None, value: str, expected: str
) -> None:
    found = rating(
        polarity=polarity,
        amber_kind=amber,
        amber_amount=amount and Decimal(amount),
        target=Decimal(90),
        value=value,
    )
    assert found == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("9.9", "red"), ("10.0", "amber"), ("11.9", "amber"), ("12.0", "green"),
        ("18.0", "green"), ("18.1", "amber"), ("20.0", "amber"), ("20.1", "red"),
    ],
)  # fmt: skip
def test_a_band_is_green_between_its_edges_and_amber_beside_them(value: str, expected: str) -> None:
    found = rating(
        polarity="band", amber_kind="points", amber_amount=2, band_low=12, band_high=18, value=value
    )
    assert found == expected


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("not_available", "not_available"), ("not_yet_due", "not_available"),
        ("not_received", "not_available"), ("rounds_to_zero", "not_available"),
        ("not_applicable", "not_applicable"), ("no_cases", "no_cases"),
        ("suppressed", "suppressed"),
    ],
)  # fmt: skip
def test_a_missing_figure_is_not_rated_and_says_why(missing: str, expected: str) -> None:
    assert rating(target=Decimal(90), missing=missing) == expected
    assert rating(polarity="neutral", missing=missing) == "no_rating"


def test_without_a_target_there_is_no_colour() -> None:
    assert rating(value="90.0") == "no_target"


@pytest.mark.parametrize(
    ("profile", "quarter", "compare_with"),
    [
        ("linear", 1, "9.25"), ("linear", 4, "37"), ("explicit", 2, "20"), ("none", 3, None),
        ("none", 4, "37"),
    ],
)  # fmt: skip
def test_a_count_to_date_is_held_against_its_share_of_the_years_target(
    profile: str, quarter: int, compare_with: str | None
) -> None:
    case = {
        "case_id": "it", "basis": "ytd_count", "profile": profile, "quarter": quarter, "scale": 1,
        "target": Decimal(37), "profiled": Decimal(20), "numerator": Decimal(20),
    }  # fmt: skip
    found = rated([case])["it"]
    assert found["compare_with"] == (compare_with and Decimal(compare_with))
    assert (found["rating"] == "no_target") == (compare_with is None)


def test_a_target_for_just_this_quarter_is_not_shared_out() -> None:
    case = {
        "case_id": "it", "basis": "ytd_count", "profile": "linear", "quarter": 1, "scale": 1,
        "target": Decimal(12), "for_period": True, "numerator": Decimal(11),
    }  # fmt: skip
    assert rated([case])["it"]["compare_with"] == 12


def test_a_years_figure_of_a_count_to_date_is_held_against_the_whole_target() -> None:
    case = {
        "case_id": "it", "basis": "ytd_count", "profile": "linear", "kind": "financial_year",
        "quarter": 0, "scale": 1, "target": Decimal(40), "numerator": Decimal(39),
    }  # fmt: skip
    case["quarter"] = None
    assert rated([case])["it"]["compare_with"] == 40


values = st.decimals(0, 100, places=1)
amounts = st.decimals(0, 20, places=1)
kinds = st.sampled_from(["points", "none"])


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(values, values, kinds, amounts), min_size=15, max_size=30))
def test_the_mirror_image_has_the_same_rating(
    tried: list[tuple[Decimal, Decimal, str, Decimal]],
) -> None:
    """What is high and good is as good as its reflection that is low and good."""
    cases = []
    for number, (value, target, kind, amount) in enumerate(tried):
        rule = {"amber_kind": kind, "amber_amount": amount if kind == "points" else None}
        for polarity, held, aim in (("high", value, target), ("low", 200 - value, 200 - target)):
            cases.append({
                "case_id": f"{polarity} {number}", "polarity": polarity, "value_given": held,
                "target": aim, **rule,
            })  # fmt: skip
    found = rated(cases)
    for number in range(len(tried)):
        assert found[f"high {number}"]["rating"] == found[f"low {number}"]["rating"], tried[number]


@settings(max_examples=30, deadline=None)
@given(
    target=st.decimals(1, 100, places=1),
    kind=st.sampled_from(["points", "percent", "none"]),
    amount=amounts,
    polarity=st.sampled_from(["high", "low"]),
)
def test_a_better_value_is_never_rated_worse(
    target: Decimal, kind: str, amount: Decimal, polarity: str
) -> None:
    steps = [Decimal(step) / 2 for step in range(0, 201)]
    found = rated([
        {
            "case_id": str(value), "polarity": polarity, "value_given": value, "target": target,
            "amber_kind": kind, "amber_amount": amount if kind != "none" else None,
        }
        for value in steps
    ])  # fmt: skip
    worst_to_best = steps if polarity == "high" else steps[::-1]
    ranks = [ORDER[found[str(value)]["rating"]] for value in worst_to_best]
    assert ranks == sorted(ranks)
    assert found[str(steps[-1] if polarity == "high" else steps[0])]["rating"] == "green"


@settings(max_examples=30, deadline=None)
@given(low=st.integers(0, 50), width=st.integers(0, 30), amount=st.integers(0, 10))
def test_within_a_band_nearer_is_never_worse(low: int, width: int, amount: int) -> None:
    high = low + width
    found = rated([
        {
            "case_id": str(value), "polarity": "band", "value_given": Decimal(value),
            "band_low": low, "band_high": high, "amber_kind": "points", "amber_amount": amount,
        }
        for value in range(0, 101)
    ])  # fmt: skip
    for value in range(0, 101):
        away = max(low - value, 0, value - high)
        expected = "green" if away == 0 else "amber" if away <= amount else "red"
        assert found[str(value)]["rating"] == expected


def test_a_per_cent_of_a_large_target_is_held_exactly() -> None:
    """A tenth below 250,000,001 is 225,000,000.9: more digits than 64 bits hold on the way there."""
    rule = {"scale": 1, "amber_kind": "percent", "amber_amount": 10, "target": Decimal(250_000_001)}
    cases = [
        {"case_id": str(value), "numerator": Decimal(value), **rule}
        for value in (225_000_000, 225_000_001)
    ]
    found = rated(cases)
    assert found["225000000"]["rating"] == "red"
    assert found["225000001"]["rating"] == "amber"


def test_a_negative_fraction_is_rounded_half_away_from_nought() -> None:
    case = {"case_id": "it", "numerator": Decimal(-16), "denominator": Decimal(10), "scale": 1}
    assert rated([{**case, "multiplier": 1}])["it"]["value"] == -2
