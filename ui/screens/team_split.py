"""Which teams a movement of the council's figure came from: the split, its picture and its table, or why there is none."""

from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from charts import describe
from charts.rows import ContributionBar, ContributionRows
from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import TeamSpan
from metrics.exact import half_up
from metrics.figures import contribution
from metrics.figures.contribution import Parts
from metrics.figures.figure import Figure, Line
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, Unit
from metrics.words import contribution_words, explain, narrative
from reporting import chart_rows
from reporting.data_table import DataTable
from reporting.picture import Picture
from reporting.reading import Reading
from ui.screens.html import render

COLUMNS = ("measure_id", "team", "from_period", "to_period", "from_numerator", "from_denominator",
           "to_numerator", "to_denominator", "part_of_movement")  # fmt: skip


@dataclass(frozen=True)
class TeamPart:
    """One team's numbers on both sides and what it added, rounded for show."""

    team: str
    then: Parts | None
    now: Parts | None
    amount: Decimal


@dataclass(frozen=True)
class Movement:
    """A movement of the council's figure and its parts; `reasons` say why there are none.

    `total` is rounded like the parts; `joined` says which merged teams are counted as another.
    """

    measure: Measure
    line: Line
    parts: tuple[TeamPart, ...] = ()
    total: Decimal | None = None
    joined: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def decimals(self) -> int:
        """One more than members see of a share, since a part is smaller than the whole."""
        return self.measure.decimals + (1 if self.measure.has_denominator else 0)

    @property
    def adds_up(self) -> bool:
        """Whether the rounded parts sum to the rounded whole."""
        return sum((part.amount for part in self.parts), Decimal(0)) == self.total


def movement(reading: Reading, measure_id: str, quarter: Period) -> Movement:
    """The movement of a measure between a quarter and its comparator, split by team."""

    def make() -> Movement:
        line = reading.line(measure_id, ALL_TEAMS, quarter)
        empty = Movement(line.measure, line)
        if reason := contribution_words.not_split(line):
            return replace(empty, reasons=(reason,))
        return _split(reading, empty, line.figure, line.direction.against)

    return reading.kept(("movement", measure_id, quarter.code), make)


def _split(reading: Reading, empty: Movement, now: Figure, then: Figure) -> Movement:
    shares = empty.measure.has_denominator
    sides, reasons = [], []
    for council in (now, then):
        reported = _reported(reading, empty.measure, council)
        parts, gaps = contribution.parts_of(reported, shares=shares)
        reasons += [
            contribution_words.gap_sentence(team, each, council.label)
            for team, each in gaps.items()
        ]
        if not gaps and not _is_sum(parts, council, shares):
            reasons.append(contribution_words.not_the_sum(council.label))
        sides.append(parts)
    if reasons:
        return replace(empty, reasons=(contribution_words.NO_SPLIT, *reasons))
    successors = _successors(reading.spans(), sides[0])
    before = contribution.joined(sides[1], successors)
    found = contribution.split(sides[0], before, empty.measure.multiplier)
    return replace(
        empty,
        parts=tuple(
            TeamPart(team, before.get(team), sides[0].get(team), half_up(amount, empty.decimals))
            for team, amount in found.amounts.items()
        ),
        total=half_up(found.total, empty.decimals),
        joined=tuple(
            contribution_words.joined_sentence(team, into)
            for team, into in successors.items()
            if team in sides[1]
        ),
    )


def _reported(reading: Reading, about: Measure, council: Figure) -> dict[str, Figure | None]:
    """The figure of every team that was there in a period and reports the measure."""
    found: dict[str, Figure | None] = {}
    for span in reading.spans():
        series = reading.history(span.name).get(about.id, ())
        figure = next((each for each in series if each.period == council.period), None)
        if figure is not None:
            found[span.name] = figure
    return found


def _is_sum(parts: dict[str, Parts], council: Figure, shares: bool) -> bool:
    """Whether the teams' numbers make the council's: only then do their parts make its movement."""
    top = sum((part.numerator for part in parts.values()), Decimal(0))
    below = sum((part.denominator or Decimal(0) for part in parts.values()), Decimal(0))
    return bool(parts) and top == council.numerator and (not shares or below == council.denominator)


def _successors(spans: tuple[TeamSpan, ...], now: dict[str, Parts]) -> dict[str, str]:
    """Which ended team counts as which: those whose successor reports now."""
    return {span.name: span.becomes for span in spans if span.becomes and span.becomes in now}


def picture(reading: Reading, moved: Movement, quarter: Period) -> Picture | None:
    """The split as a picture; None where there is none."""
    direction, figure = moved.line.direction, moved.line.figure
    if moved.total is None or direction is None or direction.against is None or figure is None:
        return None
    return reading.kept(
        ("movement-picture", moved.measure.id, quarter.code),
        lambda: _picture(reading, moved, figure, direction.against, quarter),
    )


def _picture(
    reading: Reading, moved: Movement, figure: Figure, then: Figure, quarter: Period
) -> Picture:
    about = moved.measure
    points = "Percentage points. " if about.unit is Unit.PERCENT else ""
    chart = ContributionRows(
        measure=about.name,
        title=f"{about.name}: what each team added",
        subtitle=f"{points}{then.label} to {figure.label}",
        better=narrative.capital(narrative.better_words(about)),
        rows=tuple(ContributionBar(part.team, part.amount) for part in moved.parts),
        total=moved.total,
        total_words="",
        unit=Unit.NUMBER,
        decimals=moved.decimals,
        footer=chart_rows.footer(reading.whose, about.source, figure.label),
    )
    return Picture(
        (about.id, quarter.code, "split-by-team"),
        chart,
        describe.contributions(replace(chart, total_words=explain.points(moved.total, about))),
        DataTable(COLUMNS, tuple(
            (about.id, part.team, then.period, figure.period, *_numbers(part.then),
             *_numbers(part.now), part.amount)
            for part in moved.parts
        )),
    )  # fmt: skip


def _numbers(parts: Parts | None) -> tuple[Decimal | None, Decimal | None]:
    return (parts.numerator, parts.denominator) if parts else (None, None)


def said(reading: Reading, moved: Movement, quarter: Period) -> Markup:
    """The movement in words, with the rule, or why it is not split."""
    return reading.kept(
        ("movement-said", moved.measure.id, quarter.code),
        lambda: render("contribution_said", moved=moved, explain=explain, split=contribution_words),
    )


def table(reading: Reading, moved: Movement, quarter: Period) -> Markup:
    """Every team's numbers on both sides and its part."""
    return reading.kept(
        ("movement-table", moved.measure.id, quarter.code),
        lambda: render(
            "contribution_table", moved=moved, explain=explain, split=contribution_words
        ),
    )
