"""What reading one file apart costs, measured from a process that is small itself: `python -m tests.store.apart_cost NAME`,
where the name is one of those below or a file's.

A process that is started is charged with the memory of the one that started it, so a test run cannot ask itself.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from metrics.catalogue import catalogue
from metrics.catalogue.targets import Target, Targets
from metrics.catalogue.teams import Team, TeamHistory
from metrics.period import parse
from store.intake import Context, Refused
from store.intake.sheet import MAX_ROWS
from store.loading import apart
from tests.store import small_store

_HEAD = small_store.SCORECARD.encode()


def _million_rows() -> bytes:
    """A workbook of a million blank rows that packs to almost nothing."""
    book = io.BytesIO()
    Workbook().save(book)
    out = io.BytesIO()
    with zipfile.ZipFile(book) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts.namelist():
            text = parts.read(part)
            if part.startswith("xl/worksheets/"):
                rows = b"".join(b'<row r="%d"/>' % row for row in range(1, 1_000_001))
                text = text.replace(b"</sheetData>", rows + b"</sheetData>")
                assert b'<row r="1000000"/>' in text
            made.writestr(part, text)
    return out.getvalue()


def _wide() -> bytes:
    line = ",".join(["x" * 90] * 200).encode() + b"\n"
    return ",".join(f"h{place}" for place in range(200)).encode() + b"\n" + line * 1_000


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million blank rows": ("rows.xlsx", _million_rows),
    "too many rows": ("many.csv", lambda: _HEAD + b"m,North,2024-25 Q1,1,4,\n" * (MAX_ROWS + 1)),
    "two hundred columns of eighteen megabytes": ("wide.csv", _wide),
    "one cell of nineteen megabytes": ("cell.csv", lambda: _HEAD + b'"' + b"y" * 19_000_000),
    "nothing but delimiters": ("commas.csv", lambda: _HEAD + b"," * 19_000_000),
    "nothing but line ends": ("lines.csv", lambda: _HEAD + b"\n" * 19_000_000),
    "nothing but quotation marks": ("quotes.csv", lambda: _HEAD + b'"' * 19_000_000),
}


def known() -> Context:
    """A council with one measure and one team."""
    start = parse("2024-25 Q1")
    return Context(
        catalogue.read(small_store.catalogue(small_store.measure("m"))),
        TeamHistory([Team("North", 1, start)]),
        Targets([Target("m", "All", start, Decimal(1))]),
        "Testshire",
    )


def main(name: str) -> None:
    """Prints codes, CPU seconds and megabytes of reading one hostile file, as JSON."""
    path = Path(name)
    file, make = HOSTILE.get(name, (path.name, path.read_bytes))
    try:
        apart.read(file, make(), known())
        codes = []
    except Refused as refusal:
        codes = [fault.code for fault in refusal.faults]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {"codes": codes, "seconds": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024}
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1])
