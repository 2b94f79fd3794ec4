"""The split of a movement by team: exact, complete, and refused where there is nothing to split."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.figures.contribution import Parts, joined, split


def share(numerator: int, denominator: int) -> Parts:
    return Parts(Decimal(numerator), Decimal(denominator))


def test_counts_move_by_their_differences():
    found = split(
        {"North": Parts(Decimal(12)), "South": Parts(Decimal(7))},
        {"North": Parts(Decimal(9)), "South": Parts(Decimal(8))},
    )
    assert found.amounts == {"North": 3, "South": -1}
    assert found.total == 2


def test_shares_are_held_against_the_councils_denominator():
    """Worked by hand: 30 of 100 to 45 of 120 is 7.5 points; North 20/120 - 10/100, South 25/120 - 20/100."""
    found = split(
        {"North": share(20, 50), "South": share(25, 70)},
        {"North": share(10, 40), "South": share(20, 60)},
        100,
    )
    assert found.amounts == {"North": Fraction(20, 3), "South": Fraction(5, 6)}
    assert found.total == Fraction(15, 2)


def test_a_team_that_grows_adds_to_the_figure_even_at_the_same_share():
    found = split(
        {"North": share(20, 40), "South": share(10, 60)},
        {"North": share(10, 20), "South": share(10, 60)},
        100,
    )
    assert found.amounts["North"] == Fraction(15, 2)
    assert found.amounts["South"] == Fraction(-5, 2)


def test_a_team_on_one_side_only_adds_nothing_on_the_other():
    found = split({"East": Parts(Decimal(5))}, {"West": Parts(Decimal(3))})
    assert found.amounts == {"East": 5, "West": -3}
    assert found.total == 2


def test_a_team_with_nothing_to_count_adds_nothing():
    found = split(
        {"North": share(5, 10), "South": share(0, 0)},
        {"North": share(4, 10), "South": share(0, 0)},
        100,
    )
    assert found.amounts == {"North": 10, "South": 0}


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ({}, {"North": Parts(Decimal(1))}, "at least one team"),
        ({"North": Parts(Decimal(1))}, {}, "at least one team"),
        ({"North": share(0, 0)}, {"North": share(1, 2)}, "sum to 0"),
        ({"North": share(1, 2)}, {"North": share(0, 0)}, "sum to 0"),
        ({"North": share(1, 2)}, {"North": Parts(Decimal(1))}, "some have none"),
    ],
)
def test_a_movement_that_is_not_there_is_refused(now, then, said):
    with pytest.raises(ValueError, match=said):
        split(now, then, 100)


def test_merged_teams_count_as_the_team_they_became():
    before = {"Hillside": share(4, 20), "Riverside": share(6, 30), "North": share(5, 50)}
    found = joined(before, {"Hillside": "East", "Riverside": "East"})
    assert found == {"East": share(10, 50), "North": share(5, 50)}


def test_a_team_merged_twice_counts_as_the_last():
    counts = {"A": Parts(Decimal(1)), "B": Parts(Decimal(2)), "C": Parts(Decimal(4))}
    assert joined(counts, {"A": "B", "B": "C"}) == {"C": Parts(Decimal(7))}


NUMBERS = st.decimals(0, 10_000, places=4)
NAMES = st.text("abcdefghijkl", min_size=1, max_size=2)
SHARES = st.dictionaries(NAMES, st.builds(Parts, NUMBERS, NUMBERS), min_size=1, max_size=12)
COUNTS = st.dictionaries(NAMES, st.builds(Parts, NUMBERS), min_size=1, max_size=12)


def whole(side: dict[str, Parts]) -> tuple[Fraction, Fraction]:
    """The council's own two numbers, summed apart from the rule that is tried."""
    top = sum((Fraction(parts.numerator) for parts in side.values()), Fraction(0))
    return top, sum((Fraction(parts.denominator or 0) for parts in side.values()), Fraction(0))


@given(SHARES, SHARES)
def test_shares_sum_to_the_movement_exactly(now, then):
    (top_now, below_now), (top_then, below_then) = whole(now), whole(then)
    if not below_now or not below_then:
        with pytest.raises(ValueError, match="sum to 0"):
            split(now, then, 100)
        return
    found = split(now, then, 100)
    assert sum(found.amounts.values()) == found.total
    assert found.total == 100 * (top_now / below_now - top_then / below_then)


@given(COUNTS, COUNTS)
def test_counts_sum_to_the_movement_exactly(now, then):
    found = split(now, then, 100)
    assert sum(found.amounts.values()) == found.total == whole(now)[0] - whole(then)[0]


@given(COUNTS, st.dictionaries(st.sampled_from("abc"), st.sampled_from(["x", "y"])))
def test_joining_teams_loses_nobody(parts, successors):
    assert whole(joined(parts, successors))[0] == whole(parts)[0]
