"""The intake: a file's bytes in; its accepted rows out, all of them, or a refusal that says what to put right.

Pure: it opens no file, no ledger and no database, and keeps nothing.
"""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from store.intake import header, opened_file, persons, wide
from store.intake.container import MAX_BYTES, refuse_large
from store.intake.faults import CODES, Fault, Faults, Refused, safe_name
from store.intake.kinds import scorecard_file
from store.intake.seen_workbook import Seen, peek
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Mark, ReadAs, Sheet, TargetBeside

__all__ = [
    "CODES",
    "Accepted",
    "Context",
    "Fault",
    "Mark",
    "ReadAs",
    "Refused",
    "Seen",
    "TargetBeside",
    "bytes_of",
    "kind_of",
    "peek",
    "read",
]


def read(file: str, data: bytes, context: Context) -> Accepted:
    """The rows of a file, whatever its kind, told by its headings. Raises Refused."""
    faults = Faults(safe_name(file))
    if what := persons.told_of(faults.file, bare=False):
        # The name is recorded with what is loaded.
        found = f"a file whose name holds {what}"
        raise faults.refuse(None, None, "child_record", found, persons.ALLOWED)
    sheets, kept = opened_file.read(data, faults, context)
    accepted = _together(sheets, context, faults)
    return replace(accepted, kept=kept.csv()) if kept else accepted


def _together(sheets: Sequence[Sheet], context: Context, faults: Faults) -> Accepted:
    """The tables of one file as one: of figures and of staffing returns. Raises Refused, with what is wrong in any."""
    parts = list(filter(None, (_read(sheet, context) for sheet in sheets)))
    for sheet in sheets:
        if sheet.faults is not faults:
            faults.join(sheet.faults)
    faults.refuse_any()
    told = sum((sheet.told for sheet in sheets), start=Counter())
    return replace(
        parts[0],
        tables={name: table for part in parts for name, table in part.tables.items()},
        notices=faults.notices,
        rows=sum(part.rows for part in parts),
        marks=(*(Mark(*each, count) for each, count in told.items()), *parts[0].marks),
    )


def _read(sheet: Sheet, context: Context) -> Accepted | None:
    """The rows of one table; None where its faults have to be told with those of another."""
    try:
        kind, names = header.recognise(sheet)
        return kind.read(sheet, names, context)
    except Refused:
        return None


def bytes_of(path: Path) -> bytes:
    """What a file holds, of which no more is read than one load may be. Raises Refused, and OSError."""
    faults = Faults(safe_name(path.name))
    with path.open("rb") as file:
        refuse_large(os.fstat(file.fileno()).st_size, faults)
        # A pipe has no size to ask for.
        data = file.read(MAX_BYTES + 1)
    refuse_large(len(data), faults)
    return data


def kind_of(file: str, data: bytes) -> str:
    """What a file's headings tell of its kind (both tables of care leavers are dfe-care_leavers). Raises Refused."""
    (sheet, *_), _ = opened_file.read(data, Faults(safe_name(file)))
    kind = scorecard_file.KIND if wide.recognised(sheet.header) else header.recognise(sheet)[0]
    return kind.told
