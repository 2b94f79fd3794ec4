"""One cell's text in, the period that it names out, as people write quarters, years, months and days."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

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
from store.intake import cells

_FIRST_YEAR, _LAST_YEAR = 1990, 2100

PERIODS_ALLOWED = (
    "a quarter (2017-18 Q3, Q3 2017/18, Dec-17, 31/12/2017), a year (2024-25), "
    "a school year (2024/25 academic) or a day (2025-09-30)"
)

_MONTHS = {"sept": 9} | {
    spelling: month
    for month, name in enumerate(MONTHS, start=1)
    for spelling in (name.casefold(), name[:3].casefold())
}
MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = f"({MONTH_NAMES})"
_YEARS = r"([0-9]{4}|[0-9]{2}(?=[-/][0-9]{2}(?![0-9])))[-/]([0-9]{4}|[0-9]{2})"

_WRITTEN_QUARTERS = (
    re.compile(rf"(?:q|qtr ?|quarter ?)([0-9]),? ?(?:of |- ?)?{_YEARS}"),
    re.compile(rf"{_YEARS}[ ,-]*(?:q|qtr ?|quarter ?)([0-9])"),
)
_QUARTER_ALONE = re.compile(r"(?:q|qtr ?|quarter ?)[1-4]")
_YEAR_END = r"(?:year[ -]?end|out-?turn|ye)"
_WRITTEN_YEARS = re.compile(rf"(?:financial year |fy ?|{_YEAR_END} )?{_YEARS}|{_YEARS} {_YEAR_END}")
_SAYS_YEAR_END = re.compile(rf"\b{_YEAR_END}\b")
_SCHOOL = r"(?:school|academic|acad\.?|ac\.?)"
_SCHOOL_YEAR = rf"(?:{_SCHOOL} ?(?:years?|yrs?\.?)|academic|acad\.?|ay)"
_WRITTEN_SCHOOL_YEAR = re.compile(
    rf"(?:{_SCHOOL_YEAR} ?{_YEARS}|{_YEARS} [(]?(?:{_SCHOOL_YEAR}|school)[)]?)(?: [(]sept?(?:ember)? ?(?:-|to) ?(?:aug(?:ust)?|july?)[)])?"
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
    if len(text) > cells.NAME_LENGTH:
        raise cells.CellError("period", PERIODS_ALLOWED)
    written = _in_one_way(text)
    try:
        found = (
            _quarter(written) or _year(written) or _month(written) or _day(written)
            or _beside_its_months(written)
        )  # fmt: skip
    except (PeriodError, ValueError) as fault:
        raise cells.CellError("period", PERIODS_ALLOWED) from fault
    if found is None and _QUARTER_ALONE.fullmatch(written):
        raise cells.CellError(
            "period", "a quarter with its year, as Q1 2024/25: the year is missing"
        )
    if found is None or not _FIRST_YEAR <= found.end.year <= _LAST_YEAR:
        raise cells.CellError("period", PERIODS_ALLOWED)
    return found


def kind_of(text: str) -> PeriodKind | None:
    """The kind of period that a text names; None where it names none."""
    try:
        return period(text).kind
    except cells.CellError:
        return None


def _in_one_way(text: str) -> str:
    """A text in small letters, with one space between its words and any dash a dash."""
    return " ".join(cells.plain(text).translate(cells.DASHES).split()).casefold()


def _one_month(text: str) -> re.Match[str] | None:
    """The month and the year of a period that is written as one month."""
    written = _in_one_way(text)
    return _MONTH_YEAR.fullmatch(written) or _MONTH_NUMBER.fullmatch(written)


def last_day(text: str) -> date:
    """The last day that a period's words speak of: of a month its own, and not that of its quarter. Raises CellError."""
    match = _one_month(text)
    if match is None:
        return period(text).end
    month = _MONTHS.get(match[1]) or int(match[1])
    return add_months(date(_full(match[2]), month, 1), 1) - timedelta(days=1)


def is_quarter_alone(text: str) -> bool:
    """Whether a text names a quarter and leaves out its year (`Q1`, `Qtr 1`)."""
    return bool(_QUARTER_ALONE.fullmatch(_in_one_way(text)))


def is_month(text: str) -> bool:
    """Whether a period is written as one month."""
    return _one_month(text) is not None


def is_year_end(text: str) -> bool:
    """Whether a period is said to be the year's end (`Year end 2016/17`, `2023/24 outturn`): of a quarterly
    measure its fourth quarter."""
    return bool(_SAYS_YEAR_END.search(text[: cells.NAME_LENGTH].casefold()))


_MOST_WORDS = 6
"""Words that a period may be written in."""


def quarter_said(texts: Iterable[str]) -> Period | None:
    """The one quarter that these texts speak of among their other words (`Staffing return, Quarter 3 2017/18`); None
    where they speak of none, or of several.

    A month or a day stands for a quarter only where it is its last: a paper also says when it was made.
    """
    said = [each for text in texts for each in _said(text)]
    quarters = {
        found for text, found in said if found.kind is PeriodKind.QUARTER and not is_month(text)
    }
    ends = {
        quarter(found)
        for text, found in said
        if quarter(found).kind is PeriodKind.QUARTER and last_day(text) == quarter(found).end
    }
    found = quarters or ends
    return found.pop() if len(found) == 1 else None


def _said(text: str) -> Iterator[tuple[str, Period]]:
    """The periods that stand among the words of a text, each with its own, the longest at each place."""
    words = text[: cells.NAME_LENGTH].split()
    at = 0
    while at < len(words):
        for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            part = " ".join(words[at : at + length]).strip(" ,.;:()[]-\u2013\u2014")
            if part and kind_of(part) is not None:
                yield part, period(part)
                at += length - 1
                break
        at += 1


def is_bare_year(text: str) -> bool:
    """Whether a text is two years and nothing else (`2023/24`), which may be a school's as well as the council's."""
    return bool(re.fullmatch(_YEARS, _in_one_way(text)))


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
