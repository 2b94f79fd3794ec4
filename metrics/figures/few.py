"""How few is few: the two numbers under which a figure is read with care.

The SQL (`small_cohort`, `direction`) holds the same numbers: a test compares them.
"""

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from metrics.vocabulary import Unit

TOO_FEW = 6
"""A figure counted on fewer is not judged against another."""

SMALL = 20
"""A share counted on fewer is one of a small cohort: one child moves it by 5 points or more."""


def is_small(measure: Measure, figure: Figure) -> bool:
    """Whether a figure is a share of a small cohort. Averages, rates and counts never are."""
    return (
        measure.unit is Unit.PERCENT
        and figure.denominator is not None
        and figure.denominator < SMALL
    )
