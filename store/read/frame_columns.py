"""What stands in each column of the frames that analysts are handed: its type, its unit and its meaning."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeAlias, TypeVar

import pyarrow as pa

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Direction, Figure
from metrics.figures.signals import SIGNAL_LABELS
from metrics.figures.trend import Trend
from metrics.vocabulary import (
    COMPARATOR_LABELS,
    JUDGEMENT_LABELS,
    MISSING_LABELS,
    MOVEMENT_LABELS,
    RATING_LABELS,
    Missing,
)
from store.read.loaded import Load

Row = TypeVar("Row")
Type: TypeAlias = pa.DataType

TEXT, WHOLE, YES, DAY = pa.string(), pa.int64(), pa.bool_(), pa.date32()
MOMENT = pa.timestamp("us", "UTC")
AMOUNT = pa.decimal128(18, 4)
"""An exact number with four decimals, as the rules hold it: never a float."""

LIMIT = pa.decimal128(23, 8)
"""An edge of a rating, with the decimals that its rule gives it."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its name, its type, what it means (with its unit), and how a row gives it."""

    name: str
    type: Type
    means: str
    of: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of a measure and of whom it is: a team by its name, the council as `All`."""

    measure: Measure
    team: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure and where it stands against an earlier one."""

    known: Known
    direction: Direction


@dataclass(frozen=True, slots=True)
class Signalled:
    """A figure of a quarter and what its series says by then."""

    known: Known
    trend: Trend


def _measure(of: Callable[[Row], Measure]) -> tuple[Column[Row], ...]:
    """Which measure a row is about."""
    return (
        Column("measure_id", TEXT, "the measure's id, the same for ever", lambda r: of(r).id),
        Column("measure", TEXT, "the measure's name", lambda r: of(r).name),
        Column("theme", TEXT, "the theme that it stands under", lambda r: of(r).theme),
    )


def _period(of: Callable[[Row], Any], ends: Callable[[Row], date]) -> tuple[Column[Row], ...]:
    """Which period a row is about, and the day on which that ends; `of` gives what knows the rest of it."""
    return (
        Column("period", TEXT, "the period's code: `2026-27 Q2`, `2025-26`, `2025-09-30`", lambda r: of(r).period),
        Column("period_label", TEXT, "the period as screens write it", lambda r: of(r).label),
        Column("kind", TEXT, "`quarter`, `financial_year`, `academic_year` or `day`", lambda r: of(r).kind),
        Column("place", WHOLE, "counts the periods of a kind, so that the next one is one more", lambda r: of(r).place),
        Column("ends", DAY, "the period's last day", ends),
    )  # fmt: skip


def _value(measure: Callable[[Row], Measure], of: Callable[[Row], Any]) -> tuple[Column[Row], ...]:
    """A measure's value and what it is made of, or why there is none."""
    return (
        Column("value", AMOUNT, "the figure as members see it, in `unit`; empty where `missing` says why", lambda r: of(r).value),
        Column("unit", TEXT, "`percent`, `number`, `average`, `ratio`, `per_10000` or `gbp`", lambda r: measure(r).unit.value),
        Column("decimals", WHOLE, "the decimals that members see", lambda r: measure(r).decimals),
        Column("numerator", AMOUNT, "the number counted, where it is known", lambda r: of(r).numerator),
        Column("denominator", AMOUNT, "what it is counted out of, where it is known; empty for a plain number", lambda r: of(r).denominator),
        *_missing(of),
    )  # fmt: skip


def _missing(of: Callable[[Row], Any]) -> tuple[Column[Row], ...]:
    """Why there is no amount, as a code and in words."""

    def code(row: Row) -> Missing | None:
        found = of(row).missing
        return Missing(found) if found else None

    return (
        Column("missing", TEXT, "why there is no amount, as a code; empty where there is one", code),
        Column("missing_label", TEXT, "the same in words", lambda r: (found := code(r)) and MISSING_LABELS[found]),
    )  # fmt: skip


