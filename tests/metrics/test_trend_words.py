"""One sentence a measure: the movement, whether it is more than usual and why, never a cause."""

from decimal import Decimal
from typing import Any

import pytest

from metrics.figures.signals import Cause, History, Signal
from metrics.figures.trend import QuarterPart, Trend
from metrics.rules import rule
from metrics.vocabulary import Judgement, Movement
from metrics.words import trend_words
from tests.metrics.line_case import a_figure, a_line, a_measure

FORBIDDEN = (
    "because", "due to", "caused", "XmR", "significant", "polarity", "denominator", "sigma", "LAC", "case",
)  # fmt: skip


def a_trend(signal: Signal = Signal.USUAL, cause: Cause = Cause.COMMON, **changes: Any) -> Trend:
    values: dict[str, Any] = {
        "history": History.FULL, "figures": 20, "absent": 0, "average": Decimal("50.1"),
        "low": Decimal("44.7"), "high": Decimal("55.3"), **changes,
    }  # fmt: skip
    return Trend(signal=signal, cause=cause, **values)


def told(trend: Trend, moved: Movement = Movement.UP, then: str = "48.0", **changes: Any) -> str:
    """The sentence of a figure of 50.0 with this trend, after `then` last quarter."""
    judgement = Judgement.NO_CHANGE if moved is Movement.LEVEL else Judgement.IMPROVED
    line = a_line(
        a_figure("50.0"), judgement=judgement, movement=moved,
        against=a_figure(then, "2026-27 Q1"), trend=trend, **changes,
    )  # fmt: skip
    return trend_words.sentence(line)


def test_a_movement_that_is_no_more_than_usual() -> None:
    assert told(a_trend()) == (
        "Up 2 percentage points on last quarter, no more than usual: "
        "quarters lie within 44.7% to 55.3% while nothing changes."
    )
    assert told(a_trend(), Movement.LEVEL, "50.0").startswith("The same as last quarter, no more")
    assert told(a_trend(), Movement.LEVEL, "49.0").startswith("Little change on last quarter, no")


@pytest.mark.parametrize(
    ("cause", "run", "said"),
    [
        (Cause.ABOVE_LIMIT, None, "really better: above the usual range, 44.7% to 55.3%."),
        (Cause.BELOW_LIMIT, None, "really better: below the usual range, 44.7% to 55.3%."),
        (Cause.RISING, 7, "really better: it has risen 6 quarters running."),
        (Cause.FALLING, 9, "really better: it has fallen 8 quarters running."),
        (Cause.TWO_ABOVE, None, "really better: two of the last three quarters are close to the top of the usual range, 44.7% to 55.3%."),
        (Cause.TWO_BELOW, None, "really better: two of the last three quarters are close to the bottom of the usual range, 44.7% to 55.3%."),
        (Cause.SHIFT_ABOVE, 7, "really better: the last 7 quarters are all above average, 50.1%."),
        (Cause.SHIFT_BELOW, 12, "really better: the last 12 quarters are all below average, 50.1%."),
        (Cause.DRIFT_UP, None, "really better: over the last eight quarters it went up by about 4.1 percentage points."),
        (Cause.DRIFT_DOWN, None, "really better: over the last eight quarters it went down by about 4.1 percentage points."),
    ],
)  # fmt: skip
def test_each_sign_in_words(cause: Cause, run: int | None, said: str) -> None:
    trend = a_trend(Signal.BETTER, cause, run=run, drift=Decimal("4.1"))
    moved = Movement.UP if trend.is_upward else Movement.DOWN
    then = "48.0" if moved is Movement.UP else "52.0"
    assert told(trend, moved, then).partition("; ")[2] == said


def test_where_the_arrow_goes_the_other_way_the_sentence_says_so() -> None:
    trend = a_trend(Signal.BETTER, Cause.SHIFT_ABOVE, run=9)
    assert told(trend, Movement.DOWN, "52.0") == (
        "Down 2 percentage points on last quarter; still really better: "
        "the last 9 quarters are all above average, 50.1%."
    )


def test_of_the_same_children_a_drift_says_so() -> None:
    trend = a_trend(Signal.BETTER, Cause.DRIFT_UP, drift=Decimal("4.1"))
    said = told(trend, measure=a_measure(same_children="true"))
    assert said.endswith(
        "by about 4.1 percentage points; the same children may be counted each time."
    )


def test_with_quarters_missing_figures_are_counted_not_quarters() -> None:
    trend = a_trend(Signal.WORSE, Cause.SHIFT_BELOW, run=7, absent=1)
    assert "the last 7 figures are all below" in told(trend, Movement.DOWN, "52.0")


@pytest.mark.parametrize(
    ("trend", "said"),
    [
        (a_trend(Signal.NOT_JUDGED, history=History.TOO_SHORT, figures=1), "Too early to tell a trend: 1 quarter so far, 6 are needed."),
        (a_trend(Signal.NOT_JUDGED, history=History.TOO_SHORT, figures=5), "Too early to tell a trend: 5 quarters so far, 6 are needed."),
        (a_trend(Signal.NOT_JUDGED, history=History.GAPS, absent=3), "No trend can be told: 3 of the last ten quarters are missing."),
    ],
)  # fmt: skip
def test_too_little_is_said_to_be_too_little(trend: Trend, said: str) -> None:
    assert told(trend) == said


