"""Chance from one seed: each series draws from its own stream, so that a new one changes no other."""

from collections.abc import Sequence
from random import Random

SEED = "Demo Council 1"


class Draws:
    """The draws of one named series. Only `random()` is used: its values never change between versions."""

    def __init__(self, *names: object) -> None:
        self._random = Random(" / ".join([SEED, *map(str, names)]))

    def count(self, size: int, share: float) -> int:
        """How many of `size` come up when each does so with this chance."""
        return sum(self._random.random() < share for _ in range(size))

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def subset(self, sizes: Sequence[int], shares: Sequence[float], churn: float) -> list[int]:
        """How many of a slowly changing group have something, quarter by quarter.

        `churn` is the part of the group that is new or asked afresh each quarter; the rest keep
        what they had, as the same children do. Never more than the size of the group.
        """
        held: list[int] = []
        before_size = before = 0
        for size, share in zip(sizes, shares, strict=True):
            staying = min(size, self.count(before_size, 1 - churn))
            kept = self._kept(before, before_size, staying)
            before = kept + self.count(size - staying, share)
            before_size = size
            held.append(before)
        return held

    def _kept(self, marked: int, size: int, staying: int) -> int:
        """Of those staying, drawn without putting back, how many are marked."""
        kept = 0
        for left in range(size, size - staying, -1):
            if self._random.random() * left < marked - kept:
                kept += 1
        return kept
