"""A sheet's XML looked through: each thing that the reading library would pass over in silence is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.intake import formulas, sheet_xml
from store.intake.part_xml import OddXmlError
from store.intake.sheet_xml import looked_through

_HEAD = f'<worksheet xmlns="{sheet_xml.MAIN}">'


def sheet(rows: str, *, before: str = "", after: str = "") -> sheet_xml.SheetXml:
    text = f"{_HEAD}{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    return looked_through(text.encode())


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ('<row r="1"/><row r="2"/><row r="7"/>', []),
        ("<row/><row/>", []),
        ('<row r="2"/><row r="2"/>', [(2, 0)]),
        ('<row r="3"/><row r="2"/>', [(2, 0)]),
        ('<row r="1"><c r="A1"/><c r="C1"/></row>', []),
        ('<row r="1"><c/><c/></row>', []),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', [(1, 2)]),
        ('<row r="1"><c r="B1"/><c r="B1"/></row>', [(1, 2)]),
        ('<row r="1"><c r="A2"/></row>', [(1, 1)]),
        ('<row r="1"><c r="a1"/></row>', [(1, 0)]),
        ('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', [(1, 1)]),
        ('<row r="1"><c r="A1" t="odd"><v>1</v></c></row>', [(1, 1)]),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>1</t></is><v>2</v></c></row>', [(1, 1)]),
        (
            '<row r="1"><c r="A1" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c></row>',
            [(1, 1)],
        ),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>1</t><t>2</t></is></c></row>', [(1, 1)]),
        ('<row r="1"><c r="A1"><is><t>1</t></is></c></row>', [(1, 1)]),
        (
            '<row r="1"><c r="A1" t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r></is></c></row>',
            [],
        ),
        ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="b"><v>1</v></c></row>', []),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', [(1, 1)]),
        ('<row r="1"><c r="A1" t="s"><v> 1 </v></c></row>', [(1, 1)]),
        ('<row r="1"><c r="A1" t="b"><v>２</v></c></row>', [(1, 1)]),
        ('<row r="1"><c r="A1" s="-1"><v>1</v></c></row>', [(1, 1)]),
    ],
)
def test_rows_and_cells_stand_once_and_in_order(rows: str, wrong: list[tuple[int, int]]) -> None:
    assert [each[:2] for each in sheet(rows).odd] == wrong


_ROW = '<row r="9"><c r="A9"><v>1</v></c></row>'
_OTHER = 'xmlns:z="http://purl.oclc.org/ooxml/spreadsheetml/main"'


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ("", f"<extLst><ext>{_ROW}</ext></extLst>"),
        ("", f"<a><sheetData>{_ROW}</sheetData></a>"),
        ("", f"<sheetData>{_ROW}</sheetData>"),
        (f'<z:row {_OTHER} r="1"/>', ""),
        (f'<row r="1"><z:c {_OTHER} r="A1"/></row>', ""),
        ('<row r="1"><c r="A1"><v>2<x>5</x>9</v></c></row>', ""),
        ('<row r="1"><c r="A1" t="inlineStr"><is><r><r><t>x</t></r></r></is></c></row>', ""),
        ('<row r="1"><row r="2"/></row>', ""),
        ("<c/>", ""),
        ('<row r="1" ht="tall"/>', ""),
    ],
)
def test_cells_that_one_program_reads_and_another_does_not_are_odd(rows: str, after: str) -> None:
    with pytest.raises(OddXmlError):
        sheet(rows, after=after)


def test_what_stands_outside_the_cells_under_the_same_names_is_none_of_them() -> None:
    """A conditional format's formula and a drawing's place are written so by Excel itself."""
    after = '<extLst><ext><x:f xmlns:x="m">A1&gt;2</x:f><d:row xmlns:d="n">3</d:row></ext></extLst>'
    assert sheet(_ROW, after=after).odd == []
    assert sheet(_ROW).last_row == 9


@pytest.mark.parametrize(
    "part",
    [
        '<workbook xmlns="{0}"><externalReferences><externalReference/></externalReferences></workbook>',
        '<workbook xmlns="{0}"><definedNames><definedName name="a" xlm="1">1</definedName></definedNames></workbook>',
        '<workbook xmlns="{0}"><definedNames><definedName name="a" function=" true ">1</definedName></definedNames></workbook>',
        '<worksheet xmlns="{0}"><dataConsolidate link="1"/></worksheet>',
        '<worksheet xmlns="{0}"><oleObjects><oleObject progId="x"/></oleObjects></worksheet>',
        '<table xmlns="{0}" tableType="queryTable"/>',
        '<table xmlns="{0}"><tableColumn><calculatedColumnFormula>WEBSERVICE("x")</calculatedColumnFormula></tableColumn></table>',
    ],
)  # fmt: skip
def test_a_part_whose_figures_come_from_elsewhere_is_known(part: str) -> None:
    assert looked_through(part.format(sheet_xml.MAIN).encode()).elsewhere


def test_a_window_that_nobody_sees_is_known() -> None:
    part = '<workbook xmlns="{0}"><bookViews><workbookView{1}/></bookViews></workbook>'
    hidden = [
        looked_through(part.format(sheet_xml.MAIN, said).encode()).hidden_window
        for said in (
            "",
            ' visibility="visible"',
            ' visibility="hidden"',
            ' visibility="veryHidden"',
        )
    ]
    assert hidden == [False, False, True, True]


@pytest.mark.parametrize(
    "number",
    ["0", "-1", "+5", "1.5", ".5", "5.", "1e3", "1E-300", "0e0", "0.0", "1.7976931348623157e308", " 5 ", "0e-400"],
)  # fmt: skip
def test_a_number_as_spreadsheets_write_it_is_one(number: str) -> None:
    assert sheet(f'<row r="1"><c r="A1"><v>{number}</v></c></row>').odd == []


@pytest.mark.parametrize(
    "number",
    ["1_000", "１２", "٣", "1e-400", "1e309", "1e9999", "0x10", "1,5", "nan", "inf", "1 2", "--1", "1e", "e5", "."],
)  # fmt: skip
def test_any_other_spelling_is_none(number: str) -> None:
    for kind in ("", ' t="n"'):
        found = sheet(f'<row r="1"><c r="A1"{kind}><v>{number}</v></c></row>').odd
        assert [each[:3] for each in found] == [(1, 1, "number")]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_that_a_machine_holds_can_be_written(number: float) -> None:
    assert sheet(f'<row r="1"><c r="A1"><v>{number!r}</v></c></row>').odd == []


def test_what_is_hidden_is_found_where_it_holds_something() -> None:
    filled = '<c r="B{0}"><v>1</v></c>'
    rows = (
        f'<row r="1" hidden="1">{filled.format(1)}</row><row r="2" hidden="true"/>'
        f'<row r="3" ht="0">{filled.format(3)}</row><row r="4" hidden="0">{filled.format(4)}</row>'
    )
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="4" max="9" width="0"/></cols>'
    found = sheet(rows, before=columns)
    assert found.hidden_rows == [1, 3] and found.hidden_columns == {2}
    for format_of_all in (
        'defaultRowHeight="1e-3" customHeight=" TRUE "',
        'defaultRowHeight="0" customHeight="1"',
    ):
        every = sheet(
            f'<row r="1">{filled.format(1)}</row>', before=f"<sheetFormatPr {format_of_all}/>"
        )
        assert every.hidden_rows == [1]


@pytest.mark.parametrize(
    "said",
    ['hidden=" 1 "', 'hidden="TRUE"', 'ht="0.0"', 'ht=".0"', 'ht="1e-9"', 'ht="-1"', 'ht="0.75"'],
)
def test_a_row_of_no_height_is_hidden_however_it_is_said(said: str) -> None:
    assert sheet(f'<row r="1" {said}><c r="A1"><v>1</v></c></row>').hidden_rows == [1]


@pytest.mark.parametrize(
    "said", ['hidden=" true "', 'width="0.0"', 'width="0e0"', 'width="0.01"', 'width="-1"']
)
def test_a_column_of_no_width_is_hidden_however_it_is_said(said: str) -> None:
    cols = f'<cols><col min="1" max="2" {said}/></cols>'
    assert sheet('<row r="1"><c r="A1"><v>1</v></c></row>', before=cols).hidden_columns == {1}


@pytest.mark.parametrize(
    ("cell", "without"),
    [
        ("<f>A2+1</f>", True), ("<f>A2+1</f><v></v>", True), ("<f>A2+1</f><v>3</v>", False),
        ("<f><![CDATA[A2+1]]></f>", True), ("<v>3</v>", False), ("", False),
    ],
)  # fmt: skip
def test_a_formula_without_its_result_is_found(cell: str, without: bool) -> None:
    found = sheet(f'<row r="1"><c r="A1">{cell}</c></row>').without_result
    assert found == ({(1, 1)} if without else set())


@pytest.mark.parametrize(
    "formula",
    [
        "[1]Sheet1!A1", "SUM('C:\\x\\[book.xlsx]S'!A1:A3)", "book.xlsx!name", "'my book.xlsm'!name",
        'WEBSERVICE("x")', "_xlfn.WEBSERVICE (A1)", "cmd|'/c calc'!A0", "CUBEMEMBER(A1,A2)", "SQL.REQUEST(A1)",
        "'\\\\server\\share\\x'!A1", 'INDIRECT("[b.xlsx]S!A1")', "PY(1)",
        "MAP(A9,_xleta.WEBSERVICE)", "LET(f,WEBSERVICE,f(A9))", "REDUCE(0,A1,WEBSERVICE)",
        "'a\"b'!A1+cmd|'/C calc'!A0&'c\"d'!A1", "'C:\\data\\children.csv'!total", "book.csv!x", "book.ods!total",
        "book.xlam!f(1)", "book.xla!f(1)", "book.xltx!total", "'\\server\\share\\x'!A1",
        'INDIRECT(CHAR(91)&"b.xlsx]S!A1")', 'REGISTER . ID("a")', "AI(A1)", "LABS.GENERATIVEAI(A1)", 'INITIATE("a","b")',
        "POKE(1,2,3)", 'RUN("x")', 'FOPEN("x")', "GET.WORKBOOK(1)",
    ],
)  # fmt: skip
def test_a_formula_that_asks_somebody_else_is_known_however_it_is_spelled(formula: str) -> None:
    assert formulas.asks_elsewhere(formula)
    spelled = "".join(f"&#{ord(letter)};" for letter in formula)
    for said in (spelled, f"<![CDATA[{formula}]]>"):
        assert sheet(f'<row r="1"><c r="A1"><f>{said}</f><v>1</v></c></row>').elsewhere
    assert sheet("", after=f"<x><formula1>{spelled}</formula1></x>").elsewhere


@pytest.mark.parametrize(
    "formula",
    ["SUM(A1:A9)", "Table1[Value]+1", "'Other sheet'!A1", 'IF(A1="a|b",1,2)', "IMAGINARY(A1)", "ROUND(A1/B1,3)",
     "Table1[[#This Row],[Open cases]]", "'Q1 2026.27'!A1", "INDIRECT(\"'\"&A1&\"'!B2\")", "IF(run>1,open,0)",
     "VLOOKUP(A1,'Run (1)'!A:B,2,0)", "COUNTIF(A:A,open)", "LET(f,LAMBDA(x,x+1),f(A9))", 'IF(A1="Run (x)",1,0)',
     "SUM(Files!A1)", "'a|b'!A1", "SUMIFS(Data[Num],Data[Team],Summary!B2)",
     "COUNTIFS(Data[Team],'Summary 1'!$A$2)", 'TEXT(D2,"[h]:mm")&Sheet2!B1', "SUM([0]!col1_)", 'INDIRECT("tblTeams[Team]")',
     'INDIRECT(CHAR(64+D2)&"2")', '"As at "&TEXT(B1,"dd\\/mm\\/yyyy")', 'HYPERLINK("https://a.example")', "SUM(PY)"],
)  # fmt: skip
def test_a_formula_of_the_workbook_itself_is_none(formula: str) -> None:
    assert not formulas.asks_elsewhere(formula)


def test_a_document_type_and_broken_xml_are_odd() -> None:
    for text in ("<!DOCTYPE a><a/>", "<a>", "", "<a><b></a></b>"):
        with pytest.raises(OddXmlError):
            looked_through(text.encode())


def test_letters_of_two_bytes_are_read_as_any_other() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{_HEAD}<sheetData><row r="1"><c r="A1"><f>[1]S!A1</f></c></row></sheetData></worksheet>'
    assert looked_through(text.encode("utf-16")).elsewhere
