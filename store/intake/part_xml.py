"""A workbook's part as XML: its elements by their own names, whatever stands before, between or round them."""

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

_AT_A_TIME = 65_536
"""Bytes given to the parser at a time."""


class OddXmlError(ValueError):
    """What no spreadsheet program writes; the message says what."""


def parser() -> expat.XMLParserType:
    """A parser that names elements `namespace local` and refuses a document type."""
    made = expat.ParserCreate(namespace_separator=" ")
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_doctype
    return made


def elements(part: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element of a part in order: its name without its namespace, and what it says. Raises OddXmlError."""
    found: list[tuple[str, dict[str, str]]] = []
    made = parser()
    made.StartElementHandler = lambda name, said: found.append((local(name), said))
    for start in range(0, max(len(part), 1), _AT_A_TIME):
        feed(made, part[start : start + _AT_A_TIME], last=start + _AT_A_TIME >= len(part))
        yield from found
        found.clear()


def names(part: bytes, *, whole: bool) -> Iterator[str]:
    """The name of a part's root, or of `whole` of it that of every element. Raises OddXmlError."""
    for name, _ in elements(part):
        yield name
        if not whole:
            return


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def feed(made: expat.XMLParserType, part: bytes, *, last: bool) -> None:
    """Gives a parser some of a part, or the `last` of it. Raises OddXmlError."""
    try:
        made.Parse(part, last)
    except expat.ExpatError as fault:
        raise OddXmlError("XML that cannot be read") from fault


def _refuse_doctype(*_: Any) -> None:
    raise OddXmlError("a document type")
