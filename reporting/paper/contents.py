"""A pack from a snapshot: every section in order, each figure and sentence as the screens have it."""

from collections.abc import Iterable, Sequence

from exports.pack import file_names
from metrics.figures import need
from metrics.figures.figure import Line
from metrics.vocabulary import (
    ALL_TEAMS,
    EDITION_LABEL,
    Missing,
)
from reporting.paper import (
    areas_part,
    changes_part,
    front,
    how_to_read,
    measures_part,
    plain,
    staffing_part,
    tracing,
)
from reporting.paper.model import Paper, Section
from reporting.paper.options import Options
from store.read import lines as scorecard
from store.read import series
from store.read.snapshot import Snapshot


def paper(
    snapshot: Snapshot, options: Options, before: Snapshot | None = None, since: str = ""
) -> Paper:
    """The finished pack of a snapshot; `before` holds the figures of the publication named in `since`."""
    quarter = options.quarter
    whole = {team: _lines(snapshot, team, options) for team in (*options.teams, ALL_TEAMS)}
    kept = {team: _kept(members, options) for team, members in whole.items()}
    lines = {team: kept[team] for team in options.teams}
    first = options.teams[0]
    made = tracing.manifest(snapshot, options, before, since)
    sections = [
        front.summary(whole[first], first, options),
        how_to_read.section(),
        *(
            measures_part.scorecard(lines[team], team, quarter, options.order)
            for team in options.teams
            if lines[team]
        ),
        *(
            _half_pages(snapshot, lines[team], team, options)
            for team in options.teams
            if lines[team]
        ),
        staffing_part.section(snapshot, quarter),
        front.exceptions(lines, quarter),
        areas_part.section(snapshot, kept[ALL_TEAMS], quarter),
        changes_part.section(before, snapshot, since, options),
        tracing.definitions(_each_once(lines.values())),
        tracing.how_made(snapshot, made),
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
        *file_names.chosen_words(options),
        *filter(None, (part.strip() for part in options.cover.split("\n"))),
    )
    return plain.cleaned(Paper(
        f"Corporate parenting scorecard: {snapshot.council}",
        f"{quarter.label}, {', '.join(map(measures_part.team_words, options.teams))}",
        cover,
        tuple(each for each in sections if each.blocks or each.sections),
        made,
        tracing.day(snapshot, quarter),
    ))  # fmt: skip


def _lines(snapshot: Snapshot, team: str, options: Options) -> tuple[Line, ...]:
    """The lines of one team that the pack is about, in the catalogue's order."""
    held = {row.measure_id for row in snapshot.rows("measures_held")}
    found = scorecard.scorecard(snapshot, team, options.quarter, scorecard.history(snapshot, team))
    return tuple(
        line
        for line in found
        if line.measure.id in held
        and line.absent is not Missing.NOT_APPLICABLE
        and line.measure.theme in options.themes
    )


def _kept(lines: tuple[Line, ...], options: Options) -> tuple[Line, ...]:
    """The lines that a pack tells of one by one: all of them, or the exceptions only."""
    if not options.exceptions_only:
        return lines
    wanted = {line.measure.id for line in front.exceptional(lines)}
    return tuple(line for line in lines if line.measure.id in wanted)


def _each_once(teams: Iterable[Sequence[Line]]) -> list[Line]:
    """A line of each measure that a pack tells of, in the catalogue's order, with a figure where one has one."""
    found: dict[str, Line] = {}
    for line in (line for lines in teams for line in lines):
        held = found.get(line.measure.id)
        if held is None or (held.figure is None and line.figure is not None):
            found[line.measure.id] = line
    return sorted(found.values(), key=lambda line: line.measure.place)


def _half_pages(snapshot: Snapshot, lines: Sequence[Line], team: str, options: Options) -> Section:
    ordered = need.order(lines) if options.order == "need" else list(lines)
    controls = series.charts(snapshot, lines)
    return Section(
        f"Measure by measure: {measures_part.team_words(team)}",
        (),
        tuple(
            measures_part.half_page(
                snapshot, line, team, options.quarter, controls, named=len(options.teams) > 1
            )
            for line in ordered
        ),
        break_before=True,
    )
