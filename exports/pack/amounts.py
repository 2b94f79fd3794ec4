"""The number in a figure's words, and how a spreadsheet shows those words of it again.

A workbook's figures can so be added up and sorted, and still read as members read them: `21.0%` is the
number 0.21, `4.0% p` is 0.04 with its mark, `64 per 10,000` is 64.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from charts.figures import MINUS

_WORDS = re.compile(
    rf"(?P<sign>{MINUS}?)(?P<pound>£?)(?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}})*)(?P<rest>\.[0-9]+)?"
    r"(?P<percent>%?)(?P<after>(?: per 10,000| to 1)?(?: [pr])?)"
)
"""As `metrics.words.narrative.amount` writes figures, with p or r after them."""


@dataclass(frozen=True)
class Amount:
    """A number as a spreadsheet holds it (a per cent as its hundredth) and how it is shown.

    `before` and `after` are the words around the digits.
    """

    value: Decimal
    decimals: int
    before: str
    percent: bool
    after: str

    @property
    def excel_format(self) -> str:
        """The number format that shows the figure's words."""
        before, after = (f'"{words}"' if words else "" for words in (self.before, self.after))
        shown = f"{before}{digits(self.decimals)}{'%' if self.percent else ''}{after}"
        return signed(shown)


def digits(decimals: int) -> str:
    """A number format's digits, thousands apart."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def signed(form: str) -> str:
    """A number format that shows a negative number with a true minus."""
    return f'{form};"{MINUS}"{form}'


def amount(words: str) -> Amount | None:
    """The number in a cell's words; None where they are no single figure, such as '45 of 82'."""
    found = _WORDS.fullmatch(words)
    if found is None:
        return None
    rest = found["rest"] or ""
    value = Decimal(found["whole"].replace(",", "") + rest)
    if found["percent"]:
        value = value.scaleb(-2)
    return Amount(
        -value if found["sign"] else value,
        max(0, len(rest) - 1),
        found["pound"],
        bool(found["percent"]),
        found["after"],
    )
