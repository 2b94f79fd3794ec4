"""How a figure stands to its target beyond the colour: chance alone, one of few, what is to come."""

from decimal import Decimal

import pytest

from metrics.figures.figure import Line
from metrics.figures.signals import Assurance
from metrics.figures.trend import Chance
from metrics.vocabulary import Rating
from metrics.words import target_words
from tests.metrics.line_case import a_figure, a_line, a_measure
from tests.metrics.test_trend_words import a_trend


def _chance(by_chance: bool | None, rating: Rating) -> Line:
    return a_line(
        a_figure("55.0", numerator=Decimal(45), denominator=Decimal(82), rating=rating),
        chance=Chance(Decimal("44.114"), Decimal("65.166"), by_chance),
    )


def test_chance_alone() -> None:
    assert target_words.chance_sentence(_chance(True, Rating.AMBER)) == (
        "The figure cannot be told apart from the target: "
        "chance alone could put a figure counted on 82 anywhere from 44.1% to 65.2%."
    )
    assert target_words.chance_sentence(_chance(False, Rating.RED)).startswith(
        "The figure misses the target by more than chance: "
    )
    assert target_words.chance_sentence(_chance(False, Rating.GREEN)) == ""
    assert target_words.chance_sentence(_chance(None, Rating.NO_TARGET)) == ""


@pytest.mark.parametrize(
    ("numerator", "counted", "low", "said"),
    [
        (20, 25, "92", "One child changes this by 4 percentage points; the target needs 23 of 25."),
        (24, 25, "92", "One child changes this by 4 percentage points; the target needs 23 of 25."),
        (20, 49, None, "One child changes this by 2 percentage points."),
        (20, 50, "92", ""),
        (2, 3, "70", "One child changes this by 33.3 percentage points; the target needs 3 of 3."),
    ],
)
def test_one_of_few(numerator: int, counted: int, low: str | None, said: str) -> None:
    figure = a_figure(
        "80.0", numerator=Decimal(numerator), denominator=Decimal(counted),
        goal_low=None if low is None else Decimal(low),
    )  # fmt: skip
    assert target_words.one_of_few_sentence(a_line(figure)) == said


def test_of_fewer_is_better_the_target_allows_so_many() -> None:
    figure = a_figure("16.0", numerator=Decimal(4), denominator=Decimal(25), goal_high=Decimal(10))
    line = a_line(figure, measure=a_measure(polarity='"low"'))
    assert target_words.one_of_few_sentence(line).endswith("the target needs at most 2 of 25.")


def test_what_to_expect_of_the_target() -> None:
    for assurance in Assurance:
        line = a_line(a_figure("50.0"), trend=a_trend(assurance=assurance))
        assert target_words.assurance_sentence(line).startswith("While nothing changes, ")
    assert target_words.assurance_sentence(a_line(a_figure("50.0"))) == ""
