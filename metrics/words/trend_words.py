"""What a series says, in words: one line of finding a measure, the same on screens, in charts, images and papers.

The lead says what the series says and why; how the figure moved since its comparator is the second half.
Never a cause.
"""

from dataclasses import dataclass
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures.figure import Figure, Line
from metrics.figures.projection import aims_at_none
from metrics.figures.signals import SIGNAL_LABELS, Cause, History, JudgedBy, Signal
from metrics.figures.trend import Trend, clipped
from metrics.vocabulary import COMPARATOR_TIMES, Judgement, Movement
from metrics.words import beside_words, narrative, untold_words

_ALONE = "In the quarter alone"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of finding: the lead in two or three words, why in half a sentence, and how the figure moved.

    `moved` is a sentence of its own; with what the series says it is one where the two differ.
    """

    lead: str
    why: str
    moved: str

    @property
    def arrowed(self) -> bool:
        """Whether the movement is one since the comparator, which has an arrow."""
        return bool(self.moved) and not self.moved.startswith(_ALONE)

    @property
    def sentence(self) -> str:
        """All of it: `Really worse: the last four quarters together ... . Up 2 percentage points on last quarter.`"""
        said = f"{self.lead}: {self.why}." if self.why else f"{self.lead}."
        return f"{said} {self.moved}".strip()


def sentence(line: Line) -> str:
    """The whole finding of a line; nothing where there is no figure."""
    found = finding(line)
    return found.sentence if found else ""


def finding(line: Line) -> Finding | None:
    """What a line's series says, why, and how its figure moved; None where there is no figure."""
    figure, trend = line.figure, line.trend
    if figure is None or figure.value is None:
        return None
    lead, moved = label(line), _moved(line, figure)
    if trend is None:
        return Finding(
            lead, untold_words.without_trend(line, figure), _sentence(_judged(line, moved))
        )
    if trend.signal is Signal.NOT_JUDGED:
        why = _departure(line, figure, trend)
        return Finding(lead, why or untold_words.too_little(trend), _sentence(_judged(line, moved)))
    first = (
        f" (a first view, from {trend.figures} quarters)"
        if trend.history is History.PROVISIONAL
        else ""
    )
    if trend.signal is Signal.USUAL:
        return Finding(lead, _unchanged(line, figure, trend) + first, _sentence(moved))
    return Finding(lead, why_changed(line) + first, _after(line, trend, moved))


def label(line: Line) -> str:
    """What the series says, in two or three words: `Really better`, `No clear change`."""
    return SIGNAL_LABELS[line.signal]


def _sentence(words: str) -> str:
    return f"{narrative.capital(words)}." if words else ""


def _judged(line: Line, moved: str) -> str:
    """A movement with whether it is the better way, where the series itself does not say."""
    if (
        not moved
        or line.direction is None
        or (line.trend is not None and line.trend.part is not None)
    ):
        return moved
    return moved + _WAYS.get(line.direction.judgement, "")


_WAYS = {Judgement.IMPROVED: ", which is better", Judgement.WORSENED: ", which is worse"}


def _after(line: Line, trend: Trend, moved: str) -> str:
    """How the figure moved after what the series says; where the two differ, why both are so."""
    direction = line.direction
    if not moved or direction is None or trend.part is not None:
        return _sentence(moved)
    still = f"still {narrative.lowered(label(line)).removeprefix('really ')}"
    if direction.movement is Movement.LEVEL:
        return _sentence(f"{moved}, so it is {still}")
    if direction.movement is (Movement.DOWN if trend.is_upward else Movement.UP):
        return _sentence(f"{moved}: one step does not undo it")
    return _sentence(moved)


def _unchanged(line: Line, figure: Figure, trend: Trend) -> str:
    """Why there is no clear change."""
    measure = line.measure
    if trend.beside is not None and trend.beside.exact:
        return beside_words.after_none_or_all(measure, trend)
    value = trend.part.value if trend.part else figure.value
    before = _before(line, trend)
    if trend.least == trend.most == value:
        return f"{_told_value(line, figure)}, as {before}"
    if trend.history is History.NO_VARIATION and trend.beside is not None:
        return beside_words.unchanged(measure, trend)
    if trend.history is History.NO_VARIATION:
        return f"{_told_value(line, figure)}; {before}, too seldom apart for a usual range"
    if aims_at_none(measure, figure) and before and trend.least != trend.most:
        # Of children whom there should be none of no range is called usual.
        return before
    words = range_words(measure, trend)
    if trend.judged_by is not JudgedBy.PARTS and words and _is_within(figure, trend):
        return f"quarters lie within {words} if nothing changes"
    if trend.beside is None:
        return "no sign of one"
    return beside_words.unchanged(measure, trend)


def _is_within(figure: Figure, trend: Trend) -> bool:
    value = trend.part.value if trend.part else figure.value
    return (
        value is not None
        and trend.low is not None
        and trend.high is not None
        and trend.low <= value <= trend.high
    )


def _told_value(line: Line, figure: Figure) -> str:
    value = line.trend.part.value if line.trend and line.trend.part else figure.value
    assert value is not None, "only a figure that is there is told"
    return narrative.amount(value, line.measure)


def _departure(line: Line, figure: Figure, trend: Trend) -> str:
    """What lies beyond all before, where nothing before moved and nothing can be judged; nothing of others."""
    if trend.history is not History.NO_VARIATION:
        return ""
    value = _told_value(line, figure)
    if trend.least == trend.most and trend.least is not None:
        return f"{value}; {narrative.amount(trend.least, line.measure)} {_before(line, trend)}"
    return f"{value}; {_before(line, trend)}"


