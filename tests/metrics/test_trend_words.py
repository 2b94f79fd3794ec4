"""One sentence a measure: the movement, whether it is more than usual and why, never a cause."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from metrics.figures.signals import Cause, History, JudgedBy, Signal
from metrics.figures.trend import Beside, Counted, QuarterPart, Trend
from metrics.rules import rule
from metrics.vocabulary import Judgement, Movement
from metrics.words import trend_words, untold_words
from tests.metrics.line_case import a_figure, a_line, a_measure

FORBIDDEN = (
    "because", "due to", "caused", "XmR", "significant", "polarity", "denominator", "sigma", "LAC", "case",
)  # fmt: skip


def a_trend(signal: Signal = Signal.USUAL, cause: Cause = Cause.COMMON, **changes: Any) -> Trend:
    values: dict[str, Any] = {
        "history": History.FULL, "figures": 20, "absent": 0, "average": Fraction(501, 10),
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


def test_no_clear_change_within_the_usual_range() -> None:
    assert told(a_trend()) == (
        "No clear change: quarters lie within 44.7% to 55.3% if nothing changes. "
        "Up 2 percentage points on last quarter."
    )
    assert told(a_trend(), Movement.LEVEL, "50.0").endswith(". The same as last quarter.")
    assert told(a_trend(), Movement.LEVEL, "49.0").endswith(". Little change on last quarter.")


@pytest.mark.parametrize(
    ("cause", "run", "said"),
    [
        (Cause.ABOVE_LIMIT, None, "above the usual range, 44.7% to 55.3%"),
        (Cause.BELOW_LIMIT, None, "below the usual range, 44.7% to 55.3%"),
        (Cause.RISING, 7, "it has risen 6 quarters running"),
        (Cause.FALLING, 9, "it has fallen 8 quarters running"),
        (Cause.TWO_ABOVE, None, "two of the last three quarters are close to the top of the usual range, 44.7% to 55.3%"),
        (Cause.TWO_BELOW, None, "two of the last three quarters are close to the bottom of the usual range, 44.7% to 55.3%"),
        (Cause.SHIFT_ABOVE, 7, "the last 7 quarters are all above average, 50.1%"),
        (Cause.SHIFT_BELOW, 12, "the last 12 quarters are all below average, 50.1%"),
        (Cause.DRIFT_UP, None, "over the last eight quarters it went up by about 4.1 percentage points"),
        (Cause.DRIFT_DOWN, None, "over the last eight quarters it went down by about 4.1 percentage points"),
    ],
)  # fmt: skip
def test_each_sign_in_words(cause: Cause, run: int | None, said: str) -> None:
    trend = a_trend(Signal.BETTER, cause, run=run, drift=Decimal("4.1"))
    moved = Movement.UP if trend.is_upward else Movement.DOWN
    then = "48.0" if moved is Movement.UP else "52.0"
    way = "Up" if moved is Movement.UP else "Down"
    assert told(trend, moved, then) == (
        f"Really better: {said}. {way} 2 percentage points on last quarter."
    )


def test_where_the_last_step_differs_one_sentence_says_why() -> None:
    trend = a_trend(Signal.BETTER, Cause.SHIFT_ABOVE, run=9)
    assert told(trend, Movement.DOWN, "52.0") == (
        "Really better: the last 9 quarters are all above average, 50.1%. "
        "Down 2 percentage points on last quarter: one step does not undo it."
    )
    assert told(trend, Movement.LEVEL, "50.0").endswith(
        "The same as last quarter, so it is still better."
    )
    higher = a_trend(Signal.HIGHER, Cause.SHIFT_ABOVE, run=9)
    assert told(higher, Movement.LEVEL, "49.0").endswith(
        "Little change on last quarter, so it is still higher."
    )


@pytest.mark.parametrize(
    ("average", "values", "said"),
    [
        ("6.04", ["6.0", "5.9"], ", 6.04%"),
        ("6.4", ["6.0", "5.9"], ", 6.4%"),
        ("5.96", ["5.9", "5.8"], ", 6.0%"),
        ("6.00001", ["6.0"], ""),
    ],
)
def test_an_average_is_told_at_decimals_that_keep_it_true(
    average: str, values: list[str], said: str
) -> None:
    """Of a stretch all below it none equals it as printed; where no decimals tell, it is left out."""
    trend = a_trend(
        Signal.WORSE, Cause.SHIFT_BELOW, run=len(values), average=Fraction(Decimal(average))
    )
    history = tuple(a_figure(value, f"2026-27 Q{at + 1}") for at, value in enumerate(values))
    line = a_line(history[-1], trend=trend, history=history)
    assert trend_words.why_changed(line).partition("average")[2] == said


def _beside(now: tuple[int, int], before: tuple[int, int], **changes: Any) -> Trend:
    values: dict[str, Any] = {
        "four": False, "now": Counted(*map(Decimal, now)), "before": Counted(*map(Decimal, before)),
        "quarters": 12, "chance": Decimal("0.0009"), "exact": False, **changes,
    }  # fmt: skip
    values.setdefault("own_chance", values["chance"] / 2)
    cause = Cause.FOUR_BELOW if values["four"] else Cause.QUARTER_BELOW
    return a_trend(Signal.WORSE, cause, beside=Beside(**values), judged_by=JudgedBy.PARTS)


@pytest.mark.parametrize(
    ("trend", "said"),
    [
        (_beside((30, 60), (488, 600)), "the last quarter, 50.0% (30 of 60), is below the 12 before, 81.3% (488 of 600); luck alone would do this less than once in 1,000"),
        (_beside((152, 200), (488, 600), four=True, chance=Decimal("0.04")), "the last four quarters together, 76.0% (152 of 200), are below the 12 before, 81.3% (488 of 600); luck alone would do this less than once in 20"),
        (_beside((8130, 10000), (81340, 100000)), "the last quarter, 81.30% (8,130 of 10,000), is below the 12 before, 81.34% (81,340 of 100,000); luck alone would do this less than once in 1,000"),
        (_beside((36, 60), (900, 900), exact=True, quarters=15, chance=Decimal(0)), "36 of 60; all of the 900 counted in the 15 quarters before; luck alone would do this less than once in 1,000,000"),
        (_beside((5, 60), (0, 900), exact=True, chance=Decimal("0.049")), "5 of 60; none of the 900 counted in the 12 quarters before; luck alone would do this less than once in 20"),
        (_beside((9, 60), (0, 900), exact=True, four=True, chance=Decimal("0.05")), "9 of 60 in the last four quarters together; none of the 900 counted in the 12 quarters before; luck alone would do this less than once in 10"),
    ],
)  # fmt: skip
def test_what_is_counted_now_beside_what_was(trend: Trend, said: str) -> None:
    assert told(trend, Movement.DOWN, "52.0").startswith(f"Really worse: {said}. Down 2 ")


def test_of_a_count_the_quarters_are_what_it_is_counted_on() -> None:
    count = a_measure(unit='"number"', denominator='""', decimals="0", amber='"none"')
    trend = replace(
        _beside((8, 1), (0, 19), exact=True, quarters=19, chance=Decimal("0.0000000001")),
        cause=Cause.QUARTER_ABOVE,
    )
    assert told(trend, Movement.UP, "0.0", measure=count).startswith(
        "Really worse: 8; none in the 19 quarters before; luck alone would do this less than once in 1,000,000."
    )
    trend = replace(_beside((40, 4), (60, 12), four=True), cause=Cause.FOUR_ABOVE)
    assert "40 in the last four quarters, 10.0 each, against 5.0 each in the 12 before" in told(
        trend, Movement.UP, "0.0", measure=count
    )


def test_what_luck_could_do_is_no_clear_change() -> None:
    usual = {"signal": Signal.USUAL, "cause": Cause.COMMON}
    for chance, wide, four, said in (
        ("0.2", False, False, "luck alone could put the last quarter as far from the 12 quarters before, 81.3%"),
        ("0.04", False, False, "among so many figures luck alone could put the last quarter as far from the 12 quarters before, 81.3%"),
        ("0.2", False, True, "luck alone could put the last four together as far from the 12 quarters before, 81.3%"),
        ("0.2", True, False, "the last quarter lies no further from the 12 quarters before, 81.3%, than those from each other"),
        ("0.2", True, True, "the last four together lie no further from the 12 quarters before, 81.3%, than those from each other"),
    ):  # fmt: skip
        beside = _beside((45, 60), (488, 600), chance=Decimal(chance), wide=wide, four=four)
        assert told(replace(beside, **usual)).startswith(f"No clear change: {said}. Up ")


def test_the_last_four_of_the_same_children_lie_beyond_their_usual_range() -> None:
    trend = a_trend(Signal.WORSE, Cause.FOUR_BELOW, judged_by=JudgedBy.SAME_CHILDREN)
    assert told(trend, Movement.DOWN, "52.0").startswith(
        "Really worse: the last four quarters lie below the usual range on average, 44.7% to 55.3%, "
        "of the 16 before. Down "
    )


def test_a_first_departure_that_luck_could_give_says_how_often() -> None:
    first = replace(
        _beside((1, 60), (0, 900), exact=True, chance=Decimal("0.125")),
        signal=Signal.USUAL, cause=Cause.COMMON, history=History.NO_VARIATION,
    )  # fmt: skip
    assert told(first).startswith(
        "No clear change: 1 of 60; none of the 900 counted in the 12 quarters before; "
        "luck alone could do this once in 16. Up "
    )


def test_of_children_whom_there_should_be_none_of_no_range_is_usual() -> None:
    count = a_measure(
        unit='"number"', denominator='""', decimals="0", amber='"none"', polarity='"low"'
    )
    trend = a_trend(low=Decimal(0), high=Decimal(7), least=Decimal(0), most=Decimal(5))
    line = a_line(a_figure("1", goal_high=Decimal(0)), measure=count, trend=trend)
    assert trend_words.sentence(line) == (
        "No clear change: the 19 quarters before lie between 0 and 5."
    )


def test_with_quarters_missing_figures_are_counted_not_quarters() -> None:
    trend = a_trend(Signal.WORSE, Cause.SHIFT_BELOW, run=7, absent=1)
    assert "the last 7 figures are all below" in told(trend, Movement.DOWN, "52.0")


@pytest.mark.parametrize(
    ("trend", "said"),
    [
        (a_trend(Signal.NOT_JUDGED, history=History.TOO_SHORT, figures=1), "too early, 1 quarter so far and 6 are needed"),
        (a_trend(Signal.NOT_JUDGED, history=History.TOO_SHORT, figures=5), "too early, 5 quarters so far and 6 are needed"),
        (a_trend(Signal.NOT_JUDGED, history=History.GAPS, absent=3), "3 of the last ten quarters are missing"),
        (a_trend(Signal.NOT_JUDGED, history=History.TOO_FEW), "fewer than 6 counted"),
        (a_trend(Signal.NOT_JUDGED, history=History.NO_VARIATION, least=Decimal("48.0"), most=Decimal("48.0")), "50.0%; 48.0% in each of the 19 quarters before"),
        (a_trend(Signal.NOT_JUDGED, history=History.NO_VARIATION, least=Decimal("47.0"), most=Decimal("48.0")), "50.0%; the 19 quarters before lie between 47.0% and 48.0%"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_says_why_and_which_way_it_moved(trend: Trend, said: str) -> None:
    assert told(trend) == (
        f"Trend not judged: {said}. Up 2 percentage points on last quarter, which is better."
    )


def test_a_first_view_and_a_series_without_movement() -> None:
    first = told(a_trend(history=History.PROVISIONAL, figures=8))
    assert "if nothing changes (a first view, from 8 quarters). Up" in first
    level = Decimal("50.0")
    still = a_trend(history=History.NO_VARIATION, low=None, high=None, least=level, most=level)
    assert told(still, Movement.LEVEL, "50.0") == (
        "No clear change: 50.0%, as in each of the 19 quarters before. The same as last quarter."
    )
    seldom = replace(still, least=Decimal("49.0"))
    assert told(seldom, Movement.LEVEL, "50.0").startswith(
        "No clear change: 50.0%; the 19 quarters before lie between 49.0% and 50.0%, "
        "too seldom apart for a usual range."
    )


def test_the_quarters_own_part_carries_the_trend_of_a_year_to_date() -> None:
    part = QuarterPart(Decimal("53.2"), Decimal(232), Decimal(249))
    assert told(a_trend(part=part)) == (
        "No clear change: quarters lie within 44.7% to 55.3% if nothing changes. "
        "In the quarter alone 53.2% (232 of 249)."
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"basis": '"rolling_12m"'}, "Trend not judged: each figure covers 12 months and shares nine of them with the one before."),
        ({"basis": '"ytd_rate"', "comparator": '"same_quarter_last_year"'}, "Trend not judged: children are counted once a year, so the quarters' own parts are not known."),
        ({"basis": '"ytd_rate"', "comparator": '"same_quarter_last_year"', "counts_events": "true"}, "Trend not judged: this quarter's own part of the year is not known."),
    ],
)  # fmt: skip
def test_why_a_basis_carries_no_trend(changes: dict[str, str], said: str) -> None:
    line = a_line(a_figure("50.0"), measure=a_measure(**changes))
    assert trend_words.sentence(line) == said
    assert untold_words.why_untold(line)


@pytest.mark.parametrize(
    ("recent", "said"),
    [
        (None, "Trend not judged: five years with both of their numbers are needed."),
        (Signal.NOT_JUDGED, "Trend not judged: five years with both of their numbers are needed."),
        (Signal.USUAL, "No clear change: over five years it went no more one way than luck alone would make it."),
        (Signal.WORSE, "Really worse: over five years it fell by more than luck alone would make it."),
        (Signal.BETTER, "Really better: over five years it rose by more than luck alone would make it."),
        (Signal.HIGHER, "Really higher: over five years it rose by more than luck alone would make it."),
    ],
)  # fmt: skip
def test_yearly_figures_have_their_own_trend(recent: Signal | None, said: str) -> None:
    line = a_line(a_figure("50.0", "2025-26"), recent=recent)
    assert trend_words.sentence(line) == said
    assert line.signal is (recent or Signal.NOT_JUDGED)


def test_a_yearly_figure_that_is_no_share_of_those_counted_says_so() -> None:
    average = a_measure(unit='"average"', amber='"none"')
    line = a_line(a_figure("13.8", "2025-26"), measure=average)
    assert trend_words.sentence(line).startswith("Trend not judged: the test for yearly figures")


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
        ({"unit": '"ratio"', "amber": '"none"'}, "2.1", "5.1", "2.1 to 1 up to 5.1 to 1"),
    ],
)
def test_the_usual_range_goes_as_far_as_the_measure_can(
    changes: dict[str, str], low: str, high: str, said: str
) -> None:
    trend = a_trend(low=Decimal(low), high=Decimal(high))
    assert trend_words.range_words(a_measure(**changes), trend) == said


def test_no_sentence_claims_a_cause_or_speaks_in_jargon() -> None:
    beside = _beside((30, 60), (488, 600)).beside
    edges = {"least": Decimal(48), "most": Decimal(52)}
    for cause in Cause:
        for signal in Signal:
            for history in History:
                if cause is Cause.COMMON and signal not in (Signal.USUAL, Signal.NOT_JUDGED):
                    continue
                trend = a_trend(
                    signal, cause, history=history, run=8, drift=Decimal(3), beside=beside, **edges
                )
                said = told(trend)
                assert said.endswith(".") and said[0].isupper()
                assert not [word for word in FORBIDDEN if word in said], said


def test_the_least_history_is_the_rules_own() -> None:
    assert f"h.nth < {untold_words.LEAST_FIGURES} THEN 'too_short'" in rule("trend_history").sql
    assert f"v.nth > k.nth - {untold_words.YEARS}" in rule("recent_five").sql


def test_five_years_with_all_counted_are_not_said_to_be_wanted() -> None:
    """The test cannot be made where one of the five years counts all: 57 of 57, or 61 of 61."""
    years = tuple(
        a_figure("90.0", f"{year}-{year - 1999}", numerator=Decimal(top), denominator=Decimal(bottom))
        for year, top, bottom in ((2021, 57, 57), (2022, 48, 51), (2023, 57, 59), (2024, 65, 65), (2025, 61, 61))
    )  # fmt: skip
    line = a_line(years[-1], history=years, recent=Signal.NOT_JUDGED)
    assert "in one of the last five years all were counted, or none" in trend_words.sentence(line)
    assert "all or none counted" in untold_words.why_untold(line)
    fewer = a_line(years[-1], history=years[1:], recent=Signal.NOT_JUDGED)
    assert "five years with both of their numbers are needed" in trend_words.sentence(fewer)
