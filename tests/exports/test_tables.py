"""A CSV opens in a spreadsheet as it is meant and runs nothing."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.tables import csv_bytes, guarded
from metrics.edition import OFFICER
from metrics.whose import Whose
from reporting.data_table import DataTable

DEMO = Whose("Demo", True, "Draft", "draft", "Demo", OFFICER)


def _read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _table(*cells):
    return csv_bytes(DataTable(tuple(f"c{i}" for i in range(len(cells))), (cells,)), DEMO)


def test_the_bytes_are_those_that_excel_wants():
    content = csv_bytes(DataTable(("team", "value"), (("Éast", Decimal("5.50")),)), DEMO)
    assert content == (
        b"\xef\xbb\xbfteam,value,council,as_at,edition,note\r\n"
        b"\xc3\x89ast,5.50,Demo,Draft,Officer edition: not for publication,Invented figures\r\n"
    )
    plain = csv_bytes(DataTable(("team",), (("x",),)), replace(DEMO, invented=False))
    assert _read(plain)[1] == ["x", "Demo", "Draft", "Officer edition: not for publication", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_would_run_is_guarded(start):
    assert guarded(f"{start}1+1") == f"'{start}1+1"
    assert _read(_table(f"{start}cmd|' /C calc'!A0"))[1][0].startswith("'")
    assert guarded(f" \u200b{start}1") == f"' \u200b{start}1"


def test_numbers_stay_numbers():
    assert _read(_table(Decimal("-3"), -3, Decimal("1E+3"), Decimal("0.10")))[1][:4] == [
        "-3", "-3", "1000", "0.10",
    ]  # fmt: skip


def test_days_and_nothing():
    assert _read(_table(date(2017, 12, 31), None, ""))[1][:3] == ["2017-12-31", "", ""]


@pytest.mark.parametrize(
    "cell", [0.1, True, float("nan"), Decimal("NaN"), Decimal("Infinity"), b"x"]
)
def test_what_is_no_figure_is_refused(cell):
    with pytest.raises(ValueError, match="a cell is|a figure is"):
        _table(cell)


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        csv_bytes(DataTable(("a", "b"), (("x",),)), DEMO)


def test_a_councils_own_name_is_guarded_too():
    assert _read(csv_bytes(DataTable(("=a",), (("x",),)), replace(DEMO, council="=Demo"))) == [
        ["'=a", "council", "as_at", "edition", "note"],
        ["x", "'=Demo", "Draft", "Officer edition: not for publication", "Invented figures"],
    ]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
def test_any_text_comes_back_whole_and_never_as_a_formula(text):
    back = _read(_table(text))[1][0]
    assert back in (text, f"'{text}")
    assert not back.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
