"""The teams that report one measure, side by side: their figures, their pasts, and the picture of them."""

from dataclasses import dataclass

from charts import describe
from charts.rows import HeatTeam
from metrics.catalogue.teams import Presence, TeamSpan
from metrics.figures.figure import Figure, Line
from metrics.vocabulary import ALL_TEAMS
from metrics.words import team_words
from reporting import chart_rows, figure_rows, told
from reporting.measure_report import Subject, subject
from reporting.picture import Picture
from reporting.reading import Reading
from reporting.scorecard_report import line_told
from reporting.told import FigureTold, LineTold


@dataclass(frozen=True)
class TeamQuarter:
    """One quarter of every team that has figures: each team's figure, None where it was not there then."""

    label: str
    figures: tuple[FigureTold | None, ...]


@dataclass(frozen=True)
class TeamsReport:
    """The teams of one measure in a quarter, each with its line; every quarter of them; what became of them."""

    name: str
    quarter: str
    there: tuple[tuple[str, LineTold], ...]
    any_teams: bool
    teams: tuple[str, ...]
    quarters: tuple[TeamQuarter, ...]
    sentences: tuple[str, ...]

    @property
    def only(self) -> str:
        """That one team alone reports the measure; nothing where it is not so."""
        return f"Only {self.there[0][0]} reports this measure." if len(self.there) == 1 else ""


def teams_report(reading: Reading, about: Subject) -> TeamsReport:
    """The teams that report a measure in the quarter."""

    def make() -> TeamsReport:
        there, ended = _reporting(reading, about)
        past = [said for span, _ in there for said in team_words.history_sentences(span)]
        series = _series(there)
        return TeamsReport(
            about.measure.name,
            about.quarter.label,
            tuple((span.name, line_told(line, team=span.name)) for span, line in there),
            bool(there or ended),
            tuple(series),
            _quarters(about, series),
            (*past, *(team_words.ended_sentence(span) for span in ended)),
        )

    return reading.kept(("teams-report", about.measure.id, about.quarter.code), make)


def teams_picture(reading: Reading, about: Subject) -> Picture | None:
    """Every team's trend on one scale; None where fewer than two teams report the measure."""

    def make() -> Picture | None:
        there, _ = _reporting(reading, about)
        series = _series(there)
        if len(series) < 2:
            return None
        council = subject(reading, about.measure.id, ALL_TEAMS, about.quarter)
        drawn = chart_rows.teams(about.measure, series, council.past, reading.whose)
        return Picture(
            (about.measure.id, about.quarter.code, "teams"),
            drawn,
            describe.teams(drawn),
            figure_rows.table(about.measure, series),
        )

    return reading.kept(("teams-picture", about.measure.id, about.quarter.code), make)


def map_picture(reading: Reading, about: Subject) -> Picture | None:
    """Every quarter of every team, shaded by size; None where fewer than two teams report the measure."""

    def make() -> Picture | None:
        measure = about.measure
        series = _series(_reporting(reading, about)[0])
        if len(series) < 2:
            return None
        longest = max(series.values(), key=len)
        below = chart_rows.of_series(measure, longest, reading.whose)
        rows = (
            HeatTeam(
                team, tuple(chart_rows.cell(each, told.figure(measure, each).whole) for each in own)
            )
            for team, own in series.items()
        )
        drawn = chart_rows.heat(measure, rows, below)
        return Picture(
            (f"{measure.id}-teams-by-quarter", about.quarter.code),
            drawn,
            describe.heat(drawn),
            figure_rows.table(measure, series),
        )

    return reading.kept(("teams-map", about.measure.id, about.quarter.code), make)


def _reporting(
    reading: Reading, about: Subject
) -> tuple[list[tuple[TeamSpan, Line]], list[TeamSpan]]:
    """The teams there in the quarter that report the measure, each with its line; and those that had ended."""
    there, ended = [], []
    for span in reading.spans():
        if about.measure.id not in reading.history(span.name):
            continue
        presence = span.presence(about.quarter)
        if presence is Presence.THERE:
            there.append((span, reading.line(about.measure.id, span.name, about.quarter)))
        elif presence is Presence.ENDED:
            ended.append(span)
    return there, ended


def _series(there: list[tuple[TeamSpan, Line]]) -> dict[str, tuple[Figure, ...]]:
    return {span.name: line.history for span, line in there if line.history}


def _quarters(about: Subject, series: dict[str, tuple[Figure, ...]]) -> tuple[TeamQuarter, ...]:
    by_period: dict[str, dict[str, Figure]] = {}
    for team, own in series.items():
        for figure in own:
            by_period.setdefault(figure.label, {})[team] = figure
    longest = max(series.values(), key=len, default=())
    return tuple(
        TeamQuarter(
            each.label,
            tuple(
                told.figure(about.measure, row[team], team) if team in row else None
                for team in series
            ),
        )
        for each in reversed(longest)
        for row in [by_period[each.label]]
    )
