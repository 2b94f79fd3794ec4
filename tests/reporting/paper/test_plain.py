"""Text that every format can hold: what is not plain is made plain wherever it stands, and all else is left as it is."""

from decimal import Decimal

from metrics.vocabulary import Unit
from reporting.paper.model import Points, Section, Table, Words
from reporting.paper.plain import cleaned, plain
from reporting.told import Amount, Cell

_AMOUNT = Amount(Decimal("12.5"), Unit.PERCENT, 1)


def _section(text: str) -> Section:
    rows = ((Cell(text, _AMOUNT), Cell("kept")),)
    table = Table("a table", "its caption", ("One", "Two"), rows, frozenset({0}))
    return Section("a title", (Words(text), Points((text, "kept")), table))


def test_line_ends_tabs_and_letters_that_no_file_holds() -> None:
    assert plain("a\r\nb\rc\u2028d\te\x00f\ufffeg") == "a\nb\nc\nd efg"


def test_every_text_within_is_made_plain_and_amounts_stay() -> None:
    made = cleaned(_section("a\tb\x00"))
    assert made == _section("a b")
    (_, _, table) = made.blocks
    assert isinstance(table, Table) and table.rows[0][0].amount is _AMOUNT


def test_what_is_plain_already_is_not_copied() -> None:
    section = _section("a b")
    assert cleaned(section) is section