def _figure(known: Callable[[Row], Known]) -> tuple[Column[Row], ...]:
    """Which figure a row is about: the columns that every frame of figures begins with."""
    return (
        *_measure(lambda r: known(r).measure),
        Column("team", TEXT, "the team; `All` is the council as a whole", lambda r: known(r).team),
        *_period(lambda r: known(r).figure, lambda r: known(r).figure.end),
    )


FIGURES: tuple[Column[Known], ...] = (
    *_figure(lambda row: row),
    *_value(lambda row: row.measure, lambda row: row.figure),
    Column("reason", TEXT, "what whoever sent it said of its being missing", lambda r: r.figure.reason),
    Column("status", TEXT, "`final`, `provisional` or `revised`; empty where there is no value", lambda r: r.figure.status.value if r.figure.value is not None else None),
    Column("origin", TEXT, "`council` for the council's own figure, `dfe` for a published one", lambda r: r.figure.origin.value),
    Column("segment", WHOLE, "counts the series breaks before it: compare within one segment only", lambda r: r.figure.segment),
    Column("from_teams", YES, "whether it was added up from the teams'", lambda r: r.figure.from_teams),
    Column("target_low", LIMIT, "Green from here", lambda r: r.figure.goal_low),
    Column("target_high", LIMIT, "Green up to here", lambda r: r.figure.goal_high),
    Column("amber_low", LIMIT, "Amber or better from here", lambda r: r.figure.amber_low),
    Column("amber_high", LIMIT, "Amber or better up to here", lambda r: r.figure.amber_high),
    Column("year_target", AMOUNT, "the year's target, where the period has a part of it", lambda r: r.figure.year_target),
    Column("target_origin", TEXT, "`local` or `national`", lambda r: r.figure.target_origin),
    Column("rating", TEXT, "the rating's code: `green`, `amber`, `red`, or why there is none", lambda r: r.figure.rating.value),
    Column("rating_label", TEXT, "the same in words", lambda r: RATING_LABELS[r.figure.rating]),
    Column("commentary", TEXT, "what the officers say of it", lambda r: r.figure.commentary),
)  # fmt: skip
"""One row a figure of a team or the council in a period."""


def _change(row: Compared) -> Decimal | None:
    """The movement in the measure's unit; None where either has no value."""
    against = row.direction.against
    now, before = row.known.figure.value, against.value if against else None
    return None if now is None or before is None else now - before


DIRECTIONS: tuple[Column[Compared], ...] = (
    *_figure(lambda row: row.known),
    Column("comparator", TEXT, "what the figure is held against, as a code", lambda r: r.direction.comparator.value),
    Column("comparator_label", TEXT, "the same in words", lambda r: COMPARATOR_LABELS[r.direction.comparator]),
    Column("own", YES, "whether it is the one that the scorecard shows for this measure", lambda r: r.direction.comparator is r.known.measure.comparator_of(r.known.figure.kind)),
    Column("compared_period", TEXT, "the code of the earlier period; empty where there is no such figure", lambda r: r.direction.against and r.direction.against.period),
    Column("value", AMOUNT, "the figure, in the measure's unit", lambda r: r.known.figure.value),
    Column("compared_value", AMOUNT, "the earlier figure, in the same unit", lambda r: r.direction.against and r.direction.against.value),
    Column("change", AMOUNT, "the one less the other; of shares in percentage points", _change),
    Column("movement", TEXT, "the number's movement: `up`, `down`, `level` or `none`", lambda r: r.direction.movement.value),
    Column("movement_label", TEXT, "the same in words", lambda r: MOVEMENT_LABELS[r.direction.movement]),
    Column("judgement", TEXT, "what that means: `improved`, `worsened`, `no_change`, or why it is not judged", lambda r: r.direction.judgement.value),
    Column("judgement_label", TEXT, "the same in words", lambda r: JUDGEMENT_LABELS[r.direction.judgement]),
)  # fmt: skip
"""One row a figure and a comparator."""

