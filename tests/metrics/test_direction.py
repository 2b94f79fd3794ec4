"""Direction of travel: movement of the number and, apart from it, the judgement."""

from decimal import Decimal
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.metrics.sql_case import run
from tests.metrics.test_oracle_rating import PAIR

DEFAULTS: dict[str, Any] = {
    "series_id": "it", "comparator": "previous_quarter", "polarity": "high", "basis": "position",
    "tolerance": 0, "quarter": 2, "comparator_quarter": 1, "comparable": True,
}  # fmt: skip


def _directions(cases: list[dict[str, Any]]) -> list[tuple[str, str]]:
    rows = [
        [{**DEFAULTS, **case, "series_id": f"{number:05}"}.get(column) for column in PAIR]
        for number, case in enumerate(cases)
    ]
    found = {
        row["series_id"]: (row["movement"], row["judgement"])
        for row in run(("direction",), "pair", PAIR, rows)
    }
    return [found[f"{number:05}"] for number in range(len(cases))]


def _direction(**case: Any) -> tuple[str, str]:
    return _directions([case])[0]


@pytest.mark.parametrize(
    ("polarity", "now", "then", "tolerance", "expected"),
    [
        ("high", 82, 80, 0, ("up", "improved")), ("high", 78, 80, 0, ("down", "worsened")),
        ("low", 82, 80, 0, ("up", "worsened")), ("low", 78, 80, 0, ("down", "improved")),
        ("neutral", 82, 80, 0, ("up", "not_judged")), ("high", 80, 80, 0, ("level", "no_change")),
        ("high", 81, 80, 1, ("level", "no_change")), ("high", "81.1", 80, 1, ("up", "improved")),
        ("low", 79, 80, 1, ("level", "no_change")), ("low", "78.9", 80, 1, ("down", "improved")),
    ],
)  # fmt: skip
def test_movement_and_judgement_at_the_tolerance(
    polarity: str, now: Any, then: Any, tolerance: int, expected: tuple[str, str]
) -> None:
    found = _direction(
        polarity=polarity, value=Decimal(now), comparator_value=Decimal(then), tolerance=tolerance
    )
    assert found == expected


@pytest.mark.parametrize(
    ("now", "then", "judgement"),
    [
        (19, 21, "improved"), (11, 14, "worsened"), (10, 20, "no_change"), (13, 17, "no_change"),
        (5, 11, "worsened"), (25, 19, "worsened"), (12, 11, "improved"),
    ],
)  # fmt: skip
def test_in_a_band_nearer_is_better(now: int, then: int, judgement: str) -> None:
    found = _direction(polarity="band", value=now, comparator_value=then, goal_low=12, goal_high=18)
    assert found[1] == judgement


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"missing": "suppressed"}, ("none", "suppressed")),
        ({"comparator_missing": "suppressed", "value": 5}, ("none", "suppressed")),
        ({"value": 5}, ("none", "no_comparison")),
        ({"comparator_value": 5}, ("none", "no_comparison")),
        ({"value": 5, "comparator_value": 4, "comparable": False}, ("none", "no_comparison")),
        ({"value": 5, "comparator_value": 4, "basis": "ytd_count"}, ("none", "no_comparison")),
        ({"value": 5, "comparator_value": 4, "basis": "ytd_rate"}, ("none", "no_comparison")),
        (
            {"value": 5, "comparator_value": 4, "basis": "ytd_count", "comparator_quarter": 2},
            ("up", "improved"),
        ),
        ({"value": 5, "comparator_value": 4, "denominator": 5}, ("up", "too_few")),
        ({"value": 5, "comparator_value": 4, "comparator_denominator": 5}, ("up", "too_few")),
        (
            {"value": 5, "comparator_value": 4, "denominator": 6, "comparator_denominator": 6},
            ("up", "improved"),
        ),
    ],
)
def test_what_bars_a_comparison(case: dict[str, Any], expected: tuple[str, str]) -> None:
    assert _direction(**case) == expected


@settings(max_examples=40, deadline=None)
@given(
    pairs=st.lists(
        st.tuples(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1)), min_size=1
    ),
    tolerance=st.decimals(0, 5, places=1),
)
def test_turned_round_every_judgement_turns_round(
    pairs: list[tuple[Decimal, Decimal]], tolerance: Decimal
) -> None:
    turned = {"improved": "worsened", "worsened": "improved", "no_change": "no_change"}
    cases = [
        [{"value": now, "comparator_value": then, "tolerance": tolerance} for now, then in pairs],
        [{"value": then, "comparator_value": now, "tolerance": tolerance} for now, then in pairs],
        [
            {"value": now, "comparator_value": then, "tolerance": tolerance, "polarity": "low"}
            for now, then in pairs
        ],
    ]
    found = _directions(list(chain(*cases)))
    there, back, mirrored = (found[at * len(pairs) :][: len(pairs)] for at in range(3))
    assert [judgement for _, judgement in back] == [turned[each] for _, each in there]
    assert [judgement for _, judgement in mirrored] == [turned[each] for _, each in there]
    assert [movement for movement, _ in mirrored] == [movement for movement, _ in there]
