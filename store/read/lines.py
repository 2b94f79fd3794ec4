"""A team's scorecard for one quarter, composed from the snapshot's rows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Direction, Figure, Line, StandsOut
from metrics.figures.signals import Signal
from metrics.figures.trend import Counted
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, Basis, Comparator, Missing, Origin, Rating, Status
from store.read import direction, trend_rows
from store.read.snapshot import Snapshot

History = Mapping[str, tuple[Figure, ...]]
"""A team's figures by measure, oldest first; quarters and annual figures together."""


def history(snapshot: Snapshot, team: str) -> History:
    """Every figure of a team (or the council), by measure."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in snapshot.rows("history", team=team):
        found[row.measure_id].append(_figure(row))
    return {measure: tuple(figures) for measure, figures in found.items()}


def every(snapshot: Snapshot) -> Iterator[tuple[str, str, Figure]]:
    """Every figure of the council and of each team, with its measure's id and its team."""
    for row in snapshot.rows("history", team=None):
        yield row.measure_id, row.team, _figure(row)


def scorecard(snapshot: Snapshot, team: str, quarter: Period, past: History) -> tuple[Line, ...]:
    """Every measure of the catalogue as the scorecard of a quarter shows it for a team, in order."""
    at = {"team": team, "place": quarter.index}
    figures = {
        (figure.series_id, figure.period): figure for series in past.values() for figure in series
    }
    directions: dict[int, dict[Comparator, Direction]] = defaultdict(dict)
    for row in snapshot.rows("directions", **at):
        found = direction.of(row, figures)
        directions[row.series_id][found.comparator] = found
    chosen = {row.measure_id: row for row in snapshot.rows("scorecard", **at)}
    found_teams = _standing_out(snapshot, quarter) if team == ALL_TEAMS else {}
    return tuple(
        _line(
            team, measure, chosen.get(measure.id), figures, directions, past.get(measure.id, ()),
            tuple(found_teams.get(measure.id, ())),
        )
        for measure in snapshot.catalogue.measures
    )  # fmt: skip


def _standing_out(snapshot: Snapshot, quarter: Period) -> Mapping[str, list[StandsOut]]:
    """The teams that are told beside the council's figures of a quarter, by measure."""
    scales = {each.id: each.decimals for each in snapshot.catalogue.measures}
    found: dict[str, list[StandsOut]] = defaultdict(list)
    for row in snapshot.rows("departing", place=quarter.index):
        events, base = (
            (row.own_numerator, row.own_denominator)
            if row.derived
            else (row.numerator, row.denominator)
        )
        found[row.measure_id].append(
            StandsOut(
                row.team,
                Signal(row.own) if row.own else None,
                Signal(row.apart) if row.apart else None,
                Decimal(row.steps).scaleb(-scales[row.measure_id]) if row.derived else row.value,
                Counted(events, base) if events is not None and base is not None else None,
                Rating(row.rating),
                row.derived,
                Counted(row.events_of_others, row.base_of_others) if row.apart else None,
                row.others,
            )
        )
    return found


def _line(
    team: str,
    measure: Measure,
    row: Any,
    figures: Mapping[tuple[int, str], Figure],
    directions: Mapping[int, dict[Comparator, Direction]],
    past: tuple[Figure, ...],
    standing_out: tuple[StandsOut, ...],
) -> Line:
    if row is None:
        absent = _absent(team, measure, past)
        return Line(measure, None, absent, None, standing_out=standing_out)
    figure = figures[row.series_id, row.period]
    found = directions.get(row.series_id, {})
    return Line(
        measure,
        figure,
        None,
        found.get(measure.comparator_of(figure.kind)),
        found,
        tuple(each for each in past if each.series_id == row.series_id and each.end <= figure.end),
        row.small,
        row.change_to_target,
        trend_rows.of(measure, row),
        Signal(row.recent) if row.recent else None,
        trend_rows.chance(row),
        standing_out,
    )


def _absent(team: str, measure: Measure, past: tuple[Figure, ...]) -> Missing:
    """Why a measure has no figure of any kind: none released yet, not this team's, or never received."""
    if past and measure.basis is Basis.ANNUAL:
        return Missing.NOT_YET_DUE
    if past or team == ALL_TEAMS:
        return Missing.NOT_RECEIVED
    return Missing.NOT_APPLICABLE


def _figure(row: Any) -> Figure:
    return Figure(
        series_id=row.series_id,
        period=row.period,
        kind=row.kind,
        place=row.place,
        quarter=row.quarter,
        label=row.label,
        end=row.end_date,
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
        missing=Missing(row.missing) if row.missing else None,
        reason=row.reason,
        status=Status(row.status) if row.status else Status.FINAL,
        commentary=row.commentary,
        from_teams=row.from_teams,
        compare_with=row.compare_with,
        year_target=row.year_target,
        goal_low=row.goal_low,
        goal_high=row.goal_high,
        amber_low=row.amber_low,
        amber_high=row.amber_high,
        target_origin=row.target_origin,
        rating=Rating(row.rating),
        segment=row.segment,
        origin=Origin(row.origin),
    )
