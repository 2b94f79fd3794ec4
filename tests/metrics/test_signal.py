"""What a series says: how much history it takes, each sign, which way is better, and what never changes it."""

import math
import statistics
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.metrics.trend_case import (
    SIGNAL,
    figures,
    last_signal,
    last_signals,
    of_figures,
    of_series,
)

STEADY = ["50", "52", "49", "51", "48", "50", "52", "49", "51", "50", "48", "51", "50"]
"""Thirteen quarters that move no more than usual."""


@pytest.mark.parametrize(
    ("quarters", "history", "signal"),
    [
        (1, "too_short", "not_judged"),
        (5, "too_short", "not_judged"),
        (6, "provisional", "usual"),
        (11, "provisional", "usual"),
        (12, "full", "usual"),
    ],
)
def test_how_much_history_it_takes(quarters: int, history: str, signal: str) -> None:
    found = last_signal(STEADY[:quarters])
    assert (found["history"], found["signal"], found["figures"]) == (history, signal, quarters)
    assert (found["average_total"] is None) == (history == "too_short")


@pytest.mark.parametrize(
    ("missing", "history"),
    [
        ((), "full"),
        ((5, 7), "provisional"),
        ((5, 7, 9), "gaps"),
        ((0, 1, 2, 9), "provisional"),
        ((1, 2, 11), "provisional"),
    ],
)
def test_more_than_two_missing_of_the_last_ten_and_nothing_is_said(
    missing: tuple[int, ...], history: str
) -> None:
    """Of thirteen quarters; those before the first figure are not missing, nor those long ago."""
    values = [None if at in missing else value for at, value in enumerate(STEADY)]
    found = last_signal(values)
    assert found["history"] == history
    assert found["signal"] == ("not_judged" if history == "gaps" else "usual")
    assert found["absent"] == sum(at >= 3 for at in missing)


def test_missing_quarters_are_left_out_and_not_joined() -> None:
    """The same figures with and without two gaps have the same limits."""
    gaps = [*STEADY[:5], None, *STEADY[5:9], None, *STEADY[9:]]
    whole, open_ = last_signal(STEADY), last_signal(gaps)
    for name in ("average_total", "average_points", "usual_low", "usual_high", "cause"):
        assert whole[name] == open_[name]


def test_a_constant_series_has_no_limits_and_its_target_is_simply_compared() -> None:
    for values in (["100"] * 12, [*["100"] * 6, "98", *["100"] * 5]):
        met = last_signal(values, goal_low=Decimal(95))
        assert (met["history"], met["cause"], met["signal"]) == (
            "no_variation", "common_cause", "usual",
        )  # fmt: skip
        assert met["usual_low"] is None and met["assurance"] == "consistent_pass"
    missed = last_signal(["90"] * 12, goal_low=Decimal(95))
    assert missed["assurance"] == "consistent_fail"
    assert last_signal(["90"] * 12)["assurance"] is None


SIGNS = [
    ([*STEADY, "70"], "above_limit", None),
    ([*STEADY, "30"], "below_limit", None),
    ([*STEADY[:6], "40", "42", "44", "46", "48", "50", "52"], "rising", 7),
    ([*STEADY[:6], "40", "42", "44", "46", "48", "50", "52", "54"], "rising", 8),
    ([*STEADY[:6], "60", "58", "56", "54", "52", "50", "48"], "falling", 7),
    ([*STEADY, *["52", "51"] * 3, "52"], "shift_above", 7),
    ([*STEADY, *["49", "48"] * 3, "49"], "shift_below", 7),
    ([*STEADY, "54.7", "54.5", "54.7"], "two_in_three_above", None),
    ([*STEADY, "45.4", "45.6", "45.4"], "two_in_three_below", None),
]


