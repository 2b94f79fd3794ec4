"""The intake: a file's bytes in; its accepted rows out, all of them, or a refusal that says what to put right.

Pure: it opens no file, no ledger and no database, and keeps nothing.
"""

from store.intake import (
    container,
    csv_text,
    dfe,
    header,
    neighbours,
    scorecard,
    staffing,
    targets,
    teams,
    workbook,
)
from store.intake.container import Container
from store.intake.faults import CODES, Fault, Faults, Refused, safe_name
from store.intake.shapes import SCHEMAS, Accepted, Context
from store.intake.sheet import Sheet

__all__ = ["CODES", "SCHEMAS", "Accepted", "Context", "Fault", "Refused", "kind_of", "read"]

_READERS = {
    header.SCORECARD: scorecard.read,
    header.STAFFING: staffing.read,
    header.TARGETS: targets.read,
    header.TEAMS: teams.read,
    header.NEIGHBOURS: neighbours.read,
}


def read(file: str, data: bytes, context: Context) -> Accepted:
    """The rows of a file, whatever its kind, told by its headings. Raises Refused."""
    faults = Faults(safe_name(file))
    sheet = _sheet(data, faults)
    kind, names = header.recognise(sheet)
    if kind in _READERS:
        return _READERS[kind](sheet, names, context)
    return dfe.read(sheet, names, context, kind)


def kind_of(file: str, data: bytes) -> str:
    """The kind of file its headings tell (both tables of care leavers are dfe-care_leavers). Raises Refused."""
    return header.recognise(_sheet(data, Faults(safe_name(file))))[0]


def _sheet(data: bytes, faults: Faults) -> Sheet:
    if container.check(data, faults) is Container.WORKBOOK:
        return workbook.read(data, faults)
    return csv_text.read(data, header.KNOWN, faults)
