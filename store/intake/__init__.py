"""The intake: a file's bytes in; its accepted rows out, all of them, or a refusal that says what to put right.

Pure: it opens no file, no ledger and no database, and keeps nothing.
"""

from store.intake import (
    benchmarks,
    dfe,
    header,
    neighbours,
    reading,
    scorecard,
    staffing,
    targets,
    teams,
    wide,
)
from store.intake.faults import CODES, Fault, Faults, Refused, safe_name
from store.intake.recipe import Seen, peek
from store.intake.shapes import SCHEMAS, Accepted, Context

__all__ = [
    "CODES",
    "SCHEMAS",
    "Accepted",
    "Context",
    "Fault",
    "Refused",
    "Seen",
    "kind_of",
    "peek",
    "read",
]

_READERS = {
    header.SCORECARD: scorecard.read,
    header.STAFFING: staffing.read,
    header.TARGETS: targets.read,
    header.TEAMS: teams.read,
    header.NEIGHBOURS: neighbours.read,
    header.BENCHMARKS: benchmarks.read,
}


def read(file: str, data: bytes, context: Context) -> Accepted:
    """The rows of a file, whatever its kind, told by its headings. Raises Refused."""
    faults = Faults(safe_name(file))
    sheet = reading.read(data, faults, context)
    kind, names = header.recognise(sheet)
    if kind in _READERS:
        return _READERS[kind](sheet, names, context)
    return dfe.read(sheet, names, context, kind)


def kind_of(file: str, data: bytes) -> str:
    """The kind of file its headings tell (both tables of care leavers are dfe-care_leavers). Raises Refused."""
    sheet = reading.read(data, Faults(safe_name(file)))
    return header.SCORECARD if wide.recognised(sheet.header) else header.recognise(sheet)[0]
