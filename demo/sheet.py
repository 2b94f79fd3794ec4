"""How a figure is written: values rounded half up exactly, rows as CSV with plain line ends."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from metrics.measure import Measure


def value_text(measure: Measure, numerator: int, denominator: int | None) -> str:
    """The value at the measure's decimals, rounded half up by integer arithmetic; needs a denominator above 0."""
    if denominator is None:
        return str(numerator)
    scale = 10**measure.decimals
    whole = (2 * numerator * measure.multiplier * scale + denominator) // (2 * denominator)
    return tenths(whole, measure.decimals)


def tenths(whole: int, decimals: int = 1) -> str:
    """A whole number of tenths (or of another power of ten) as a decimal: 305 is 30.5."""
    if not decimals:
        return str(whole)
    text = f"{whole:0{decimals + 1}d}"
    return f"{text[:-decimals]}.{text[-decimals:]}"


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