@pytest.mark.parametrize(("values", "cause", "run"), SIGNS)
@pytest.mark.parametrize("polarity", ["high", "low", "neutral"])
def test_each_sign_and_what_it_means(
    values: list[str], cause: str, run: int | None, polarity: str
) -> None:
    found = last_signal(values, polarity=polarity)
    assert (found["cause"], found["run"]) == (cause, run)
    up = cause in ("above_limit", "rising", "two_in_three_above", "shift_above")
    wanted = {
        "high": "better" if up else "worse",
        "low": "worse" if up else "better",
        "neutral": "higher" if up else "lower",
    }
    assert found["signal"] == wanted[polarity]


def test_six_on_one_side_or_six_points_rising_are_not_yet_a_sign() -> None:
    assert last_signal([*STEADY, "49", *["52", "51"] * 3])["cause"] == "common_cause"
    assert last_signal([*STEADY[:7], "46", "47", "48", "49", "50", "51"])["cause"] == "common_cause"
    # A tie breaks a rise; a point on the mean breaks a run.
    assert last_signal([*STEADY[:6], "40", "42", "44", "44", "46", "48", "50"])["cause"] not in (
        "rising",
    )


@pytest.mark.parametrize(
    ("values", "signal"),
    [
        ([*["20", "21"] * 6, "14"], "better"),
        ([*["20", "21"] * 6, "30"], "worse"),
        ([*["14", "15"] * 6, "25"], "worse"),
        ([*["13", "14"] * 6, "17"], "higher"),
        ([*["16", "17"] * 6, "12.5"], "lower"),
    ],
)
def test_in_a_band_nearer_is_better_and_inside_is_neither(values: list[str], signal: str) -> None:
    found = last_signal(values, polarity="band", band_low=Decimal(12), band_high=Decimal(18))
    assert found["cause"] in ("above_limit", "below_limit")
    assert found["signal"] == signal


DRIFTING = ["82.7", "87.5", "83", "88.8", "85.8", "88.1", "89.3", "95.2"]
"""Eight figures of which R says S = 20, p = 0.0141 and a slope of 1.3416667 a quarter."""


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ({}, "drift_up"),
        ({"polarity": "low"}, "drift_up"),
        ({"tolerance": Decimal("10.7")}, "drift_up"),
        ({"tolerance": Decimal("10.8")}, "common_cause"),
    ],
)
def test_a_drift_needs_its_p_and_its_size(more: dict[str, object], cause: str) -> None:
    """8 x 1.3416667 is 10.73."""
    found = last_signal(DRIFTING, **more)
    assert found["cause"] == cause
    assert found["signal"] == (
        "usual" if cause == "common_cause" else "worse" if "polarity" in more else "better"
    )
    assert found["slope_840"] / 840 / 10 == pytest.approx(1.341666666667)


def test_the_same_children_are_told_by_their_own_spread_alone() -> None:
    """Neither a run nor a drift, but beyond three standard deviations of all before."""
    same = {"same_children": True, "scale": 100}
    assert last_signal([*STEADY, *["52", "51"] * 3, "52"], **same)["cause"] == "common_cause"
    rising = ["78", "79", "80", "84", "82", "85", "85", "87"]
    assert last_signal(rising, same_children=True)["cause"] == "common_cause"
    known = list(map(float, STEADY))
    mean, reach = statistics.mean(known), 3 * statistics.stdev(known)
    low, high = math.ceil(100 * (mean - reach)), math.floor(100 * (mean + reach))
    for last, cause in (
        (high, "common_cause"), (high + 1, "above_limit"),
        (low, "common_cause"), (low - 1, "below_limit"),
    ):  # fmt: skip
        found = last_signal([*STEADY, Decimal(last) / 100], **same)
        assert (found["cause"], found["judged_by"]) == (cause, "same_children"), last
        assert (found["usual_low"], found["usual_high"]) == (low, high)
        assert (found["average_total"], found["average_points"]) == (65100, 13)


def test_the_same_children_that_rise_or_fall_seven_quarters_are_told() -> None:
    """However straight a line, its next point never lies three standard deviations beyond it."""
    falling = [str(88 - 2 * at) for at in range(20)]
    found = last_signal(falling, same_children=True)
    assert (found["cause"], found["run"], found["signal"]) == ("falling", 20, "worse")
    six = [*STEADY[:8], "56", "55", "54", "53", "52", "51"]
    assert last_signal(six, same_children=True)["cause"] == "common_cause"
    assert last_signal([*six, "50"], same_children=True)["cause"] == "falling"


