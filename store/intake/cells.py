"""One cell's text in, a number, a missing code, a period or a text out; anything doubtful is refused.

Numbers are decimals from end to end. What can be read in two ways (a decimal comma, a bare
spreadsheet serial, a figure with letters after it) is never guessed.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from metrics.exact import half_up
from metrics.period import (
    MONTHS,
    Period,
    PeriodError,
    PeriodKind,
    academic_year,
    add_months,
    census_day,
    financial_year,
    parse,
    quarter_at,
    quarter_of,
)
from metrics.vocabulary import MISSING_LABELS, MISSING_SYMBOLS, Missing, Status

NAME_LENGTH = 200
COMMENTARY_LENGTH = 5_000
_NUMBER_LENGTH = 40
_LARGEST = Decimal(10) ** 9
PLACES = 4
_FIRST_YEAR, _LAST_YEAR = 1990, 2100

NUMBERS_ALLOWED = "a number such as 12, 1,234.5 or 8.6%, or a symbol such as c, x or z for none"
PERIODS_ALLOWED = (
    "a quarter (2017-18 Q3, Q3 2017/18, Dec-17, 31/12/2017), a year (2024-25), "
    "a school year (2024/25 academic) or a day (2025-09-30)"
)


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
_DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"}


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
    return MISSING_SYMBOLS.get(symbol) or _MARKS.get(symbol.translate(_DASHES))


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


_MONTHS = {"sept": 9} | {
    spelling: month
    for month, name in enumerate(MONTHS, start=1)
    for spelling in (name.casefold(), name[:3].casefold())
}
MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = f"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_YEARS = r"([0-9]{4}|[0-9]{2}(?=[-/][0-9]{2}(?![0-9])))[-/]([0-9]{4}|[0-9]{2})"

_WRITTEN_QUARTERS = (
    re.compile(rf"(?:q|qtr ?|quarter ?)([0-9]),? ?(?:of |- ?)?{_YEARS}"),
    re.compile(rf"{_YEARS}[ ,-]*(?:q|qtr ?|quarter ?)([0-9])"),
)
_QUARTER_ALONE = re.compile(r"(?:q|qtr ?|quarter ?)[1-4]")
_YEAR_END = r"(?:year[ -]?end|out-?turn|ye)"
_WRITTEN_YEARS = re.compile(rf"(?:financial year |fy ?|{_YEAR_END} )?{_YEARS}|{_YEARS} {_YEAR_END}")
_SAYS_YEAR_END = re.compile(rf"\b{_YEAR_END}\b")
_WRITTEN_SCHOOL_YEAR = re.compile(
    rf"(?:(?:school|academic) year {_YEARS}|{_YEARS} (?:academic|school)(?: year)?)"
)
_YEAR_TO_MARCH = re.compile(r"year (?:to|ending) (?:31 )?mar(?:ch)? ([0-9]{4})")
_MONTH_YEAR = re.compile(rf"{_MONTH}[ -]?([0-9]{{4}}|[0-9]{{2}})")
_MONTH_SPAN = re.compile(rf"{_MONTH} ?(?:-|to) ?{_MONTH}[ -]([0-9]{{4}}|[0-9]{{2}})")
_MONTHS_OF_YEAR = re.compile(rf"{_MONTH} ?(?:-|to) ?{_MONTH} {_YEARS}")
_MONTHS_BESIDE = re.compile(rf"[(\[]? ?{_MONTH} ?(?:-|to) ?{_MONTH} ?[)\]]?")
_MONTH_NUMBER = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_DAY_WORDS = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH}[ -]([0-9]{{4}}|[0-9]{{2}})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ t]00:00(?::00(?:\.0+)?)?z?)?")


@lru_cache(maxsize=4_000)
def period(text: str) -> Period:
    """The period that a cell names; a date is a day, a month the quarter that holds it. Raises CellError."""
    if len(text) > NAME_LENGTH:
        raise CellError("period", PERIODS_ALLOWED)
    written = " ".join(plain(text).translate(_DASHES).split()).casefold()
    try:
        found = (
            _quarter(written) or _year(written) or _month(written) or _day(written)
            or _beside_its_months(written)
        )  # fmt: skip
    except (PeriodError, ValueError) as fault:
        raise CellError("period", PERIODS_ALLOWED) from fault
    if found is None and _QUARTER_ALONE.fullmatch(written):
        raise CellError("period", "a quarter with its year, as Q1 2024/25: the year is missing")
    if found is None or not _FIRST_YEAR <= found.end.year <= _LAST_YEAR:
        raise CellError("period", PERIODS_ALLOWED)
    return found


def last_day(text: str) -> date:
    """The last day that a period's words speak of: of a month its own, and not that of its quarter. Raises CellError."""
    written = " ".join(plain(text).translate(_DASHES).split()).casefold()
    for pattern, month_at, year_at in ((_MONTH_YEAR, 1, 2), (_MONTH_NUMBER, 1, 2)):
        if match := pattern.fullmatch(written):
            month = _MONTHS.get(match[month_at]) or int(match[month_at])
            return add_months(date(_full(match[year_at]), month, 1), 1) - timedelta(days=1)
    return period(text).end


