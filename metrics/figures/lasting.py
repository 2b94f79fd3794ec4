"""How long a figure has stood as it stands: in how many of the last periods running its rating was the same."""

from dataclasses import dataclass

from metrics.figures.figure import Figure, Line
from metrics.figures.projection import aims_at_none


@dataclass(frozen=True, slots=True)
class Lasting:
    """The last `figures` of a series, one after another without a gap, all stood as the last does.

    `before` is the figure of the period before them; None where there is none, or a period is missing.
    `always` says that every figure there is stood so, and none is missing.
    """

    figures: int
    before: Figure | None
    always: bool


def rated_alike(line: Line) -> Lasting | None:
    """For how long a line's rating has been what it is; None without a figure."""
    if line.figure is None:
        return None
    rating = line.figure.rating
    return _lasting(line.history, [each.rating is rating for each in line.history])


def above_none(line: Line) -> Lasting | None:
    """For how long there have been some of whom there should be none; None where there are none, or may be some."""
    figure = line.figure
    if figure is None or not figure.value or not aims_at_none(line.measure, figure):
        return None
    return _lasting(line.history, [bool(each.value) for each in line.history])


def _lasting(history: tuple[Figure, ...], alike: list[bool]) -> Lasting:
    count = 1
    while (
        count < len(history)
        and alike[-count - 1]
        and history[-count - 1].place == history[-count].place - 1
    ):
        count += 1
    before = history[-count - 1] if count < len(history) else None
    if before is not None and before.place != history[-count].place - 1:
        return Lasting(count, None, always=False)
    return Lasting(count, before, always=before is None)
