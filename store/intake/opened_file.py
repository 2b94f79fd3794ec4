"""A file's bytes in, the one table it holds out as text, whatever it came in and however it was laid out."""

from collections.abc import Sequence

from store.intake import container, csv_text, header, mapped_workbook, wide, workbook_cells
from store.intake.container import Container
from store.intake.faults import Faults
from store.intake.kept_cells import KeptCells
from store.intake.shapes import Context
from store.intake.sheet import Sheet


def read(
    data: bytes, faults: Faults, context: Context | None = None
) -> tuple[Sheet, KeptCells | None]:
    """The table of a text file or of a workbook, its container checked first. Raises Refused.

    Of a workbook the cells that were read are gathered as they are read; a text file is kept as it is.
    With a context a wide scorecard comes out as the long one that it stands for, and so does a
    workbook of the council's own that a recipe fits.
    """
    if container.check(data, faults) is Container.WORKBOOK:
        return workbook_cells.readable(lambda: _of_workbook(data, faults, context), faults)
    sheet = csv_text.read(data, header.KNOWN, faults)
    return _long(sheet, context), None


def _of_workbook(data: bytes, faults: Faults, context: Context | None) -> tuple[Sheet, KeptCells]:
    book = workbook_cells.Book(data, faults)
    # Our own headings come first; then what an officer said of such a workbook; then what it looks like.
    if context and not book.with_headings(lambda cells: header.kind_of(cells) is not None, faults):
        for each in context.recipes:
            if mapped_workbook.fits(each, book):
                return mapped_workbook.unfolded(each, book, context, faults), book.kept
    title, row, found = workbook_cells.only(book, known, faults)
    if not found:
        faults.sheet = title
        raise header.unknown(dict(book.rows(title, row))[row], row, faults)
    return _long(book.sheet(title, row, faults), context), book.kept


def known(cells: Sequence[str]) -> bool:
    """Whether a row of headings is one of ours, or of a wide scorecard."""
    return header.kind_of(cells) is not None or wide.recognised(cells)


def _long(sheet: Sheet, context: Context | None) -> Sheet:
    if wide.recognised(sheet.header):
        return wide.unfolded(sheet, context.catalogue) if context else sheet
    return sheet
