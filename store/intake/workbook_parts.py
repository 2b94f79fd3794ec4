"""What a workbook carries beside the cells that are read: known, and left alone; known, and refused; or unknown, and refused.

A part is told by where a spreadsheet program puts it and by what its content says that it is. Nothing that
is left alone is ever kept.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from store.intake import part_xml, persons
from store.intake.faults import Faults, Refused

_LINK = "a link to another file or address"
_HIDDEN_ROWS = "rows that the workbook keeps out of sight"
_NO_PROGRAM = "parts that no spreadsheet program writes"
_AS_SAVED = "a workbook saved as .xlsx"


@dataclass(frozen=True)
class _Place:
    """Where parts of one sort lie; `words` is how an officer knows them, '' for what every workbook has."""

    where: re.Pattern[str]
    words: str = ""


def _place(where: str, words: str = "") -> _Place:
    return _Place(re.compile(where, re.IGNORECASE), words)


_PLACES = (
    _place(r"\[Content_Types\]\.xml|(?:[^/]+/)*_rels/[^/]*\.rels"),
    _place(r"xl/(?:workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/metadata"),
    _place(r"xl/worksheets/[^/]+\.xml|xl/theme/[^/]+\.xml|xl/tables/[^/]+\.xml"),
    _place(r"xl/theme/media/[^/]+|xl/printerSettings/[^/]+\.bin|xl/featurePropertyBag/[^/]+\.xml"),
    _place(r"docProps/[^/]+|docMetadata/[^/]+|_xmlsignatures/[^/]+|xl/namedSheetViews/[^/]+\.xml"),
    _place(r"package/services/metadata/core-properties/[^/]+\.psmdcp"),
    _place(r"xl/customProperty[0-9]*\.bin", "custom properties"),
    _place(r"xl/ctrlProps/[^/]+\.xml", "buttons and boxes to tick"),
    _place(r"customXml/[^/]+\.xml", "custom XML"),
    _place(
        r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml|xl/(?:threadedComments|persons|documenttasks)/[^/]+\.xml"
        r"|xl/commentsmeta[0-9]*",
        "notes on cells",
    ),
    _place(r"xl/drawings/[^/]+\.(?:xml|vml)|xl/diagrams/[^/]+\.xml", "drawings"),
    _place(r"xl/charts/[^/]+\.xml|xl/chartsheets/[^/]+\.xml", "charts"),
    _place(r"xl/media/[^/]+|xl/cellimages\.xml", "pictures"),
    _place(r"xl/(?:slicers|slicerCaches|timelines|timelineCaches)/[^/]+\.xml", "slicers"),
    _place(r"xl/richData/[^/]+\.xml", "linked data types"),
)  # fmt: skip

_OUT_OF_SIGHT = re.compile(
    r"xl/(?:pivotCache|pivotTables|model|revisions)/|\.data$|xl/sharedWorkbook", re.IGNORECASE
)
"""Pivot caches, data models and histories hold the rows that a workbook was made of, seen or not."""

_MACRO_ROOTS = frozenset(("macrosheet", "dialogsheet", "vbasuppdata", "customui"))
_ELSEWHERE_ROOTS = frozenset((
    "connections", "externallink", "ddelink", "olelink", "querytable", "datamashup", "webextension",
    "taskpanes", "singlexmlcells", "mapinfo", "volatiletypes",
))  # fmt: skip
_ROW_ROOTS = frozenset(
    (
        "pivotcachedefinition",
        "pivotcacherecords",
        "pivottabledefinition",
        "headers",
        "revisions",
        "users",
    )
)
_WHOLE = re.compile(r"customXml/", re.IGNORECASE)
"""Where any element may be what a part is, whatever stands round it."""
_RUN = re.compile(r'[^<>"]{9,}')


class Parts:
    """The parts of one workbook, looked at one by one; `refuse_any` and `notice` say what was found."""

    def __init__(self, faults: Faults, elsewhere: Callable[[str, Faults], Refused]) -> None:
        self._faults = faults
        self._elsewhere = elsewhere
        self._words: dict[str, None] = {}
        self._told = False

    def look(self, name: str, part: bytes) -> None:
        """Looks at one part. Raises Refused where it may not be in a workbook that is loaded.

        One that tells of a person is a fault, with which whoever reads the cells refuses the workbook.
        """
        faults = self._faults
        if _OUT_OF_SIGHT.search(name):
            raise self._out_of_sight()
        place = next((each for each in _PLACES if each.where.fullmatch(name)), None)
        if place is None and not name.endswith("/"):
            found = f"{_NO_PROGRAM}: {name}"
            raise faults.refuse(None, None, "file_type", found, _AS_SAVED)
        if place and place.words:
            self._words[place.words] = None
        text = _text(part)
        if name.casefold().endswith(".xml"):
            for local in part_xml.names(part, whole=bool(_WHOLE.match(name))):
                self._refuse_root(local.casefold())
        if not self._told and (what := persons.told_of(_words(text), bare=False)) is not None:
            # A fault and no refusal yet: a hidden sheet is to be named as well.
            self._told = True
            found = f"{what}, in a part of the workbook or a cell"
            faults.add(None, None, "child_record", found, persons.ALLOWED)

    def notice(self) -> None:
        """Says what the workbook carries that was not read."""
        if self._words:
            allowed = "cells; of a workbook only the cells that are read are kept"
            self._faults.notice(
                None, None, "carried", f"not read: {', '.join(self._words)}", allowed
            )

    def _refuse_root(self, root: str) -> None:
        if root in _MACRO_ROOTS:
            raise self._faults.refuse(
                None, None, "macro", "a macro or a control", "a workbook without macros"
            )
        if root in _ELSEWHERE_ROOTS:
            raise self._elsewhere(_LINK, self._faults)
        if root in _ROW_ROOTS:
            raise self._out_of_sight()

    def _out_of_sight(self) -> Refused:
        allowed = "a workbook without pivot tables, data models and histories of changes"
        return self._faults.refuse(None, None, "sheet_hidden", _HIDDEN_ROWS, allowed)


def _words(text: str) -> str:
    """What a part says between its marks, where it is long enough to tell of anybody: of figures little is left."""
    return " | ".join(map(unescape, _RUN.findall(text)))


def _text(part: bytes) -> str:
    """A part as text, whichever letters it is in, for a search: what is no text comes out as other letters."""
    if b"\0" in part[:200]:
        part = part.replace(b"\0", b"")
    return part.decode("utf-8", "replace")
