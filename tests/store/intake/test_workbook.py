"""Workbooks: read as text as a person would type it, one sheet of figures, nothing hidden, nothing from elsewhere."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from store.intake import Accepted, Context, Refused, container, kind_of, read, workbook_cells
from tests.store.intake.writing import SCORECARD, scorecard

ROW = {
    "measure_id": "CP02",
    "team": "LAC North",
    "period": "2025-26 Q1",
    "numerator": 9,
    "denominator": 10,
}

VALUE = SCORECARD.index("value") + 1
"""The column of the value, as a workbook counts."""


def table(sheet: Worksheet, *rows: dict[str, object], first: int = 1) -> None:
    """Headings and rows of a scorecard, the headings in the `first` row."""
    for place, name in enumerate(SCORECARD, start=1):
        sheet.cell(first, place, name)
    for below, row in enumerate(rows, start=1):
        for place, name in enumerate(SCORECARD, start=1):
            sheet.cell(first + below, place, (ROW | row).get(name))


def saved(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def workbook(
    *rows: dict[str, object], change: Callable[[Worksheet], object] | None = None
) -> bytes:
    """A workbook with one sheet of these rows, changed before it is saved."""
    book = Workbook()
    table(book.active, *(rows or ({},)))
    if change:
        change(book.active)
    return saved(book)


def repacked(
    data: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None
) -> bytes:
    """The workbook with its parts changed and more of them put in."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return held.getvalue()


def faults(context: Context, data: bytes, file: str = "quarter.xlsx") -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read(file, data, context)
    return [(each.sheet, each.row, each.column, each.code) for each in refusal.value.faults]


def kept(accepted: Accepted) -> list[dict]:
    return accepted.tables["observation"].drop_columns(["file_row", "file_sheet"]).to_pylist()


def test_a_workbook_gives_what_the_same_figures_give_as_text(context: Context) -> None:
    rows = (
        {},
        {"period": "2025-26 Q2", "numerator": 7},
        {"team": "LAC South", "commentary": "Fewer."},
    )
    text = scorecard(*({name: str(cell) for name, cell in (ROW | row).items()} for row in rows))
    from_text, from_book = (
        read("quarter.csv", text, context),
        read("quarter.xlsx", workbook(*rows), context),
    )
    assert kept(from_book) == kept(from_text)
    assert from_book.rows == 3
    assert from_book.tables["observation"]["file_row"].to_pylist() == [2, 3, 4]
    assert not from_book.notices


def test_no_entity_is_followed_whatever_a_workbook_holds() -> None:
    assert openpyxl.DEFUSEDXML


def test_its_kind_is_told_by_its_headings(context: Context) -> None:
    assert kind_of("quarter.xlsx", workbook()) == "scorecard"


@pytest.mark.parametrize(
    "typed", [date(2025, 6, 30), datetime(2025, 6, 30), "Q1 2025/26", "30/06/2025"]
)
def test_a_date_stands_for_its_quarter(context: Context, typed: object) -> None:
    assert (
        kept(read("quarter.xlsx", workbook({"period": typed}), context))[0]["period"]
        == "2025-26 Q1"
    )


def test_a_number_that_was_a_date_is_not_guessed(context: Context) -> None:
    assert faults(context, workbook({"period": 43100})) == [("Sheet", 2, "period", "period")]


@pytest.mark.parametrize(
    ("typed", "format", "given"),
    [
        (0.9, "0%", "90"), (0.086, "0.0%", "8.6"), (1, "0%", "100"), (0.07, "0.00%", "7"),
        (90, "General", "90"), (8.6, "0.0", "8.6"), ("90%", "General", "90"),
    ],
)  # fmt: skip
def test_a_percentage_is_what_the_sheet_shows(
    context: Context, typed: object, format: str, given: str
) -> None:
    def formatted(sheet: Worksheet) -> None:
        sheet.cell(2, VALUE).number_format = format

    data = workbook({"numerator": None, "denominator": None, "value": typed}, change=formatted)
    assert kept(read("quarter.xlsx", data, context))[0]["value_given"] == Decimal(given)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (True, "number"),
        ("#DIV/0!", "number"),
        ("#REF!", "number"),
        ("n/k", "number"),
        (-1, "negative"),
    ],
)
def test_what_is_no_figure_is_refused_in_its_cell(
    context: Context, typed: object, code: str
) -> None:
    assert ("Sheet", 2, "numerator", code) in faults(context, workbook({"numerator": typed}))


