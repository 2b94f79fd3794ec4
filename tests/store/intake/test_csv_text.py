"""The file as a whole: its letters, its delimiter, its rows and its headings; and nothing but a refusal."""

import pickle

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.intake import Accepted, Context, Refused, container, read, sheet
from store.intake.faults import safe_name
from store.intake.header import child_word
from tests.store.intake.writing import SCORECARD, scorecard, staffing, written

GOOD = scorecard({"numerator": "12", "denominator": "140", "commentary": "£5 “well” – done"})


def codes(context: Context, data: bytes, file: str = "file.csv") -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read(file, data, context)
    return [(fault.row, fault.column, fault.code) for fault in refusal.value.faults]


def notices(context: Context, data: bytes) -> set[str]:
    accepted = read("file.csv", data, context)
    assert accepted.tables["observation"]["commentary"].to_pylist() == ["£5 “well” – done"]
    return {notice.code for notice in accepted.notices}


def test_utf8_with_and_without_its_mark_needs_no_notice(context: Context) -> None:
    assert notices(context, GOOD) == notices(context, b"\xef\xbb\xbf" + GOOD) == set()


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_other_letters_are_read_and_said(context: Context, encoding: str) -> None:
    assert notices(context, GOOD.decode().encode(encoding)) == {"encoding"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_letters_without_a_mark_or_too_wide_are_refused(context: Context, encoding: str) -> None:
    assert codes(context, GOOD.decode().encode(encoding)) == [(None, None, "encoding")]


def test_bytes_that_are_no_letters_are_refused(context: Context) -> None:
    assert codes(context, GOOD + b"\x81\x8d") == [(None, None, "encoding")]
    assert codes(context, GOOD.decode().encode("utf-16") + b"\x00") == [(None, None, "encoding")]


@pytest.mark.parametrize(
    "data",
    [
        GOOD + b"\xa3",
        b"\xef\xbb\xbf" + scorecard({"numerator": "1"}) + b"\xe9",
        GOOD[:-1] + b"\xff\n",
    ],
)
def test_utf8_with_one_damaged_letter_is_refused_and_not_read_as_others(
    context: Context, data: bytes
) -> None:
    """Read as Windows' letters, every £ and quotation mark would come out as two or three."""
    with pytest.raises(Refused, match="a letter that is not in UTF-8, at byte"):
        read("file.csv", data, context)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_another_delimiter_is_read_and_said(context: Context, delimiter: str) -> None:
    data = scorecard({"numerator": "12", "denominator": "140"}).replace(b",", delimiter.encode())
    accepted = read("file.csv", data, context)
    assert [notice.code for notice in accepted.notices] == ["delimiter"]


@pytest.mark.parametrize("delimiter", ["|", "^", "~", ":"])
def test_a_delimiter_that_no_spreadsheet_writes_is_refused(
    context: Context, delimiter: str
) -> None:
    data = scorecard({"numerator": "12"}).replace(b",", delimiter.encode())
    assert codes(context, data) == [(None, None, "delimiter")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(context: Context, end: str) -> None:
    data = scorecard({"commentary": "one"}, {"measure_id": "CP03", "commentary": 'a "b", c'})
    accepted = read("file.csv", data.replace(b"\r\n", end.encode()), context)
    assert accepted.tables["observation"]["file_row"].to_pylist() == [2, 3]


def test_a_line_end_in_quotes_is_part_of_the_cell(context: Context) -> None:
    data = scorecard({"commentary": "one\ntwo"}, {"measure_id": "CP03", "commentary": "three"})
    observed = read("file.csv", data, context).tables["observation"]
    assert observed["commentary"].to_pylist() == ["one\ntwo", "three"]
    assert observed["file_row"].to_pylist() == [2, 3]


@pytest.mark.parametrize("tail", [b'"open', b'"shut" and more'])
def test_a_quotation_mark_out_of_place_is_refused_at_its_row(context: Context, tail: bytes) -> None:
    assert (3, None, "delimiter") in codes(context, GOOD + tail)


def test_a_file_that_ends_in_quotes_is_said_to_be_cut_short(context: Context) -> None:
    assert (3, None, "truncated") in codes(context, GOOD + b'CP03,"LAC Nor')


@pytest.mark.parametrize("data", [b"", b" \r\n\t\r\n", b"\xef\xbb\xbf", b",,,\r\n"])
def test_a_file_with_nothing_in_it_is_refused(context: Context, data: bytes) -> None:
    assert codes(context, data) == [(None, None, "empty")]


def test_headings_alone_are_refused(context: Context) -> None:
    assert codes(context, written(SCORECARD)) == [(None, None, "empty")]
    assert codes(context, staffing()) == [(None, None, "empty")]


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", b"%PDF-1.7", b"{\\rtf1", b"\x1f\x8b\x08",
        b"<html><table>", b"\xef\xbb\xbf  <!DOCTYPE html>", b"<?xml version='1.0'?>", b"\x89PNG\r\n",
        "<table>".encode("utf-16"),
    ],
)  # fmt: skip
def test_what_is_not_text_in_columns_is_refused_whatever_its_name(
    context: Context, data: bytes
) -> None:
    assert codes(context, data) == [(None, None, "file_type")]


@pytest.mark.parametrize("file", ["file.xlsx", "file.xls", "file.pdf", "file", "file.csv.exe"])
def test_text_by_another_name_is_refused(context: Context, file: str) -> None:
    assert codes(context, GOOD, file) == [(None, None, "file_type")]


def test_a_file_too_large_is_refused_unread(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "MAX_BYTES", len(GOOD))
    assert read("file.csv", GOOD, context).rows == 1
    assert codes(context, GOOD + b" ") == [(None, None, "too_large")]


def test_too_many_rows_or_columns_are_refused(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(context, b"," * 500 + b"x")[0] == (1, None, "too_large")
    monkeypatch.setattr(sheet, "MAX_ROWS", 1)
    assert (None, None, "too_large") in codes(context, scorecard({}, {"measure_id": "CP03"}))


def test_a_row_with_too_few_or_too_many_cells_is_refused(context: Context) -> None:
    assert codes(context, GOOD + b"CP03,LAC North\r\n" + b"," * 20 + b"x\r\n") == [
        (3, None, "delimiter"),
        (4, None, "delimiter"),
    ]


def test_headings_may_be_written_as_people_write_them(context: Context) -> None:
    headings = ["Measure ID", " Team", "PERIOD", "Numerator", "Denominator", "Value", ""]
    row = ["CP02", "LAC North", "2025-26 Q1", "1", "2", "", ""]
    assert read("FILE.CSV", written(headings, row), context).rows == 1


def test_headings_missing_unknown_or_twice_are_each_named(context: Context) -> None:
    headings = ("measure_id", "team", "team", "period", "numerator", "denominator", "valeu")
    assert set(codes(context, written(headings, ["x"] * 7))) == {
        (1, "value", "missing_column"),
        (1, "valeu", "unknown_column"),
        (1, "team", "duplicate_column"),
    }


def test_rows_without_headings_are_refused_and_not_repeated(context: Context) -> None:
    data = written(("Ann Example", "01/02/2012"), ("Bob Example", "03/04/2013"))
    with pytest.raises(Refused) as refusal:
        read("file.csv", data, context)
    assert [fault.code for fault in refusal.value.faults] == ["header"]
    assert "Example" not in str(refusal.value) and "2012" not in str(refusal.value)


@pytest.mark.parametrize(
    "heading",
    [
        "name", "Name", "Child Name", "ChildName", "child's name", "First name", "Surname", "FORENAME",
        "DOB", "D.O.B.", "Date of Birth", "date_of_birth", "DateOfBirth", "NHS number", "NHS No", "NHSNumber",
        "UPN", "Unique Pupil Number", "ULN", "Postcode", "home post code", "Child ID", "child_id", "ChildId",
        "Person ID", "Client Ref", "LCS ID", "Mosaic ID", "Case number", "Staff name", "Worker ID", "Address",
    ],
)  # fmt: skip
def test_a_heading_of_a_childs_record_refuses_the_file_and_repeats_no_cell(
    context: Context, heading: str
) -> None:
    data = written((*SCORECARD, heading), ["CP02", "LAC North"] + ["SECRET"] * len(SCORECARD))
    with pytest.raises(Refused) as refusal:
        read("file.csv", data, context)
    assert [fault.code for fault in refusal.value.faults] == ["child_record"]
    assert "SECRET" not in str(refusal.value) + repr(refusal.value.faults)


def test_a_childs_record_under_a_title_is_refused_as_that(context: Context) -> None:
    data = b"Children in our care,,\r\n,,\r\nChild name,DOB,Team\r\nSECRET,SECRET,SECRET\r\n"
    assert {code for _, _, code in codes(context, data)} == {"child_record"}


@pytest.mark.parametrize(
    "heading",
    [
        "team",
        "role",
        "measure_name",
        "la_name",
        "children_count",
        "breakdown",
        "Group name of measure",
        "",
    ],
)
def test_the_headings_of_our_own_files_are_no_childs(heading: str) -> None:
    assert child_word(heading) is None


def test_a_blank_heading_over_a_cell_with_something_in_it_is_refused(context: Context) -> None:
    headings = ("measure_id", "team", "period", "numerator", "denominator", "value", "")
    row = ("CP02", "LAC North", "2025-26 Q1", "1", "2", "", "stray")
    assert codes(context, written(headings, row)) == [(2, None, "unknown_column")]


def test_a_refusal_and_an_acceptance_can_pass_between_processes(context: Context) -> None:
    accepted = read("file.csv", GOOD, context)
    with pytest.raises(Refused) as refusal:
        read("file.csv", GOOD + b"x,y\r\n", context)
    again = pickle.loads(pickle.dumps(refusal.value))
    assert (again.faults, str(again)) == (refusal.value.faults, str(refusal.value))
    assert pickle.loads(pickle.dumps(accepted)) == accepted
    assert read("file.csv", GOOD, pickle.loads(pickle.dumps(context))) == accepted


def test_what_a_file_holds_never_makes_a_fault_long(context: Context) -> None:
    with pytest.raises(Refused) as refusal:
        read("file.csv", written((*SCORECARD, "x" * 100_000), ["y" * 100_000] * 12), context)
    for fault in refusal.value.faults:
        assert (
            len(fault.found) <= 80 and len(fault.allowed) <= 1_000 and len(fault.column or "") <= 80
        )


def test_a_files_name_is_shown_without_its_folder_or_odd_letters() -> None:
    assert safe_name("../../etc/pass\u202ewd.csv") == "pass\ufffdwd.csv"
    assert safe_name("C:\\Users\\x\\" + "a" * 300 + ".csv").startswith("aaa")
    assert len(safe_name("a" * 300 + ".csv")) == 80


def _read_or_refused(data: bytes, context: Context, file: str = "file.csv") -> None:
    try:
        accepted = read(file, data, context)
    except Refused as refusal:
        assert refusal.faults and refusal.total >= len(refusal.faults) and str(refusal)
    else:
        assert isinstance(accepted, Accepted) and accepted.rows > 0


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=400), file=st.text(max_size=20).map(lambda name: f"{name}.csv"))
@example(data=b"\xff\xfe\x00\xd8", file="file.csv")
@example(data=b"\x00", file="file.csv")
@example(data=b'"', file="file.csv")
def test_any_bytes_are_read_or_refused(context: Context, data: bytes, file: str) -> None:
    _read_or_refused(data, context, file)


