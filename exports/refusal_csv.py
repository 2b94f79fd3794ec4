"""Why a file was refused, as CSV: one row a fault, for whoever puts the file right."""

from collections.abc import Sequence

from exports.tables import guarded
from store.intake import Refused
from store.intake.written_file import csv_bytes

COLUMNS = ("file", "sheet", "row", "column", "code", "wrong", "found", "allowed", "next_step")


def refusal_csv(refusal: Refused) -> bytes:
    """The first hundred faults in the order of the file, then how many more there are."""
    rows: list[Sequence[str]] = [COLUMNS]
    for fault in refusal.faults:
        cells = (
            refusal.file, fault.sheet or "", "" if fault.row is None else str(fault.row),
            fault.column or "", fault.code, fault.meaning, fault.found, fault.allowed,
            fault.next_step,
        )  # fmt: skip
        rows.append([guarded(cell) for cell in cells])
    if more := refusal.total - len(refusal.faults):
        rows.append([guarded(refusal.file), *[""] * 4, f"and {more:,} more", "", "", ""])
    return csv_bytes(rows)
