"""How few is few: the numbers under which a figure is read with care, and what one child is of them.

The SQL (`small_cohort`, `direction`) holds the same numbers: a test compares them.
"""

from dataclasses import dataclass
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.exact import half_up_ratio
from metrics.figures.figure import Figure
from metrics.vocabulary import Unit

TOO_FEW = 6
"""A figure counted on fewer is not judged against another."""

SMALL = 20
"""A share counted on fewer is one of a small cohort: one child moves it by 5 points or more."""

FEW_COUNTED = 50
"""One of fewer than this changes a percentage by more than 2 points: the screen says by how much."""


def is_small(measure: Measure, figure: Figure) -> bool:
    """Whether a figure is a share of a small cohort. Averages, rates and counts never are."""
    return (
        measure.unit is Unit.PERCENT
        and figure.denominator is not None
        and figure.denominator < SMALL
    )


@dataclass(frozen=True, slots=True)
class OneOfFew:
    """What one child is of a share counted on few: how many points; `least` to `most` of them meet the target.

    Both are None where there is no target, and where no number meets it.
    """

    counted: int
    points: Decimal
    least: int | None
    most: int | None


def one_of_few(measure: Measure, figure: Figure) -> OneOfFew | None:
    """What one child is of a figure's share; None of any other figure, and where many are counted."""
    if figure.value is None or figure.denominator is None:
        return None
    counted = int(figure.denominator)
    if (
        measure.unit is not Unit.PERCENT
        or measure.from_staffing
        or counted != figure.denominator
        or not 0 < counted < FEW_COUNTED
    ):
        return None
    points = half_up_ratio(100, counted, 1)
    if figure.goal_low is None and figure.goal_high is None:
        return OneOfFew(counted, points, None, None)
    met = [
        top
        for top in range(counted + 1)
        if is_in_goal(half_up_ratio(100 * top, counted, measure.decimals), figure)
    ]
    return OneOfFew(counted, points, *((met[0], met[-1]) if met else (None, None)))


def is_in_goal(value: Decimal, figure: Figure) -> bool:
    """Whether a value would be Green in a figure's place."""
    return is_within(value, figure.goal_low, figure.goal_high)


def is_within(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether a value lies within a range, either end of which may be open."""
    return (low is None or value >= low) and (high is None or value <= high)
