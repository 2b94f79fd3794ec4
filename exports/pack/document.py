"""The pack as a Word document: headings, tables that repeat their heads, pictures with their describing sentence."""

import io
from collections.abc import Callable
from datetime import datetime

from docx import Document
from docx.document import Document as Made
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from exports.pack import zipped
from exports.pack.model import Block, Paper, Picture, Points, Section, Table, Words


def document(paper: Paper, png: Callable[[Picture], bytes | None]) -> bytes:
    """The document; `png` gives a chart's picture, or None where there is nothing to draw."""
    made = Document()
    made.core_properties.title = paper.title
    made.core_properties.subject = paper.subtitle
    made.core_properties.author = paper.manifest.council
    made.core_properties.language = "en-GB"
    made.core_properties.created = made.core_properties.modified = datetime.fromisoformat(paper.day)
    _style(made)
    made.add_heading(paper.title, 0)
    made.add_paragraph(paper.subtitle)
    for words in paper.cover:
        made.add_paragraph(words)
    made.sections[0].header.paragraphs[0].text = f"{paper.manifest.council}. {paper.cover[2]}"
    for section in paper.sections:
        _section(made, section, 1, png)
    out = io.BytesIO()
    made.save(out)
    return zipped.same(out.getvalue())


def _style(made: Made) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)


def _section(
    made: Made, section: Section, level: int, png: Callable[[Picture], bytes | None]
) -> None:
    heading = made.add_heading(section.title, min(level, 9))
    heading.paragraph_format.page_break_before = section.break_before
    for block in section.blocks:
        _block(made, block, png)
    for inner in section.sections:
        _section(made, inner, level + 1, png)


def _block(made: Made, block: Block, png: Callable[[Picture], bytes | None]) -> None:
    match block:
        case Words():
            paragraph = made.add_paragraph()
            if block.strong:
                paragraph.add_run(f"{block.strong} ").bold = True
            paragraph.add_run(_plain(block.text))
        case Points():
            for each in block.items:
                made.add_paragraph(_plain(each), style="List Bullet")
        case Table():
            _table(made, block)
        case Picture():
            content = png(block)
            if content is None:
                made.add_paragraph(_plain(block.alt))
                return
            made.add_picture(io.BytesIO(content), width=Cm(17))
            picture = made.inline_shapes[-1]._inline
            picture.docPr.set("descr", block.alt)
            picture.docPr.set("name", block.name)
            made.paragraphs[-1].paragraph_format.keep_with_next = True


def _table(made: Made, table: Table) -> None:
    caption = made.add_paragraph(_plain(table.caption))
    caption.paragraph_format.keep_with_next = True
    grid = made.add_table(rows=1, cols=len(table.headings), style="Table Grid")
    for cell, words in zip(grid.rows[0].cells, table.headings, strict=True):
        cell.paragraphs[0].add_run(_plain(words)).bold = True
    properties = grid.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        cells = grid.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.paragraphs[0].add_run(_plain(words))
    for row in grid.rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)


def _plain(text: str) -> str:
    """Text without the control letters that XML does not hold."""
    return "".join(each for each in text if each >= " " or each in "\n\t")
