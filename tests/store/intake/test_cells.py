"""Cells: every way of writing a number, a symbol or a period that is read, and those that are not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.period import PeriodKind, quarter_at
from metrics.vocabulary import Missing
from store.intake import cells, periods
from store.intake.cells import CellError, Number


@pytest.mark.parametrize(
    ("text", "amount", "decimals"),
    [
        ("12", "12", 0), (" 12 ", "12", 0), ("\u00a012\u202f", "12", 0), ("1,234", "1234", 0),
        ("12,345,678.90", "12345678.9", 2), ("£1,234.50", "1234.5", 2), ("£ 5", "5", 0),
        ("-£5.25", "-5.25", 2), ("8.6%", "8.6", 1), ("8.6 %", "8.6", 1), ("-3", "-3", 0),
        ("\u22123", "-3", 0), ("+3", "3", 0), (".5", "0.5", 1), ("-0", "0", 0), ("007", "7", 0),
        ("0.0000", "0", 4),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly(text: str, amount: str, decimals: int) -> None:
    found = cells.number(text)
    assert isinstance(found, Number)
    assert (found.amount, found.decimals) == (Decimal(amount), decimals)
    assert not found.amount.is_signed() or found.amount < 0


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("-", "not_available"), ("\u2013", "not_available"), ("n/a", "not_available"), ("N/A", "not_available"),
        ("#N/A", "not_available"), ("..", "not_available"), ("tbc", "not_available"), ("TBC", "not_available"),
        ("Not due", "not_yet_due"), ("*", "suppressed"), ("<10", "suppressed"), ("z", "not_applicable"),
    ],
)  # fmt: skip
def test_a_mark_for_no_figure_is_read_one_way(text: str, meant: str) -> None:
    assert cells.number(text) == meant


def test_nil_is_nought_and_a_status_beside_a_figure_is_told_from_it() -> None:
    assert cells.number("nil") == Number(Decimal(0), 0, "")
    assert cells.without_status("95 (p)") == ("95", "provisional")
    assert cells.without_status("95% (R)") == ("95%", "revised")
    assert cells.without_status("(p)") == ("(p)", None)
    assert cells.share("17/20") == ("17", "20")
    assert [cells.share(each) for each in ("17", "1/2/3", "a/b", "1.5/2")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Qtr 1 24/25", "2024-25 Q1"), ("Qtr1 2024/25", "2024-25 Q1"), ("2024/25 Qtr 3", "2024-25 Q3"),
        ("Q1 (Apr-Jun) 2024/25", "2024-25 Q1"), ("Q4 2024/25 (Jan to Mar)", "2024-25 Q4"), ("Apr-Jun 2024", "2024-25 Q1"),
        ("Jan-Mar 2024/25", "2024-25 Q4"), ("Jan-Mar 2025", "2024-25 Q4"), ("Year end 2016/17", "2016-17"),
        ("2023/24 outturn", "2023-24"), ("Outturn 23/24", "2023-24"), ("2023/24 academic", "2023-24 academic"),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(text: str, code: str) -> None:
    assert periods.period(text).code == periods.period(code).code


@pytest.mark.parametrize(
    "text", ["Q2 (Apr-Jun) 2024/25", "Q1", "Q5 24/25", "May-Jul 2024", "Qtr 1", "Q1 (Apr-Jun)"]
)
def test_a_period_that_contradicts_itself_or_lacks_its_year_is_none(text: str) -> None:
    with pytest.raises(CellError) as fault:
        periods.period(text)
    assert ("the year is missing" in fault.value.allowed) is (text in ("Q1", "Qtr 1"))


@pytest.mark.parametrize(
    "text",
    [
        "0x1F", "1_000", "1e3", "12abc", "1.2.3", "TRUE", "8,6", "1,23", "12,34,567", "1.234,50",
        "1 234", "5.", ".", "--5", "£5%", "(5)", "n/k", "#DIV/0!", "#REF!", "=1+1", "½", "10²",
        "١٢", "１２", "1000000000", "9" * 5_000, "five", "12 of 140", "<12", "[5]", "1/2", "%", "£",
    ],
)  # fmt: skip
def test_a_number_that_could_be_two_things_or_none_is_refused(text: str) -> None:
    with pytest.raises(CellError) as fault:
        cells.number(text)
    assert fault.value.code == "number"


@pytest.mark.parametrize(
    "text", ["NaN", "nan%", "inf", "-Infinity", "+INF", "1e400", "-9.9E999", "1.#INF"]
)
def test_a_number_that_is_not_finite_is_refused_as_that(text: str) -> None:
    with pytest.raises(CellError) as fault:
        cells.number(text)
    assert fault.value.code == "not_finite"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("c", "suppressed"), ("*", "suppressed"), ("<5", "suppressed"), ("< 5", "suppressed"),
        ("[c]", "suppressed"), ("[C]", "suppressed"), (" Z ", "not_applicable"), ("x", "not_available"),
        ("u", "not_available"), ("K", "rounds_to_zero"), ("LOW", "rounds_to_zero"),
        ("[low]", "rounds_to_zero"), ("..", "not_available"), (":", "not_available"),
    ],
)  # fmt: skip
def test_a_symbol_is_the_reason_it_stands_for(text: str, code: str) -> None:
    assert cells.number(text) is Missing(code)


@given(st.text(max_size=50))
def test_any_text_is_a_number_a_symbol_a_blank_or_a_fault(text: str) -> None:
    try:
        found = cells.number(text)
    except CellError as fault:
        assert fault.code in ("number", "not_finite")
    else:
        assert found is None or isinstance(found, Number | Missing)


@pytest.mark.parametrize(
    "text",
    [
        "2017-18 Q3", "Q3 2017/18", "2017/18 Q3", "2017-18 q3", "Q3 2017-18", "Q3 17/18",
        "2017/2018 Q3", "Quarter 3 2017/18", "2017-18-Q3", "Q3, 2017/18", " Q3\u00a02017/18 ",
        "Q3 2017\u201318", "Dec-17", "Dec 2017", "December 2017", "Oct-Dec 2017", "Oct - Dec 17",
        "October to December 2017", "31/12/2017", "31-12-2017", "31.12.2017", "31/12/17",
        "31 December 2017", "31-Dec-17", "31st December 2017", "2017-12-31", "2017-12-31 00:00:00",
        "2017-12-31T00:00:00Z", "15/11/2017", "Nov-17", "12/2017",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_quarter_is_that_quarter(text: str) -> None:
    assert periods.quarter(periods.period(text)).code == "2017-18 Q3"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024-25", "2024-25"), ("2024/25", "2024-25"), ("2024/2025", "2024-25"), ("24/25", "2024-25"),
        ("Year to March 2025", "2024-25"), ("FY 2024/25", "2024-25"), ("2024/25 academic", "2024/25 academic"),
        ("School year 2024/25", "2024/25 academic"), ("Academic year 2024-25", "2024/25 academic"),
        ("2025-09-30", "2025-09-30"), ("30/09/2025", "2025-09-30"), ("30 September 2025", "2025-09-30"),
        ("1999-00", "1999-00"),
    ],
)  # fmt: skip
def test_years_and_days_are_read(text: str, code: str) -> None:
    assert periods.period(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "Q5 2017/18", "Q0 2017/18", "2017-19 Q1", "31/02/2018", "12/31/2017", "43100", "43100.0", "Q3",
        "Q3 2017", "2017", "2017-12", "Nov-Jan 2018", "Oct-Dec", "Dec", "Smarch 2017", "31/12/1850",
        "2017-18 Q3 2018-19", "٢٠١٧-18 Q3", "2017-12-31 13:45:00", "Q3 2018-17", "soon", "13/2017",
        "0000-01 Q1", "9999-00 Q1", "2017-18 Q33", "Q3 2017/18" + " " * 300 + "x",
    ],
)  # fmt: skip
def test_what_is_not_plainly_a_period_is_refused(text: str) -> None:
    with pytest.raises(CellError) as fault:
        periods.period(text)
    assert fault.value.code == "period"


@given(st.integers(1991 * 4, 2099 * 4 - 1))
def test_a_quarter_reads_back_from_its_code_its_label_and_its_months(index: int) -> None:
    quarter = quarter_at(index)
    for text in (quarter.code, quarter.label, quarter.months):
        assert periods.period(text) == quarter


@given(st.text(max_size=40))
def test_any_text_is_a_period_or_a_fault(text: str) -> None:
    try:
        found = periods.period(text)
    except CellError as fault:
        assert fault.code == "period"
    else:
        assert found.kind in PeriodKind


@given(st.text(st.sampled_from("'=+-@ \u200b\t\r\naé＝")) | st.text())
def test_text_made_inert_begins_with_no_formula_and_comes_back(text: str) -> None:
    written = cells.inert(text)
    assert not written.lstrip(cells.UNSEEN).startswith(cells.FORMULA_SIGNS)
    assert cells.as_meant(written) == text
    assert written == text or written == f"'{text}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'=1+1", "=1+1"), ("''=1+1", "'=1+1"), ("=1+1", "=1+1"), ("' \u200b-3", " \u200b-3"),
        ("'90s", "'90s"), ("'", "'"), ("' word", "' word"),
    ],
)  # fmt: skip
def test_one_apostrophe_before_a_formula_sign_is_not_part_of_a_text(
    written: str, meant: str
) -> None:
    assert cells.verbatim(written) == meant
    assert cells.name(written) == meant.strip()


def test_the_apostrophe_does_not_count_as_a_letter() -> None:
    assert len(cells.name("'=" + "a" * (cells.NAME_LENGTH - 1))) == cells.NAME_LENGTH
    longest = "'=" + "a" * (cells.COMMENTARY_LENGTH - 1)
    assert len(cells.verbatim(longest) or "") == cells.COMMENTARY_LENGTH
