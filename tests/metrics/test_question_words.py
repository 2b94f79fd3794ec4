"""What is worth asking of a finding: since when, of whom, and what would be enough."""

from decimal import Decimal
from typing import Any

import pytest

from metrics import period
from metrics.figures import beginning
from metrics.figures.figure import Line
from metrics.figures.signals import Cause, Signal
from metrics.vocabulary import Rating
from metrics.words import question_words
from tests.metrics.line_case import a_figure, a_line, a_measure
from tests.metrics.test_trend_words import a_trend

HIGH = {"goal_low": Decimal(90)}


def _past(code: str, many: int = 20, missing: tuple[int, ...] = ()) -> tuple[Any, ...]:
    """Figures of so many quarters to this one; of those `missing` quarters back there is none."""
    last = period.parse(code).index
    return tuple(
        a_figure(None if back in missing else "50.0", period.quarter_at(last - back).code)
        for back in reversed(range(1, many))
    )


def _line(
    signal: Signal, cause: Cause, *, code: str = "2026-27 Q2", figure: dict[str, Any] | None = None,
    measure: Any = None, missing: tuple[int, ...] = (), many: int = 20, **trend: Any,
) -> Line:  # fmt: skip
    now = a_figure("50.0", code, **(figure or {}))
    return a_line(
        now, measure=measure, history=(*_past(code, many, missing), now),
        trend=a_trend(signal=signal, cause=cause, **trend),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cause", "more", "before"),
    [
        (Cause.QUARTER_BELOW, {}, "2026-06-30"),
        (Cause.BELOW_LIMIT, {}, "2026-06-30"),
        (Cause.FOUR_BELOW, {}, "2025-09-30"),
        (Cause.TWO_BELOW, {}, "2025-12-31"),
        (Cause.FALLING, {"run": 7}, "2025-03-31"),
        (Cause.SHIFT_BELOW, {"run": 9}, "2024-06-30"),
        (Cause.DRIFT_DOWN, {}, "2024-12-31"),
        (Cause.QUARTER_BELOW, {"absent": 1}, None),
        (Cause.COMMON, {"signal": Signal.USUAL}, None),
    ],
)
def test_a_finding_begins_where_the_figures_that_it_rests_on_do(
    cause: Cause, more: dict[str, Any], before: str | None
) -> None:
    found = beginning.since(_line(more.pop("signal", Signal.WORSE), cause, **more))
    assert (found.isoformat() if found else None) == before


def test_it_does_not_begin_with_a_quarter_that_has_no_figure() -> None:
    assert beginning.since(_line(Signal.WORSE, Cause.QUARTER_BELOW, missing=(1,))) is None
    assert beginning.since(_line(Signal.WORSE, Cause.FALLING, run=20, many=7)) is None


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (
            _line(Signal.WORSE, Cause.QUARTER_BELOW, figure={"rating": Rating.RED, **HIGH}),
            "What has changed since June, and what would bring it to 90% or more?",
        ),
        (
            _line(Signal.WORSE, Cause.FOUR_BELOW, figure={"rating": Rating.GREEN, **HIGH}),
            "What has changed since September 2025, and will it go on?",
        ),
        (
            _line(Signal.WORSE, Cause.QUARTER_BELOW, code="2026-27 Q4"),
            "What has changed since December 2026, and will it go on?",
        ),
        (
            _line(Signal.WORSE, Cause.QUARTER_BELOW, absent=2),
            "What has changed, and will it go on?",
        ),
        (
            _line(Signal.BETTER, Cause.FOUR_ABOVE, figure={"rating": Rating.GREEN, **HIGH}),
            "What has changed since September 2025, and can it be kept up?",
        ),
        (
            _line(Signal.BETTER, Cause.FOUR_ABOVE, figure={"rating": Rating.AMBER, **HIGH}),
            "What has changed since September 2025, and what would bring it to 90% or more?",
        ),
        (
            _line(
                Signal.WORSE, Cause.QUARTER_ABOVE,
                figure={"rating": Rating.RED, "goal_high": Decimal(0)},
                measure=a_measure(unit='"number"', polarity='"low"', denominator='""', decimals="0", amber='"none"'),
            ),
            "What has changed since June, and by when will there be none?",
        ),
        (
            _line(
                Signal.WORSE, Cause.QUARTER_ABOVE,
                figure={"rating": Rating.RED, "goal_low": Decimal(12), "goal_high": Decimal(18)},
            ),
            "What has changed since June, and what would bring it within 12% to 18%?",
        ),
        (
            _line(Signal.HIGHER, Cause.RISING, run=9),
            "What lies behind the rise since September 2024, and is it what we want?",
        ),
        (
            _line(Signal.LOWER, Cause.FOUR_BELOW),
            "What lies behind the fall since September 2025, and is it what we want?",
        ),
        (_line(Signal.USUAL, Cause.COMMON), ""),
        (a_line(), ""),
    ],
)  # fmt: skip
def test_of_the_councils_own(line: Line, asked: str) -> None:
    assert question_words.question(line, {}) == asked


def test_of_years_it_asks_about_the_years() -> None:
    now = a_figure("9.3", "2024/25 academic")
    worse = a_line(now, recent=Signal.WORSE, history=(now,))
    assert (
        question_words.question(worse, {})
        == "What has changed over these five years, and will it go on?"
    )


def _teams(*names: str, **changes: Any) -> dict[str, Line]:
    return {name: _line(Signal.WORSE, Cause.QUARTER_BELOW, **changes) for name in names}


USUAL = _line(Signal.USUAL, Cause.COMMON)
WORSE = _line(Signal.WORSE, Cause.QUARTER_BELOW)


def test_of_teams() -> None:
    assert (
        question_words.question(USUAL, _teams("South")) == "What has changed in South since June?"
    )
    assert question_words.question(USUAL, _teams("South", "East")) == (
        "What has changed in South and East since June?"
    )
    assert question_words.question(USUAL, _teams("South", "East", "North")) == (
        "What has changed in South, East and one other team since June?"
    )
    four = {"North": _line(Signal.WORSE, Cause.FOUR_BELOW)}
    assert question_words.question(USUAL, _teams("South") | four) == (
        "What has changed in South and North?"
    )
    assert question_words.question(USUAL, {"South": USUAL}) == (
        "What is different in South from the other teams of the same work?"
    )
    assert question_words.question(USUAL, {"South": USUAL} | _teams("East")) == (
        "What has changed in East since June?"
    )


def test_of_the_council_and_its_teams() -> None:
    assert question_words.question(WORSE, _teams("South")) == (
        "What has changed since June, in South first of all?"
    )
    assert question_words.question(WORSE, _teams("South", "East", "North")) == (
        "What has changed since June in three teams at once?"
    )
    assert question_words.question(WORSE, {"South": USUAL}) == (
        "What has changed since June, and will it go on?"
    )
