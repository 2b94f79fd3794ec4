"""The tables of statistics: as their script makes them, and right by another way."""

import csv
import io
import itertools
import math
from collections import Counter
from decimal import Decimal

import pytest

from metrics import tables
from metrics.tables import __main__ as maker


@pytest.mark.parametrize(
    ("name", "made"),
    [("mann_kendall", maker.mann_kendall), ("poisson_limit", maker.poisson_limits)],
)
def test_the_script_makes_the_table(name, made) -> None:
    """Whole numbers the same, the rest to the last but a few of its digits, whatever the machine's library."""
    lines = list(csv.reader(io.StringIO(tables.text(name))))[1:]
    for kept, row in itertools.zip_longest(lines, made()):
        assert kept is not None and row is not None, "as many rows"
        for mine, theirs in zip(kept, row, strict=True):
            assert math.isclose(float(mine), float(theirs), rel_tol=1e-11, abs_tol=1e-13), row


def test_without_ties_every_order_of_eight_is_counted() -> None:
    """The distribution of S by trying all 40,320 orders."""
    found = Counter(
        sum((b > a) - (b < a) for a, b in itertools.combinations(order, 2))
        for order in itertools.permutations(range(8))
    )
    every = math.factorial(8)
    for s, ties, p in tables.rows("mann_kendall"):
        if ties == 0:
            beyond = sum(many for size, many in found.items() if size >= s)
            assert float(p) == pytest.approx(min(1, 2 * beyond / every), abs=1e-14)


def test_the_levels_that_decide_are_those_of_the_method() -> None:
    """Without ties p is below 0.05 from |S| = 18 on and below 0.01 from 22 on."""
    p = {int(s): value for s, ties, value in tables.rows("mann_kendall") if ties == 0}
    assert p[16] > Decimal("0.05") > p[18]
    assert p[20] > Decimal("0.01") > p[22]


def test_every_tie_of_eight_values_has_its_row() -> None:
    kept = {(int(s), int(ties)) for s, ties, _ in tables.rows("mann_kendall")}
    for values in itertools.combinations_with_replacement(range(8), 8):
        sizes = Counter(values).values()
        ties = sum(t * (t - 1) * (2 * t + 5) for t in sizes)
        if 0 < ties < 1176:
            assert (28, ties) in kept and (0, ties) in kept
    assert not any(ties == 1176 for _, ties in kept), "eight equal values have no p"


def test_exact_limits_leave_half_of_what_lies_beyond_on_each_side() -> None:
    def at_most(events: int, mean: float) -> float:
        return math.fsum(math.exp(-mean) * mean**x / math.factorial(x) for x in range(events + 1))

    rows = tables.rows("poisson_limit")
    assert len(rows) == 20
    for events, z, low, high in rows:
        side = 0.5 * math.erfc(float(z) / math.sqrt(2))
        assert at_most(int(events), float(high)) == pytest.approx(side, rel=1e-9)
        if events:
            assert 1 - at_most(int(events) - 1, float(low)) == pytest.approx(side, rel=1e-9)
        else:
            assert low == 0
