"""A pack from a snapshot: every section in order, each figure and sentence as the screens have it."""

from collections.abc import Sequence

from exports.pack import areas, changed, front, measures, staff, traced
from exports.pack.model import Paper, Section
from exports.pack.options import Options
from metrics import need
from metrics.figure import Line
from metrics.vocabulary import (
    EDITION_LABEL,
    Missing,
)
from store import scorecard, trend
from store.snapshot import Snapshot


def paper(
    snapshot: Snapshot, options: Options, before: Snapshot | None = None, since: str = ""
) -> Paper:
    """The finished pack of a snapshot; `before` holds the figures of the publication named in `since`."""
    quarter = options.quarter
    lines = {team: _lines(snapshot, team, options) for team in options.teams}
    first = options.teams[0]
    sections = [
        front.summary(snapshot, lines[first], first, quarter),
        *(
            measures.scorecard(lines[team], team, quarter, options.order)
            for team in options.teams
            if lines[team]
        ),
        *(
            _half_pages(snapshot, lines[team], team, options)
            for team in options.teams
            if lines[team]
        ),
        staff.section(snapshot, quarter),
        front.exceptions(lines, quarter),
        areas.section(snapshot, options),
        changed.section(before, snapshot, since),
        traced.definitions(snapshot, lines[first], quarter),
        traced.how_made(snapshot, options),
    ]
    invented = (
        ("Invented figures: no child, council or worker here is real.",)
        if snapshot.invented
        else ()
    )
    cover = (
        f"{quarter.label} ({quarter.months})",
        snapshot.standing.words,
        EDITION_LABEL,
        *invented,
        *filter(None, (part.strip() for part in options.cover.split("\n"))),
    )
    return Paper(
        f"Corporate parenting scorecard: {snapshot.council}",
        f"{quarter.label}, {', '.join(map(measures.team_words, options.teams))}",
        cover,
        tuple(each for each in sections if each.blocks or each.sections),
        traced.manifest(snapshot, options),
        traced.day(snapshot, quarter),
    )


def _lines(snapshot: Snapshot, team: str, options: Options) -> tuple[Line, ...]:
    """The lines of one team that the pack is about, in the catalogue's order."""
    held = {row.measure_id for row in snapshot.rows("measures_held")}
    found = scorecard.scorecard(snapshot, team, options.quarter, scorecard.history(snapshot, team))
    kept = tuple(
        line
        for line in found
        if line.measure.id in held
        and line.absent is not Missing.NOT_APPLICABLE
        and line.measure.theme in options.themes
    )
    if options.exceptions_only:
        wanted = {line.measure.id for line in front.exceptional(kept)}
        kept = tuple(line for line in kept if line.measure.id in wanted)
    return kept


def _half_pages(snapshot: Snapshot, lines: Sequence[Line], team: str, options: Options) -> Section:
    ordered = need.order(lines) if options.order == "need" else list(lines)
    controls = trend.charts(snapshot, lines)
    return Section(
        f"Measure by measure: {measures.team_words(team)}",
        (),
        tuple(
            measures.half_page(snapshot, line, team, options.quarter, controls) for line in ordered
        ),
        break_before=True,
    )
