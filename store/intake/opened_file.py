"""A file's bytes in, what it holds out as tables of text, whatever it came in and however it was laid out."""

from collections.abc import Callable, Sequence

from store.intake import (
    container,
    csv_text,
    header,
    mapped_workbook,
    recipe,
    seen_workbook,
    wide,
    workbook_cells,
)
from store.intake.container import Container
from store.intake.faults import Faults
from store.intake.kept_cells import KeptCells
from store.intake.opened_book import LOOKED_AT, OpenedBook
from store.intake.shapes import Context
from store.intake.sheet import Sheet


def read(
    data: bytes, faults: Faults, context: Context | None = None
) -> tuple[list[Sheet], KeptCells | None]:
    """The tables of a text file or of a workbook, its container checked first: one, or of a mapped workbook one of
    figures and one of staffing returns. Raises Refused.

    Of a workbook the cells that were read are gathered as they are read; a text file is kept as it is.
    With a context a wide scorecard comes out as the long one that it stands for, and so does a
    workbook of the council's own that a recipe fits.
    """
    workbook = container.check(data, faults) is Container.WORKBOOK

    def look() -> tuple[list[Sheet], KeptCells | None]:
        book: OpenedBook = (
            workbook_cells.Book(data, faults, _spoken_of(context))
            if workbook
            else csv_text.opened(data, header.KNOWN, faults)
        )
        return _of_book(book, faults, context)

    return workbook_cells.readable(look, faults) if workbook else look()


def _of_book(
    book: OpenedBook, faults: Faults, context: Context | None
) -> tuple[list[Sheet], KeptCells | None]:
    # Our own headings come first; then what an officer said of such a workbook; then what it looks like.
    if context and not book.with_headings(lambda cells: header.kind_of(cells) is not None, faults):
        for each in context.recipes:
            if places := mapped_workbook.found_in(each, book):
                found = mapped_workbook.unfolded(each, places, book, context, faults)
                return found, book.kept
        book.refuse_hidden(faults)
        for each in context.recipes:
            mapped_workbook.refuse_changed(each, book, faults)
        if understood := seen_workbook.understood(book):
            whole, places = understood
            if recipe.PERIOD in whole.sheets[0].parts.values():
                return mapped_workbook.unfolded(whole, places, book, context, faults), book.kept
    book.refuse_hidden(faults)
    title, row, there = _only(book, known, faults)
    if not there:
        faults.sheet = title or None
        headings = dict(book.rows(title, row))[row]
        Sheet(headings, row, (), faults)  # what no sheet may have is said first
        raise header.unknown(headings, row, faults)
    return [_long(book.sheet(title, row, faults), context)], book.kept


def _only(
    book: OpenedBook, known: Callable[[Sequence[str]], bool], faults: Faults
) -> tuple[str, int, bool]:
    """The one sheet with headings that are known, its row of headings, and True; where none has any,
    the first with anything, its first row and False. Raises Refused where two have.

    Others that hold something are counted in a notice.
    """
    found = book.with_headings(known, faults)
    if len(found) > 1:
        allowed = "headings on one sheet, the others taken out or loaded by themselves"
        names = ", ".join(title for title, _ in found)
        raise faults.refuse(None, None, "sheets", f"headings on {names}", allowed)
    filled = {title: rows[0][0] for title in book.titles if (rows := book.rows(title, LOOKED_AT))}
    if not filled:
        raise faults.refuse(None, None, "empty", "no text", "headings and at least one row")
    title, row = found[0] if found else next(iter(filled.items()))
    # By their places: the name of a sheet that is not read is kept nowhere.
    if others := [
        str(place) for place, each in enumerate(book.titles, 1) if each in filled and each != title
    ]:
        which = f"sheet {others[0]}" if len(others) == 1 else f"sheets {', '.join(others)}"
        faults.notice(None, None, "sheets", f"not read: {which}", "one sheet of figures")
    return title, row, bool(found)


def _spoken_of(context: Context | None) -> set[str]:
    """The sheets of which a recipe says whether they are read."""
    said = context.recipes if context else ()
    return {
        title for each in said for title in (*each.left, *(sheet.title for sheet in each.sheets))
    }


def known(cells: Sequence[str]) -> bool:
    """Whether a row of headings is one of ours, or of a wide scorecard."""
    return header.kind_of(cells) is not None or wide.recognised(cells)


def _long(sheet: Sheet, context: Context | None) -> Sheet:
    if wide.recognised(sheet.header):
        return wide.unfolded(sheet, context.catalogue) if context else sheet
    return sheet
