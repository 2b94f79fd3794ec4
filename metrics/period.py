"""Periods: the financial-year quarters, years, school years and census days that figures belong to."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from metrics.vocabulary import Comparator


class PeriodKind(StrEnum):
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    DAY = "day"


class PeriodError(ValueError):
    """What was written is not a period; the message says what is allowed."""


_QUARTER = re.compile(r"(\d{4})-(\d{2}) Q([1-4])")
_YEAR = re.compile(r"(\d{4})-(\d{2})")
_ACADEMIC = re.compile(r"(\d{4})/(\d{2}) academic")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Spelt out here, since the names that the machine has are those of its own language."""

_QUARTERS_BACK = {
    Comparator.PREVIOUS_QUARTER: 1,
    Comparator.TWO_QUARTERS_BEFORE: 2,
    Comparator.SAME_QUARTER_LAST_YEAR: 4,
}
"""As `metrics/sql/values/comparator.sql` has them; the last year end is as many quarters back as the year is old."""

ALLOWED = (
    "a quarter 2017-18 Q3, a year 2024-25, a school year 2024/25 academic, or a day 2025-09-30"
)


@dataclass(frozen=True, order=True)
class Period:
    """One period, ordered by its kind and its place in time.

    `index` counts quarters (year x 4 + quarter - 1) for a quarter, and otherwise the
    calendar year in which the period ends, so that one before is always index - 1.
    """

    kind: PeriodKind
    index: int
    code: str

    @property
    def quarter(self) -> int | None:
        """1 to 4 for a quarter (1 is April to June), else None."""
        return self.index % 4 + 1 if self.kind is PeriodKind.QUARTER else None

    @property
    def financial_year(self) -> str:
        """The financial year in which the period ends, as `2017-18`."""
        start = self.end.year if self.end.month >= 4 else self.end.year - 1
        return year_code(start)

    @property
    def start(self) -> date:
        """The first day; of a census day, the day itself."""
        if self.kind is PeriodKind.QUARTER:
            year, quarter = divmod(self.index, 4)
            return date(year, quarter * 3 + 4, 1) if quarter < 3 else date(year + 1, 1, 1)
        if self.kind is PeriodKind.FINANCIAL_YEAR:
            return date(self.index - 1, 4, 1)
        if self.kind is PeriodKind.ACADEMIC_YEAR:
            return date(self.index - 1, 9, 1)
        return date.fromisoformat(self.code)

    @property
    def end(self) -> date:
        """The last day."""
        if self.kind is PeriodKind.QUARTER:
            return quarter_at(self.index + 1).start - timedelta(days=1)
        if self.kind is PeriodKind.FINANCIAL_YEAR:
            return date(self.index, 3, 31)
        if self.kind is PeriodKind.ACADEMIC_YEAR:
            return date(self.index, 8, 31)
        return self.start

    @property
    def label(self) -> str:
        """What a screen shows: `Q3 2017/18`, `Year to March 2025`, `School year 2024/25`."""
        if self.kind is PeriodKind.QUARTER:
            year, quarter = divmod(self.index, 4)
            return f"Q{quarter + 1} {year_code(year).replace('-', '/')}"
        if self.kind is PeriodKind.FINANCIAL_YEAR:
            return f"Year to March {self.index}"
        if self.kind is PeriodKind.ACADEMIC_YEAR:
            return f"School year {year_code(self.index - 1).replace('-', '/')}"
        return day_words(self.start)

    @property
    def months(self) -> str:
        """The months of a quarter in words (`October to December 2017`); else the label."""
        if self.kind is not PeriodKind.QUARTER:
            return self.label
        return f"{MONTHS[self.start.month - 1]} to {month_words(self.end)}"

    def back(self, comparator: Comparator) -> "Period":
        """The quarter that a comparator of this one is. Raises PeriodError for other kinds."""
        if comparator is Comparator.LAST_YEAR_END:
            return self.before(self.quarter or 0)
        if comparator not in _QUARTERS_BACK:
            raise PeriodError(f"{comparator} is not a comparator of quarters")
        return self.before(_QUARTERS_BACK[comparator])

    def before(self, count: int) -> "Period":
        """The quarter `count` quarters earlier. Raises PeriodError for other kinds."""
        if self.kind is not PeriodKind.QUARTER:
            raise PeriodError(f"{self.code} is not a quarter")
        return quarter_at(self.index - count)


def month_words(day: date) -> str:
    """The month of a day: `September 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """A day: `30 September 2026`."""
    return f"{day.day} {month_words(day)}"


def year_code(start: int) -> str:
    """The financial year that starts in April of `start`, as `2017-18`."""
    return f"{start}-{(start + 1) % 100:02d}"


def quarter_at(index: int) -> Period:
    """The quarter at an index (year x 4 + quarter - 1)."""
    year, quarter = divmod(index, 4)
    return Period(PeriodKind.QUARTER, index, f"{year_code(year)} Q{quarter + 1}")


def quarter_of(day: date) -> Period:
    """The financial-year quarter in which a day lies."""
    year = day.year if day.month >= 4 else day.year - 1
    return quarter_at(year * 4 + (day.month - 4) % 12 // 3)


def financial_year(end: int) -> Period:
    """The financial year that ends in March of `end`."""
    return Period(PeriodKind.FINANCIAL_YEAR, end, year_code(end - 1))


def academic_year(end: int) -> Period:
    """The school year that ends in August of `end`."""
    start = year_code(end - 1).replace("-", "/")
    return Period(PeriodKind.ACADEMIC_YEAR, end, f"{start} academic")


def census_day(day: date) -> Period:
    """A count taken on one day."""
    return Period(PeriodKind.DAY, day.year, day.isoformat())


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days(end: date) -> int:
    """The working days DfE counts in the twelve months to a day: 253, or 254 where they hold 29 February."""
    leap_year = end.year if (end.month, end.day) >= (2, 29) else end.year - 1
    holds_leap_day = leap_year % 4 == 0 and (leap_year % 100 != 0 or leap_year % 400 == 0)
    return 254 if holds_leap_day else 253


def parse(code: str) -> Period:
    """The period that a code names. Raises PeriodError for anything else."""
    if match := _QUARTER.fullmatch(code):
        start = _start_year(match, code)
        return quarter_at(start * 4 + int(match[3]) - 1)
    if match := _YEAR.fullmatch(code):
        return financial_year(_start_year(match, code) + 1)
    if match := _ACADEMIC.fullmatch(code):
        return academic_year(_start_year(match, code) + 1)
    if match := _DAY.fullmatch(code):
        try:
            return census_day(date.fromisoformat(code))
        except ValueError as fault:
            raise PeriodError(f"{code!r} is not a day of the calendar") from fault
    raise PeriodError(f"{code!r} is not a period; allowed: {ALLOWED}")


def _start_year(match: re.Match[str], code: str) -> int:
    start = int(match[1])
    if not 1990 <= start <= 2100:
        raise PeriodError(f"{code!r} is outside 1990 to 2100")
    if (start + 1) % 100 != int(match[2]):
        raise PeriodError(f"{code!r} does not name two years that follow each other")
    return start
