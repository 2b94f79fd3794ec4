"""The rows after the last of a sheet that hold looks alone: proved so and passed over, however many there are."""

import re

_BLANK_ROWS = re.compile(
    rb"(?:\s*+<row\b[^<>]*+>(?:(?<=/>)|(?:\s*+<c\b[^<>]*+>(?:(?<=/>)|</c>))*+\s*+</row>))*+\s*+"
)
"""Rows whose cells hold nothing: looks alone, as whole columns have that were formatted to the last row of a sheet."""


def without_blank_end(part: bytes) -> bytes:
    """A sheet's XML without the rows after the last that holds anything, which say nothing and may be a million.

    Nothing is taken but rows of cells without a value, a text or a formula, as a pattern proves; where
    anything else stands there the part is as it was.
    """
    end = part.rfind(b"</sheetData>")
    last = max(map(part.rfind, (b"</v>", b"</is>", b"</f>")))
    begin = part.find(b"</row>", last) if last >= 0 else -1
    if end < 0 or begin < 0 or begin + 6 >= end:
        return part
    begin += 6
    return part[:begin] + part[end:] if _BLANK_ROWS.fullmatch(part, begin, end) else part