SIGNALS: tuple[Column[Signalled], ...] = (
    *_figure(lambda row: row.known),
    Column("value", AMOUNT, "the figure that is judged, in the measure's unit: the quarter's own part where it is counted since April", lambda r: r.trend.part.value if r.trend.part else r.known.figure.value),
    Column("signal", TEXT, "what the series says: `better`, `worse`, `higher`, `lower`, `usual` or `not_judged`", lambda r: r.trend.signal.value),
    Column("signal_label", TEXT, "the same in words", lambda r: SIGNAL_LABELS[r.trend.signal]),
    Column("cause", TEXT, "the sign by which it is told, `common_cause` where there is none", lambda r: r.trend.cause.value),
    Column("judged_by", TEXT, "the rule that it is judged by: `parts` (what is counted), `same_children` or `quarters`", lambda r: r.trend.judged_by.value),
    Column("history", TEXT, "how much there is to tell it by: `full`, `provisional`, or what is wanting", lambda r: r.trend.history.value),
    Column("figures", WHOLE, "the figures of one definition so far", lambda r: r.trend.figures),
    Column("average", AMOUNT, "their average, in the measure's unit and decimals", lambda r: r.trend.average_at(r.known.measure.decimals)),
    Column("usual_low", AMOUNT, "the least value of the usual range", lambda r: r.trend.low),
    Column("usual_high", AMOUNT, "the most", lambda r: r.trend.high),
    Column("assurance", TEXT, "what is to be expected of the target if nothing changes", lambda r: r.trend.assurance and r.trend.assurance.value),
)  # fmt: skip
"""One row a quarter's figure that a trend is told of."""

STAFFING: tuple[Column[Any], ...] = (
    Column("team", TEXT, "the team; `All` is the council as a whole", lambda r: r.team),
    Column("role", TEXT, "the role; `All roles` is all of them together", lambda r: r.role),
    *_period(lambda row: row, lambda row: row.end_date),
    Column("part", TEXT, "what is counted, as a staffing file's column is called", lambda r: r.part),
    Column("amount", AMOUNT, "how much: parts ending in `_fte` in full-time equivalents, `sickness_days` in days, `headcount` in people, `cases` in children", lambda r: r.amount),
    *_missing(lambda row: row),
    Column("released", DAY, "the day from which a yearly census may be shown; empty of a quarter", lambda r: r.released),
)  # fmt: skip
"""One row a part of a staffing return. The rates made of them are measures, in `figures`."""


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """A published figure of an area, as its query gives it, with its measure."""

    measure: Measure
    row: Any


BENCHMARKS: tuple[Column[AreaFigure], ...] = (
    *_measure(lambda row: row.measure),
    Column("area", TEXT, "the area's name", lambda r: r.row.council),
    Column("area_kind", TEXT, "`home` for the council itself, `england`, `region` or `neighbour`", lambda r: r.row.area_kind),
    Column("neighbour_place", WHOLE, "how near a statistical neighbour is, 1 the nearest; empty for others", lambda r: r.row.neighbour_place),
    *_period(lambda row: row.row, lambda row: row.row.end_date),
    Column("released", DAY, "the day from which it was out", lambda r: r.row.released),
    *_value(lambda row: row.measure, lambda row: row.row),
)  # fmt: skip
"""One row a published figure of an area: the council's own among them."""

LOADED: tuple[Column[Load], ...] = (
    Column("number", WHOLE, "the number of its entry in the ledger", lambda r: r.number),
    Column("kind", TEXT, "the kind of file", lambda r: r.kind),
    Column("file", TEXT, "what the file was called", lambda r: r.file),
    Column("sha256", TEXT, "what its bytes are known by", lambda r: r.sha256),
    Column("rows", WHOLE, "the rows taken in", lambda r: r.rows),
    Column("notices", WHOLE, "what was said of it without refusing it", lambda r: r.notices),
    Column("recorded_at", MOMENT, "when, by universal time", lambda r: r.at),
    Column("loaded_by", TEXT, "who took it in", lambda r: r.by),
    Column("role", TEXT, "the role in which they did", lambda r: r.role),
)  # fmt: skip
"""One row a file that was taken in, in the order of the ledger."""

FRAMES: dict[str, tuple[Column[Any], ...]] = {
    "figures": FIGURES,
    "directions": DIRECTIONS,
    "signals": SIGNALS,
    "staffing": STAFFING,
    "benchmarks": BENCHMARKS,
    "loaded": LOADED,
}
"""Every frame by its name."""
