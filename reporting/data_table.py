"""Rows to take away: codes and exact amounts under named columns, before any file format."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

DataCell = str | int | Decimal | date | None
"""Text, a number, a day, or nothing: why a value is missing stands in a column of its own."""


@dataclass(frozen=True)
class DataTable:
    """Columns by name and the rows under them, each as long as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[DataCell, ...], ...]
