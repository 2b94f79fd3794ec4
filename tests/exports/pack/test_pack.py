"""The committee pack: every format holds the snapshot's figures, is made the same twice, and runs nothing."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from exports import images
from exports.pack import drawings
from exports.pack.pack import FORMATS, pack
from exports.pack.sheets import LONGEST_NAME, sheets
from metrics.figures.figure import Line
from metrics.figures.signals import SIGNAL_LABELS
from metrics.vocabulary import ALL_TEAMS, STATUS_MARKS, Missing
from metrics.words import narrative
from reporting.paper import contents
from reporting.paper.model import Points
from reporting.paper.options import Options, OptionsError
from reporting.reading import Reading
from reporting.told import NOTHING
from store.read.lines import history, scorecard
from store.read.snapshot import Snapshot
from tests import project
from tests.exports.pack.conftest import QUARTER, THEMES
from tests.exports.pack.read_back import TABLED, pdf_words, slide_words

COLUMNS = 8
"""Of a scorecard's table in this quarter: figure, counted, target, rating, two earlier ones, finding."""


@pytest.fixture(scope="module")
def lines(demo: Snapshot) -> list[Line]:
    """The lines of the snapshot that the pack is about, straight from the store."""
    found = scorecard(demo, ALL_TEAMS, QUARTER, history(demo, ALL_TEAMS))
    return [
        line
        for line in found
        if line.measure.theme in THEMES and line.absent is not Missing.NOT_APPLICABLE
    ]


def _value(line: Line) -> str:
    if line.figure is None:
        assert line.absent is not None
        return narrative.missing_words(line.absent)
    words = narrative.value_words(line.measure, line.figure)
    mark = STATUS_MARKS[line.figure.status]
    return f"{words} {mark}" if mark and line.figure.value is not None else words


def _rating(line: Line) -> str:
    if line.figure is None and line.absent is not None:
        return narrative.missing_words(line.absent)
    return narrative.rating_words(line.rating)


def _said(line: Line) -> str:
    """How a measure's page begins: the figure and its rating, a reason once."""
    if line.figure is None or line.figure.missing:
        return f"{_value(line)}."
    return f"{_value(line)}. {_rating(line)}."


@pytest.mark.parametrize("kind", TABLED)
def test_every_figure_and_rating_is_the_snapshots(
    made: Mapping[str, bytes], lines: list[Line], kind: str
) -> None:
    rows = TABLED[kind](made[kind])
    assert len(lines) > 15
    for line in lines:
        own = [
            row for row in rows
            if len(row) == COLUMNS and row[0].lstrip("'") == line.measure.name
            and row[COLUMNS - 1].startswith((*SIGNAL_LABELS.values(), NOTHING))
        ]  # fmt: skip
        assert own, (kind, line.measure.name)
        for row in own:
            assert row[1].lstrip("'") == _value(line), (kind, line.measure.name)
            assert row[4] == _rating(line), (kind, line.measure.name)
            if line.figure is not None and narrative.fraction(line.measure, line.figure):
                counted = narrative.fraction(line.measure, line.figure)
                assert row[2] == counted or row[2].startswith(f"{counted}, "), line.measure.name


def test_every_slide_tells_its_measure(made: Mapping[str, bytes], lines: list[Line]) -> None:
    words = slide_words(made["pptx"])
    for line in lines:
        assert _said(line) in words[line.measure.name]


def test_every_figure_of_the_pdf_is_the_snapshots(
    made: Mapping[str, bytes], lines: list[Line]
) -> None:
    words = pdf_words(made["pdf"])
    for line in lines:
        assert f"{line.measure.name} {_said(line)}" in words, line.measure.name


