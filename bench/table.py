"""The one table that the benchmark prints: what was measured, the figure, and the goal it was held to."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement in words. `goal` is empty where there is none; `met` says whether it was."""

    what: str
    found: str
    goal: str = ""
    met: bool = True


def text(rows: Sequence[Row]) -> str:
    """The rows in columns, with a word for each goal."""
    cells = [("Measured", "Found", "Goal", "")]
    cells += [(row.what, row.found, row.goal, _word(row)) for row in rows]
    wide = [max(len(row[place]) for row in cells) for place in range(4)]
    lines = [
        f"{what:<{wide[0]}}  {found:>{wide[1]}}  {goal:<{wide[2]}}  {word}".rstrip()
        for what, found, goal, word in cells
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def _word(row: Row) -> str:
    if not row.goal:
        return ""
    return "met" if row.met else "MISSED"
