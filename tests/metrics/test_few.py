"""How few is few: one pair of numbers in the words, the charts and the SQL."""

import re
from decimal import Decimal

import pytest

from metrics.figures import few
from metrics.rules import rule
from metrics.vocabulary import Unit
from tests.metrics.line_case import a_figure, a_measure

_LIMIT = re.compile(r"denominator < (\d+)")


@pytest.mark.parametrize(
    ("name", "limits"),
    [("direction", {few.TOO_FEW}), ("small_cohort", {few.TOO_FEW, few.SMALL})],
)
def test_the_sql_has_the_same_numbers(name, limits):
    assert {int(found) for found in _LIMIT.findall(rule(name).sql)} == limits


@pytest.mark.parametrize(
    ("unit", "denominator", "small"),
    [
        (Unit.PERCENT, "19", True), (Unit.PERCENT, "20", False), (Unit.PERCENT, None, False),
        (Unit.AVERAGE, "5", False), (Unit.RATIO, "5", False),
    ],
)  # fmt: skip
def test_only_a_share_of_fewer_than_twenty_is_a_small_cohort(unit, denominator, small):
    figure = a_figure(denominator=None if denominator is None else Decimal(denominator))
    assert few.is_small(a_measure(unit=f'"{unit}"'), figure) is small
