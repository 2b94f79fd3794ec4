"""One cell's text in, a number, a missing code or a text out; anything doubtful is refused.

Numbers are decimals from end to end. What can be read in two ways (a decimal comma, a bare
spreadsheet serial, a figure with letters after it) is never guessed.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from metrics.exact import half_up
from metrics.vocabulary import MISSING_LABELS, MISSING_SYMBOLS, Missing, Status

NAME_LENGTH = 200
COMMENTARY_LENGTH = 5_000
_NUMBER_LENGTH = 40
_LARGEST = Decimal(10) ** 9
PLACES = 4

NUMBERS_ALLOWED = "a number such as 12, 1,234.5 or 8.6%, or a symbol such as c, x or z for none"


class CellError(ValueError):
    """A cell that cannot be read: the code of the fault, and what is allowed."""

    def __init__(self, code: str, allowed: str) -> None:
        super().__init__(code, allowed)
        self.code = code
        self.allowed = allowed


class Number(NamedTuple):
    """A number as it was written: its amount, how many decimals it was given to, and its sign (% or £)."""

    amount: Decimal
    decimals: int
    sign: str


_NUMBER = re.compile(
    r"(?P<minus>[-+]?) ?(?P<pound>£?) ?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)"
    r"(?P<part>\.[0-9]+)? ?(?P<percent>%?)"
)
_NOT_FINITE = re.compile(r"[-+]?(nan|inf|infinity|1\.#(inf|ind|qnan)[0-9]*)%?", re.IGNORECASE)
_EXPONENT = re.compile(r"[-+]?[0-9]*\.?[0-9]*e([-+]?[0-9]+)", re.IGNORECASE)
_SPACES = {ord(space): " " for space in "\u00a0\u2007\u2009\u202f\t\n\r\f\v"}
DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"}


FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNSEEN = " \u00a0\u200b\u200c\u200d\u2060\ufeff"
"""Spaces that cannot be seen, behind which a spreadsheet may still find a formula's sign."""


def inert(text: str) -> str:
    """Text to write into a file so that no spreadsheet runs it: one apostrophe more where one might.

    Text that has apostrophes before such a sign already gets one more too: so `as_meant` gives back
    whatever it was.
    """
    return f"'{text}" if _might_run(text) else text


def as_meant(text: str) -> str:
    """The text that `inert` was given; text without an apostrophe before a formula's sign is as it is."""
    return text[1:] if text.startswith("'") and _might_run(text) else text


def _might_run(text: str) -> bool:
    return text.lstrip(f"'{UNSEEN}").startswith(FORMULA_SIGNS)


def plain(text: str) -> str:
    """A cell's text without the spaces round it, and with every kind of space the same."""
    return text.translate(_SPACES).strip()


@lru_cache(maxsize=20_000)
def number(text: str) -> Number | Missing | None:
    """A number, the missing code that a symbol stands for, or None for a blank. Raises CellError."""
    written = plain(text)
    if not written:
        return None
    if missing := _symbol(written):
        return missing
    if written.casefold() in _NIL:
        return Number(Decimal(0), 0, "")
    if len(written) > _NUMBER_LENGTH:
        raise CellError("number", NUMBERS_ALLOWED)
    written = written.replace("\u2212", "-")
    exponent = _EXPONENT.fullmatch(written)
    if _NOT_FINITE.fullmatch(written) or (exponent and int(exponent[1]) > 308):
        raise CellError("not_finite", NUMBERS_ALLOWED)
    match = _NUMBER.fullmatch(written)
    if (
        match is None
        or not (match["whole"] or match["part"])
        or (match["pound"] and match["percent"])
    ):
        raise CellError("number", NUMBERS_ALLOWED)
    decimals = len(match["part"] or ".") - 1
    digits = match["whole"].replace(",", "") + (match["part"] or "")
    amount = Decimal(f"{match['minus']}{digits}")
    if abs(amount) >= _LARGEST:
        raise CellError("number", "a number below 1,000,000,000")
    return Number(amount or Decimal(0), decimals, match["pound"] or match["percent"])


def _symbol(written: str) -> Missing | None:
    symbol = written.casefold().replace(" ", "")
    if symbol.startswith("[") and symbol.endswith("]"):
        symbol = symbol[1:-1]
    return MISSING_SYMBOLS.get(symbol) or _MARKS.get(symbol.translate(DASHES))


