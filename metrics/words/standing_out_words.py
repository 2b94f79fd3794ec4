"""The teams that depart from their own past, or from the teams that do the same work, in words."""

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Line, StandsOut
from metrics.figures.signals import Signal
from metrics.words import beside_words, narrative

_WAYS = {Signal.BETTER: "better", Signal.WORSE: "worse"}


def sentence(measure: Measure, found: StandsOut) -> str:
    """How one team departs: `Cared for Children South, 77.9% (53 of 68): really worse than its own past.`"""
    own, others = narrative.amount(found.value, measure), ""
    if found.counted is not None and found.level_of_others is not None:
        own, others = beside_words.levels(measure, found.counted, found.level_of_others)
    head = f"{found.team}, {own}"
    if found.counted is not None and measure.has_denominator:
        head += f" ({beside_words.counted_words(measure, found.counted)})"
    said = []
    if found.own is not None:
        said.append(f"really {_WAYS[found.own]} than its own past")
    if found.apart is not None:
        said.append(
            f"{_WAYS[found.apart]} than the other {found.others} teams of the same work, {others}, "
            "by more than luck"
        )
    return f"{head}: {' and '.join(said)}."


def short(line: Line) -> str:
    """The teams that stand out in a line of the council, worse ones first: `Worse: Cared for Children South`."""
    worse = [each.team for each in line.standing_out if each.is_worse]
    better = [each.team for each in line.standing_out if not each.is_worse]
    parts = [
        f"{way}: {', '.join(teams)}"
        for way, teams in (("Worse", worse), ("Better", better))
        if teams
    ]
    return ". ".join(parts)
