"""What hangs on a doubtful figure: whether another one would have another rating, or take a finding away."""

from decimal import Decimal
from enum import StrEnum

from metrics.figures import few
from metrics.figures.figure import Figure, Line, Query
from metrics.vocabulary import RATED, Doubt, Rating


class Stake(StrEnum):
    """What a doubtful figure could change if it is not right."""

    RATING = "rating"
    FINDING = "finding"


def stakes(query: Query, line: Line, council: Line) -> tuple[Stake, ...]:
    """What hangs on the figure of a line that a query is about; `council` is the same measure's of all teams.

    The rating does where the figure would be rated otherwise at the value that the doubt has in mind: the
    nearer edge of the range before it, what was published, else the figure before. A finding does where
    the series really changed, or its team stands out beside the council.
    """
    found = []
    if line.figure is not None and _rated_otherwise(query, line, line.figure):
        found.append(Stake.RATING)
    named = any(each.team == query.team for each in council.standing_out)
    if named or line.signal.really:
        found.append(Stake.FINDING)
    return tuple(found)


def expected(query: Query, line: Line) -> Decimal | None:
    """The value that a doubt has in mind; None where there is none to hold the figure against."""
    figure = line.figure
    if figure is None or figure.value is None:
        return None
    if query.doubt in _WITH_A_VALUE:
        if query.low is None or query.high is None:
            return None
        return query.low if figure.value < query.low else query.high
    before = (each.value for each in line.history if each.place < figure.place)
    values = [value for value in before if value is not None]
    return values[-1] if values else None


_WITH_A_VALUE = (
    Doubt.OUTSIDE_USUAL_RANGE, Doubt.PUBLISHED_DIFFERS, Doubt.FINER_RATED_OTHERWISE,
)  # fmt: skip


def rated(figure: Figure, value: Decimal) -> Rating:
    """How another value would be rated under a figure's target, as `metrics/sql/values/rated.sql` does: edges belong
    to the better rating."""
    if few.is_within(value, figure.goal_low, figure.goal_high):
        return Rating.GREEN
    return Rating.AMBER if few.is_within(value, figure.amber_low, figure.amber_high) else Rating.RED


def _rated_otherwise(query: Query, line: Line, figure: Figure) -> bool:
    other = expected(query, line)
    return (
        figure.rating in RATED and other is not None and rated(figure, other) is not figure.rating
    )
