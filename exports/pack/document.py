"""The pack as a Word document: headings, tables that repeat their heads, pictures with their describing sentence."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table as Grid
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from charts.theme import INK, QUIET_INK
from exports.pack import columns, zipped
from reporting.paper.model import Block, Paper, Points, Section, Table, Words
from reporting.picture import Picture

_FONT = "Arial"
_WIDE, _HIGH, _MARGIN, _TOP = Cm(21), Cm(29.7), Cm(2), Cm(2.6)
_PICTURE = Cm(15.5)


@dataclass(frozen=True)
class _Sheet:
    """A page upright or on its long side: its room from margin to margin, and the letters of a table in
    points with how many of them have room across it, the largest that do."""

    wide: int
    high: int
    letters: Mapping[int, int]

    @property
    def room(self) -> int:
        """The room between the margins in EMU."""
        return self.wide - 2 * _MARGIN


_UPRIGHT = _Sheet(_WIDE, _HIGH, {9: 84, 8: 94})
_SIDEWAYS = _Sheet(_HIGH, _WIDE, {9: 127, 8: 142})
_ASIDE = Cm(0.1)
"""The room at both sides of a cell's words."""
_HEADINGS = {"Title": 26, "Heading 1": 20, "Heading 2": 15, "Heading 3": 13}


def document(paper: Paper, pngs: Mapping[tuple[str, ...], bytes]) -> bytes:
    """The document; `pngs` holds each chart's picture by its name, where there is one."""
    made = Document()
    about = made.core_properties
    about.title, about.subject = paper.title, paper.subject
    about.author = about.last_modified_by = paper.whose.council
    about.comments, about.language = "", "en-GB"
    about.created = about.modified = datetime.fromisoformat(paper.day)
    _style(made)
    made.add_heading(paper.title, 0)
    made.add_paragraph(paper.subtitle)
    for words in paper.cover:
        _block(made, words, _UPRIGHT, pngs, keep=False)
    _head_and_foot(made, paper)
    lies = _UPRIGHT
    for section in paper.sections:
        sheet = _SIDEWAYS if section.sideways else _UPRIGHT
        turned = sheet is not lies
        if turned:
            lies = sheet
            _turn(made, sheet)
        # Where the page is turned it is a new one already.
        _section(
            made, replace(section, break_before=section.break_before and not turned), 1, sheet, pngs
        )
    # Word wants a paragraph after the last table; after any other it might stand alone on a page.
    made.add_paragraph().paragraph_format.line_spacing = Pt(1)
    out = io.BytesIO()
    made.save(out)
    return zipped.same(out.getvalue())


def _style(made: Made) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(12)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for name, size in _HEADINGS.items():
        style = made.styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor.from_string(INK.lstrip("#"))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        style.font.name = _FONT
        for line in list(style.element.iter(qn("w:pBdr"))):
            line.getparent().remove(line)
    page = made.sections[0]
    page.page_width, page.page_height = _WIDE, _HIGH
    page.left_margin = page.right_margin = _MARGIN
    page.top_margin, page.bottom_margin = _TOP, _MARGIN


def _turn(made: Made, sheet: _Sheet) -> None:
    """Begins a new page that lies so; head, foot and margins go on."""
    page = made.add_section(WD_SECTION.NEW_PAGE)
    # Word ends the pages before in a paragraph of its own; of a usual height it might stand alone on a page.
    made.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
    page.page_width, page.page_height = Emu(sheet.wide), Emu(sheet.high)
    sideways = sheet.wide > sheet.high
    page.orientation = WD_ORIENTATION.LANDSCAPE if sideways else WD_ORIENTATION.PORTRAIT


def _head_and_foot(made: Made, paper: Paper) -> None:
    page = made.sections[0]
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    head.text = paper.whose.in_full
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    for run in (*head.runs, *foot.runs):
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(QUIET_INK.lstrip("#"))


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the program that opens the document fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")._r
    field.append(run)
    paragraph._p.append(field)


def _section(
    made: Made, section: Section, level: int, sheet: _Sheet, pngs: Mapping[tuple[str, ...], bytes]
) -> None:
    heading = made.add_heading(section.title, min(level, 3))
    heading.paragraph_format.page_break_before = section.break_before
    for place, block in enumerate(section.blocks):
        following = section.blocks[place + 1 : place + 2]
        keep = any(isinstance(each, Picture) for each in following)
        _block(made, block, sheet, pngs, keep=keep)
    for inner in section.sections:
        _section(made, inner, level + 1, sheet, pngs)


def _block(
    made: Made,
    block: Block,
    sheet: _Sheet,
    pngs: Mapping[tuple[str, ...], bytes],
    *,
    keep: bool,
) -> None:
    """One block; with `keep` its words stay on the page of what follows."""
    match block:
        case Words():
            paragraph = made.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(6)
            if block.strong:
                paragraph.add_run(f"{block.strong} ").bold = True
            run = paragraph.add_run(block.text)
            if block.note:
                run.font.size = Pt(10)
            paragraph.paragraph_format.keep_with_next = keep
        case Points():
            for each in block.items:
                paragraph = made.add_paragraph(each, style="List Bullet")
                paragraph.paragraph_format.space_after = Pt(3)
        case Table():
            _table(made, block, sheet)
        case Picture():
            content = pngs.get(block.name)
            if content is None:
                made.add_paragraph(block.alt)
                return
            made.add_picture(io.BytesIO(content), width=_PICTURE)
            picture = made.inline_shapes[-1]._inline
            picture.docPr.set("descr", block.alt)
            picture.docPr.set("name", "_".join(block.name))
            made.paragraphs[-1].paragraph_format.keep_with_next = True


def _table(made: Made, table: Table, sheet: _Sheet) -> None:
    caption = made.add_paragraph()
    caption.add_run(table.caption).font.size = Pt(10)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(6), Pt(3)
    grid = made.add_table(rows=1 + len(table.rows), cols=len(table.headings), style="Table Grid")
    _described(grid, table)
    size, shares = columns.fitting(table.headings, table.texts, sheet.letters)
    widths = [Emu(int(sheet.room * share)) for share in shares]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    together = len(table.rows) <= columns.ROWS_TOGETHER
    rows = list(grid.rows)
    for number, (row, words) in enumerate(zip(rows, (table.headings, *table.texts), strict=True)):
        _flag(row, "w:cantSplit")
        keep = number == 0 or (together and number < len(rows) - 1)
        for place, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            cell.width = widths[place]
            bold, right = number == 0 or place == 0, place in table.numbers
            _cell(cell, text, size, bold=bold, right=right, keep=keep)
    _flag(rows[0], "w:tblHeader")


def _described(grid: Grid, table: Table) -> None:
    """Its first row and column head it, and its caption describes it to a screen reader."""
    grid.autofit = False
    properties = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    for name, value in {
        "firstRow": "1",
        "firstColumn": "1",
        "noHBand": "1",
        "noVBand": "1",
    }.items():
        look.set(qn(f"w:{name}"), value)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(_ASIDE.twips)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look.addprevious(margins)
    words = OxmlElement("w:tblDescription")
    words.set(qn("w:val"), table.caption)
    properties.append(words)


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _cell(cell: _Cell, text: str, size: int, *, bold: bool, right: bool, keep: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    form = paragraph.paragraph_format
    form.space_after, form.keep_with_next = Pt(2), keep
    if right:
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
