"""The first pages of a short paper: the Summary of a team as its screen has it, a picture with each finding."""

from collections.abc import Iterator

from metrics.vocabulary import RATED
from reporting import measure_pictures, measure_report, told
from reporting.findings_report import ThemeRow
from reporting.paper.model import Block, Points, Section, Table, Words, row, whole
from reporting.paper.options import Options
from reporting.reading import Reading
from reporting.summary_report import Found, SummaryReport, summary_report


def section(reading: Reading, team: str, options: Options) -> Section:
    """The summary of a team's quarter: ratings by theme, what is Red or should be none, findings with questions."""
    report = summary_report(reading, team, options.quarter, options.themes)
    full = report.full
    title = "Summary" if len(options.teams) == 1 else f"Summary: {full.whose}"
    opening = f"{full.whose}, {full.quarter.label}."
    if full.empty:
        return Section(title, (Words(full.empty, opening),), slide=True, break_before=True)
    parts = (
        Section("Ratings by theme", (_ratings(report),), slide=True),
        Section("Red, or should be none", tuple(_pressing(report, team)), slide=True),
        Section(
            "What the figures say",
            tuple(_named(report)),
            tuple(_finding(reading, team, options, each) for each in report.found),
            slide=True,
        ),
    )
    fresh = Words(report.fresh, note=True)
    return Section(title, (Words(full.lead, opening), fresh), parts, slide=True, break_before=True)


def _named(report: SummaryReport) -> Iterator[Block]:
    """How many findings there are, and which are told of: a picture of each follows."""
    full = report.full
    yield Words(full.history.short if full.history else full.no_trend)
    if report.found:
        yield Points(tuple(f"{each.label}: {each.measure.words}." for each in report.found))
    if more := report.all_found - len(report.found):
        yield Words(
            f"{more} more {'is' if more == 1 else 'are'} in the long pack and on the screen Findings.",
            note=True,
        )


def _ratings(report: SummaryReport) -> Table:
    def cells(found: ThemeRow, name: str) -> tuple[told.Cell, ...]:
        counts = (found.green, found.amber, found.red, found.not_rated)
        return row(name, *map(whole, counts))

    colours = (told.plain_rating(each).words for each in RATED)
    full = report.full
    return Table(
        "ratings by theme",
        full.rated_words,
        ("Theme", *colours, "Not rated"),
        (*(cells(each, each.theme) for each in full.themes), cells(full.total, "All of them")),
        frozenset({1, 2, 3, 4}),
    )


def _pressing(report: SummaryReport, team: str) -> Iterator[Block]:
    if not report.pressing:
        yield Words(report.none_pressing)
        return
    yield Table(
        f"pressing {team}",
        "Whom there should be none of first, then the most pressing.",
        ("Measure", "Figure", "Counted", "Held against", "For how long"),
        tuple(
            row(
                each.measure.words,
                each.figure.cell,
                each.figure.counted or told.NOTHING,
                each.target or told.NOTHING,
                each.rating.words,
            )
            for each in report.pressing
        ),
        frozenset({1, 2}),
    )
    if more := report.all_pressing - len(report.pressing):
        yield Words(f"{more} more {'is' if more == 1 else 'are'} in the scorecard.", note=True)


def _finding(reading: Reading, team: str, options: Options, found: Found) -> Section:
    """One finding: its figure, the picture of the series that it is about, why, the question that it raises."""
    (_, measure), *_ = found.measure.choices
    series = team if found.lead else next(each.team for part in found.teams for each in part.teams)
    about = measure_report.subject(reading, measure, series, options.quarter)
    picture = measure_pictures.trend_picture(reading, about)
    headline = Words(f"{found.figure}." if found.lead else "", strong=f"{found.label}.")
    said = Points((*_said(found), f"Ask: {found.question}"))
    blocks = (headline, *((picture,) if picture else ()), said)
    return Section(found.measure.words, blocks, slide=True)


def _said(found: Found) -> Iterator[str]:
    if found.lead:
        yield f"{found.why}."
        yield from (part.said for part in found.teams)
        return
    for part in found.teams:
        yield from (f"{each.team}, {each.own}: {part.how}." for each in part.teams)
        if part.more:
            yield f"{part.more}: {part.how}."
