"""How a figure stands to its target beyond the colour, in words: chance, how few are counted, what is to come."""

from fractions import Fraction

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures import few
from metrics.figures.figure import Figure, Line
from metrics.figures.projection import aims_at_none
from metrics.figures.trend import Chance, Trend
from metrics.vocabulary import RATED, Polarity, Rating
from metrics.words import narrative

APART = "cannot be told apart from the target"


def aim(measure: Measure, figure: Figure) -> str:
    """What a figure is held against, beside it: `target 10% or less`, `there should be none`; nothing without a target."""
    if aims_at_none(measure, figure):
        return "there should be none"
    target = narrative.target_words(measure, figure)
    return target and f"target {target}"


def chance_sentence(line: Line) -> str:
    """Whether chance alone could account for the distance from the target, with how far it reaches."""
    chance, figure = line.chance, line.figure
    if chance is None or chance.by_chance is None or figure is None or line.rating not in RATED:
        return ""
    low, high = _reach(line.measure, chance, figure)
    counted = (
        "" if figure.denominator is None else f" counted on {narrative.plain(figure.denominator)}"
    )
    reach = f"luck alone could put a figure{counted} anywhere from {low} to {high}"
    if chance.by_chance:
        return f"The figure {APART}: {reach}."
    if line.rating is Rating.GREEN:
        return ""
    return f"The figure misses the target by more than luck: {reach}."


_MOST_DECIMALS = 6
"""As many as the limits have."""


def _reach(measure: Measure, chance: Chance, figure: Figure) -> tuple[str, str]:
    """How far luck reaches, at as many decimals as leave the target on the side of the limits that it is on."""
    goals = [edge for edge in (figure.goal_low, figure.goal_high) if edge is not None]
    told = {
        decimals: tuple(half_up(edge, decimals) for edge in (chance.low, chance.high))
        for decimals in range(measure.decimals, _MOST_DECIMALS + 1)
    }
    decimals = next(
        (
            decimals
            for decimals, (low, high) in told.items()
            if any(low <= goal <= high for goal in goals) == chance.by_chance
        ),
        measure.decimals,
    )
    low, high = (narrative.in_unit(edge, decimals, measure) for edge in told[decimals])
    return low, high


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


LAST = 4
"""Quarters that may all have turned from what most before them did."""
OF = 20
"""Out of how many quarters it is said what is to be expected."""


def assurance_sentence(line: Line) -> str:
    """Will we get there? In how many of twenty quarters the target is to be expected met if nothing changes,
    and in how many it was; nothing where that cannot be told.

    Expected is the share of its quarters that met it, half a one added either way so that no record is
    taken for certainty (Jeffreys). Of a series that really changed its record alone is told, and of
    children whom there should be none of.
    """
    trend, figure = line.trend, line.figure
    if trend is None or figure is None or trend.assurance is None or trend.met is None:
        return ""
    record = f"{trend.met} of {trend.figures} quarters"
    if aims_at_none(line.measure, figure):
        return f"There should be none, and there were none in {record}."
    target = narrative.target_words(line.measure, figure)
    alone = " taken alone" if trend.part is not None else ""
    if trend.signal.really:
        return (
            f"{narrative.capital(target)} was met in {record}{alone}, before and after the change: "
            "that tells little of what is to come."
        )
    if is_turned(trend):
        lately = "none" if trend.met_of_four == 0 else "each"
        return (
            f"{narrative.capital(target)} was met in {record}{alone}, but in {lately} of the last four: "
            "the whole record tells little of what is to come."
        )
    return (
        f"If nothing changes, we expect it to meet {target} {_expected(trend.met, trend.figures)}{alone}, "
        f"as in {trend.met} of the {trend.figures} so far."
    )


def is_turned(trend: Trend) -> bool:
    """Whether the last four quarters all did what most of the quarters did not."""
    if trend.met is None or trend.met_of_four is None:
        return False
    mostly = 2 * trend.met >= trend.figures
    return trend.met_of_four == (0 if mostly else LAST)


def _expected(met: int, figures: int) -> str:
    """`in about 17 of 20 quarters`; never in every one, nor in none."""
    many = int(half_up(Fraction(OF * (2 * met + 1), 2 * (figures + 1)), 0))
    if many == OF:
        return "in nearly every quarter"
    if many == 0:
        return "in hardly any quarter"
    return f"in about {many} of {OF} quarters"
