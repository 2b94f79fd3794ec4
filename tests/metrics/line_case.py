"""Figures and lines for tests of words: everything a test does not care about filled in."""

from decimal import Decimal
from typing import Any

from metrics import period
from metrics.catalogue import catalogue
from metrics.catalogue.measure import Measure
from metrics.figures.figure import Direction, Figure, Line
from metrics.vocabulary import Comparator, Judgement, Missing, Movement, Rating, Status
from tests.store.small_store import catalogue as files
from tests.store.small_store import measure as toml


def a_measure(measure_id: str = "m", **changes: str) -> Measure:
    """A measure read from TOML: a quarterly percentage at one decimal unless told otherwise."""
    return catalogue.read(files(toml(measure_id, **changes))).measures[0]


def a_figure(value: str | None = "50.0", code: str = "2026-27 Q2", **changes: Any) -> Figure:
    """A figure of a quarter (or another period) with this value."""
    at = period.parse(code)
    values: dict[str, Any] = {
        "series_id": 1, "period": code, "kind": at.kind, "place": at.index, "quarter": at.quarter,
        "label": at.label, "end": at.end, "numerator": None, "denominator": None,
        "value": None if value is None else Decimal(value),
        "missing": Missing.NOT_AVAILABLE if value is None else None, "reason": None,
        "status": Status.FINAL, "commentary": None, "from_teams": False, "compare_with": None,
        "goal_low": None, "goal_high": None, "amber_low": None, "amber_high": None,
        "target_origin": None, "rating": Rating.NO_TARGET, "segment": 0, **changes,
    }  # fmt: skip
    return Figure(**values)


def a_line(
    figure: Figure | None = None,
    *,
    measure: Measure | None = None,
    judgement: Judgement | None = None,
    movement: Movement = Movement.UP,
    against: Figure | None = None,
    **changes: Any,
) -> Line:
    """A line of the scorecard with this figure, judged so against this earlier one."""
    direction = (
        Direction(Comparator.PREVIOUS_QUARTER, against, movement, judgement) if judgement else None
    )
    return Line(
        measure or a_measure(),
        figure,
        None if figure else Missing.NOT_RECEIVED,
        direction,
        **changes,
    )
