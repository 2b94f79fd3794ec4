"""Where a figure leads and what its target asks for, in words: the projection, how far such ones came out, what is needed."""

from collections.abc import Sequence
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures.figure import Figure, Line
from metrics.figures.projection import (
    CountNeeded,
    LevelNeeded,
    Method,
    Outlook,
    Projection,
    RateNeeded,
    Reached,
    held_years,
    needed,
    past_errors,
)
from metrics.figures.trend import clipped
from metrics.period import quarter_at
from metrics.vocabulary import YEAR_TO_DATE, Polarity
from metrics.words import narrative


def sentences(line: Line, found: Outlook) -> list[str]:
    """What the target asks for, where the figure leads and how far such projections came out; none where
    there is nothing to say."""
    if line.figure is None:
        return []
    said = [] if _is_assured(line) else [needed_words(line.measure, line.figure, found.parts)]
    if found.now is not None:
        end = quarter_at(found.now.place + found.now.ahead).label
        said += [
            lead_words(line.measure, found.now, end),
            errors_words(line.measure, found.past, found.now.ahead),
        ]
    said.append(held_words(line.measure, line.figure, line.history))
    return [each for each in said if each]


def _is_assured(line: Line) -> bool:
    """Whether how often the target is met is told by what is expected of it."""
    level = line.measure.basis not in YEAR_TO_DATE
    return level and line.trend is not None and line.trend.assurance is not None


_HOW = {
    Method.PAST_SHARES: "from the share of the year that earlier years had reached by this quarter",
    Method.EVEN_SHARES: "as if each quarter brought as many: there are not two whole years to go by",
    Method.LEVEL: "the mean of the last four quarters",
    Method.LAST_YEAR: "by the last year end, since it goes with the time of year",
}


def lead_words(measure: Measure, made: Projection, year_end: str) -> str:
    """Where the figure leads, within which range, and how that is known: `If nothing changes: about
    159 at Q4 2026/27, from 135 to 196; ...`"""
    about = narrative.amount(half_up(made.expected, measure.decimals), measure)
    within = ""
    if made.low is not None and made.high is not None:
        low, high = (_shown(measure, edge) for edge in (made.low, made.high))
        within = f", from {low} to {high}"
    return f"If nothing changes: about {about} at {year_end}{within} ({_HOW[made.method]})."


def _shown(measure: Measure, edge: Decimal) -> str:
    return narrative.amount(clipped(measure, half_up(edge, measure.decimals)), measure)


def held_words(measure: Measure, figure: Figure, past: Sequence[Figure]) -> str:
    """How far ahead a yearly number can be told: `If nothing changes: about 550 a year later, from 470 to 630, and
    from 437 to 663 after two years (...)`; nothing of other figures."""
    held = held_years(measure, figure, past)
    if not held:
        return ""
    one, two = held
    ranges = [
        f"from {narrative.amount(each.low, measure)} to {narrative.amount(each.high, measure)}"
        for each in (one, two)
    ]
    return (
        f"If nothing changes: about {narrative.amount(one.expected, measure)} a year later, {ranges[0]}, "
        f"and {ranges[1]} after two years (the last number held, with the range that councils' numbers "
        "kept within 19 times in 20)."
    )


def errors_words(measure: Measure, past: Sequence[Projection], ahead: int) -> str:
    """How far projections made as long before a year end came out: their mean distance and their number."""
    errors = past_errors(measure, past, ahead)
    if errors is None:
        return ""
    quarters = f"{ahead} quarter{'' if ahead == 1 else 's'}"
    off = f"{narrative.size_words(errors.mean, measure)} off"
    if errors.count == 1:
        return f"An earlier one, made {quarters} before a year end, came out {off}."
    return (
        f"Earlier ones, made {quarters} before a year end, came out {off} on average "
        f"({errors.count} of them)."
    )


def needed_words(measure: Measure, figure: Figure, parts: Sequence[Figure]) -> str:
    """What the target asks for from now on, and how often that has been reached; nothing where it is met
    for good, or where there is none. `parts` are the quarters' own figures, oldest first."""
    found = needed(measure, figure, parts)
    if found is None:
        return ""
    if isinstance(found, CountNeeded):
        return _of_a_count(measure, found)
    if isinstance(found, RateNeeded):
        return _of_a_rate(measure, found)
    return _of_a_level(measure, found)


def _of_a_level(measure: Measure, found: LevelNeeded) -> str:
    """`The target has been reached in 3 of 20 quarters.`"""
    return f"{narrative.edge_words(found.target, measure)} {_reached(found.reached)}."


def _of_a_count(measure: Measure, found: CountNeeded) -> str:
    """`16 needs 5 a quarter from now on, which has been reached in 1 of 20 quarters.`"""
    target = narrative.edge_words(found.target, measure)
    if found.each is None:
        return f"The year's {target} is exceeded already."
    asks = "needs" if measure.polarity is Polarity.HIGH else "leaves at most"
    return (
        f"The year's target of {target} {asks} {narrative.number(found.each, 0)} a quarter "
        f"from now on{_which(found.reached)}."
    )


def _of_a_rate(measure: Measure, found: RateNeeded) -> str:
    """`If as many come as of late, 95% for the year needs 118 of the next 124 reviews (95.2%), which has been
    reached in ...`"""
    goal = f"If as many come as of late, {narrative.edge_words(found.target, measure)} for the year"
    many = f"the next {found.coming:,} {measure.many}"
    if found.wanted is None or found.rate is None:
        return f"{goal} is out of reach: {many} could not bring it there."
    most = "" if measure.polarity is Polarity.HIGH else "at most "
    return (
        f"{goal} needs {most}{found.wanted:,} of {many} "
        f"({narrative.amount(found.rate, measure)}){_which(found.reached)}."
    )


def _which(reached: Reached | None) -> str:
    return f", which {_reached(reached)}" if reached else ""


def _reached(reached: Reached) -> str:
    """How often the quarters of one definition have been as good as this: `has been reached in 1 of 20 quarters`."""
    if reached.times == 0:
        return f"has not been reached in any of {reached.quarters} quarters"
    return f"has been reached in {reached.times} of {reached.quarters} quarters"
