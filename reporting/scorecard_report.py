"""The scorecard of one team and quarter: its lines chosen, ordered and told, each beside its earlier figures."""

from dataclasses import dataclass

from metrics.figures.figure import Figure, Line
from metrics.period import Period
from metrics.vocabulary import Comparator, Polarity, TargetOrigin
from metrics.words import narrative
from reporting import reported, told
from reporting.reading import Reading
from reporting.told import FigureTold, LineTold, Link, YearBefore

YEAR_END = "year end"
"""What is said of a column whose quarter is the last year end."""

EARLIER = (Comparator.PREVIOUS_QUARTER, Comparator.TWO_QUARTERS_BEFORE, Comparator.LAST_YEAR_END)
"""The earlier figures that have a column."""

NO_YEAR_BEFORE = "No figure for the year before"


@dataclass(frozen=True)
class ScorecardGroup:
    """Lines that stand together under a heading; `plan` is what of the council's plan a theme answers for."""

    title: str
    plan: str
    lines: tuple[LineTold, ...]


@dataclass(frozen=True)
class ScorecardReport:
    """A team's scorecard: the headings of its earlier columns, and its lines in groups, `by_theme` or by need.

    Without lines `why_empty` says why, and `last_quarter` leads to the figures of a team that has ended.
    """

    team: str
    whose: str
    quarter: Period
    before: tuple[str, ...]
    by_theme: bool
    groups: tuple[ScorecardGroup, ...]
    not_there: str
    last_quarter: Link | None

    @property
    def total(self) -> int:
        """How many measures it tells of."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def why_empty(self) -> str:
        """Why there are no lines."""
        return (
            self.not_there
            or "No measure matches these filters. Choose another theme or rating to see more."
        )

    @property
    def lines(self) -> tuple[LineTold, ...]:
        """Every line, in order."""
        return tuple(line for group in self.groups for line in group.lines)


def scorecard_report(
    reading: Reading,
    team: str,
    quarter: Period,
    *,
    themes: tuple[str, ...] | None = None,
    rating: str | None = None,
    measures: frozenset[str] | None = None,
    order: str = reported.BY_THEME,
    drawn: bool = True,
) -> ScorecardReport:
    """A team's scorecard of a quarter; of some themes, one rating, some measures where they are named.

    Its lines have their sparklines where they are wanted `drawn`.
    """

    def make() -> ScorecardReport:
        shown = reported.chosen(
            reported.reported(reading, team, quarter),
            themes=themes,
            rating=rating,
            measures=measures,
        )
        columns = _earlier_columns(quarter)
        return ScorecardReport(
            team,
            reported.team_label(team),
            quarter,
            tuple(columns.values()),
            order == reported.BY_THEME,
            tuple(
                ScorecardGroup(
                    group.title,
                    theme.plan if (theme := reading.catalogue.theme(group.title)) else "",
                    tuple(line_told(line, tuple(columns), drawn=drawn) for line in group.lines),
                )
                for group in reported.groups(shown, order)
            ),
            reported.not_there(reading, team, quarter),
            reported.last_quarter(reading, team, quarter, "scorecard"),
        )

    return reading.kept(
        ("scorecard-report", team, quarter.code, themes, rating, measures, order, drawn), make
    )


def line_told(
    line: Line, columns: tuple[Comparator, ...] = (), team: str = "", *, drawn: bool = False
) -> LineTold:
    """One line as every table tells of it, with its figures of these earlier columns; with `team` its
    figure leads to how that team's is known, `drawn` with its sparkline."""
    measure = line.measure
    yearly = line.figure is not None and line.figure.kind != "quarter"
    return LineTold(
        measure.id,
        measure.name,
        measure.theme,
        _better(line),
        measure.accountable,
        told.line_figure(line, team),
        (narrative.target_words(measure, line.figure) if line.figure else "") or "None",
        line.figure is not None and line.figure.target_origin == TargetOrigin.NATIONAL,
        told.rating(line),
        told.finding(line),
        tuple(_earlier(line, each) for each in columns),
        _year_before(line) if yearly else None,
        told.spark(line) if drawn else None,
        (line.figure.commentary if line.figure else "") or "",
    )


def _better(line: Line) -> str:
    measure, figure = line.measure, line.figure
    if measure.polarity is Polarity.NEUTRAL or (figure and narrative.target_words(measure, figure)):
        return ""
    return narrative.capital(narrative.better_words(measure, figure))


def _earlier(line: Line, comparator: Comparator) -> FigureTold | None:
    found = line.directions.get(comparator)
    if found is None or found.against is None:
        return None
    return told.figure(line.measure, found.against)


def _year_before(line: Line) -> YearBefore:
    against: Figure | None = line.direction.against if line.direction else None
    if against is None:
        return YearBefore(NO_YEAR_BEFORE, "")
    figure = narrative.figure_words(line.measure, against)
    value = narrative.value_words(line.measure, against)
    return YearBefore(
        f"{against.label}: {figure}", f"{value}, {narrative.period_words(against.label)}"
    )


def _earlier_columns(quarter: Period) -> dict[Comparator, str]:
    """The earlier columns with their headings: the two quarters before and, where it is neither, the year end."""
    columns: dict[Period, tuple[Comparator, str]] = {}
    for comparator in EARLIER:
        before = quarter.back(comparator)
        label = before.label
        if comparator is Comparator.LAST_YEAR_END:
            label = f"{label} ({YEAR_END})"
        columns[before] = (columns.get(before, (comparator, ""))[0], label)
    return dict(columns.values())
