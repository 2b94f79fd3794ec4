"""How much of a page's width each column of a table takes, in every format that sets it on a page."""

import math
import re
from collections.abc import Mapping, Sequence

ACROSS = 105
"""Letters side by side across a page."""
HALF = 56
"""The same across half a page."""
ROWS_TOGETHER = 15
"""Rows up to which a table is not parted between pages: with its heading they fill no more than one."""
_WHOLE = 12
"""Letters up to which a cell stays on one line."""
LONGEST_WORD = 18
"""Letters of a word for which a column makes room; a longer one, such as a link, is broken."""
_BETWEEN = re.compile(r"[ \n]+")
_USUAL_MOST = 250
"""Letters beyond which a cell's column grows no wider."""
_SPREAD = 0.8
"""Below 1 a cell of twice the letters gets less than twice the width, since it may take more lines."""


Texts = Sequence[Sequence[str]]
"""The rows of a table as members read them."""


def shares(headings: Sequence[str], rows: Texts, letters: int = ACROSS) -> list[float]:
    """The share of each column, 1 together: by how much stands in it, but never too narrow for its
    longest word or a short cell; `letters` have room side by side."""
    wanted = []
    for place in range(len(headings)):
        lengths = [len(row[place]) for row in rows] or [1]
        usual = (sum(lengths) / len(lengths) + max(lengths)) / 2
        wanted.append(max(1, min(usual, _USUAL_MOST)) ** _SPREAD)
    found = _shared(_least(headings, rows, letters), wanted)
    return [round(each / sum(found), 4) for each in found]


def fitting(
    headings: Sequence[str], rows: Texts, sizes: Mapping[int, int]
) -> tuple[int, list[float]]:
    """The largest letters in which every column is as wide as its longest word, else the smallest, and
    the shares of the columns in them; `sizes` says how many of each have room, the largest first."""
    size = next(
        (each for each, letters in sizes.items() if sum(_least(headings, rows, letters)) <= 1),
        min(sizes),
    )
    return size, shares(headings, rows, sizes[size])


def lines_of(text: str, letters: int) -> int:
    """How many lines a text takes where so many letters have room."""
    return sum(math.ceil(max(1, len(line)) / letters) for line in text.split("\n"))


def _least(headings: Sequence[str], rows: Texts, letters: int) -> list[float]:
    found = []
    for place, heading in enumerate(headings):
        cells = [row[place] for row in rows]
        whole = [cell for cell in cells if len(cell) <= _WHOLE]
        words = [word for cell in (*cells, heading) for word in _BETWEEN.split(cell)]
        longest = max(map(len, (*whole, *words)), default=1)
        found.append((min(longest, LONGEST_WORD) + 1) / letters)
    return found


def _shared(least: list[float], wanted: list[float]) -> list[float]:
    """The width by what each wants; those for which that is too little first get their least."""
    narrow: set[int] = set()
    while True:
        rest = max(0.0, 1 - sum(least[place] for place in narrow))
        asking = sum(want for place, want in enumerate(wanted) if place not in narrow)
        found = [
            least[place] if place in narrow else rest * want / asking
            for place, want in enumerate(wanted)
        ]
        short = {place for place, share in enumerate(found) if share < least[place]}
        if not short:
            return found
        narrow |= short
