"""Small tables of statistics that SQL has no functions for: made by `python -m metrics.tables`, joined by the rules."""

import csv
from decimal import Decimal
from pathlib import Path

_FOLDER = Path(__file__).parent
NAMES = {
    "mann_kendall": "s INTEGER, ties INTEGER, p DECIMAL(18, 15)",
    "poisson_limit": "events INTEGER, z DECIMAL(18, 15), low DECIMAL(18, 13), high DECIMAL(18, 13)",
}
"""Each table with its columns, as the build makes it."""


def text(name: str) -> str:
    """A table as it lies in its file."""
    return (_FOLDER / f"{name}.csv").read_text(encoding="utf-8")


def rows(name: str) -> list[tuple[Decimal, ...]]:
    """A table's rows. Whole numbers are decimals too."""
    lines = csv.reader(text(name).splitlines()[1:])
    return [tuple(Decimal(cell) for cell in line) for line in lines]
