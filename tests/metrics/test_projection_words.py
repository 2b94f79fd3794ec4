"""Where a figure leads and what its target asks for, in words: with how often it was reached, and past errors."""

from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.figures.projection import Method, Projection
from metrics.vocabulary import Rating
from metrics.words import projection_words
from tests.metrics.line_case import a_figure, a_measure
from tests.store.small_store import COUNT

COUNT_MEASURE = a_measure(basis='"ytd_count"', comparator='"same_quarter_last_year"', **COUNT)


def _parts(*values: str):
    return [a_figure(value) for value in values]


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        ("6", "2026-27 Q2", "The year's target of 16 needs 5 a quarter from now on, which has been reached in 1 of 4 quarters."),
        ("7", "2026-27 Q2", "The year's target of 16 needs 5 a quarter from now on, which has been reached in 1 of 4 quarters."),
        ("0", "2026-27 Q3", "The year's target of 16 needs 16 a quarter from now on, which has not been reached in any of 4 quarters."),
        ("16", "2026-27 Q2", ""),
        ("6", "2026-27 Q4", ""),
    ],
)  # fmt: skip
def test_what_a_count_still_needs(value: str, code: str, said: str) -> None:
    figure = a_figure(value, code, year_target=Decimal(16))
    assert projection_words.needed_words(COUNT_MEASURE, figure, _parts("2", "5", "3", "4")) == said


def test_what_a_count_may_still_come_to() -> None:
    low = replace(COUNT_MEASURE, polarity=a_measure(polarity='"low"').polarity)
    figure = a_figure("55", "2026-27 Q2", year_target=Decimal(180))
    assert projection_words.needed_words(low, figure, _parts("62", "63", "10")) == (
        "The year's target of 180 leaves at most 62 a quarter from now on, "
        "which has been reached in 2 of 3 quarters."
    )
    over = a_figure("181", "2026-27 Q2", year_target=Decimal(180))
    assert projection_words.needed_words(low, over, ()) == "The year's 180 is exceeded already."


RATE = a_measure(
    basis='"ytd_rate"', comparator='"same_quarter_last_year"', one='"review"', many='"reviews"',
)  # fmt: skip


def test_what_a_rate_still_needs() -> None:
    """449 of 476 and 472 to come: 96.0% of 948 rounds from 95.95% up, that is 910 in all, 461 more."""
    parts = [a_figure("95.0", numerator=Decimal(112), denominator=Decimal(236)) for _ in range(4)]
    figure = a_figure(
        "94.3", numerator=Decimal(449), denominator=Decimal(476), goal_low=Decimal(96),
        rating=Rating.AMBER,
    )  # fmt: skip
    assert (449 + 461) / 948 >= 0.9595 > (449 + 460) / 948
    assert projection_words.needed_words(RATE, figure, parts) == (
        "If as many come as of late, 96% for the year needs 461 of the next 472 reviews (97.7%), "
        "which has not been reached in any of 4 quarters."
    )


def test_a_rate_that_cannot_be_reached_any_more() -> None:
    parts = [a_figure("50.0", numerator=Decimal(5), denominator=Decimal(10))]
    figure = a_figure(
        "10.0", numerator=Decimal(100), denominator=Decimal(1000), goal_low=Decimal(90)
    )
    assert "is out of reach" in projection_words.needed_words(RATE, figure, parts)


def test_how_often_a_level_was_reached() -> None:
    figure = a_figure("93.4", goal_low=Decimal(95))
    past = _parts("95.0", "94.9", "96.0", "93.4")
    assert projection_words.needed_words(a_measure(), figure, past) == (
        "95% has been reached in 2 of 4 quarters."
    )
    other = [replace(each, segment=1) for each in past[:2]]
    assert "1 of 2 quarters" in projection_words.needed_words(
        a_measure(), figure, [*other, *past[2:]]
    )


def test_a_projection_in_words_with_its_past_errors() -> None:
    now = Projection(
        8105, 2, Method.PAST_SHARES, Decimal("159.2"), Decimal("134.6"), Decimal("195.8"), None
    )
    assert projection_words.lead_words(COUNT_MEASURE, now, "Q4 2026/27") == (
        "If nothing changes: about 159 at Q4 2026/27, from 135 to 196 "
        "(from the share of the year that earlier years had reached by this quarter)."
    )
    past = [
        replace(now, error=Decimal(3)),
        replace(now, error=Decimal(-6)),
        replace(now, ahead=1, error=Decimal(99)),
    ]
    assert projection_words.errors_words(COUNT_MEASURE, past, 2) == (
        "Earlier ones, made 2 quarters before a year end, came out 4.5 off on average (2 of them)."
    )
    assert projection_words.errors_words(COUNT_MEASURE, [now], 2) == ""
