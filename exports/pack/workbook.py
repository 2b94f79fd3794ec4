"""The pack as an Excel workbook: a named table a sheet, every cell text or number, nothing that runs."""

import io
from datetime import datetime

import xlsxwriter

from exports.pack.model import Paper
from exports.pack.sheets import Sheet, sheets

_WIDEST, _NARROWEST = 60, 12


def workbook(paper: Paper) -> bytes:
    """The workbook, the same bytes for the same paper."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({
        "title": paper.title, "subject": paper.subtitle, "author": paper.manifest.council,
        "created": datetime.fromisoformat(paper.day),
    })  # fmt: skip
    styles = {
        "title": book.add_format({"bold": True, "font_size": 16, "font_name": "Arial"}),
        "lead": book.add_format({"font_size": 12, "font_name": "Arial"}),
        "head": book.add_format({
            "bold": True, "font_size": 12, "font_name": "Arial", "text_wrap": True, "valign": "top",
        }),
        "text": book.add_format({
            "font_size": 12, "font_name": "Arial", "text_wrap": True, "valign": "top",
        }),
        "number": book.add_format({
            "font_size": 12, "font_name": "Arial", "align": "right", "valign": "top",
        }),
    }  # fmt: skip
    for number, sheet in enumerate(sheets(paper), start=1):
        _write(book, sheet, styles, number)
    book.close()
    return out.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: Sheet, styles: dict, number: int) -> None:
    tab = book.add_worksheet(sheet.tab)
    tab.hide_gridlines(2)
    tab.write_string(0, 0, sheet.title, styles["title"])
    tab.write_string(1, 0, sheet.lead, styles["lead"])
    for row, cells in enumerate(sheet.rows, start=4):
        for place, cell in enumerate(cells):
            style = styles["number" if place in sheet.numbers else "text"]
            tab.write_string(row, place, cell, style)
    if sheet.rows:
        tab.add_table(
            3, 0, 3 + len(sheet.rows), len(sheet.headings) - 1,
            {
                "name": f"table_{number}", "style": None, "autofilter": False,
                "columns": [{"header": each, "header_format": styles["head"]} for each in sheet.headings],
            },
        )  # fmt: skip
        tab.freeze_panes(4, 1)
    for place, heading in enumerate(sheet.headings):
        longest = max(len(heading), *(len(row[place]) for row in sheet.rows), 0)
        tab.set_column(place, place, min(max(longest + 2, _NARROWEST), _WIDEST))
    tab.set_landscape()
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.repeat_rows(3)