def test_the_pdf_is_tagged_named_and_every_picture_is_described(made: Mapping[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"])) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-GB"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["pdfaid:part"] == "3"
            assert "Demo Council" in about["dc:title"]
        tags = list(_tags(root.StructTreeRoot))
    figures = [each for each in tags if each.get("/S") == "/Figure"]
    assert len(figures) > 15
    assert all(len(str(each.get("/Alt", ""))) > 40 for each in figures)
    kinds = [str(each.get("/S")) for each in tags]
    assert kinds.count("/TH") > 50 and kinds.count("/Table") > 15
    assert {"/H1", "/H2", "/TOC", "/Caption"} <= set(kinds)


def _tags(node: pikepdf.Object):
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tags(kid)


def test_the_same_figures_and_options_make_the_same_bytes(
    demo: Snapshot, options: Options, font_folder: Path, made: Mapping[str, bytes]
) -> None:
    again = pack(
        Reading(demo), options, font_folder, [each for each in FORMATS if each != "images"]
    )
    assert sorted(each.content for each in again) == sorted(
        content for kind, content in made.items() if kind != "images"
    )


def test_the_manifest_traces_every_figure(made: Mapping[str, bytes], demo: Snapshot) -> None:
    told = json.loads(made["json"])
    assert told["identity"] == demo.record.identity
    assert told["ledger_head"] == demo.record.ledger_head
    assert (told["quarter"], told["council"], told["invented"]) == (
        "2026-27 Q2",
        "Demo Council",
        True,
    )
    assert told["version"] == re.search(
        r'^version = "(.+)"$', project.text(Path("pyproject.toml")), re.MULTILINE
    )[1]  # fmt: skip


def test_every_page_and_slide_says_which_edition_it_is(made: Mapping[str, bytes]) -> None:
    label = "Officer edition: not for publication"
    assert all(label in words for words in slide_words(made["pptx"]).values())
    document = Document(io.BytesIO(made["docx"]))
    assert label in document.sections[0].header.paragraphs[0].text
    assert label in made["html"].decode()
    assert pdf_words(made["pdf"]).count(label) > 10


def test_every_picture_of_word_and_slides_is_described(made: Mapping[str, bytes]) -> None:
    document = Document(io.BytesIO(made["docx"]))
    described = [each._inline.docPr.get("descr") for each in document.inline_shapes]
    assert len(described) > 15 and all(len(each) > 40 for each in described)
    shapes = [
        shape
        for slide in Presentation(io.BytesIO(made["pptx"])).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert len(shapes) > 15
    assert all(shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in shapes)


def test_a_workbook_has_one_named_table_a_sheet_and_no_blank_or_merged_cell(
    made: Mapping[str, bytes],
) -> None:
    book = load_workbook(io.BytesIO(made["xlsx"]))
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    for sheet in book.worksheets:
        assert len(sheet.title) <= LONGEST_NAME
        assert len(sheet.tables) == 1 and not sheet.merged_cells.ranges
        (table,) = sheet.tables.values()
        for row in sheet[table.ref]:
            assert all(cell.value not in (None, "") for cell in row), sheet.title


def test_the_contents_of_a_workbook_lead_to_every_sheet(made: Mapping[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(made["xlsx"]))
    cells = [row[0] for row in book["Contents"].iter_rows(min_row=5)]
    assert [cell.value for cell in cells] == book.sheetnames[2:]
    assert [cell.hyperlink.location for cell in cells] == [
        f"'{tab}'!A1" for tab in book.sheetnames[2:]
    ]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_tables_bring_every_sentence_of_the_paper(
    made: Mapping[str, bytes], demo: Snapshot, options: Options, kind: str
) -> None:
    rows = {" ".join(row).replace("'", "") for row in TABLED[kind](made[kind])}
    said = [
        (above[0], sentence)
        for above, block in contents.paper(Reading(demo), options).blocks()
        if isinstance(block, Points)
        for sentence in block.items
    ]
    assert len(said) > 50
    for part, sentence in said:
        assert any(
            row.startswith(part.replace("'", ""))
            and row.endswith(" ".join(sentence.replace("'", "").split()))
            for row in rows
        ), sentence


def test_pictures_come_as_svg_and_png(made: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["images"])) as archive:
        names = archive.namelist()
        stems = {name.rpartition(".")[0] for name in names}
        assert len(names) == 2 * len(stems) > 30
        for name in names:
            start = b"<svg" if name.endswith(".svg") else b"\x89PNG"
            assert archive.read(name).startswith(start)


def test_a_picture_that_cannot_be_drawn_leaves_its_sentence_in_every_format(
    demo: Snapshot, font_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise images.PictureFailed("the drawing engine broke off")

    monkeypatch.setattr(drawings, "drawn", broken)
    options = Options(QUARTER, themes=("General",))
    formats = ("html", "docx", "pdf", "images")
    kinds = {each.kind: each.content for each in pack(Reading(demo), options, font_folder, formats)}
    paper = contents.paper(Reading(demo), options)
    told = [" ".join(each.in_its_place.split()) for each in paper.pictures()]
    assert len(told) > 10 and all("could not be drawn" in each for each in told)
    words = {" ".join(p.text.split()) for p in Document(io.BytesIO(kinds["docx"])).paragraphs}
    assert words >= set(told)
    assert kinds["html"].count(b"could not be drawn") == len(told) and b"<img" not in kinds["html"]
    assert pdf_words(kinds["pdf"]).replace("\n", " ").count("could not be drawn") == len(told)
    assert zipfile.ZipFile(io.BytesIO(kinds["images"])).namelist() == []


def test_there_is_no_empty_pack() -> None:
    for wrong in (
        {"themes": ()}, {"order": "any"}, {"teams": ()}, {"cover": "x" * 2001},
    ):  # fmt: skip
        with pytest.raises(OptionsError):
            Options(QUARTER, **wrong)


def test_a_theme_that_there_is_not_is_refused_with_those_there_are(demo: Snapshot) -> None:
    with pytest.raises(OptionsError, match="theme: found 'Nothing'; allowed: General, Involve Me"):
        contents.paper(Reading(demo), Options(QUARTER, themes=("General", "Nothing")))


def test_exceptions_only_leaves_the_rest_out(demo: Snapshot) -> None:
    whole = contents.paper(Reading(demo), Options(QUARTER, themes=THEMES))
    few = contents.paper(Reading(demo), Options(QUARTER, themes=THEMES, exceptions_only=True))
    assert 0 < len(few.pictures()) < len(whole.pictures())


def test_tabs_are_short_and_none_stands_twice(demo: Snapshot) -> None:
    made = sheets(contents.paper(Reading(demo), Options(QUARTER, themes=THEMES)))
    tabs = [each.tab.casefold() for each in made]
    assert len(tabs) == len(set(tabs))
    assert all(len(row) == len(each.headings) for each in made for row in each.rows)