def is_quarter_alone(text: str) -> bool:
    """Whether a text names a quarter and leaves out its year (`Q1`, `Qtr 1`)."""
    return bool(_QUARTER_ALONE.fullmatch(" ".join(plain(text).split()).casefold()))


def is_month(text: str) -> bool:
    """Whether a period is written as one month."""
    written = " ".join(plain(text).translate(_DASHES).split()).casefold()
    return bool(_MONTH_YEAR.fullmatch(written) or _MONTH_NUMBER.fullmatch(written))


def is_year_end(text: str) -> bool:
    """Whether a period is said to be the year's end (`Year end 2016/17`, `2023/24 outturn`): of a quarterly
    measure its fourth quarter."""
    return bool(_SAYS_YEAR_END.search(text[:NAME_LENGTH].casefold()))


def quarter(found: Period) -> Period:
    """The quarter that a day stands for; any other period as it is."""
    return quarter_of(found.start) if found.kind is PeriodKind.DAY else found


def _quarter(written: str) -> Period | None:
    if match := _WRITTEN_QUARTERS[0].fullmatch(written):
        which, first, second = match[1], match[2], match[3]
    elif match := _WRITTEN_QUARTERS[1].fullmatch(written):
        first, second, which = match[1], match[2], match[3]
    else:
        return None
    if which not in "1234":
        raise PeriodError(f"there is no quarter {which}")
    return quarter_at(_start_year(first, second) * 4 + int(which) - 1)


def _year(written: str) -> Period | None:
    if match := _WRITTEN_YEARS.fullmatch(written):
        return financial_year(_start_year(match[1] or match[3], match[2] or match[4]) + 1)
    if match := _WRITTEN_SCHOOL_YEAR.fullmatch(written):
        return academic_year(_start_year(match[1] or match[3], match[2] or match[4]) + 1)
    if match := _YEAR_TO_MARCH.fullmatch(written):
        return financial_year(int(match[1]))
    return None


def _start_year(first: str, second: str) -> int:
    """The first of two years that follow each other, written 2017 and 18, 17 and 18, or both in full."""
    start = int(first) if len(first) == 4 else 2000 + int(first)
    end = int(second) if len(second) == 4 else None
    code = f"{start}-{second[-2:]}"
    if end is not None and end != start + 1:
        raise PeriodError(f"{code} does not name two years that follow each other")
    return parse(code).index - 1


def _month(written: str) -> Period | None:
    if match := _MONTH_SPAN.fullmatch(written):
        last, year = _MONTHS[match[2]], _full(match[3])
        return _of_months(quarter_of(date(year, last, 1)), match)
    if match := _MONTHS_OF_YEAR.fullmatch(written):
        whole = financial_year(_start_year(match[3], match[4]) + 1)
        return _of_months(
            quarter_of(date(whole.start.year + (_MONTHS[match[1]] < 4), _MONTHS[match[1]], 1)),
            match,
        )
    if match := _MONTH_YEAR.fullmatch(written):
        return quarter_of(date(_full(match[2]), _MONTHS[match[1]], 1))
    if match := _MONTH_NUMBER.fullmatch(written):
        return quarter_of(date(int(match[2]), int(match[1]), 1))
    return None


def _of_months(found: Period, months: re.Match[str]) -> Period:
    """A quarter whose months are named beside it, which must be its own. Raises PeriodError."""
    if (found.start.month, found.end.month) != (_MONTHS[months[1]], _MONTHS[months[2]]):
        raise PeriodError("not the three months of a quarter")
    return found


def _beside_its_months(written: str) -> Period | None:
    """A quarter with its months between or after its number and its year: `q1 (apr-jun) 2024/25`."""
    months = _MONTHS_BESIDE.search(written)
    if months is None:
        return None
    rest = f"{written[: months.start()].strip(' ,')} {written[months.end() :].strip(' ,')}"
    found = _quarter(rest.strip())
    return _of_months(found, months) if found else None


def _day(written: str) -> Period | None:
    if match := _ISO_DAY.fullmatch(written):
        return census_day(date(int(match[1]), int(match[2]), int(match[3])))
    if match := _DAY.fullmatch(written):
        return census_day(date(_full(match[4]), int(match[3]), int(match[1])))
    if match := _DAY_WORDS.fullmatch(written):
        return census_day(date(_full(match[3]), _MONTHS[match[2]], int(match[1])))
    return None


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else (1900 if int(year) >= 90 else 2000) + int(year)
