"""The first page of a paper: what really changed, what needs attention, how it is rated."""

from collections.abc import Iterator

from metrics.vocabulary import RATED
from reporting import findings_report, told
from reporting.findings_lists import Listed, TeamListed
from reporting.findings_report import FindingsReport, ThemeRow
from reporting.paper.model import Block, Points, Section, Table, Words, and_more, row, whole
from reporting.paper.options import Options
from reporting.reading import Reading
from reporting.summary_report import summary_report

_LISTED, _OTHERS = 3, 2
"""Measures that each list gives in full, and the last of them, which need attention besides; the rest are named."""
_WITH_TEAMS = 1
"""Measures of which the teams that stand out are told: with more the summary is no longer one page."""


def section(reading: Reading, team: str, options: Options) -> Section:
    """The summary of a team's quarter, of all its measures, whatever the paper tells of one by one."""
    report = findings_report.findings_report(reading, team, options.quarter, options.themes)
    title = "Summary" if len(options.teams) == 1 else f"Summary: {report.whose}"
    if report.empty:
        said = Words(report.empty, strong=f"{report.whose}, {report.quarter.label}.")
        return Section(title, (said,), slide=True, break_before=True)
    changed = (
        (findings_report.WORSE, report.worse, findings_report.NONE_WORSE),
        (findings_report.BETTER, report.better, findings_report.NONE_BETTER),
    )
    attention = (findings_report.ATTENTION, report.others, report.none_other)
    lists = (*(changed if report.history else ()), attention)
    inner = [
        _list(heading, members, none, _OTHERS if heading == findings_report.ATTENTION else _LISTED)
        for heading, members, none in lists
    ]
    if report.teams:
        inner.insert(len(inner) - 1, _teams(report.teams))
    ratings = Section("Ratings by theme", (_ratings(report, options),), slide=True)
    blocks = _opening(report)
    if questions := " ".join(_questions(reading, team, options)):
        blocks.append(Words(questions, strong="Worth asking.", note=True))
    return Section(title, tuple(blocks), (*inner, ratings), slide=True, break_before=True)


def _opening(report: FindingsReport) -> list[Block]:
    blocks: list[Block] = []
    if report.lead:
        blocks.append(Words(report.lead, strong=f"{report.whose}, {report.quarter.label}."))
    told = report.history.words if report.history else report.no_trend
    if report.different:
        names = ", ".join(each.name for each in report.different)
        told = f"{told} Really higher or lower, for information: {names}."
    blocks.append(Words(told))
    return blocks


def _list(title: str, members: tuple[Listed, ...], none: str, most: int) -> Section:
    items = tuple(each.in_words for each in members[:most])
    blocks: list[Block] = [Points(items)] if items else [Words(none)]
    if rest := members[most:]:
        blocks.append(and_more([each.name for each in rest]))
    return Section(title, tuple(blocks), slide=True)


def _teams(teams: tuple[TeamListed, ...]) -> Section:
    blocks: list[Block] = [Points(tuple(each.in_words for each in teams[:_WITH_TEAMS]))]
    if rest := teams[_WITH_TEAMS:]:
        blocks.append(and_more([each.measure.words for each in rest]))
    return Section(findings_report.TEAMS, tuple(blocks), slide=True)


def _questions(reading: Reading, team: str, options: Options) -> Iterator[str]:
    """The question that each finding raises, as the Summary screen has them."""
    for each in summary_report(reading, team, options.quarter, options.themes).found:
        yield f"{each.measure.words}: {each.question}"


def _ratings(report: FindingsReport, options: Options) -> Table:
    total = "All themes" if options.themes is None else "These themes"

    def cells(found: ThemeRow, name: str) -> tuple[told.Cell, ...]:
        counts = map(whole, (found.green, found.amber, found.red))
        return row(name, *counts, found.rated, found.unrated)

    colours = (told.plain_rating(each).words for each in RATED)
    return Table(
        "ratings by theme",
        report.rated_words,
        ("Theme", *colours, "Rated", "Not rated, and why"),
        (*(cells(each, each.theme) for each in report.themes), cells(report.total, total)),
        frozenset({1, 2, 3}),
    )