def _before(line: Line, trend: Trend) -> str:
    """What all figures before were: `15.0 in each of the 19 quarters before`, or between which two."""
    if trend.least is None or trend.most is None:
        return ""
    before = trend.figures - 1
    quarters = _quarters(trend)
    if trend.least == trend.most:
        return f"in each of the {before} {quarters} before"
    ends = (narrative.amount(edge, line.measure) for edge in (trend.least, trend.most))
    return f"the {before} {quarters} before lie between {' and '.join(ends)}"


def _quarters(trend: Trend) -> str:
    return "figures" if trend.absent else "quarters"


def _moved(line: Line, figure: Figure) -> str:
    """The simple movement, or the quarter's own part where the trend is that of the parts."""
    measure, direction, trend = line.measure, line.direction, line.trend
    if trend is not None and trend.part is not None:
        return f"{narrative.lowered(_ALONE)} {part_words(measure, trend)}"
    if (
        direction is None
        or direction.against is None
        or direction.movement is Movement.NONE
        or direction.judgement is Judgement.TOO_FEW
    ):
        return ""
    change = narrative.change_words(measure, figure, direction.against)
    then = COMPARATOR_TIMES[direction.comparator]
    if change == "level":
        return f"the same as {then}"
    return (
        f"little change on {then}"
        if direction.movement is Movement.LEVEL
        else f"{change} on {then}"
    )


def part_words(measure: Measure, trend: Trend) -> str:
    """The quarter's own part of a figure counted since April: `93.2% (232 of 249)`."""
    part = trend.part
    assert part is not None, "only a trend of parts has one"
    value = narrative.amount(part.value, measure)
    if part.denominator is None:
        return value
    return f"{value} ({narrative.plain(part.numerator)} of {narrative.plain(part.denominator)})"


def range_words(measure: Measure, trend: Trend) -> str:
    """The usual range: `72.5% to 87.6%`, as far as the measure can go; nothing where there is none."""
    if trend.low is None or trend.high is None or trend.low > trend.high:
        return ""
    low, high = clipped(measure, trend.low), clipped(measure, trend.high)
    if low == high:
        return narrative.amount(low, measure)
    return narrative.range_words(low, high, measure)


def why_changed(line: Line) -> str:
    """The sign by which a series is really changing: `the last 7 quarters are all above average, 67.4%`."""
    measure, trend = line.measure, line.trend
    assert trend is not None
    quarters = _quarters(trend)
    if trend.cause in _FOUR and trend.judged_by is JudgedBy.SAME_CHILDREN:
        way = "above" if trend.is_upward else "below"
        return (
            f"the last four {quarters} lie {way} the usual range on average, "
            f"{range_words(measure, trend)}, of the {trend.figures - 4} before"
        )
    if trend.cause in _BESIDE:
        return beside_words.sentence(measure, trend)
    usual = range_words(measure, trend)
    usual = f"the usual range, {usual}" if usual else "the usual range"
    if trend.judged_by is JudgedBy.SAME_CHILDREN:
        usual += f", of the {trend.figures - 1} {quarters} before"
    average = _average(line, trend)
    run = trend.run or 0
    drift = (
        ""
        if trend.drift is None
        else f" by about {narrative.size_words(abs(trend.drift), measure)}"
    )
    return {
        Cause.ABOVE_LIMIT: f"above {usual}",
        Cause.BELOW_LIMIT: f"below {usual}",
        Cause.RISING: f"it has risen {run - 1} {quarters} running",
        Cause.FALLING: f"it has fallen {run - 1} {quarters} running",
        Cause.TWO_ABOVE: f"two of the last three {quarters} are close to the top of {usual}",
        Cause.TWO_BELOW: f"two of the last three {quarters} are close to the bottom of {usual}",
        Cause.SHIFT_ABOVE: f"the last {run} {quarters} are all above average{average}",
        Cause.SHIFT_BELOW: f"the last {run} {quarters} are all below average{average}",
        Cause.DRIFT_UP: f"over the last eight {quarters} it went up{drift}",
        Cause.DRIFT_DOWN: f"over the last eight {quarters} it went down{drift}",
    }[trend.cause]


_FOUR = (Cause.FOUR_ABOVE, Cause.FOUR_BELOW)
_BESIDE = (Cause.QUARTER_ABOVE, Cause.QUARTER_BELOW, *_FOUR)
"""The signs that are told by what is counted."""

_MOST_DECIMALS = 4


def _average(line: Line, trend: Trend) -> str:
    """The average that a stretch lies beyond, at as many decimals as keep that true of it as printed."""
    if trend.average is None:
        return ""
    known = [each.value for each in line.history if each.value is not None]
    stretch = known[-(trend.run or 0) :] if trend.run else []
    for decimals in range(line.measure.decimals, line.measure.decimals + _MOST_DECIMALS):
        shown = half_up(trend.average, decimals)
        if shown not in stretch and not _crosses(shown, stretch, upward=trend.is_upward):
            return f", {narrative.in_unit(shown, decimals, line.measure)}"
    return ""


def _crosses(average: Decimal, stretch: list[Decimal], *, upward: bool) -> bool:
    """Whether rounding has put an average on the wrong side of a stretch that lies beyond it."""
    return any(value < average if upward else value > average for value in stretch)