@pytest.mark.parametrize("lately", [1, 2, 3, 4])
def test_a_lasting_fall_of_the_same_children_is_not_forgotten_at_once(lately: int) -> None:
    """Of the last four together, once one quarter alone no longer lies beyond all before."""
    before = ["80", "81"] * 8
    found = last_signal([*before, *["60"] * lately], same_children=True)
    assert found["signal"] == "worse", found["cause"]
    if found["cause"] == "four_below":
        mean, sd = statistics.mean(map(float, before)), statistics.stdev(map(float, before))
        assert lately < 4 or found["usual_low"] == math.ceil(10 * (mean - 4 * sd))


@pytest.mark.parametrize("same", [False, True])
def test_a_lasting_step_after_no_movement_is_told_by_its_run(same: bool) -> None:
    """Screening leaves no moving range, so that there are no limits, and the run rules still run."""
    stepped = last_signal(["0"] * 8 + ["5"] * 8, same_children=same, polarity="low")
    assert (stepped["cause"], stepped["run"], stepped["signal"]) == ("shift_above", 8, "worse")


def test_after_one_blip_what_was_usual_before_is_no_change() -> None:
    """Twelve on one side of the mean, as nearly all before the blip were."""
    found = last_signal(["0"] * 6 + ["8"] + ["0"] * 12, polarity="low")
    assert (found["history"], found["cause"], found["signal"]) == (
        "no_variation", "common_cause", "usual",
    )  # fmt: skip


@pytest.mark.parametrize(("step", "cause"), [(1, "common_cause"), (2, "shift_above")])
def test_of_a_count_a_lasting_step_is_one_of_two_at_least(step: int, cause: str) -> None:
    """One child who stays for seven quarters is counted seven times."""
    count = {"unit": "number", "scale": 1, "multiplier": 1, "polarity": "low"}
    stayed = last_signal([0] * 9 + [step] * 7, same_children=True, **count)
    assert (stayed["cause"], stayed["judged_by"]) == (cause, "same_children")


def test_without_parts_a_first_departure_is_told_and_not_judged() -> None:
    for same in (False, True):
        found = last_signal(["15"] * 19 + ["16.1"], same_children=same)
        assert (found["history"], found["signal"]) == ("no_variation", "not_judged")
        assert (found["least_before"], found["most_before"]) == (150, 150)
        assert last_signal(["15"] * 20, same_children=same)["signal"] == "usual"


def test_a_drift_within_a_band_is_judged_at_the_ends_of_its_line() -> None:
    band = {"polarity": "band", "band_low": Decimal(83), "band_high": Decimal(93)}
    assert last_signal(DRIFTING, **band)["signal"] == "higher"
    band = {"polarity": "band", "band_low": Decimal(90), "band_high": Decimal(99)}
    assert last_signal(DRIFTING, **band)["signal"] == "better"
    band = {"polarity": "band", "band_low": Decimal(70), "band_high": Decimal(85)}
    assert last_signal(DRIFTING, **band)["signal"] == "worse"


def test_nothing_crosses_a_break_in_the_definition() -> None:
    values = [*STEADY, *["80", "82", "79", "81", "80", "82"]]
    rows = figures(values)
    whole = of_figures(rows, *SIGNAL)[-1]
    after = of_figures(rows, *SIGNAL, breaks=(rows[13]["period"],))[-1]
    assert whole["cause"] == "above_limit"
    assert (after["cause"], after["history"], after["figures"]) == (
        "common_cause",
        "provisional",
        6,
    )


@pytest.mark.parametrize(
    ("target", "polarity", "assurance"),
    [
        ("40", "high", "consistent_pass"),
        ("60", "high", "consistent_fail"),
        ("50", "high", "inconsistent"),
        ("60", "low", "consistent_pass"),
        ("40", "low", "consistent_fail"),
        ("50", "low", "inconsistent"),
    ],
)
def test_whether_the_target_will_be_met(target: str, polarity: str, assurance: str) -> None:
    side = "goal_low" if polarity == "high" else "goal_high"
    found = last_signal(STEADY, polarity=polarity, **{side: Decimal(target)})
    assert found["assurance"] == assurance


