"""Periods: what a code names, the days it covers, the label it bears."""

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import period
from metrics.period import PeriodError
from metrics.rules import rule
from metrics.vocabulary import QUARTER_COMPARATORS, Comparator


@pytest.mark.parametrize(
    ("code", "start", "end", "label"),
    [
        ("2017-18 Q1", date(2017, 4, 1), date(2017, 6, 30), "Q1 2017/18"),
        ("2017-18 Q3", date(2017, 10, 1), date(2017, 12, 31), "Q3 2017/18"),
        ("2017-18 Q4", date(2018, 1, 1), date(2018, 3, 31), "Q4 2017/18"),
        ("1999-00 Q2", date(1999, 7, 1), date(1999, 9, 30), "Q2 1999/00"),
        ("2024-25", date(2024, 4, 1), date(2025, 3, 31), "Year to March 2025"),
        ("2024/25 academic", date(2024, 9, 1), date(2025, 8, 31), "School year 2024/25"),
        ("2025-09-30", date(2025, 9, 30), date(2025, 9, 30), "30 September 2025"),
    ],
)
def test_a_code_names_its_days(code: str, start: date, end: date, label: str) -> None:
    found = period.parse(code)
    assert (found.code, found.start, found.end, found.label) == (code, start, end, label)
    assert found.quarter == (int(code[-1]) if "Q" in code else None)


@pytest.mark.parametrize(
    "code",
    [
        "2017-19 Q1",
        "2017-18 Q5",
        "2017-18 Q0",
        "Q3 2017/18",
        "2025-02-30",
        "",
        "1980-81",
    ],
)
def test_anything_else_is_refused(code: str) -> None:
    with pytest.raises(PeriodError):
        period.parse(code)


@given(st.dates(date(1991, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_its_quarter_and_quarters_meet(day: date) -> None:
    quarter = period.quarter_of(day)
    assert quarter.start <= day <= quarter.end
    assert period.parse(quarter.code) == quarter
    assert quarter.before(1).end + timedelta(days=1) == quarter.start
    assert quarter.before(4).quarter == quarter.quarter
    assert (
        period.parse(quarter.financial_year).start
        <= day
        <= period.parse(quarter.financial_year).end
    )


@given(st.dates(date(1991, 1, 1), date(2099, 12, 31)))
def test_the_working_days_are_254_just_where_the_year_holds_29_february(end: date) -> None:
    leap_days = [date(year, 2, 29) for year in range(1988, 2100, 4)]
    start = (
        end.replace(year=end.year - 1)
        if (end.month, end.day) != (2, 29)
        else date(end.year - 1, 2, 28)
    )
    holds = any(start < day <= end for day in leap_days)
    assert period.working_days(end) == (254 if holds else 253)


def test_only_quarters_have_quarters_before_them() -> None:
    with pytest.raises(PeriodError):
        period.parse("2024-25").before(1)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 31), 8, date(2026, 11, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_later(day, months, then):
    assert period.add_months(day, months) == then


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_that_many_months_later(day, months):
    then = period.add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day


def test_a_quarter_goes_back_as_far_as_the_sql_does():
    with duckdb.connect(":memory:") as connection:
        rows = connection.execute(rule("comparator").sql).fetchall()
    defined = {(name, quarter): back for name, quarter, back in rows if quarter}
    assert {name for name, _ in defined} == set(QUARTER_COMPARATORS)
    for at in range(4):
        quarter = period.quarter_at(2026 * 4 + at)
        for comparator in QUARTER_COMPARATORS:
            far = quarter.index - quarter.back(comparator).index
            assert far == defined[comparator, quarter.quarter], (quarter.code, comparator)


def test_a_year_has_no_comparator_among_quarters():
    with pytest.raises(PeriodError):
        period.parse("2026-27 Q1").back(Comparator.PREVIOUS_YEAR)
    with pytest.raises(PeriodError):
        period.parse("2026-27").back(Comparator.LAST_YEAR_END)
