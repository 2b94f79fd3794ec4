"""What a row may say again of its measure (polarity, unit, target) must be what the catalogue and the targets say."""

import re
from collections.abc import Mapping
from typing import Any

from metrics.catalogue.measure import Measure
from metrics.catalogue.targets import Targets, expected
from metrics.period import Period
from metrics.vocabulary import POLARITY_LABELS, Polarity, Unit
from store.intake import cells
from store.intake.faults import Faults

_POLARITIES = {code: code for code in Polarity} | {
    label.casefold(): code for code, label in POLARITY_LABELS.items()
}
_POLARITIES |= {
    spelling: code
    for code, spellings in {
        Polarity.HIGH: ("h", "high is good", "higher is better", "high is better", "higher the better", "bigger is better", "bigger the better", "bigger", "increase", "up is good", "higher", "maximise", "max"),
        Polarity.LOW: ("l", "low is good", "lower is better", "low is better", "lower the better", "smaller is better", "smaller the better", "smaller", "decrease", "down is good", "lower", "minimise", "min"),
        Polarity.NEUTRAL: ("for information", "information", "information only", "neither", "none", "monitor", "contextual", "context"),
    }.items()
    for spelling in spellings
}  # fmt: skip
_NO_POLARITY = ("n/a", "na", "-", "not applicable")
"""What stands in the column where a council gives no polarity."""

_UNITS = {code: code for code in Unit} | {
    "%": Unit.PERCENT, "per cent": Unit.PERCENT, "percentage": Unit.PERCENT,
    "per 10,000": Unit.PER_10000, "rate per 10,000": Unit.PER_10000, "per 10000": Unit.PER_10000,
    "mean": Unit.AVERAGE, "count": Unit.NUMBER, "£": Unit.GBP, "pounds": Unit.GBP,
}  # fmt: skip

_EDGES_LENGTH = 60
_EDGES = re.compile(r"([0-9.,%£ ]+?) *(?:to|-|\u2013) *([0-9.,%£ ]+)")


def code(
    row: int, column: str, cell: Mapping[str, str], words: Mapping[str, Any], codes: Any,
    blank: Any, faults: Faults,
) -> Any:  # fmt: skip
    """The code that a word of a fixed list means; `blank` for a blank cell."""
    text = cells.plain(cell.get(column, ""))
    if not text:
        return blank
    found = words.get(text.casefold())
    if found is None:
        faults.add(row, column, f"{column}_value", text, f"{', '.join(codes)}, or blank")
    return found


def check_measure(row: int, cell: Mapping[str, str], measure: Measure, faults: Faults) -> None:
    """Record a fault where polarity or unit is another than the catalogue's."""
    if cells.plain(cell.get("polarity", "")).casefold() in _NO_POLARITY:
        polarity = measure.polarity
    else:
        polarity = code(row, "polarity", cell, _POLARITIES, Polarity, measure.polarity, faults)
    if polarity not in (None, measure.polarity):
        allowed = f"{measure.polarity}, as the catalogue says"
        faults.add(row, "polarity", "polarity_mismatch", polarity, allowed)
    unit = code(row, "unit", cell, _UNITS, Unit, measure.unit, faults)
    if unit not in (None, measure.unit):
        allowed = f"{measure.unit}, as the catalogue says"
        faults.add(row, "unit", "unit_mismatch", unit, allowed)


UNUSED = "not used: none is in force for its measure; set it on the Load data screen, or by the targets file"
"""What is said of a target beside a figure where the council has loaded none."""


def check_target(
    row: int,
    text: str,
    measure: Measure,
    team: str,
    period: Period,
    targets: Targets,
    faults: Faults,
) -> bool:
    """Record a fault where a target is not the one in force. Whether it is used: where none is held, it sets none."""
    edges = None
    if measure.polarity is Polarity.BAND and len(text) <= _EDGES_LENGTH:
        edges = _EDGES.fullmatch(cells.plain(text))
    try:
        given = [cells.number(part) for part in (edges.groups() if edges else (text,))]
    except cells.CellError as fault:
        faults.add(row, "target", fault.code, text, fault.allowed)
        return True
    amounts = tuple(part.amount for part in given if isinstance(part, cells.Number))
    if not amounts:
        return True
    if measure.polarity is Polarity.NEUTRAL:
        allowed = "nothing: the measure is for information"
        faults.add(row, "target", "target_mismatch", text, allowed)
        return True
    target = targets.in_force(measure.id, team, period)
    if target is None:
        return False
    if measure.polarity is Polarity.BAND:
        agrees, allowed = amounts == (target.low, target.high), f"{target.low} to {target.high}"
    else:
        in_force = expected(target, measure, period)
        agrees, allowed = (
            amounts[0] in in_force,
            " or ".join(str(amount) for amount in in_force),
        )
    if not agrees:
        faults.add(row, "target", "target_mismatch", text, f"{allowed}, as in force")
    return True
