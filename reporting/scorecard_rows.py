"""A scorecard to take away: every measure of one team and quarter with what it is made of and how it was judged."""

from metrics.figures.figure import Direction, Line
from metrics.figures.signals import SIGNAL_LABELS
from metrics.period import Period
from metrics.vocabulary import COMPARATOR_LABELS, JUDGEMENT_LABELS
from metrics.words import narrative, trend_words
from reporting import figure_rows, reported
from reporting.data_table import DataCell, DataTable
from reporting.reading import Reading

COLUMNS = (
    "quarter", "theme", *figure_rows.COLUMNS, "target_label", "better", "movement", "judgement",
    "judgement_label", "compared_with", "compared_with_label", "compared_period", "compared_value",
    "signal", "signal_label", "cause", "average", "usual_low", "usual_high", "assurance",
    "chance_low", "chance_high", "within_chance_of_target", "trend",
)  # fmt: skip


def scorecard_rows(reading: Reading, team: str, quarter: Period) -> DataTable:
    """The scorecard of one team (by its code) and quarter, one row a measure, in its order."""
    lines = reported.reported(reading, team, quarter)
    return DataTable(COLUMNS, tuple(_row(line, team, quarter) for line in lines))


def _row(line: Line, team: str, quarter: Period) -> tuple[DataCell, ...]:
    measure, figure = line.measure, line.figure
    shown = (
        figure_rows.row(measure, team, figure)
        if figure
        else figure_rows.empty_row(measure, team, line.absent, line.rating)
    )
    return (
        quarter.code,
        measure.theme,
        *shown,
        narrative.target_words(measure, figure) if figure else "",
        narrative.better_words(measure, figure),
        *_direction(line.direction),
        *_trend(line),
    )


def _direction(direction: Direction | None) -> tuple[DataCell, ...]:
    if direction is None:
        return ("", "", "", "", "", "", None)
    against = direction.against
    return (
        direction.movement.value,
        direction.judgement.value,
        JUDGEMENT_LABELS[direction.judgement],
        direction.comparator.value,
        COMPARATOR_LABELS[direction.comparator],
        against.period if against else "",
        against.value if against else None,
    )


def _trend(line: Line) -> tuple[DataCell, ...]:
    """What the series says and by which sign, its usual range, and the limits of chance."""
    trend, chance = line.trend, line.chance
    told = (
        (trend.cause.value, trend.average_at(line.measure.decimals), trend.low, trend.high,
         trend.assurance.value if trend.assurance else "")
        if trend
        else ("", None, None, None, "")
    )  # fmt: skip
    by_chance = "" if chance is None or chance.by_chance is None else str(chance.by_chance).lower()
    return (
        line.signal.value,
        SIGNAL_LABELS[line.signal],
        *told,
        chance.low if chance else None,
        chance.high if chance else None,
        by_chance,
        trend_words.sentence(line),
    )