def test_a_first_view_and_a_series_without_movement() -> None:
    first = told(a_trend(history=History.PROVISIONAL, figures=8))
    assert first.endswith("while nothing changes (a first view, from 8 quarters).")
    still = a_trend(history=History.NO_VARIATION, average=None, low=None, high=None)
    assert told(still, Movement.LEVEL, "50.0") == (
        "The same as last quarter; so few quarters differ that there is no usual range."
    )


def test_the_quarters_own_part_carries_the_trend_of_a_year_to_date() -> None:
    part = QuarterPart(Decimal("93.2"), Decimal(232), Decimal(249))
    assert told(a_trend(part=part)).startswith(
        "In the quarter alone 93.2% (232 of 249), no more than usual"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"basis": '"rolling_12m"'}, "No trend can be told: each figure covers 12 months and shares nine of them with the one before."),
        ({"basis": '"ytd_rate"', "comparator": '"same_quarter_last_year"'}, "No trend can be told: children are counted once a year, so the quarters' own parts are not known."),
        ({"basis": '"ytd_rate"', "comparator": '"same_quarter_last_year"', "counts_events": "true"}, "No trend can be told this quarter: its own part of the year is not known."),
    ],
)  # fmt: skip
def test_why_a_basis_carries_no_trend(changes: dict[str, str], said: str) -> None:
    line = a_line(a_figure("50.0"), measure=a_measure(**changes))
    assert trend_words.sentence(line) == said
    assert trend_words.why_untold(line)


@pytest.mark.parametrize(
    ("recent", "said"),
    [
        (None, "No trend can be told: five years with both of their numbers are needed."),
        (Signal.NOT_JUDGED, "No trend can be told: five years with both of their numbers are needed."),
        (Signal.USUAL, "Over five years it went no more one way than chance would have it."),
        (Signal.WORSE, "Really worse: over five years it fell by more than chance would have it."),
        (Signal.BETTER, "Really better: over five years it rose by more than chance would have it."),
        (Signal.HIGHER, "Really higher: over five years it rose by more than chance would have it."),
    ],
)  # fmt: skip
def test_yearly_figures_have_their_own_trend(recent: Signal | None, said: str) -> None:
    line = a_line(a_figure("50.0", "2025-26"), recent=recent)
    assert trend_words.sentence(line) == said
    assert line.signal is (recent or Signal.NOT_JUDGED)


def test_a_yearly_figure_that_is_no_share_of_those_counted_says_so() -> None:
    average = a_measure(unit='"average"', amber='"none"')
    line = a_line(a_figure("13.8", "2025-26"), measure=average)
    assert trend_words.sentence(line).startswith(
        "No trend can be told: the test for yearly figures"
    )


def test_which_way_a_yearly_trend_goes_follows_from_what_is_better() -> None:
    for polarity, signal, upward in (
        ("high", Signal.BETTER, True), ("high", Signal.WORSE, False),
        ("low", Signal.BETTER, False), ("low", Signal.WORSE, True),
    ):  # fmt: skip
        line = a_line(
            a_figure("50.0", "2025-26"), measure=a_measure(polarity=f'"{polarity}"'), recent=signal
        )
        assert line.is_upward is upward


def test_without_a_figure_nothing_is_said() -> None:
    assert trend_words.sentence(a_line(None)) == ""
    assert trend_words.sentence(a_line(a_figure(None))) == ""


@pytest.mark.parametrize(
    ("changes", "low", "high", "said"),
    [
        ({}, "-3.0", "4.0", "0.0% to 4.0%"),
        ({}, "96.2", "103.1", "96.2% to 100.0%"),
        ({"may_exceed_100": "true"}, "96.2", "103.1", "96.2% to 103.1%"),
        ({"may_be_negative": "true"}, "-3.0", "4.0", "−3.0% to 4.0%"),
        ({}, "50.0", "50.0", "50.0%"),
        ({}, "50.1", "50.0", ""),
        ({"unit": '"per_10000"', "amber": '"none"'}, "63.0", "67.0", "63.0 to 67.0 per 10,000"),
        ({"unit": '"ratio"', "amber": '"none"'}, "2.1", "5.1", "2.1 to 5.1 for each one"),
    ],
)
def test_the_usual_range_goes_as_far_as_the_measure_can(
    changes: dict[str, str], low: str, high: str, said: str
) -> None:
    trend = a_trend(low=Decimal(low), high=Decimal(high))
    assert trend_words.range_words(a_measure(**changes), trend) == said


def test_no_sentence_claims_a_cause_or_speaks_in_jargon() -> None:
    for cause in Cause:
        for signal in Signal:
            for history in History:
                trend = a_trend(signal, cause, history=history, run=8, drift=Decimal(3))
                said = told(trend)
                assert said.endswith(".") and said[0].isupper()
                assert not [word for word in FORBIDDEN if word in said], said


def test_the_least_history_is_the_rules_own() -> None:
    assert f"h.nth < {trend_words.LEAST_FIGURES} THEN 'too_short'" in rule("signal").sql
