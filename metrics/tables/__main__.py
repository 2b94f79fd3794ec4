"""python -m metrics.tables: makes the tables of statistics again, the same every time.

Standard library alone: the Mann-Kendall distribution is counted, the normal tail is `math.erfc`,
the exact Poisson limits are found by halving.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations_with_replacement
from pathlib import Path

POINTS = 8
"""How many points a drift is judged on."""
Z = {"1.959963984540054": 0.05, "3.090232306167813": 0.002}
"""The normal quantiles of 95% and 99.8% limits, with what lies beyond them on both sides."""
EXACT_BELOW = 10
"""Fewer events than this have exact limits, as Fingertips has it; from here Byar's method serves."""


def mann_kendall() -> Iterator[tuple[int, int, str]]:
    """(S without its sign, the sum of t(t - 1)(2t + 5) over ties of t, the two-sided p) of eight points.

    Without ties the p is exact; with ties it is the normal one with a continuity correction
    (Kendall 1975; R's cor.test gives the same).
    """
    pairs = POINTS * (POINTS - 1) // 2
    beyond = _tail_of_s()
    for s in range(0, pairs + 1, 2):
        yield s, 0, f"{float(min(Fraction(1), 2 * beyond[s])):.15f}"
    for ties in sorted(_tie_terms()):
        variance = (POINTS * (POINTS - 1) * (2 * POINTS + 5) - ties) / 18
        if variance > 0:
            for s in range(pairs + 1):
                p = min(1.0, math.erfc((s - 1) / math.sqrt(variance) / math.sqrt(2)))
                yield s, ties, f"{p:.15f}"


def _tail_of_s() -> dict[int, Fraction]:
    """The chance that S is at least each value, every order of the points being as likely."""
    ways = Counter({0: 1})
    for later in range(1, POINTS):
        grown: Counter[int] = Counter()
        for s, count in ways.items():
            for above in range(later + 1):
                grown[s + later - 2 * above] += count
        ways = grown
    every = math.factorial(POINTS)
    return {s: Fraction(sum(n for t, n in ways.items() if t >= s), every) for s in ways}


def _tie_terms() -> set[int]:
    """Every tie term that eight values can have, no ties left out."""
    found = set()
    for groups in range(1, POINTS):
        for sizes in combinations_with_replacement(range(1, POINTS + 1), groups):
            if sum(sizes) == POINTS:
                found.add(sum(t * (t - 1) * (2 * t + 5) for t in sizes))
    return found


def poisson_limits() -> Iterator[tuple[int, str, str, str]]:
    """(events, z, lower and upper exact limit) of fewer than ten events: Garwood's, a chi-square's halves."""
    for z, both in Z.items():
        for events in range(EXACT_BELOW):
            low, high = _exact_limits(events, both)
            yield events, z, f"{low:.13f}", f"{high:.13f}"


def _exact_limits(events: int, both: float) -> tuple[float, float]:
    low = 0.0 if events == 0 else _root(lambda mean: 1 - _at_most(events - 1, mean), both / 2)
    return low, _root(lambda mean: -_at_most(events, mean), -both / 2)


def _at_most(events: int, mean: float) -> float:
    """The chance of at most so many events where so many are expected."""
    return math.fsum(math.exp(-mean) * mean**x / math.factorial(x) for x in range(events + 1))


def _root(rising: Callable[[float], float], wanted: float) -> float:
    """Where a rising function of the mean has the wanted value."""
    low, high = 0.0, 100.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def main() -> None:
    """Writes both tables beside this file."""
    for name, header, made in (
        ("mann_kendall", "s,ties,p", mann_kendall()),
        ("poisson_limit", "events,z,low,high", poisson_limits()),
    ):
        lines = [header, *(",".join(str(cell) for cell in row) for row in made)]
        path = Path(__file__).parent / f"{name}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
