"""How a figure is written: values rounded half up exactly, rows as CSV with plain line ends."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from metrics.catalogue.measure import Measure
from metrics.exact import half_up_ratio


def value_text(measure: Measure, numerator: int, denominator: int | None) -> str:
    """The value at the measure's decimals, rounded half up; needs a denominator above 0."""
    if denominator is None:
        return str(numerator)
    return str(half_up_ratio(numerator * measure.multiplier, denominator, measure.decimals))


def tenths(whole: int) -> str:
    """A whole number of tenths as a decimal: 305 is 30.5."""
    return str(half_up_ratio(whole, 10, 1))


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file: UTF-8, comma, one header, newline at the end of each row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Writes each file (a path within the folder) with exactly these bytes."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