_MARKS = {
    "-": Missing.NOT_AVAILABLE, "--": Missing.NOT_AVAILABLE, "n/a": Missing.NOT_AVAILABLE, "na": Missing.NOT_AVAILABLE,
    "#n/a": Missing.NOT_AVAILABLE, "...": Missing.NOT_AVAILABLE, "\u2026": Missing.NOT_AVAILABLE, "tbc": Missing.NOT_AVAILABLE,
    "tba": Missing.NOT_AVAILABLE, "nodata": Missing.NOT_AVAILABLE, "notavailable": Missing.NOT_AVAILABLE,
    "notdue": Missing.NOT_YET_DUE, "notyetdue": Missing.NOT_YET_DUE, "<10": Missing.SUPPRESSED, "notapplicable": Missing.NOT_APPLICABLE,
}  # fmt: skip
"""What councils write in a cell that holds no figure, beside the symbols of published tables."""


def mark(text: str) -> str | None:
    """What is meant by a mark that stands in place of a figure, in words; None for a figure, a blank, anything else."""
    written = plain(text)
    if written.casefold() in _NIL:
        return "0"
    meant = _symbol(written) if written else None
    return MISSING_LABELS[meant] if meant else None


_NIL = ("nil",)
_STATUS_MARK = re.compile(r"(.*[0-9%]) ?\((p|r|prov|provisional|rev|revised)\)", re.IGNORECASE)
_OF = re.compile(r"([0-9][0-9,]*) ?/ ?([0-9][0-9,]*)")


def without_status(text: str) -> tuple[str, Status | None]:
    """A figure without the `(p)` or `(r)` that stands beside it, and the status that it says."""
    found = _STATUS_MARK.fullmatch(plain(text))
    if found is None:
        return text, None
    mark = found[2].casefold()[0]
    return found[1], Status.PROVISIONAL if mark == "p" else Status.REVISED


def share(text: str) -> tuple[str, str] | None:
    """The parts of a share written `17/20`, in a column of shares, where it can be no date; None for any other."""
    found = _OF.fullmatch(plain(text))
    return (found[1], found[2]) if found else None


def amount(text: str) -> Number | Missing | None:
    """As `number`, for a figure that is stored as it stands: at most four decimals. Raises CellError."""
    read = number(text)
    if (
        isinstance(read, Number)
        and read.decimals > PLACES
        and read.amount != half_up(read.amount, PLACES)
    ):
        raise CellError("number", f"at most {PLACES} decimals")
    return read


def split(found: Number | Missing | None) -> tuple[Decimal | None, Missing | None]:
    """A figure as its amount and its missing code, one of which is None."""
    return (found.amount, None) if isinstance(found, Number) else (None, found)


_REASONS = {
    spelling.casefold(): code
    for code in Missing
    for spelling in (code, code.replace("_", " "), MISSING_LABELS[code])
} | dict(MISSING_SYMBOLS)


def reason(text: str) -> tuple[Missing, str | None] | None:
    """A missing code or its label, then a colon and words if there are more to say. Raises CellError."""
    written = name(text)
    if not written:
        return None
    for end in [len(written), *(place for place, letter in enumerate(written) if letter == ":")]:
        code = _REASONS.get(written[:end].strip().casefold()) or _symbol(written[:end])
        if code is not None and code is not Missing.NOT_RECEIVED:
            return code, written[end + 1 :].strip() or None
    codes = ", ".join(code for code in Missing if code is not Missing.NOT_RECEIVED)
    raise CellError("reason_value", f"{codes}; then, if need be, a colon and words")


def name(text: str) -> str:
    """A name in one line with one space between its words; blank is ''. Raises CellError beyond 200 letters.

    The apostrophe of `inert` is no letter of it.
    """
    text = as_meant(text)
    if len(text) > NAME_LENGTH:
        raise CellError("text_too_long", f"at most {NAME_LENGTH} letters")
    return " ".join(plain(text).split())


def verbatim(text: str) -> str | None:
    """A text just as it was meant, or None for a blank. Raises CellError beyond 5,000 letters.

    The apostrophe of `inert` is no letter of it.
    """
    text = as_meant(text)
    if len(text) > COMMENTARY_LENGTH:
        raise CellError("text_too_long", f"at most {COMMENTARY_LENGTH:,} letters")
    return text if text.strip() else None
