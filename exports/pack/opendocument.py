"""The pack as an OpenDocument spreadsheet: the same sheets as the Excel workbook, every cell text."""

import io
from datetime import datetime

from odfdo import Cell, Document, Row
from odfdo import Table as OdfTable

from exports.pack import zipped
from exports.pack.model import Paper
from exports.pack.sheets import Sheet, sheets


def opendocument(paper: Paper) -> bytes:
    """The spreadsheet, the same bytes for the same paper."""
    made = Document("spreadsheet")
    made.body.clear()
    for sheet in sheets(paper):
        made.body.append(_table(sheet))
    moment = datetime.fromisoformat(paper.day)
    made.meta.title, made.meta.subject = paper.title, paper.subtitle
    made.meta.creation_date, made.meta.date = moment, moment
    made.meta.language = "en-GB"
    out = io.BytesIO()
    made.save(out)
    return zipped.same(out.getvalue())


def _table(sheet: Sheet) -> OdfTable:
    table = OdfTable(sheet.tab)
    for cells in ((sheet.title,), (sheet.lead,), (), sheet.headings, *sheet.rows):
        row = Row()
        for place, text in enumerate(cells):
            row.set_cell(place, Cell(text=text, value=text, cell_type="string"))
        table.append_row(row)
    return table
