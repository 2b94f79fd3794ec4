"""How a figure stands to its target beyond the colour, in words: chance, how few are counted, what is to come."""

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures import few
from metrics.figures.figure import Line
from metrics.figures.signals import Assurance
from metrics.vocabulary import RATED, Polarity, Rating
from metrics.words import narrative

APART = "cannot be told apart from the target"


def chance_sentence(line: Line) -> str:
    """Whether chance alone could account for the distance from the target, with how far it reaches."""
    chance, figure = line.chance, line.figure
    if chance is None or chance.by_chance is None or figure is None or line.rating not in RATED:
        return ""
    low, high = (
        narrative.amount(half_up(edge, line.measure.decimals), line.measure)
        for edge in (chance.low, chance.high)
    )
    counted = (
        "" if figure.denominator is None else f" counted on {narrative.plain(figure.denominator)}"
    )
    reach = f"chance alone could put a figure{counted} anywhere from {low} to {high}"
    if chance.by_chance:
        return f"The figure {APART}: {reach}."
    if line.rating is Rating.GREEN:
        return ""
    return f"The figure misses the target by more than chance: {reach}."


def one_of_few_sentence(line: Line) -> str:
    """How far one child moves a share counted on few, and how many the target needs: `One young person
    changes this by 4 percentage points; the target needs 23 of 25.`"""
    measure = line.measure
    one = few.one_of_few(measure, line.figure) if line.figure else None
    if one is None:
        return ""
    step = narrative.size_words(one.points, measure)
    needed = _needed(measure, one)
    return f"One {measure.one} changes this by {step}{f'; the target needs {needed}' if needed else ''}."


def _needed(measure: Measure, one: few.OneOfFew) -> str:
    """The numerators that meet the target: `23 of 25`, `at most 2 of 25`."""
    if one.least is None or one.most is None:
        return ""
    if measure.polarity is Polarity.HIGH:
        return f"{one.least} of {one.counted}"
    if measure.polarity is Polarity.LOW:
        return f"at most {one.most} of {one.counted}"
    return f"{one.least} to {one.most} of {one.counted}"


_ASSURANCES = {
    Assurance.PASS: "While nothing changes, every quarter will meet the target.",
    Assurance.FAIL: "While nothing changes, no quarter will meet the target.",
    Assurance.INCONSISTENT: "While nothing changes, some quarters will meet the target and some miss it.",
}


def assurance_sentence(line: Line) -> str:
    """Whether the target will be met while nothing changes; nothing where that cannot be told."""
    if line.trend is None or line.trend.assurance is None:
        return ""
    said = _ASSURANCES[line.trend.assurance]
    if line.trend.part is not None or line.rating not in RATED:
        return said
    met = line.rating is Rating.GREEN
    if line.trend.assurance is Assurance.FAIL and met:
        return f"{said[:-1]}; this one does, and lies outside the usual range."
    if line.trend.assurance is Assurance.PASS and not met:
        return f"{said[:-1]}; this one does not, and lies outside the usual range."
    return said
