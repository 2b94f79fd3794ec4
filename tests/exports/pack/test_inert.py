"""Formulas and markup in what people wrote stay text in every format."""

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from exports import fonts
from exports.pack import contents
from exports.pack.document import document
from exports.pack.model import Paper, Points, Section, Table, Words
from exports.pack.opendocument import opendocument
from exports.pack.options import Options
from exports.pack.page import page
from exports.pack.pdf import NO_GLYPH, pdf
from exports.pack.slides import slides
from exports.pack.workbook import workbook
from store.snapshot import Snapshot
from tests.exports.pack.conftest import QUARTER, THEMES
from tests.exports.pack.read_back import (
    docx_rows,
    html_rows,
    ods_rows,
    pdf_words,
    slide_words,
    xlsx_rows,
)

HOSTILE = (
    '=HYPERLINK("http://example.invalid","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '#eval(read("/etc/passwd"))',
    "$x$ #pagebreak() *bold* _it_ `raw`",
    "{{ 7 * 7 }}",
    "a letter \u4e2d that the font lacks \U0001f600",
)


@pytest.fixture(scope="module")
def paper(demo: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A paper in which every place that people fill holds something hostile."""
    fonts.prepare(tmp_path_factory.mktemp("fonts"))
    plain = contents.paper(demo, Options(QUARTER, themes=THEMES, exceptions_only=True))
    table = Table("=cmd", HOSTILE[4], ("Text", "Again"), tuple((each, each) for each in HOSTILE))
    hostile = Section(
        HOSTILE[5],
        (Words(" ".join(HOSTILE), strong=HOSTILE[6]), Points(HOSTILE), table),
        slide=True,
    )
    return replace(plain, cover=(*plain.cover, *HOSTILE), sections=(hostile,))


def _same(rows: list[tuple[str, ...]]) -> bool:
    return {(each, each) for each in HOSTILE} <= {row[:2] for row in rows}


def test_office_formats_hold_it_as_text(paper: Paper) -> None:
    assert _same(xlsx_rows(workbook(paper)))
    assert _same(ods_rows(opendocument(paper)))
    assert _same(docx_rows(document(paper, lambda each: None)))
    assert any(HOSTILE[0] in words for words in slide_words(slides(paper)).values())


def test_a_workbook_holds_no_formula_and_leads_nowhere_else(paper: Paper) -> None:
    content = workbook(paper)
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        assert all(
            cell.data_type != "f" and (cell.hyperlink is None or cell.hyperlink.target is None)
            for row in sheet.iter_rows()
            for cell in row
        )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]


def test_a_page_runs_nothing(paper: Paper) -> None:
    made = page(paper, {})
    assert _same(html_rows(made))
    text = made.decode()
    assert "<script" not in text and "<img src=x" not in text
    assert "onerror=" not in text.replace("onerror=alert(1)&gt;", "")


def test_the_typesetter_takes_it_as_words(paper: Paper) -> None:
    words = pdf_words(pdf(paper, {}, fonts.folder()))
    for each in HOSTILE[:-1]:
        assert each.replace(" ", "")[:12] in words.replace(" ", ""), each
    assert NO_GLYPH in words and "root:" not in words
