"""The words of each format read out of its bytes again, by libraries that did not write them."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import openpyxl
from defusedxml import ElementTree
from docx import Document
from openpyxl.cell import Cell
from pptx import Presentation
from pypdfium2 import PdfDocument

from charts.draw import ChartRows
from reporting.data_table import DataTable
from reporting.picture import Picture

Row = tuple[str, ...]


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def html_rows(content: bytes) -> list[Row]:
    """Every row of every table of a page."""

    class Rows(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.rows: list[list[str]] = []
            self.inside = False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag == "tr":
                self.rows.append([])
            elif tag in ("td", "th") and self.rows:
                self.rows[-1].append("")
                self.inside = True

        def handle_endtag(self, tag: str) -> None:
            if tag in ("td", "th"):
                self.inside = False

        def handle_data(self, data: str) -> None:
            if self.inside:
                self.rows[-1][-1] += data

    reader = Rows()
    reader.feed(content.decode())
    return [tuple(map(_tidy, row)) for row in reader.rows]


def shown(value: float, form: str) -> str:
    """A number as a spreadsheet shows it: the plain formats of a pack, with words in quotes around."""
    forms = form.split(";")
    negative = value < 0 and len(forms) > 1
    parts = re.findall(r'"([^"]*)"|([#,0.%]+)', forms[1] if negative else forms[0])
    words = ""
    for quoted, digits in parts:
        if not digits:
            words += quoted
            continue
        decimals = len(digits.partition(".")[2].rstrip("%"))
        number = Decimal(repr(value)).copy_abs() * (100 if digits.endswith("%") else 1)
        rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        words += f"{rounded:,f}" + ("%" if digits.endswith("%") else "")
    return words


def xlsx_rows(content: bytes) -> list[Row]:
    """Every row of every sheet as a reader sees it; a cell that would run is a failure."""
    rows = []
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row), sheet.title
            rows.append(tuple(_seen(cell) for cell in row if cell.value is not None))
    return rows


def _seen(cell: Cell) -> str:
    if cell.data_type == "n":
        return shown(cell.value, cell.number_format)
    return _tidy(str(cell.value))


_NAMES = {
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}


def ods_rows(content: bytes) -> list[Row]:
    """Every row of every sheet as a reader sees it: figures by their value and their style, not by the
    words beside them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    forms = _ods_forms(root)
    return [
        tuple(
            _ods_seen(cell, forms) for cell in row.iterfind("table:table-cell", _NAMES) if len(cell)
        )
        for row in root.iter(_ods("table:table-row"))
    ]


def _ods(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


def _ods_forms(root: Element) -> dict[str, str]:
    """The number format of every style of cells, as a workbook would write it."""
    told: dict[str, str] = {}
    below: dict[str, str] = {}
    for kind in ("number", "percentage"):
        for each in root.iter(_ods(f"number:{kind}-style")):
            words = ""
            for part in each:
                if part.tag == _ods("number:text"):
                    words += f'"{part.text}"'
                elif part.tag == _ods("number:number"):
                    decimals = int(part.get(_ods("number:decimal-places"), "0"))
                    words += "#,##0" + ("." + "0" * decimals if decimals else "")
                else:
                    below[each.get(_ods("style:name"), "")] = part.get(
                        _ods("style:apply-style-name"), ""
                    )
            told[each.get(_ods("style:name"), "")] = words.replace('0"%', '0%"')
    return {
        each.get(_ods("style:name"), ""): f"{told[form]};{told[below[form]]}"
        for each in root.iter(_ods("style:style"))
        if (form := each.get(_ods("style:data-style-name"))) in below
    }


def _ods_seen(cell: Element, forms: dict[str, str]) -> str:
    value = cell.get(_ods("office:value"))
    if value is None:
        return _tidy(" ".join(cell.itertext()))
    assert cell.get(_ods("office:value-type")) in ("float", "percentage")
    return shown(float(value), forms[cell.get(_ods("table:style-name"), "")])


def docx_rows(content: bytes) -> list[Row]:
    """Every row of every table."""
    made = Document(io.BytesIO(content))
    return [
        tuple(_tidy("".join(text.text or "\n" for text in cell.iter(_WORD_TEXT, _WORD_BREAK))) for cell in row.iter(_WORD_CELL))
        for table in made.tables
        for row in table._tbl.iter(_WORD_ROW)
    ]  # fmt: skip


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_ROW, _WORD_CELL, _WORD_TEXT, _WORD_BREAK = f"{_W}tr", f"{_W}tc", f"{_W}t", f"{_W}br"


def csv_rows(content: bytes) -> list[Row]:
    """Every row of every table in the archive, without the columns that say which it is and whose."""
    rows = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8-sig")
            rows += [
                tuple(map(_tidy, row[:-5])) for row in csv.reader(io.StringIO(text, newline=""))
            ]
    return rows


TABLED: dict[str, Callable[[bytes], list[Row]]] = {
    "html": html_rows, "xlsx": xlsx_rows, "ods": ods_rows, "docx": docx_rows, "csv": csv_rows,
}  # fmt: skip


def slide_words(content: bytes) -> dict[str, str]:
    """The words of each slide by its title, notes left out."""
    found = {}
    for slide in Presentation(io.BytesIO(content)).slides:
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        found[slide.shapes.title.text_frame.text] = _tidy(words)
    return found


def pdf_pages(content: bytes) -> list[str]:
    """The words of each page of a PDF in reading order."""
    with PdfDocument(content) as document:
        return [_tidy(page.get_textpage().get_text_range()) for page in document]


def pdf_words(content: bytes) -> str:
    """All words of a PDF in reading order."""
    return " ".join(pdf_pages(content))


def drawn_as(name: str, alt: str, chart: ChartRows) -> Picture:
    """A made-up chart of the council under this name."""
    return Picture((name, "2026-27 Q2", "All"), chart, alt, DataTable((), ()))
