"""The pack as an OpenDocument spreadsheet: the same sheets as the Excel workbook, looking the same."""

import io
from datetime import datetime
from html import escape

import odfdo
from odfdo import Column, Document, Element, Paragraph, Row, XmlPart

from charts.numbers import MINUS
from exports.pack import amounts, zipped
from exports.pack.amounts import Form
from exports.pack.sheets import Sheet, sheets, widths
from reporting.paper.model import Paper
from reporting.told import Amount, Cell

_FONT = 'fo:font-family="Arial" style:font-family-generic="swiss"'
_TITLE, _LEAD, _HEAD, _TEXT, _RIGHT = (
    "pack-title",
    "pack-lead",
    "pack-head",
    "pack-text",
    "pack-right",
)
_CELLS = {
    _TITLE: ('fo:font-size="16pt" fo:font-weight="bold"', ""),
    _LEAD: ('fo:font-size="12pt"', ""),
    _HEAD: ('fo:font-size="12pt" fo:font-weight="bold"', 'fo:wrap-option="wrap"'),
    _TEXT: ('fo:font-size="12pt"', 'fo:wrap-option="wrap"'),
    _RIGHT: ('fo:font-size="12pt"', 'fo:wrap-option="wrap" style:text-align-source="fix"'),
}  # fmt: skip
_PAGE = {
    "fo:page-width": "29.7cm", "fo:page-height": "21cm", "style:print-orientation": "landscape",
    "style:scale-to-X": "1", "style:scale-to-Y": "0",
}  # fmt: skip
_LETTER = 0.21
"""The width of a letter in centimetres, as a workbook counts the widths of its columns."""


class _Styles:
    """The automatic styles of the file, each written when it is first asked for."""

    def __init__(self, holder: Element) -> None:
        self._holder = holder
        self._known: dict[str | Form, str] = {}
        for name, (letters, cell) in _CELLS.items():
            self._cell(name, letters, cell)

    def column(self, letters: int) -> str:
        """The style of a column so many letters wide."""
        name = f"pack-column-{letters}"
        if name not in self._known:
            self._add(
                f'<style:style style:name="{name}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{letters * _LETTER:.2f}cm"/></style:style>'
            )
            self._known[name] = name
        return name

    def number(self, amount: Amount) -> str:
        """The style of a figure: its decimals, and the words around its digits."""
        found = amounts.form(amount)
        kind = "percentage" if found.percent else "number"
        if found in self._known:
            return self._known[found]
        name = f"pack-number-{len(self._known)}"
        parts = (
            _words(found.before),
            f'<number:number number:decimal-places="{found.decimals}" number:grouping="true" '
            f'number:min-decimal-places="{found.decimals}" number:min-integer-digits="1"/>',
            _words("%" * found.percent + found.after),
        )
        for form_name, sign, rule in (
            (f"{name}-below", MINUS, ""),
            (f"{name}-form", "", f'<style:map style:condition="value()&lt;0" style:apply-style-name="{name}-below"/>'),
        ):  # fmt: skip
            self._add(
                f'<number:{kind}-style style:name="{form_name}">{_words(sign)}{"".join(parts)}{rule}</number:{kind}-style>'
            )
        self._cell(name, *_CELLS[_RIGHT], f'style:data-style-name="{name}-form"')
        self._known[found] = name
        return name

    def _cell(self, name: str, letters: str, cell: str, form: str = "") -> None:
        end = '<style:paragraph-properties fo:text-align="end"/>' if "fix" in cell else ""
        self._add(
            f'<style:style style:name="{name}" style:family="table-cell" {form}>'
            f'<style:table-cell-properties style:vertical-align="top" {cell}/>{end}'
            f"<style:text-properties {_FONT} {letters}/></style:style>"
        )

    def _add(self, xml: str) -> None:
        self._holder.append(Element.from_tag(xml))


def opendocument(paper: Paper) -> bytes:
    """The spreadsheet, the same bytes for the same paper."""
    made = Document("spreadsheet")
    made.body.clear()
    styles = _Styles(_first(_part(made, "content"), "//office:automatic-styles"))
    for sheet in sheets(paper):
        made.body.append(_table(sheet, styles))
    _paper_size(made, paper)
    moment = datetime.fromisoformat(paper.day)
    made.meta.title, made.meta.subject = paper.title, paper.subject
    made.meta.creation_date, made.meta.date = moment, moment
    made.meta.language = "en-GB"
    out = io.BytesIO()
    made.save(out)
    return zipped.same(out.getvalue())


def _paper_size(made: Document, paper: Paper) -> None:
    """Prints on A4 across, as wide as one page, with whose figures these are at the head of each."""
    part = _part(made, "styles")
    for layout in part.get_elements("//style:page-layout-properties"):
        for name, value in _PAGE.items():
            layout.set_attribute(name, value)
    head = _first(part, "//style:master-page[@style:name='Default']/style:header/text:p")
    head.clear()
    head.append(paper.whose.in_full)


def _part(made: Document, name: str) -> XmlPart:
    part = made.get_part(name)
    assert isinstance(part, XmlPart), "every spreadsheet has this part"
    return part


def _first(part: XmlPart, path: str) -> Element:
    found = part.get_element(path)
    assert found is not None, "the writer's empty spreadsheet has this element"
    return found


def _words(text: str) -> str:
    return f"<number:text>{escape(text)}</number:text>" if text else ""


def _table(sheet: Sheet, styles: _Styles) -> odfdo.Table:
    table = odfdo.Table(sheet.tab)
    for place, letters in enumerate(widths(sheet)):
        table.set_column(place, Column(style=styles.column(letters)))
    table.append_row(_row((sheet.title,), _TITLE))
    table.append_row(_row((sheet.lead,), _LEAD))
    table.append_row(_row((), _LEAD))
    table.append_row(_row(sheet.headings, _HEAD))
    for cells in sheet.rows:
        row = Row()
        for place, cell in enumerate(cells):
            row.set_cell(place, _cell(cell, styles, number=place in sheet.numbers))
        table.append_row(row)
    return table


def _row(cells: tuple[str, ...], style: str) -> Row:
    row = Row()
    for place, text in enumerate(cells):
        row.set_cell(place, _text(text, style))
    return row


def _text(words: str, style: str) -> odfdo.Cell:
    first, *others = words.split("\n")
    cell = odfdo.Cell(text=first, value=words, cell_type="string", style=style)
    for line in others:
        cell.append(Paragraph(line))
    return cell


def _cell(told: Cell, styles: _Styles, *, number: bool) -> odfdo.Cell:
    amount = told.amount if number else None
    if amount is None:
        return _text(told.words, _RIGHT if number else _TEXT)
    held, style = amounts.held(amount), styles.number(amount)
    cell = odfdo.Cell(text=told.words, value=held, cell_type="float", style=style)
    if amounts.form(amount).percent:
        # Said afterwards: the writer of percentages puts words of its own into the cell.
        for name in ("office:value-type", "calcext:value-type"):
            cell.set_attribute(name, "percentage")
    return cell
