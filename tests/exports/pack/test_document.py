"""The Word document: headings stay with what follows, tables fit the page and repeat their heads."""

import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Made
from docx.oxml.ns import qn
from docx.shared import Pt

from exports.pack.document import document
from reporting.paper.model import Paper, Points, Section, Words
from tests.charts import cases
from tests.exports.pack.read_back import drawn_as


@pytest.fixture(scope="module")
def word(made: Mapping[str, bytes]) -> Made:
    return Document(io.BytesIO(made["docx"]))


def test_every_table_repeats_its_head_fits_the_page_and_keeps_its_rows_whole(word: Made) -> None:
    assert len(word.tables) > 15
    rooms = _rooms(word)
    assert len(set(rooms)) == 2, "the scorecard's pages lie on their long side"
    for table, room in zip(word.tables, rooms, strict=True):
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
        widths = [column.width for column in table.columns]
        assert sum(widths) == pytest.approx(room, rel=0.01)
        assert min(widths) > room / 40
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def _rooms(word: Made) -> list[int]:
    """The room from margin to margin of the page that each table stands on, in order."""
    pages = iter(word.sections)
    page, rooms = next(pages), []
    for element in word.element.body:
        if element.tag == qn("w:tbl"):
            rooms.append(page.page_width - page.left_margin - page.right_margin)
        elif element.tag == qn("w:p") and element.find(f".//{qn('w:sectPr')}") is not None:
            page = next(pages)
    return rooms


def test_a_heading_its_words_and_its_chart_stay_together(word: Made) -> None:
    paragraphs = word.paragraphs
    charts = [
        place for place, each in enumerate(paragraphs) if each._p.findall(f".//{qn('w:drawing')}")
    ]
    assert len(charts) > 15
    for place in charts:
        lead, heading = paragraphs[place - 1], paragraphs[place - 2]
        assert lead.paragraph_format.keep_with_next, lead.text
        assert heading.style.name.startswith("Heading")
        assert heading.style.paragraph_format.keep_with_next


def test_no_empty_paragraph_can_make_an_empty_page(word: Made) -> None:
    for each in word.paragraphs:
        if not each.text and not each._p.findall(f".//{qn('w:drawing')}"):
            ends_pages = each._p.find(f".//{qn('w:sectPr')}") is not None
            assert ends_pages or each._p is word.paragraphs[-1]._p
            assert each.paragraph_format.line_spacing == Pt(1)


def test_letters_are_one_sans_serif_and_twelve_point(word: Made) -> None:
    assert (word.styles["Normal"].font.name, word.styles["Normal"].font.size.pt) == ("Arial", 12)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        fonts = word.styles[name].element.rPr.rFonts
        assert set(fonts.attrib.values()) == {"Arial"}


def test_every_page_has_a_number_and_says_whose_it_is(word: Made, whole_paper: Paper) -> None:
    assert word.sections[0].header.paragraphs[0].text == whole_paper.whose.in_full
    fields = word.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert [each.get(qn("w:instr")) for each in fields] == ["PAGE", "NUMPAGES"]


def test_a_chart_that_is_not_there_is_told_in_words(whole_paper: Paper) -> None:
    answer = " ".join(f"word{number}" for number in range(300))
    section = Section(
        cases.LONG_NAME * 3,
        (
            Words("Q2 2026/27.", strong="Not received."),
            drawn_as("none", "No figures to draw.", cases.trend(cases.points([None]))),
            Points((answer,)),
        ),
    )
    made = document(replace(whole_paper, sections=(section,)), {})
    texts = [each.text for each in Document(io.BytesIO(made)).paragraphs]
    assert texts[-4:] == ["Not received. Q2 2026/27.", "No figures to draw.", answer, ""]
