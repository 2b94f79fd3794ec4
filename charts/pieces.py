"""A series cut where its line may not be joined, and into the stretches that share a target or a range."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from charts.rows import SeriesBreak, TrendPoint


def pieces(
    points: tuple[TrendPoint, ...], breaks: tuple[SeriesBreak, ...], restarts: tuple[int, ...] = ()
) -> list[list[TrendPoint]]:
    """The points that have a value, in the stretches that a line may join."""
    cuts = {entry.place for entry in breaks} | set(restarts)
    found: list[list[TrendPoint]] = []
    before: TrendPoint | None = None
    for point in points:
        if point.value is not None:
            joined = (
                before is not None
                and before.value is not None
                and point.place == before.place + 1
                and point.place not in cuts
            )
            if joined:
                found[-1].append(point)
            else:
                found.append([point])
        before = point
    return found


def comparable(
    points: tuple[TrendPoint, ...], breaks: tuple[SeriesBreak, ...]
) -> tuple[TrendPoint, ...]:
    """The points from the last series break on, as far as breaks go; all where there is none."""
    last = points[-1].place if points else 0
    start = max((entry.place for entry in breaks if entry.place <= last), default=None)
    return points if start is None else tuple(p for p in points if p.place >= start)


class Placed(Protocol):
    """A period of a series, at its place."""

    @property
    def place(self) -> int: ...


Period = TypeVar("Period", bound=Placed)
Shared = TypeVar("Shared")


def sharing(
    points: Sequence[Period], what: Callable[[Period], Shared | None]
) -> Iterator[tuple[Shared, Period, Period]]:
    """What neighbours share, with the first and the last of each stretch; none where `what` is None."""
    numbered = [(point.place - i, what(point), point) for i, point in enumerate(points)]
    for (_, shared), group in groupby(numbered, key=lambda entry: entry[:2]):
        members = [point for _, _, point in group]
        if shared is not None:
            yield shared, members[0], members[-1]