def test_titles_above_the_headings_are_passed_over(context: Context) -> None:
    book = Workbook()
    book.active["A1"] = "Corporate parenting scorecard"
    table(book.active, {}, {"period": "2025-26 Q2", "numerator": 11}, first=4)
    assert faults(context, saved(book)) == [("Sheet", 6, "numerator", "num_gt_den")]


def test_blank_rows_and_columns_to_the_right_are_nothing(context: Context) -> None:
    def far(sheet: Worksheet) -> None:
        sheet.cell(40, 60, " ")

    assert read("quarter.xlsx", workbook(change=far), context).rows == 1


def test_a_cell_outside_the_headings_is_refused(context: Context) -> None:
    def far(sheet: Worksheet) -> None:
        sheet.cell(2, len(SCORECARD) + 3, "a note")

    assert faults(context, workbook(change=far)) == [("Sheet", 2, None, "unknown_column")]


def test_cells_merged_among_the_figures_are_refused(context: Context) -> None:
    data = workbook({}, {"period": "2025-26 Q2"}, change=lambda sheet: sheet.merge_cells("B2:B3"))
    assert faults(context, data) == [("Sheet", 2, None, "merged_cells")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_refuses_the_file_and_nothing_of_it_is_said(
    context: Context, state: str
) -> None:
    book = Workbook()
    table(book.active, {})
    hidden = book.create_sheet("Jamie Example")
    hidden.append(["UPN", "Surname"])
    hidden.sheet_state = state
    with pytest.raises(Refused) as refusal:
        read("quarter.xlsx", saved(book), context)
    assert [each.code for each in refusal.value.faults] == ["sheet_hidden"]
    assert "Jamie" not in str(refusal.value)


def test_rows_about_children_on_another_sheet_refuse_the_file(context: Context) -> None:
    book = Workbook()
    table(book.active, {})
    book.create_sheet("List").append(["NHS Number", "Date of birth"])
    assert {code for *_, code in faults(context, saved(book))} == {"child_record"}


def test_another_sheet_with_something_on_it_is_named(context: Context) -> None:
    book = Workbook()
    book.active.title = "Notes"
    book.active["A1"] = "Ask the team about the third row."
    book.create_sheet("Blank")
    table(book.create_sheet("Figures"), {})
    accepted = read("quarter.xlsx", saved(book), context)
    assert accepted.rows == 1
    assert [(each.code, each.found) for each in accepted.notices] == [
        ("sheets", "not read: sheet 1")
    ]


def test_formatting_down_to_the_last_row_is_no_row(context: Context) -> None:
    def bold(sheet: Worksheet) -> None:
        sheet.cell(1_048_576, 3).font = openpyxl.styles.Font(bold=True)

    accepted = read("quarter.xlsx", workbook({}, change=bold), context)
    assert accepted.rows == 1
    assert accepted.kept is not None and len(accepted.kept) < 500


def test_a_workbook_has_fewer_rows_than_a_text_file(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_cells, "MAX_ROWS_OF_WORKBOOK", 1)
    with pytest.raises(Refused) as refusal:
        read("quarter.xlsx", workbook({}, {"period": "2025-26 Q2"}), context)
    (fault,) = refusal.value.faults
    assert (fault.code, fault.found) == ("too_large", "2 rows")
    assert fault.allowed == "1 rows a workbook; as CSV, 30,000"
    assert read("quarter.xlsx", workbook({}), context).rows == 1


@pytest.mark.parametrize("title", ["Jane DOB 1/2/2012", "NHS 943 476 5919", "a\u202eb", "a\u200bb"])
def test_the_name_of_a_sheet_that_is_kept_tells_of_nobody_and_hides_nothing(
    context: Context, title: str
) -> None:
    def called(sheet: Worksheet) -> None:
        sheet._WorkbookChild__title = title

    with pytest.raises(Refused):
        read("quarter.xlsx", workbook({}, change=called), context)


def test_a_name_beside_the_id_that_is_not_the_catalogues_is_not_kept(context: Context) -> None:
    headings = ("measure_id", "measure_name", "team", "period", "numerator", "denominator", "value")
    book = Workbook()
    book.active.append(headings)
    book.active.append(
        ("CP02", "Ulrika lives with her aunt", "LAC North", "2025-26 Q1", 9, 10, None)
    )
    accepted = read("quarter.xlsx", saved(book), context)
    assert (
        accepted.kept is not None
        and b"Ulrika" not in accepted.kept
        and b"CP02,,LAC" in accepted.kept
    )
    book.active["B2"] = next(each.name for each in context.catalogue.measures if each.id == "CP10")
    with pytest.raises(Refused) as refusal:
        read("quarter.xlsx", saved(book), context)
    assert [(each.column, each.code) for each in refusal.value.faults] == [
        ("measure_name", "unknown_measure")
    ]


def test_a_heading_between_measures_is_not_kept(context: Context) -> None:
    book = Workbook()
    for row in (
        ("Ref", "Team", "Q1 2025/26"),
        ("Ulrika lives with her aunt",),
        ("CP02", "LAC North", "9 of 10"),
    ):
        book.active.append(row)
    accepted = read("quarter.xlsx", saved(book), context)
    assert accepted.rows == 1 and accepted.kept is not None
    assert (
        accepted.kept.decode("utf-8-sig") == "Ref,Team,Q1 2025/26\r\n\r\nCP02,LAC North,9 of 10\r\n"
    )


def test_what_other_programs_put_into_a_workbook_is_no_reason(context: Context) -> None:
    """Parts of Excel 365, .NET, Google Sheets, SheetJS and exceljs, as they save honest files."""
    more = {
        "package/services/metadata/core-properties/0a1b.psmdcp": b"<coreProperties/>",
        "xl/namedSheetViews/namedSheetView1.xml": b"<namedSheetViews/>",
        "xl/commentsmeta0": b"",
        "xl/documenttasks/documenttask1.xml": b"<Tasks/>",
        "xl/ctrlProps/ctrlProp1.xml": b'<formControlPr objectType="CheckBox"/>',
        "xl/customProperty1.bin": b"add-in",
        "xl/tables/": b"",
    }

    def change(name: str, part: bytes) -> bytes:
        if name != "[Content_Types].xml":
            return part
        kind = b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"
        return part.replace(
            b"<Override", b'<Default Extension="bin" ContentType="' + kind + b'"/><Override', 1
        )

    assert read("quarter.xlsx", repacked(workbook({}), change, more), context).rows == 1


def test_an_empty_text_that_a_formula_gives_is_a_blank(context: Context) -> None:
    def change(name: str, part: bytes) -> bytes:
        old, new = (
            b"</row></sheetData>",
            b'<c r="F2" t="str"><f>IF(D2=0,"",D2)</f><v></v></c></row></sheetData>',
        )
        return (
            part.replace(b'<c r="F2"/>', b"").replace(old, new)
            if name.endswith("sheet1.xml")
            else part
        )

    def bare(sheet: Worksheet) -> None:
        for column in range(6, len(SCORECARD) + 1):
            sheet.cell(2, column).value = None

    assert read("quarter.xlsx", repacked(workbook({}, change=bare), change), context).rows == 1


def test_unused_rows_and_columns_may_be_hidden(context: Context) -> None:
    def change(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        format_of_all = b'<sheetFormatPr defaultColWidth="0" defaultRowHeight="15" zeroHeight="1"/>'
        cols = b'<cols><col min="1" max="20" width="11.4"/><col min="21" max="16384" hidden="1"/></cols>'
        begin, _, rest = part.partition(b"<sheetFormatPr")
        return begin + format_of_all + cols + rest.partition(b"/>")[2]

    assert read("quarter.xlsx", repacked(workbook({}), change), context).rows == 1


@pytest.mark.parametrize(
    "words",
    ["NHS England", "Source: NHS Digital", "Email address", "Name", "UPN missing", "DOB recorded"],
)
def test_words_on_another_sheet_are_no_childs_record(context: Context, words: str) -> None:
    book = Workbook()
    table(book.active, {})
    book.create_sheet("Notes").append(["Version", words])
    assert read("quarter.xlsx", saved(book), context).rows == 1


@pytest.mark.parametrize("file", ["Jo DOB 1-2-2012.xlsx", "NHS 943 476 5919.xlsx"])
def test_the_name_of_a_file_tells_of_nobody(context: Context, file: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(file, workbook({}), context)
    assert [each.code for each in refusal.value.faults] == ["child_record"]


def test_figures_on_two_sheets_are_refused_and_both_named(context: Context) -> None:
    book = Workbook()
    table(book.active, {})
    table(book.create_sheet("Second"), {})
    with pytest.raises(Refused, match="headings on Sheet, Second"):
        read("quarter.xlsx", saved(book), context)


def test_a_workbook_without_known_headings_says_which_are_wanted(context: Context) -> None:
    book = Workbook()
    book.active.append(["Indicator", "This quarter"])
    with pytest.raises(Refused, match="measure_id, team, period"):
        read("quarter.xlsx", saved(book), context)
    assert faults(context, saved(Workbook())) == [(None, None, None, "empty")]


def test_a_formula_counts_as_what_it_last_gave(context: Context) -> None:
    def formula(sheet: Worksheet) -> None:
        sheet.cell(2, VALUE, "=E2/F2*100")

    def with_result(name: str, part: bytes) -> bytes:
        return part.replace(b"</f><v></v>", b"</f><v>90</v>").replace(
            b"</f><v />", b"</f><v>90</v>"
        )

    bare = workbook(change=formula)
    assert faults(context, bare) == [("Sheet", 2, "value", "formula")]
    with_90 = repacked(bare, with_result)
    assert load_workbook(io.BytesIO(with_90), data_only=True).active.cell(2, VALUE).value == 90
    assert read("quarter.xlsx", with_90, context).rows == 1


@pytest.mark.parametrize(
    "formula",
    ["='[other.xlsx]S'!A1", "=[1]Sheet1!$A$1", "=WEBSERVICE(\"http://127.0.0.1/\")", "=cmd|'/C calc'!A0",
     "='\\\\server\\share\\[b.xlsx]S'!A1"],
)  # fmt: skip
def test_a_formula_that_asks_elsewhere_refuses_the_file(context: Context, formula: str) -> None:
    def ask(sheet: Worksheet) -> None:
        sheet.cell(2, SCORECARD.index("commentary") + 1, formula)

    assert faults(context, workbook(change=ask)) == [(None, None, None, "formula")]


def _as_it_is(name: str, part: bytes) -> bytes:
    return part


def _with_entity(name: str, part: bytes) -> bytes:
    return b'<!DOCTYPE x [<!ENTITY y "z">]>' + part if name == "xl/workbook.xml" else part


def _with_picture_elsewhere(name: str, part: bytes) -> bytes:
    link = b'<Relationship Type="http://x/image" Target="http://127.0.0.1/x.png" TargetMode="External" Id="rX"/>'
    return (
        part.replace(b"</Relationships>", link + b"</Relationships>")
        if name.endswith(".rels")
        else part
    )


@pytest.mark.parametrize(
    ("change", "more", "code"),
    [
        (_with_entity, {}, "xml_entity"),
        (lambda n, p: _with_entity(n, p.decode().encode("utf-16")) if n == "xl/workbook.xml" else p, {}, "xml_entity"),
        (_with_picture_elsewhere, {}, "formula"),
        (_as_it_is, {"xl/vbaProject.bin": b"x"}, "macro"),
        (_as_it_is, {"xl/macrosheets/sheet1.xml": b"<x/>"}, "macro"),
        (_as_it_is, {"xl/externalLinks/externalLink1.xml": b"<x/>"}, "formula"),
        (_as_it_is, {"../../outside.xml": b"<x/>"}, "file_type"),
        (_as_it_is, {"/etc/outside.xml": b"<x/>"}, "file_type"),
        (_as_it_is, {"xl/big.xml": b" " * (container.MAX_INFLATED + 1)}, "zip_bomb"),
        (_as_it_is, {f"xl/part{place}.xml": b"" for place in range(container.MAX_PARTS)}, "zip_bomb"),
    ],
)  # fmt: skip
def test_a_container_is_refused_before_it_is_parsed(
    context: Context, monkeypatch: pytest.MonkeyPatch, change: Callable, more: dict, code: str
) -> None:
    monkeypatch.setattr("store.intake.workbook_cells.load_workbook", _must_not_be_called)
    data = repacked(workbook(), change, more)
    assert [fault[-1] for fault in faults(context, data)] == [code]


def _must_not_be_called(*_: object, **__: object) -> None:
    raise AssertionError("parsed before it was refused")


@pytest.mark.parametrize("kept_share", [0.2, 0.5, 0.95])
def test_a_workbook_that_was_cut_short_is_said_to_be(context: Context, kept_share: float) -> None:
    data = workbook()
    cut = data[: int(len(data) * kept_share)]
    assert faults(context, cut) == [(None, None, None, "truncated")]
    assert faults(context, b"PK\x03\x04rest") == [(None, None, None, "truncated")]


def test_a_part_that_was_changed_is_noticed(context: Context) -> None:
    data = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as parts:
        start = parts.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[start + 90] ^= 0xFF
    assert faults(context, bytes(data)) == [(None, None, None, "truncated")]


def test_another_kind_of_zip_is_no_workbook(context: Context) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as parts:
        parts.writestr("word/document.xml", "<x/>")
    assert faults(context, held.getvalue()) == [(None, None, None, "file_type")]


@pytest.mark.parametrize("file", ["quarter.csv", "quarter.xls", "quarter.xlsm", "quarter"])
def test_a_workbook_by_another_name_is_refused(context: Context, file: str) -> None:
    assert faults(context, workbook(), file) == [(None, None, None, "file_type")]


def test_a_sheet_that_is_no_sheet_is_refused_in_words(context: Context) -> None:
    def broken(name: str, part: bytes) -> bytes:
        return b"<worksheet><sheetData><row r='x'>" if name.endswith("sheet1.xml") else part

    assert faults(context, repacked(workbook(), broken))[0][-1] == "file_type"


@pytest.mark.parametrize(
    ("written", "form", "read_as"),
    [(0.09, "0.0%", 9), (9, '0.0"%"', 9), (9, r"0.0\%", 9)],
)
def test_a_sign_in_quotation_marks_multiplies_nothing(
    context: Context, written: float, form: str, read_as: int
) -> None:
    book = Workbook()
    book.active.append(["measure_id", "team", "period", "numerator", "denominator", "value"])
    book.active.append(["CP03", "LAC North", "2025-26 Q1", None, None, written])
    book.active["F2"].number_format = form
    out = io.BytesIO()
    book.save(out)
    rows = read("one.xlsx", out.getvalue(), context).tables["observation"].to_pylist()
    assert rows[0]["value_given"] == read_as
