"""Formulas and markup in what people wrote stay text in every format."""

import csv
import io
import json
import zipfile
from dataclasses import dataclass, replace
from html.parser import HTMLParser

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from exports import fonts, tables
from exports.pack import sheets
from exports.pack.document import document
from exports.pack.opendocument import opendocument
from exports.pack.page import page
from exports.pack.pdf import NO_GLYPH, pdf
from exports.pack.slides import slides
from exports.pack.workbook import workbook
from metrics import letters
from reporting.data_table import DataTable
from reporting.paper import contents, plain
from reporting.paper.model import Paper, Points, Section, Table, Words, row
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests import known_answers
from tests.exports.pack.conftest import QUARTER, THEMES
from tests.exports.pack.read_back import (
    docx_rows,
    html_rows,
    ods_rows,
    pdf_words,
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
    "control \x00\x07\x0b letters, \ufffe and \ud800 no letters",
    "one\ttab,\r\na line",
)


@dataclass(frozen=True)
class Written:
    """What people wrote, and a paper in which every place that people fill holds it."""

    texts: tuple[str, ...]
    paper: Paper


def _from_bad_inputs() -> tuple[str, ...]:
    """Every comment in the files whose comments the manifest wants kept letter for letter."""
    folder = known_answers.bad_inputs()
    cases = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["cases"]
    found: list[str] = []
    for case in cases:
        if any(value["column"] == "commentary" for value in case["values"]):
            rows = known_answers.rows(folder / case["file"])
            found += [row["commentary"] for row in rows if row.get("commentary")]
    return tuple(dict.fromkeys(found))


@pytest.fixture(
    scope="module", params=["ours", pytest.param("bad inputs", marks=pytest.mark.bad_inputs)]
)
def written(
    request: pytest.FixtureRequest, demo: Snapshot, tmp_path_factory: pytest.TempPathFactory
) -> Written:
    texts = HOSTILE if request.param == "ours" else _from_bad_inputs()
    assert len(texts) > 8
    fonts.prepare(tmp_path_factory.mktemp("fonts"))
    whole = contents.paper(Reading(demo), Options(QUARTER, themes=THEMES, exceptions_only=True))
    table = Table(texts[0], texts[1], ("Text", "Again"), tuple(row(each, each) for each in texts))
    hostile = Section(
        texts[2],
        (Words(" ".join(texts), strong=texts[3]), Points(texts), table),
        slide=True,
    )
    paper = replace(
        whole, title=texts[4], cover=(*whole.cover, *map(Words, texts)), sections=(hostile,)
    )
    return Written(tuple(map(plain.plain, texts)), plain.cleaned(paper))


def _read(text: str) -> str:
    return " ".join(text.split())


def _check_rows(written: Written, rows: list[tuple[str, ...]]) -> None:
    held = {row[:2] for row in rows}
    for each in written.texts:
        assert (_read(each), _read(each)) in held, each


def test_office_formats_hold_it_as_text(written: Written) -> None:
    _check_rows(written, xlsx_rows(workbook(written.paper)))
    _check_rows(written, ods_rows(opendocument(written.paper)))
    _check_rows(written, docx_rows(document(written.paper, {})))


def test_slides_hold_it_as_text_and_lead_nowhere(written: Written) -> None:
    content = slides(written.paper)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not [each for each in relations if b"External" in each]
    (slide, *_) = list(Presentation(io.BytesIO(content)).slides)[1:]
    notes = _read(slide.notes_slide.notes_text_frame.text)
    for each in written.texts:
        assert _read(each) in notes


def test_a_workbook_holds_no_formula_and_leads_nowhere_else(written: Written) -> None:
    content = workbook(written.paper)
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        assert all(
            cell.data_type != "f" and (cell.hyperlink is None or cell.hyperlink.target is None)
            for row in sheet.iter_rows()
            for cell in row
        )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]


def test_tables_as_csv_begin_no_formula(written: Written) -> None:
    for sheet in sheets.tables(written.paper):
        content = tables.csv_bytes(DataTable(sheet.headings, sheet.texts), written.paper.whose)
        for cells in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            for cell in cells:
                assert not cell.lstrip().startswith(("=", "+", "@", "-", "\uff1d")), cell
        held = " ".join(content.decode("utf-8-sig").replace('""', '"').split())
        assert all(" ".join(cell.split()) in held for cells in sheet.texts for cell in cells)


def test_a_page_runs_nothing_and_asks_for_nothing(written: Written) -> None:
    made = page(written.paper, {}, {})
    _check_rows(written, html_rows(made))
    tags = _Tags()
    tags.feed(made.decode())
    assert not {"script", "iframe", "object", "svg", "img", "base"} & tags.found
    assert not [name for name in tags.attributes if name.startswith("on") or name == "srcset"]
    assert all(link.startswith("#") for link in tags.links)


class _Tags(HTMLParser):
    """Every tag, attribute and address of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}


def test_the_typesetter_takes_it_as_words(written: Written) -> None:
    words = pdf_words(pdf(written.paper, {}, fonts.folder())).replace(" ", "")
    for each in written.texts:
        assert "".join(map(_drawn, each)).replace(" ", "")[:12] in words, each
    assert "root:" not in words


def _drawn(letter: str) -> str:
    """A letter as the PDF shows it."""
    if letter.isspace():
        return ""
    return letter if letter in letters.DRAWN else NO_GLYPH
