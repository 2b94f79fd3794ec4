"""The pack as an Excel workbook: a named table a sheet, figures as numbers that read as members read them, nothing that runs."""

import io
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from charts.theme import LINE
from exports import inert_workbook
from exports.pack import amounts
from exports.pack.sheets import Sheet, lines, sheets, widths
from reporting.paper.model import Paper

_LONGEST_HEAD = 250
"""Letters that a page's head may have."""
_HIGHEST = 409
"""The highest row that Excel has, in points."""
_LINE = 15.5
"""The height of a line of 12 point, in points: not every program finds a row's height by itself."""
_CELL = {"font_size": 12, "font_name": "Arial", "valign": "top"}


def workbook(paper: Paper) -> bytes:
    """The workbook, the same bytes for the same paper."""
    out = io.BytesIO()
    book = inert_workbook.begun(out)
    book.set_properties({
        "title": paper.title, "subject": paper.subject, "author": paper.whose.council,
        "created": datetime.fromisoformat(paper.day),
    })  # fmt: skip
    styles = {
        "title": book.add_format({"bold": True, "font_size": 16, "font_name": "Arial"}),
        "lead": book.add_format({"font_size": 12, "font_name": "Arial"}),
        "head": book.add_format({
            "bold": True, "font_size": 12, "font_name": "Arial", "text_wrap": True, "valign": "top",
        }),
        "text": book.add_format({**_CELL, "text_wrap": True, "num_format": "@"}),
        "link": book.add_format({**_CELL, "font_color": LINE, "underline": 1}),
        "right": book.add_format({**_CELL, "align": "right", "num_format": "@"}),
    }  # fmt: skip
    head = paper.whose.in_full.replace("&", "&&")
    if len(head) > _LONGEST_HEAD:
        head = paper.whose.edition.label  # what must stand on every page, whatever else has room
    for number, sheet in enumerate(sheets(paper), start=1):
        tab = _write(book, sheet, styles, number)
        tab.set_header(f"&L{head}")
        tab.set_footer("&CPage &P of &N")
    book.close()
    return out.getvalue()


def _of_numbers(book: xlsxwriter.Workbook, styles: dict[str, Format], form: str) -> Format:
    """The style of a number format, made once a book."""
    if form not in styles:
        styles[form] = book.add_format({**_CELL, "align": "right", "num_format": form})
    return styles[form]


def _write(
    book: xlsxwriter.Workbook, sheet: Sheet, styles: dict[str, Format], number: int
) -> Worksheet:
    tab = book.add_worksheet(sheet.tab)
    tab.hide_gridlines(2)
    tab.write_string(0, 0, sheet.title, styles["title"])
    tab.write_string(1, 0, sheet.lead, styles["lead"])
    for row, cells in enumerate(sheet.rows, start=4):
        for place, cell in enumerate(cells):
            words, amount = cell.words, cell.amount
            if sheet.links and place == 0:
                tab.write_url(row, 0, f"internal:'{words}'!A1", styles["link"], words)
            elif amount is not None and place in sheet.numbers:
                style = _of_numbers(book, styles, amounts.number_format(amount))
                tab.write_number(row, place, float(amounts.held(amount)), style)
            else:
                tab.write_string(
                    row, place, words, styles["right" if place in sheet.numbers else "text"]
                )
    if sheet.rows:
        tab.add_table(
            3, 0, 3 + len(sheet.rows), len(sheet.headings) - 1,
            {
                "name": f"table_{number}", "style": None, "autofilter": False,
                "columns": [{"header": each, "header_format": styles["head"]} for each in sheet.headings],
            },
        )  # fmt: skip
        tab.freeze_panes(4, 1)
    letters = widths(sheet)
    for place, each in enumerate(letters):
        tab.set_column(place, place, each)
    for row, texts in enumerate((sheet.headings, *sheet.texts), start=3):
        tab.set_row(row, min(_LINE * lines(texts, letters) + 1, _HIGHEST))
    tab.set_landscape()
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.repeat_rows(3)
    return tab