def test_a_target_exactly_on_a_limit_is_neither_met_nor_missed_for_certain() -> None:
    """Moving ranges of 2 about 50: limits 50 - 5.32 and 50 + 5.32, steps of 0.01."""
    values = ["49", "51"] * 7
    for side, edge in (("goal_low", "44.68"), ("goal_high", "55.32")):
        polarity = "high" if side == "goal_low" else "low"
        on = last_signal(values, scale=100, polarity=polarity, **{side: Decimal(edge)})
        assert on["assurance"] == "inconsistent"
        step = Decimal("-0.01") if side == "goal_low" else Decimal("0.01")
        beyond = last_signal(values, scale=100, polarity=polarity, **{side: Decimal(edge) + step})
        assert beyond["assurance"] == "consistent_pass"


def test_a_point_exactly_on_a_limit_is_not_outside() -> None:
    """A baseline of twelve fixed at 50 with limits 44.68 and 55.32, then a point on the upper one."""
    fixed = {"scale": 100, "limits_fixed_after": 12}
    on = last_signal([*["49", "51"] * 6, "55.32"], **fixed)
    beyond = last_signal([*["49", "51"] * 6, "55.33"], **fixed)
    assert (on["cause"], beyond["cause"]) == ("common_cause", "above_limit")


def test_the_usual_range_is_what_lies_within_the_limits() -> None:
    """Limits 44.68 and 55.32: at no decimals the least within them is 45 and the most 55."""
    found = last_signal(["49", "51"] * 7, scale=1)
    assert (found["usual_low"], found["usual_high"]) == (45, 55)
    assert (found["average_total"], found["average_points"]) == (700, 14)
    below = last_signal(["-1", "1"] * 7, scale=1)
    assert (below["average_total"], below["usual_low"], below["usual_high"]) == (0, -5, 5)


SERIES = st.lists(st.lists(st.integers(0, 400), min_size=6, max_size=16), min_size=4, max_size=12)
"""Several series, which are judged in one database."""


@settings(max_examples=6, deadline=None)
@given(SERIES, st.integers(-50, 50))
def test_adding_the_same_to_every_figure_changes_no_sign(series: list[list[int]], by: int) -> None:
    raised = [[value + by for value in values] for values in series]
    moved, still = last_signals(raised, scale=1), last_signals(series, scale=1)
    for name in ("cause", "signal", "history", "run"):
        assert [each[name] for each in moved] == [each[name] for each in still]


@settings(max_examples=6, deadline=None)
@given(SERIES)
def test_turned_upside_down_better_is_worse(series: list[list[int]]) -> None:
    other = {"better": "worse", "worse": "better"}
    plain = last_signals(series, scale=1)
    turned = last_signals([[-value for value in values] for values in series], scale=1)
    assert [each["signal"] for each in turned] == [
        other.get(each["signal"], each["signal"]) for each in plain
    ]
    assert [each["history"] for each in turned] == [each["history"] for each in plain]


@settings(max_examples=6, deadline=None)
@given(SERIES)
def test_finer_steps_change_no_sign(series: list[list[int]]) -> None:
    coarse, fine = last_signals(series, scale=1), last_signals(series, scale=100)
    for name in ("cause", "signal", "history"):
        assert [each[name] for each in coarse] == [each[name] for each in fine]


@settings(max_examples=6, deadline=None)
@given(SERIES, st.integers(0, 400))
def test_what_a_quarter_said_stays_said(series: list[list[int]], later: int) -> None:
    """A later figure changes nothing of what the committees before it saw."""
    before = of_series(series, *SIGNAL, scale=1)
    after = of_series([[*values, later] for values in series], *SIGNAL, scale=1)
    for was, is_now, values in zip(before, after, series, strict=True):
        assert len(was) == len(values)
        assert is_now[: len(was)] == was
