"""What a heading of a column of figures says: of which period they are, and which part of a figure they hold."""

import re
from functools import lru_cache
from typing import NamedTuple

from store.intake import cells, periods, recipe

_PARTS = {
    **dict.fromkeys(("num", "numerator", "n"), recipe.NUMERATOR),
    **dict.fromkeys(("den", "denom", "denominator", "d"), recipe.DENOMINATOR),
    **dict.fromkeys(
        ("%", "value", "figure", "actual", "actuals", "result", "performance", "perf", "percentage", "pct", "score", "ytd"),
        recipe.VALUE,
    ),
    "target": "target",
    **dict.fromkeys(("comment", "comments", "commentary", "narrative"), recipe.COMMENTARY),
    "status": recipe.STATUS,
    **dict.fromkeys(
        ("rag", "rating", "dot", "direction", "direction of travel", "trend", "variance", "change", "rag rating", "rag status"),
        recipe.IGNORED,
    ),
}  # fmt: skip
"""What may stand beside a period in a heading, and the part that its column plays."""

_WORDS = "|".join(sorted(map(re.escape, _PARTS), key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<word>{_WORDS})(?![a-z0-9])[ :,-]*(?P<period>.+)", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?P<period>.+?)[ :,-]*(?<![a-z0-9])[(]?(?P<word>{_WORDS})[)]?", re.IGNORECASE
)


class Under(NamedTuple):
    """The period that a heading names, as it is written, and what the column under it holds of each figure."""

    period: str
    part: str


@lru_cache(maxsize=4_000)
def under(heading: str) -> Under | None:
    """What a heading says of figures (`Q1 24/25`, `Q1 24/25 Num`, `Actual Q1 24/25`); None where it names no period."""
    text = " ".join(cells.plain(heading).split())
    if is_period(text):
        return Under(heading, recipe.VALUE)
    for pattern in (_AFTER, _BEFORE):
        found = pattern.fullmatch(text)
        if found and is_period(found["period"].strip(" -:,")):
            return Under(found["period"].strip(" -:,"), _PARTS[found["word"].casefold()])
    return None


def is_period(text: str) -> bool:
    """Whether a text names a period."""
    return periods.kind_of(text) is not None


_CHANGING = re.compile(
    rf"[0-9]+|{periods.MONTH_NAMES}|(?<![a-z])(?:q|qtr|quarter)(?![a-z])", re.IGNORECASE
)


def shape(heading: str) -> str:
    """A heading without what names a quarter, a month or a year in it, and in small letters."""
    return " ".join(_CHANGING.sub(" ", heading).split()).casefold()
