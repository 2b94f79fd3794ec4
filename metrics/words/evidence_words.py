"""How a figure is known, in words: the sum it was made by, what it had been, and where its rows stand."""

from collections.abc import Sequence

from metrics.catalogue.measure import Measure
from metrics.exact import half_up_ratio
from metrics.figures.figure import Earlier, Figure
from metrics.vocabulary import Unit
from metrics.words import narrative

_MORE = 3
"""Decimals beyond those shown, so that anybody can see which way a figure was rounded."""


def made(measure: Measure, figure: Figure) -> str:
    """How the value is made of its parts: `45 ÷ 82 × 100 = 54.878, rounded half up to 55%.`"""
    if figure.value is None:
        return ""
    shown = narrative.amount(figure.value, measure)
    if figure.numerator is None:
        return f"{shown}, as it was supplied, without the fraction behind it."
    if figure.denominator is None:
        return f"{shown}, a count: there is nothing to divide by."
    top, below = figure.numerator.as_integer_ratio()
    over, under = figure.denominator.as_integer_ratio()
    long = half_up_ratio(top * under * measure.multiplier, over * below, measure.decimals + _MORE)
    times = {Unit.PERCENT: " × 100", Unit.PER_10000: " × 10,000"}.get(measure.unit, "")
    division = f"{narrative.plain(figure.numerator)} ÷ {narrative.plain(figure.denominator)}{times}"
    if long == figure.value:
        return f"{division} = {shown}."
    written = narrative.number(long, measure.decimals + _MORE)
    return f"{division} = {written}, rounded half up to {shown}."


def restated(measure: Measure, earlier: Earlier) -> str:
    """That a figure was restated: `Corrected on 3 November 2026: was 55% (45 of 82).`"""
    when = narrative.day(earlier.restated_at.date())
    return f"Corrected on {when}: was {_lowered(measure, earlier)}."


def restatements(measure: Measure, figure: Figure, past: Sequence[Earlier]) -> list[str]:
    """Every restatement of a figure that had a value before, the latest first."""
    return [
        restated(measure, each)
        for each in reversed(past)
        if each.period == figure.period and each.value is not None
    ]


def _lowered(measure: Measure, earlier: Earlier) -> str:
    words = narrative.figure_words(measure, earlier)
    return words if earlier.value is not None else narrative.lowered(words)


def stands(
    file_row: int | None,
    last: int | None = None,
    sheet: str | None = None,
    column: str | None = None,
) -> str:
    """Where rows stand in their file: `sheet Q2, row 14, column Q2 2026/27`, `rows 14 to 33`."""
    parts = [f"sheet {sheet}"] if sheet else []
    if file_row is not None:
        many = last is not None and last != file_row
        parts.append(f"rows {file_row} to {last}" if many else f"row {file_row}")
    parts += [f"column {column}"] if column else []
    return ", ".join(parts)


def cells_kept(sha256: str) -> str:
    """What is kept of a workbook, and how it is known again."""
    return (
        "Of this workbook the cells that were read are kept, and nothing else; it is known again by its "
        f"SHA-256, {sha256}."
    )
