"""Why a file was refused, as CSV: one row a fault, for whoever puts the file right."""

import csv
import io

from exports.tables import guarded
from store.intake import Refused

COLUMNS = ("file", "sheet", "row", "column", "code", "wrong", "found", "allowed", "next_step")


def refusal_csv(refusal: Refused) -> bytes:
    """The first hundred faults in the order of the file, then how many more there are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for fault in refusal.faults:
        cells = (
            refusal.file, fault.sheet or "", "" if fault.row is None else str(fault.row),
            fault.column or "", fault.code, fault.meaning, fault.found, fault.allowed,
            fault.next_step,
        )  # fmt: skip
        writer.writerow([guarded(cell) for cell in cells])
    if more := refusal.total - len(refusal.faults):
        writer.writerow([guarded(refusal.file), *[""] * 4, f"and {more:,} more", "", "", ""])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
