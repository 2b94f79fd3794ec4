"""Empty files to start from: each kind's headings, and of a scorecard and a staffing return the rows of a quarter."""

import csv
import io
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from store.intake import kinds
from store.intake.cells import inert
from store.intake.input_kind import InputKind, Start

OFFERED = tuple(kind for kind in kinds.ALL if kind.template)
"""The kinds of file that a council makes itself."""


@dataclass(frozen=True)
class Template:
    """One kind's headings and the rows that are known already, each text as it is safely written.

    Every other cell is to be filled.
    """

    kind: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def template(kind: InputKind, start: Start) -> Template:
    """The file of a kind to start from, with the rows that are known already.

    Raises ValueError for a kind that nobody starts: one of `OFFERED` has a template.
    """
    if kind.template is None:
        raise ValueError(f"{kind.name}: nobody starts such a file")
    headings = tuple(name for name in kind.headings.known if name not in kind.template.without)
    rows = tuple(
        tuple(inert(row.get(name, "")) for name in headings) for row in kind.template.rows(start)
    )
    return Template(kind.name, headings, rows)


def as_csv(made: Template) -> bytes:
    """The template as UTF-8 CSV with its mark, as Excel writes it."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([made.headings, *made.rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_workbook(made: Template) -> bytes:
    """The template as a workbook of one sheet, its headings in sight however far one scrolls."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = made.kind
    book.properties.title = f"Template: {made.kind}"
    book.properties.language = "en-GB"
    for place, cells in enumerate([made.headings, *made.rows], start=1):
        for column, text in enumerate(cells, start=1):
            if text:
                cell = sheet.cell(place, column, text)
                cell.data_type = "s"
                cell.font = Font(bold=place == 1)
    for column, name in enumerate(made.headings, start=1):
        widest = max([len(name), *(len(row[column - 1]) for row in made.rows)])
        sheet.column_dimensions[get_column_letter(column)].width = min(widest + 3, 50)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
