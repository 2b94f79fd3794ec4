"""Queries in words: what is doubtful about a figure, asked of whoever knows, and how the answer stands beside it."""

from collections.abc import Sequence

from metrics.catalogue.measure import Measure
from metrics.figures import triage
from metrics.figures.figure import Figure, Line, Query
from metrics.figures.triage import Stake
from metrics.vocabulary import Doubt, Unit
from metrics.words import narrative


def question(measure: Measure, figure: Figure, query: Query) -> str:
    """What to ask of whoever knows the figure."""
    if (
        query.doubt is Doubt.OUTSIDE_USUAL_RANGE
        and query.low is not None
        and query.high is not None
    ):
        high = query.high
        if measure.unit is Unit.PERCENT and not measure.may_exceed_100:
            high = min(high, type(high)(100))
        usual = f"{narrative.amount(query.low, measure)} to {narrative.amount(high, measure)}"
        return (
            f"Outside the range of the quarters before it, {usual}. Is it right, and what happened?"
        )
    if query.doubt is Doubt.PUBLISHED_DIFFERS and query.low is not None:
        published = narrative.amount(query.low, measure)
        return f"The Department for Education published {published} for the same day. Why do the two differ?"
    if query.doubt is Doubt.FINER_RATED_OTHERWISE and query.low is not None:
        decimals = -int(query.low.normalize().as_tuple().exponent)
        finer = narrative.in_unit(query.low, max(0, decimals), measure)
        shown = narrative.amount(figure.value, measure) if figure.value is not None else ""
        then = narrative.rating_words(triage.rated(figure, query.low))
        return f"The file gave {finer}, shown and rated as {shown}; as it was given it is {then}. Was it meant to be exact?"
    if query.doubt is Doubt.COUNT_FOR_SHARE and query.low is not None and query.high is not None:
        least, most = (narrative.amount(each, measure) for each in (query.low, query.high))
        before = f"was {least}" if least == most else f"were {least} to {most}"
        said = "percentage" if least == most else "percentages"
        return f"A whole number where the {said} before it {before}. Is it how many there are, and not a percentage?"
    if query.doubt is Doubt.TOTAL_MOVED and query.low is not None:
        many = narrative.plain(query.low)
        return f"In no team: {many}. Is that right, or has a team's figure been left out?"
    return {
        Doubt.OUTSIDE_USUAL_RANGE: "Outside its usual range. Is it right, and what happened?",
        Doubt.UNCHANGED: "Exactly the same as in each of the two quarters before. Was it counted anew?",
        Doubt.ALL_OR_NONE: _all_or_none(figure),
        Doubt.COHORT_HALVED: "Half as many counted as before, or fewer. Is everybody in it?",
        Doubt.TOTAL_MOVED: (
            "The council's figure differs from what its teams' figures say. "
            "Has a team's figure been left out?"
        ),
        Doubt.FINER_RATED_OTHERWISE: "As it was given it is rated otherwise. Was it meant to be exact?",
        Doubt.TARGET_FAR: "Its target is far from every figure there has been. Is the target right?",
        Doubt.COUNT_FOR_SHARE: "Is it how many there are, and not a percentage?",
        Doubt.PUBLISHED_DIFFERS: "The published figure for the same day differs. Why?",
    }[query.doubt]


def stake_words(found: Sequence[Stake], line: Line, query: Query) -> str:
    """What hangs on a doubtful figure: `Its rating hangs on it: ■ Red, at 60% ◆ Amber. So does a finding.` Nothing
    where nothing does."""
    said = []
    other = triage.expected(query, line)
    if Stake.RATING in found and line.figure is not None and other is not None:
        now = narrative.rating_words(line.figure.rating)
        then = narrative.rating_words(triage.rated(line.figure, other))
        at = narrative.amount(other, line.measure)
        said.append(f"Its rating hangs on it: {now}, at {at} {then}.")
    if Stake.FINDING in found:
        said.append("So does a finding." if said else "A finding hangs on it.")
    return " ".join(said)


def _all_or_none(figure: Figure) -> str:
    return f"{'All' if figure.value else 'Not one'} of those counted. Is nothing left out?"


def answer_words(query: Query) -> str:
    """The answer with who gave it and when; that it is open where nobody has."""
    if query.answer is None or query.answered_at is None:
        return "Not answered yet."
    when = narrative.day(query.answered_at)
    return f"{query.answer} ({query.answered_by}, {query.role}, {when})"
