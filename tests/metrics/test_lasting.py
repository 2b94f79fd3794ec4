"""For how long a figure stands as it does, counted back period by period, and in words."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import period
from metrics.figures import lasting
from metrics.figures.figure import Figure, Line
from metrics.vocabulary import Missing, Rating
from metrics.words import lasting_words
from tests.metrics.line_case import a_figure, a_line, a_measure

_LETTERS = {
    "G": Rating.GREEN, "A": Rating.AMBER, "R": Rating.RED, "n": Rating.NO_TARGET,
    "x": Rating.NOT_AVAILABLE,
}  # fmt: skip
LAST = period.parse("2026-27 Q2").index


def _quarters(ratings: str, **changes: Any) -> Line:
    """A line whose quarters were rated so, oldest first; a dot is a quarter without a figure."""
    places = range(LAST - len(ratings) + 1, LAST + 1)
    past = tuple(
        a_figure(
            None if letter == "x" else "50.0", period.quarter_at(place).code,
            rating=_LETTERS[letter], **changes,
        )
        for place, letter in zip(places, ratings, strict=True) if letter != "."
    )  # fmt: skip
    return a_line(past[-1], history=past)


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ("GRRRRRR", "Red for six quarters"),
        ("GARR", "Red for two quarters"),
        ("RGA", "Amber, Green before"),
        ("RRR", "Red in all three quarters so far"),
        ("R", "Red, its first quarter"),
        ("nR", "Red, not rated before"),
        ("xR", "Red, not available before"),
        ("RR.R", "Red this quarter"),
        ("R.RR", "Red for two quarters"),
        ("G" + "R" * 11, "Red for 11 quarters"),
        ("GG", "Green in all two quarters so far"),
        ("Rn", ""),
    ],
)
def test_how_long_in_words(ratings: str, said: str) -> None:
    assert lasting_words.words(_quarters(ratings)) == said


def test_yearly_figures_last_for_years() -> None:
    past = tuple(a_figure("9.3", f"{year}/{year % 100 + 1} academic", rating=rating)
                 for year, rating in ((2022, Rating.GREEN), (2023, Rating.RED), (2024, Rating.RED)))  # fmt: skip
    assert lasting_words.words(a_line(past[-1], history=past)) == "Red for two years"


COUNT = a_measure(unit='"number"', polarity='"low"', denominator='""', decimals="0", amber='"none"')


def _counts(*values: str | None) -> tuple[Figure, ...]:
    first = LAST - len(values) + 1
    return tuple(
        a_figure(value, period.quarter_at(first + place).code, goal_high=Decimal(0))
        for place, value in enumerate(values)
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("0", "2", "1"), "some for two quarters"),
        (("1", "2", "1"), "some in all three quarters so far"),
        (("3", None, "1"), "some, not available before"),
        (("3", "0"), ""),
    ],
)
def test_of_whom_there_should_be_none_it_is_said_for_how_long_there_are_some(
    values: tuple[str | None, ...], said: str
) -> None:
    past = _counts(*values)
    assert lasting_words.words(a_line(past[-1], measure=COUNT, history=past)) == said


def test_none_lasts_of_a_count_that_may_be_more_nor_of_a_share() -> None:
    more = a_figure("2", goal_high=Decimal(3))
    assert lasting.above_none(a_line(more, measure=COUNT, history=(more,))) is None
    share = a_figure("2.0", goal_high=Decimal(0))
    assert lasting.above_none(a_line(share, history=(share,))) is None
    assert lasting.above_none(a_line()) is None and lasting.rated_alike(a_line()) is None
    assert lasting_words.words(a_line()) == ""
    assert a_figure(None).missing is Missing.NOT_AVAILABLE


@given(st.text("GAR.", max_size=12), st.sampled_from("GAR"))
def test_it_is_the_longest_run_without_a_gap(before: str, last: str) -> None:
    ratings = before + last
    found = lasting.rated_alike(_quarters(ratings))
    assert found is not None
    run = len(ratings) - len(ratings.rstrip(last))
    assert found.figures == run
    rest = ratings[: len(ratings) - run]
    assert (found.before is None) == (not rest or rest[-1] == ".")
    assert found.always == (not rest.strip(".")) or rest.endswith(".")
