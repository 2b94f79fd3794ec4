"""How a figure stands to its target beyond the colour: chance alone, one of few, what is to come."""

from decimal import Decimal
from typing import Any

import pytest

from metrics.figures.figure import Line
from metrics.figures.signals import Assurance, Signal
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
        "luck alone could put a figure counted on 82 anywhere from 44.1% to 65.2%."
    )
    assert target_words.chance_sentence(_chance(False, Rating.RED)).startswith(
        "The figure misses the target by more than luck: "
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


@pytest.mark.parametrize(
    ("low", "by_chance", "said"),
    [
        ("17.04", False, "from 17.04% to 37.21%"),
        ("17.004", False, "from 17.004% to 37.210%"),
        ("17.3", False, "from 17.3% to 37.2%"),
        ("16.96", True, "from 17.0% to 37.2%"),
        ("16.9", True, "from 16.9% to 37.2%"),
    ],
)
def test_the_range_told_leaves_the_target_on_its_own_side(
    low: str, by_chance: bool, said: str
) -> None:
    """Rounding never moves a target of 17% into the range that the verdict says it lies outside of."""
    figure = a_figure(
        "26.0", numerator=Decimal(19), denominator=Decimal(73), rating=Rating.RED,
        goal_high=Decimal(17),
    )  # fmt: skip
    line = a_line(
        figure, measure=a_measure(polarity='"low"'),
        chance=Chance(Decimal(low), Decimal("37.21"), by_chance),
    )  # fmt: skip
    told = target_words.chance_sentence(line)
    assert said in told and ("cannot be told apart" in told) == by_chance


def _assured(met: int, figures: int, **changes: Any) -> str:
    more = {"assurance": Assurance.INCONSISTENT, "met": met, "figures": figures, **changes}
    return target_words.assurance_sentence(
        a_line(a_figure("50.0", goal_low=Decimal(90)), trend=a_trend(**more))
    )


@pytest.mark.parametrize(
    ("met", "figures", "expected"),
    [
        (17, 20, "in about 17 of 20 quarters"),
        (20, 20, "in nearly every quarter"),
        (0, 20, "in hardly any quarter"),
        (6, 6, "in about 19 of 20 quarters"),
        (0, 6, "in about 1 of 20 quarters"),
        (3, 6, "in about 10 of 20 quarters"),
        (5, 19, "in about 6 of 20 quarters"),
        (1, 40, "in about 1 of 20 quarters"),
    ],
)
def test_what_to_expect_of_the_target(met: int, figures: int, expected: str) -> None:
    """Twenty times (met + 1/2) of (figures + 1), rounded half up."""
    assert _assured(met, figures) == (
        f"If nothing changes, we expect it to meet 90% or more {expected}, "
        f"as in {met} of the {figures} so far."
    )


def test_no_record_is_taken_for_certainty() -> None:
    for figures in range(1, 60):
        for met in range(figures + 1):
            said = _assured(met, figures)
            assert "every quarter will" not in said and "no quarter will" not in said


def test_after_a_real_change_the_record_alone_is_told() -> None:
    assert _assured(17, 20, signal=Signal.WORSE) == (
        "90% or more was met in 17 of 20 quarters, before and after the change: "
        "that tells little of what is to come."
    )
    assert _assured(3, 4, signal=Signal.NOT_JUDGED).startswith("If nothing changes")
    assert target_words.assurance_sentence(a_line(a_figure("50.0"))) == ""


@pytest.mark.parametrize(
    ("met", "of_four", "lately"),
    [(15, 0, "none"), (15, 1, ""), (10, 0, "none"), (9, 4, "each"), (9, 3, ""), (10, 4, "")],
)
def test_where_the_last_four_turned_from_the_record_nothing_is_expected(
    met: int, of_four: int, lately: str
) -> None:
    said = _assured(met, 20, met_of_four=of_four)
    if lately:
        assert said == (
            f"90% or more was met in {met} of 20 quarters, but in {lately} of the last four: "
            "the whole record tells little of what is to come."
        )
    else:
        assert said.startswith("If nothing changes")


def test_of_children_whom_there_should_be_none_of_nothing_is_expected() -> None:
    count = a_measure(
        unit='"number"', denominator='""', decimals="0", amber='"none"', polarity='"low"'
    )
    line = a_line(
        a_figure("1", goal_high=Decimal(0)), measure=count,
        trend=a_trend(assurance=Assurance.INCONSISTENT, met=19, figures=20),
    )  # fmt: skip
    assert target_words.assurance_sentence(line) == (
        "There should be none, and there were none in 19 of 20 quarters."
    )
