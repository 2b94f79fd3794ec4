"""A figure and what it is made of as one cell writes them: `55% (45 of 82)`, `45 of 82`."""

import re
from typing import NamedTuple

from store.intake import cells

_PART = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_FRACTION = re.compile(
    rf"(?:(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<sign>%?) ?\( ?(?P<a>{_PART}) ?(?:of|/|out of) ?(?P<b>{_PART}) ?\))"
    rf"|(?:(?P<c>{_PART}) ?(?:of|out of) ?(?P<d>{_PART}))",
    re.IGNORECASE,
)
"""`55% (45 of 82)`, `55 (45/82)`, `45 of 82`. A bare 4/12 may be a date, and is none of these."""


class Parts(NamedTuple):
    """What one cell writes of a figure; '' for what it does not."""

    numerator: str
    denominator: str
    value: str


def parts(text: str) -> Parts:
    """Numerator, denominator and value as one cell writes them: `55% (45 of 82)`, `45 of 82`, `55%`, `c`."""
    found = _FRACTION.fullmatch(cells.plain(text))
    if found is None:
        return Parts("", "", text)
    if found["a"]:
        return Parts(found["a"], found["b"], f"{found['value']}{found['sign']}")
    return Parts(found["c"], found["d"], "")
