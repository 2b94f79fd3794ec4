"""A paper from a reading: every section in order, each the report that a screen shows."""

from collections.abc import Sequence

from metrics.figures.figure import Line
from reporting import reported
from reporting.exceptions_report import exceptional
from reporting.paper import (
    areas_part,
    brief_part,
    changes_part,
    cover_part,
    exceptions_part,
    how_to_read,
    measures_part,
    plain,
    scorecard_part,
    staffing_part,
    summary_part,
    tracing,
)
from reporting.paper.model import Manifest, Paper, Section
from reporting.paper.options import Options
from reporting.reading import Reading


def paper(
    source: Reading, options: Options, before: Reading | None = None, since: str = ""
) -> Paper:
    """The finished paper of a reading; `before` holds the figures of the publication named in `since`.

    Raises OptionsError for a theme that the catalogue has not.
    """
    reading = Reading(
        source.snapshot
    )  # what one paper reads would push what screens keep off the shelf
    options = options.checked(reading.themes())
    quarter, whose = options.quarter, reading.whose
    made = tracing.manifest(reading, options, before, since)
    parts = _short if options.short else _long
    sections = parts(reading, options, made, before, since)
    return plain.cleaned(Paper(
        f"Corporate parenting scorecard: {whose.council}",
        f"{quarter.label}, {', '.join(map(reported.team_label, options.teams))}",
        whose,
        cover_part.cover(reading, options),
        not options.short,
        tuple(filter(_says_anything, sections)),
        made,
        tracing.day(reading, quarter),
    ))  # fmt: skip


def _short(
    reading: Reading, options: Options, made: Manifest, before: Reading | None, since: str
) -> list[Section]:
    """What a committee reads before the meeting: of each team its summary and scorecard, then what they share."""
    told = {team: _told(reading, team, options) for team in options.teams}
    return [
        *(brief_part.section(reading, team, options) for team in options.teams),
        *(scorecard_part.section(reading, team, options, told[team]) for team in options.teams),
        exceptions_part.section(reading, options),
        staffing_part.section(reading, options.quarter),
        changes_part.section(before, reading, since, options),
        tracing.traced_in_short(made),
    ]


def _long(
    reading: Reading, options: Options, made: Manifest, before: Reading | None, since: str
) -> list[Section]:
    """Everything: half a page of each measure, comparisons, definitions, and the files behind it."""
    told = {team: _told(reading, team, options) for team in options.teams}
    return [
        summary_part.section(reading, options.teams[0], options),
        how_to_read.section(),
        *(scorecard_part.section(reading, team, options, told[team]) for team in options.teams),
        *(measures_part.section(reading, team, options, told[team]) for team in options.teams),
        staffing_part.section(reading, options.quarter),
        exceptions_part.section(reading, options),
        areas_part.section(reading, options),
        changes_part.section(before, reading, since, options),
        tracing.definitions(_each_once(reading, told, options)),
        tracing.how_made(reading, made),
    ]


def _says_anything(section: Section) -> bool:
    return bool(section.blocks or section.sections)


def _told(reading: Reading, team: str, options: Options) -> frozenset[str] | None:
    """The measures of a team that a paper tells of one by one: all (None), or the exceptions only."""
    if not options.exceptions_only:
        return None
    lines = _lines(reading, team, options)
    return frozenset(line.measure.id for line in exceptional(lines))


def _lines(reading: Reading, team: str, options: Options) -> Sequence[Line]:
    found = reported.reported(reading, team, options.quarter)
    return reported.chosen(found, themes=options.themes)


def _each_once(
    reading: Reading, told: dict[str, frozenset[str] | None], options: Options
) -> list[Line]:
    """A line of each measure that a paper tells of, in the catalogue's order, with a figure where one has one."""
    found: dict[str, Line] = {}
    for team, measures in told.items():
        for line in reported.chosen(_lines(reading, team, options), measures=measures):
            held = found.get(line.measure.id)
            if held is None or (held.figure is None and line.figure is not None):
                found[line.measure.id] = line
    return sorted(found.values(), key=lambda line: line.measure.place)