_FILES = (
    GOOD,
    staffing({}),
    written(("measure_id", "team", "period", "target", "origin"), ("CP02", "All", "2025-26", "95", "local")),
    written(("team", "start", "finish", "change", "becomes"), ("A", "2015-16 Q1", "", "", "")),
    written(
        ("council", "neighbour", "place", "model", "source"), ("Invented Council", "B", "1", "2025", "x")
    ),
    written(
        (
            "time_period", "time_identifier", "geographic_level", "country_name", "region_name", "la_name",
            "characteristic", "breakdown", "children_count",
        ),
        ("2025", "Reporting year", "National", "England", "", "", "All", "Total", "12"),
        ("2025", "Reporting year", "Local authority", "England", "North", "Invented Council", "x", "y", "c"),
    ),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    data=st.sampled_from(_FILES),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=6)), max_size=6
    ),
)
def test_a_good_file_with_any_damage_is_read_or_refused(
    context: Context, data: bytes, edits: list[tuple[float, int, bytes]]
) -> None:
    for where, removed, added in edits:
        place = int(where * len(data))
        data = data[:place] + added + data[place + removed :]
    _read_or_refused(data, context)


@settings(max_examples=200, deadline=None)
@given(
    kind=st.integers(0, len(_FILES) - 1),
    rows=st.lists(st.lists(st.text(max_size=12), min_size=11, max_size=11), min_size=1, max_size=4),
)
def test_any_cells_under_good_headings_are_read_or_refused(
    context: Context, kind: int, rows: list[list[str]]
) -> None:
    headings = _FILES[kind].decode().splitlines()[0].split(",")
    data = written(headings, *(row[: len(headings)] for row in rows))
    _read_or_refused(data, context)
