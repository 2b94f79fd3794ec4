"""What a workbook's cell says to whoever looks at it: the text that is read, and whether something else is shown.

A number format may show a number as a hundred times as much, as other words, or not at all (ECMA-376 part 1, 18.8.31).
"""

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<end>;)'
    r"|(?P<general>General)|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_SIGNS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_SCALED = re.compile(r"[0#?],+(?:\.|$)")
_CODED = re.compile(r"_x(?!000[BD]_)[0-9A-Fa-f]{4}_")
_NOUGHT = frozenset(("-", "--", "\u2013", "\u2014", "nil", "0"))
"""How accounts show nought, a sign of money beside it or not."""
_MONEY = re.compile(r"[£$€\s]")
_SIGNIFICANT = 15
"""Digits of a number that a spreadsheet keeps and shows; what a machine holds beyond them is noise of its sums."""

OTHER_TEXT = "a number that is shown as something else"
OTHER_SIZE = "a number that is shown many times larger or smaller"
AS_CODES = "letters written as codes"


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a number format: for which numbers, and how they are shown."""

    condition: tuple[str, Decimal] | None
    percents: int
    figures: str
    """The places for digits, and the points and commas between them; a letter where the whole number stands."""
    words: str

    def fits(self, number: Decimal) -> bool:
        if self.condition is None:
            return False
        sign, edge = self.condition
        return bool(_SIGNS[sign](number, edge))


def text(value: Any, number_format: str) -> str:
    """A cell as a person would type it: 8.6 and not 8.5999, 8.6% where it is formatted so, a date as 2017-12-31."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        exact = _exact(value)
        if exact.is_finite():
            section = _section(number_format, exact)
            in_percent = section is not None and section.percents == 1
            return f"{_plain(exact * 100)}%" if in_percent else _plain(exact)
    return str(value).replace("_x000D_", "\r").replace("_x000B_", "\n")


def otherwise(value: Any, number_format: str) -> str:
    """What a person sees in place of what `text` reads; '' where they see the same."""
    if isinstance(value, str):
        return AS_CODES if _CODED.search(value) else ""
    if isinstance(value, datetime | date):
        sections = _sections(number_format)
        return OTHER_TEXT if sections and _has_digit(sections[0].words) else ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    exact = _exact(value)
    if not exact.is_finite():
        return ""
    section = _section(number_format, exact)
    if section is not None and exact == 0 and _MONEY.sub("", section.words).casefold() in _NOUGHT:
        return ""
    if section is None or _has_digit(section.words) or not section.figures.strip("?"):
        return OTHER_TEXT
    return OTHER_SIZE if section.percents > 1 or _SCALED.search(section.figures) else ""


def _exact(value: int | float) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_SIGNIFICANT}g}")


def _plain(exact: Decimal) -> str:
    """A decimal without an exponent and without noughts after it."""
    written = f"{exact:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _has_digit(words: str) -> bool:
    return any(letter.isdigit() for letter in words)


def _section(number_format: str, number: Decimal) -> _Section | None:
    """The part of a format that shows a number; None where none does."""
    sections = _sections(number_format)
    if any(each.condition for each in sections):
        fitting = next((each for each in sections if each.fits(number)), None)
        return fitting or next((each for each in sections if each.condition is None), None)
    place = 0
    if number < 0 and len(sections) > 1:
        place = 1
    elif number == 0 and len(sections) > 2:
        place = 2
    return sections[place]


@lru_cache(maxsize=2_000)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """The parts of a format, at least one."""
    return tuple(_split(number_format or "General"))


def _split(number_format: str) -> Iterator[_Section]:
    condition: tuple[str, Decimal] | None = None
    percents, figures, words = 0, "", ""
    for token in _TOKEN.finditer(number_format):
        if token["end"]:
            yield _Section(condition, percents, figures, words)
            condition, percents, figures, words = None, 0, "", ""
        elif token["bracket"] is not None:
            if found := _CONDITION.fullmatch(token["bracket"].strip()):
                condition = found[1], Decimal(found[2])
            elif token["bracket"].startswith("$"):
                words += token["bracket"][1:].partition("-")[0]
        elif token["general"]:
            figures += "G"
        elif token["plain"] == "%":
            percents += 1
        elif token["plain"] and token["plain"] in "0#?.,":
            figures += token["plain"]
        elif token["plain"] and (token["plain"].isalpha() or token["plain"] == "@"):
            # The parts of a day, an exponent, or the text itself.
            figures += "G"
        else:
            words += token["quoted"] or token["escaped"] or token["fill"] or token["plain"] or ""
    yield _Section(condition, percents, figures, words)
