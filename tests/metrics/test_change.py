"""The one test of what has its parts: its chance against exact ones, its two looks, and a scorecard judged at once."""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.rules import leading_to
from tests.metrics.sql_case import make
from tests.metrics.trend_case import FIGURE, GIVEN, MEASURE, PLAIN, SERIES, Series, of_figures

LOOK = {
    "series_id": "INTEGER", "period": "VARCHAR", "place": "INTEGER", "looked": "VARCHAR",
    "is_share": "BOOLEAN", "events": "DECIMAL(18, 4)", "base": "DECIMAL(18, 4)",
    "events_before": "DECIMAL(18, 4)", "base_before": "DECIMAL(18, 4)",
    "squares_before": "BIGINT", "quarters_before": "BIGINT",
}  # fmt: skip
SIGNAL = tuple(
    each.name for each in leading_to("signal", {"measure", "series", "figure", "segment", *GIVEN})
)


def _chances(*looks: tuple[bool, int, int, Sequence[tuple[int, int]]]) -> list[dict[str, Any]]:
    """What the rule says of looks: (is a share, events, base, the (events, base) before)."""
    case = Series([], [])
    rows = [
        (
            at, "q", at, "quarter", share, x, n, sum(e for e, _ in before),
            sum(b for _, b in before), sum(10000 * e * e // b for e, b in before), len(before),
        )
        for at, (share, x, n, before) in enumerate(looks)
    ]  # fmt: skip
    make(case.connection, "look", LOOK, rows)
    return sorted(case.run("look_chance"), key=lambda row: row["place"])


def _beyond(t: float, freedom: int) -> float:
    """Student's t beyond t on either side, by its finite sums (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    term, total = 1.0, 1.0
    for step in range(2 if freedom % 2 == 0 else 3, freedom - 1, 2):
        term *= cosine**2 * (step - 1) / step
        total += term
    if freedom % 2 == 0:
        return 1 - sine * total
    return 1 - 2 / math.pi * (angle + (sine * cosine * total if freedom > 1 else 0))


def _expected(share: bool, x: int, n: int, before: Sequence[tuple[int, int]]) -> float:
    """The chance of a look, worked out from its definition."""
    x0, n0 = sum(e for e, _ in before), sum(b for _, b in before)
    whole = (x + x0) / (n + n0)
    cells = [(x, n * whole), (x0, n0 * whole)]
    if share:
        cells += [(n - x, n * (1 - whole)), (n0 - x0, n0 * (1 - whole))]
    deviance = 2 * sum(o * math.log(o / e) for o, e in cells if o)
    level = x0 / n0
    chi = sum((e - b * level) ** 2 / (b * level * (1 - level if share else 1)) for e, b in before)
    spread, freedom = chi / (len(before) - 1), len(before) - 1
    t = math.sqrt(deviance / max(spread, 1))
    return _beyond(t, freedom) if spread > 1 else math.erfc(t / math.sqrt(2))


def test_the_finite_sums_give_the_printed_tables() -> None:
    """The points of 5% and 1% of Student's t as every table prints them."""
    for t, freedom, p in (
        (2.571, 5, 0.05), (4.032, 5, 0.01), (2.228, 10, 0.05), (3.169, 10, 0.01),
        (2.086, 20, 0.05), (2.845, 20, 0.01), (12.706, 1, 0.05), (4.303, 2, 0.05),
    ):  # fmt: skip
        assert _beyond(t, freedom) == pytest.approx(p, abs=1e-4), (t, freedom)


STEADY = [(16, 20), (15, 20), (17, 20), (16, 21), (15, 19), (18, 22), (16, 20), (14, 18)]
WIDE = [(10, 20), (19, 20), (12, 20), (18, 20), (11, 20), (19, 20), (10, 20), (20, 20)]
COUNTS = [(3, 1), (5, 1), (2, 1), (4, 1), (6, 1), (3, 1)]


@pytest.mark.parametrize("before", [STEADY, WIDE])
@pytest.mark.parametrize(("x", "n"), [(0, 20), (8, 20), (14, 20), (16, 20), (20, 20), (100, 350)])
def test_a_share_by_its_definition(x: int, n: int, before: list[tuple[int, int]]) -> None:
    (found,) = _chances((True, x, n, before))
    assert float(found["p"]) == pytest.approx(_expected(True, x, n, before), rel=2e-3, abs=1e-6)
    assert not found["is_exact"]


@pytest.mark.parametrize("x", [0, 1, 4, 9, 15, 30])
def test_a_count_by_its_definition(x: int) -> None:
    (found,) = _chances((False, x, 1, COUNTS))
    assert float(found["p"]) == pytest.approx(_expected(False, x, 1, COUNTS), rel=2e-3, abs=1e-6)


BEFORE = st.lists(
    st.integers(6, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=5,
    max_size=20,
)


@settings(max_examples=60, deadline=None)
@given(BEFORE, st.integers(6, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_every_share_by_its_definition(before: list[tuple[int, int]], now: tuple[int, int]) -> None:
    x0, n0 = sum(e for e, _ in before), sum(b for _, b in before)
    (found,) = _chances((True, *now, before))
    if 0 < x0 < n0:
        expected = _expected(True, *now, before)
        assert float(found["p"]) == pytest.approx(expected, rel=5e-3, abs=2e-6)
        assert found["upward"] == (Fraction(*now) > Fraction(x0, n0))
    assert found["is_exact"] == (x0 in (0, n0))


@settings(max_examples=60, deadline=None)
@given(BEFORE, st.integers(6, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_turned_round_a_share_has_the_same_chance(
    before: list[tuple[int, int]], now: tuple[int, int]
) -> None:
    """Those who met it, or those who did not: one question."""
    turned = (True, now[1] - now[0], now[1], [(b - e, b) for e, b in before])
    one, other = _chances((True, *now, before), turned)
    assert float(one["p"]) == pytest.approx(float(other["p"]), abs=2e-4, rel=1e-2)
    x0, n0 = sum(e for e, _ in before), sum(b for _, b in before)
    if Fraction(*now) != Fraction(x0, n0):
        assert one["upward"] != other["upward"]


@pytest.mark.parametrize(("x", "n", "quarters", "base"), [
    (24, 60, 15, 60), (1, 60, 15, 60), (6, 6, 8, 6), (0, 20, 8, 20), (3, 7, 5, 400), (40, 300, 19, 350),
])  # fmt: skip
def test_after_none_or_all_the_chance_is_exact(x: int, n: int, quarters: int, base: int) -> None:
    """That those who differ are all among the last: C(n, x) of C(n + all before, x)."""
    every = n + quarters * base
    exact = Fraction(math.comb(n, x), math.comb(every, x))
    none = (True, x, n, [(0, base)] * quarters)
    everyone = (True, n - x, n, [(base, base)] * quarters)
    for found in _chances(none, everyone):
        assert found["is_exact"]
        assert float(found["p"]) == pytest.approx(float(exact), rel=1e-6, abs=6e-11)


@pytest.mark.parametrize(("x", "quarters"), [(0, 19), (1, 19), (2, 19), (5, 8), (8, 5)])
def test_a_count_after_none_is_exact(x: int, quarters: int) -> None:
    """Eight in the last of twenty quarters: one in twenty, eight times."""
    (found,) = _chances((False, x, 1, [(0, 1)] * quarters))
    assert float(found["p"]) == pytest.approx((1 / (quarters + 1)) ** x, abs=6e-11)


def _council(
    series: Sequence[tuple[str, Sequence[tuple[int, int]]]], **measure: Any
) -> list[dict[str, Any]]:
    """What the last quarter of each series says: (team, its (events, base) a quarter), of one scorecard."""
    case = Series([], [])
    case.connection.execute("DROP TABLE trend_value")
    case.connection.execute("DROP TABLE xmr_setting")
    case.connection.execute("DROP TABLE xmr_goal")
    made = {**PLAIN, **measure}
    make(case.connection, "measure", MEASURE, [[made.get(column) for column in MEASURE]])
    make(
        case.connection, "series", SERIES,
        [(at, "m", "here", team) for at, (team, _) in enumerate(series)],
    )  # fmt: skip
    rows = []
    for at, (_, quarters) in enumerate(series):
        for place, (x, n) in enumerate(quarters):
            value = (Decimal(1000 * x) / n).quantize(Decimal(1)) / 10
            row = {
                "series_id": at, "period": str(place), "kind": "quarter", "place": place,
                "quarter": place % 4 + 1, "numerator": x, "denominator": n, "value": value,
            }  # fmt: skip
            rows.append([row.get(column) for column in FIGURE])
    make(case.connection, "figure", FIGURE, rows)
    for name, columns in GIVEN.items():
        make(case.connection, name, columns, ())
    make(
        case.connection, "segment",
        {"measure_id": "VARCHAR", "period": "VARCHAR", "segment": "INTEGER"}, (),
    )  # fmt: skip
    found = case.run(*SIGNAL)
    last = max(row["place"] for row in found)
    return sorted((row for row in found if row["place"] == last), key=lambda row: row["series_id"])


QUIET = [(48, 60), (47, 60), (49, 60), (48, 60)] * 4


def test_the_last_four_together_find_what_one_quarter_does_not() -> None:
    fell = [*QUIET[:12], (43, 60), (42, 60), (43, 60), (42, 60)]
    (found,) = _council([("All", fell)])
    assert (found["looked"], found["cause"], found["signal"]) == ("four", "four_below", "worse")
    assert (found["events"], found["base"], found["quarters_before"]) == (170, 240, 12)
    (found,) = _council([("All", [*QUIET, (30, 60)])])
    assert (found["looked"], found["cause"]) == ("quarter", "quarter_below")


def test_of_two_looks_the_chance_counts_twice() -> None:
    (one,) = _council([("All", QUIET[:8])])
    assert one["quarters_before"] == 7, "the last four have too few before them"
    values = [*QUIET, (30, 60)]
    (found,) = _council([("All", values)])
    (alone,) = _chances((True, 30, 60, QUIET))
    assert float(found["p"]) == pytest.approx(2 * float(alone["p"]), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(("counted", "signal"), [(5, "not_judged"), (6, "worse")])
def test_counted_on_fewer_than_six_nothing_is_said(counted: int, signal: str) -> None:
    (found,) = _council([("All", [*[(60, 60)] * 16, (0, counted)])])
    assert found["signal"] == signal


def _named(series: Sequence[tuple[str, float]]) -> list[bool]:
    """Which of these (team, p) the rule names."""
    case = Series([], [])
    make(
        case.connection, "change_test",
        {"series_id": "INTEGER", "place": "INTEGER", "p": "DECIMAL(12, 10)", "family": "BOOLEAN"},
        [(at, 1, p, True) for at, (_, p) in enumerate(series)],
    )  # fmt: skip
    make(
        case.connection, "series", SERIES,
        [(at, "m", "here", team) for at, (team, _) in enumerate(series)],
    )  # fmt: skip
    found = {row["series_id"]: row["named"] for row in case.run("change_named")}
    return [found[at] for at, _ in enumerate(series)]


def test_the_bound_is_that_of_benjamini_and_hochberg() -> None:
    """The p values of their own example (1995, section 3.2), here at one in ten: the first nine lie below."""
    example = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.000,
    ]  # fmt: skip
    assert _named([("All", p) for p in example]) == [True] * 9 + [False] * 6
    # However few are judged together, nothing that luck gives once in twenty is named.
    assert _named([("All", 0.049)]) == [True] and _named([("All", 0.05)]) == [False]


def test_the_council_is_judged_with_itself_and_a_team_with_all() -> None:
    council = [("All", 0.04), ("All", 0.045)]
    teams = [("North", 0.04)] * 2 + [("North", 0.9)] * 16
    assert _named([*council, *teams]) == [True, True, *[False] * 18]


PS = st.lists(st.floats(0, 1).map(lambda p: round(p, 6)), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(PS)
def test_what_is_named_is_what_the_procedure_says(ps: list[float]) -> None:
    ordered = sorted(ps)
    many = len(ps)
    bound = max(
        (p for at, p in enumerate(ordered, 1) if 10 * many * Fraction(str(p)) <= at), default=-1
    )
    assert _named([("All", p) for p in ps]) == [p <= bound and p < 0.05 for p in ps]


def test_a_measure_without_parts_is_a_control_chart() -> None:
    (found,) = of_figures(
        [
            {
                "series_id": 1, "kind": "quarter", "place": 1, "quarter": 1, "period": "1",
                "value": Decimal(50),
            }
        ],
        *SIGNAL,
    )  # fmt: skip
    assert found["judged_by"] == "quarters"
    (counted,) = _council([("All", QUIET)])
    assert counted["judged_by"] == "parts"
    (same,) = _council([("All", QUIET)], same_children=True)
    assert same["judged_by"] == "same_children"
