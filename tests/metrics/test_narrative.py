"""The words of a figure: exact, with its fraction, never a cause, never more than is known."""

from decimal import Decimal

import pytest

from metrics.vocabulary import Judgement, Missing, Movement, Rating
from metrics.words import narrative
from tests.metrics.line_case import a_figure, a_line, a_measure
from tests.store.small_store import ANNUAL, COUNT

TARGET = {"goal_low": Decimal("60"), "rating": Rating.RED}


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ({}, "55.0", "55.0%"), ({"decimals": "0"}, "55", "55%"),
        ({"unit": '"per_10000"', "decimals": "0"}, "66", "66 per 10,000"),
        ({"unit": '"gbp"', "denominator": '""', "decimals": "0"}, "5240", "£5,240"),
        ({"unit": '"gbp"', "denominator": '""', "decimals": "2"}, "-12.5", "−£12.50"),
        ({"unit": '"ratio"'}, "2.5", "2.5 to 1"), ({"unit": '"average"'}, "16.6", "16.6"),
        (COUNT, "1234", "1,234"),
    ],
)  # fmt: skip
def test_a_value_stands_in_its_unit(unit: dict[str, str], value: str, words: str) -> None:
    assert narrative.amount(Decimal(value), a_measure(**unit)) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [("45.0000", "45"), ("30.2000", "30.2"), ("1289.5", "1,289.5"), ("0", "0"), ("1200", "1,200")],
)
def test_a_part_of_a_fraction_has_no_trailing_noughts(part: str, words: str) -> None:
    assert narrative.plain(Decimal(part)) == words


def test_a_figure_carries_its_fraction_or_says_it_was_not_supplied() -> None:
    parts = {"numerator": Decimal(45), "denominator": Decimal(82)}
    share = a_measure(decimals="0")
    assert narrative.figure_words(share, a_figure("55", **parts)) == "55% (45 of 82)"
    assert narrative.figure_words(share, a_figure("55")) == "55% (fraction not supplied)"
    assert narrative.figure_words(a_measure(**COUNT), a_figure("55")) == "55"


@pytest.mark.parametrize("missing", Missing)
def test_a_missing_figure_is_its_reason(missing: Missing) -> None:
    words = narrative.figure_words(a_measure(), a_figure(None, missing=missing))
    assert words
    assert not any(letter.isdigit() for letter in words)
    given = a_figure(None, missing=missing, reason="returns late")
    assert narrative.figure_words(a_measure(), given) == f"{words} (returns late)"


@pytest.mark.parametrize(
    ("edges", "unit", "words"),
    [
        ({"goal_low": Decimal("90.00")}, {}, "90% or more"),
        ({"goal_low": Decimal("89.5")}, {"decimals": "0"}, "89.5% or more"),
        ({"goal_low": Decimal(100)}, {}, "100%"),
        ({"goal_high": Decimal(10)}, {}, "10% or less"),
        ({"goal_high": Decimal(0)}, COUNT, "0"),
        ({"goal_high": Decimal("9.25")}, COUNT, "9.25 or less"),
        ({"goal_low": Decimal(12), "goal_high": Decimal(18)}, {"unit": '"average"'}, "12 to 18"),
        ({}, {}, ""),
    ],
)
def test_a_target_says_which_side_is_good(edges: dict, unit: dict[str, str], words: str) -> None:
    assert narrative.target_words(a_measure(**unit), a_figure(**edges)) == words


@pytest.mark.parametrize(
    ("value", "edges", "words"),
    [
        ("57.4", {"goal_low": Decimal(60), "rating": Rating.RED}, "2.6 percentage points below it"),
        ("59.0", {"goal_low": Decimal(60), "rating": Rating.AMBER}, "1 percentage point below it"),
        ("12.0", {"goal_high": Decimal(10), "rating": Rating.RED}, "2 percentage points above it"),
        ("60.0", {"goal_low": Decimal(60), "rating": Rating.GREEN}, ""),
        ("60.0", {}, ""),
    ],
)
def test_the_gap_to_the_target_is_in_percentage_points(value: str, edges: dict, words: str) -> None:
    assert narrative.gap_words(a_line(a_figure(value, **edges))) == words


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ("53.2", "50.0", "up 3.2 percentage points"), ("49.0", "50.0", "down 1 percentage point"),
        ("50.0", "50.0", "level"), (None, "50.0", ""), ("50.0", None, ""),
    ],
)  # fmt: skip
def test_a_change_in_a_share_is_in_percentage_points(now, then, words: str) -> None:
    assert narrative.change_words(a_measure(), a_figure(now), a_figure(then)) == words


@pytest.mark.parametrize(
    ("small", "to_target", "words"),
    [
        (None, None, ""), ("small", None, "small cohort"), ("very_small", None, "fewer than 6 counted"),
        ("small", 1, "small cohort; the target was missed by 1 child"),
        ("small", 3, "small cohort; the target was missed by 3 children"),
        ("very_small", -2, "fewer than 6 counted; the target was missed by 2 children"),
    ],
)  # fmt: skip
def test_a_small_cohort_says_what_would_have_met_the_target(small, to_target, words: str) -> None:
    line = a_line(a_figure(), small=small, to_target=to_target)
    assert narrative.cohort_note(line) == words


def test_a_line_is_told_in_sentences() -> None:
    line = a_line(
        a_figure("57.4", numerator=Decimal(105), denominator=Decimal(183), **TARGET),
        judgement=Judgement.WORSENED,
        movement=Movement.DOWN,
        against=a_figure("60.0", "2026-27 Q1", numerator=Decimal(108), denominator=Decimal(180)),
    )
    assert narrative.line_sentences(line) == (
        "m: 57.4% (105 of 183); last quarter 60.0% (108 of 180). "
        "Target 60% or more: 2.6 percentage points below it."
    )
    assert narrative.line_sentences(line, named=False).startswith("57.4%")
    assert narrative.direction_words(line.direction) == "↓ Worsened"


def test_a_yearly_figure_names_its_year_and_a_hidden_one_gives_nothing_away() -> None:
    yearly = a_measure(**ANNUAL)
    told = narrative.line_sentences(a_line(a_figure("85.0", "2025-26"), measure=yearly))
    assert told == "m: 85.0% (fraction not supplied), year to March 2026."
    hidden = a_line(a_figure(None, missing=Missing.SUPPRESSED, **TARGET))
    assert narrative.line_sentences(hidden) == "m: Hidden: small number. Target 60% or more."
    assert narrative.line_sentences(a_line(None)) == "m: not received."
