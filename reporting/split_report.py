"""Which teams a movement of the council's figure came from: the parts, in words and in a picture, or why there are none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

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
from reporting.told import Amount, Cell

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
class Sides:
    """The council's two figures that a movement lies between, and its teams' parts of it.

    `total` is rounded like the parts; `joined` says which merged teams are counted as another.
    """

    then: Figure
    now: Figure
    parts: tuple[TeamPart, ...]
    total: Decimal
    joined: tuple[str, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the rounded parts sum to the rounded whole."""
        return sum((part.amount for part in self.parts), Decimal(0)) == self.total


@dataclass(frozen=True)
class SplitMovement:
    """A movement of the council's figure: taken apart, or the reasons why it cannot be."""

    measure: Measure
    line: Line
    sides: Sides | None = None
    reasons: tuple[str, ...] = ()

    @property
    def decimals(self) -> int:
        """One more than members see of a share, since a part is smaller than the whole."""
        return self.measure.decimals + (1 if self.measure.has_denominator else 0)


@dataclass(frozen=True)
class PartTold:
    """One team's (or the council's) figures on both sides, and its part of the movement."""

    team: str
    then: str
    now: str
    moved: Cell


@dataclass(frozen=True)
class SplitReport:
    """What moved the council's figure: the movement, the rule, each team's part; or `reasons` alone.

    `adds_up` says whether the council's figure is added up from teams' figures at all. `then` and `now`
    are the two periods; `total` is the council's own row.
    """

    measure_id: str
    adds_up: bool
    reasons: tuple[str, ...]
    moved: str = ""
    direction: str = ""
    rule: str = ""
    joined: tuple[str, ...] = ()
    caption: str = ""
    then: str = ""
    now: str = ""
    parts: tuple[PartTold, ...] = ()
    total: PartTold | None = None


def split_report(reading: Reading, measure_id: str, quarter: Period) -> SplitReport:
    """The movement of a measure between a quarter and its comparator, split by team."""

    def make() -> SplitReport:
        found = movement(reading, measure_id, quarter)
        if found.sides is None:
            first, *others = found.reasons
            reasons = (first, *map(explain.sentence, others))
            return SplitReport(measure_id, found.measure.adds_up, reasons)
        return _told(found, found.sides)

    return reading.kept(("split-report", measure_id, quarter.code), make)


def split_picture(reading: Reading, measure_id: str, quarter: Period) -> Picture | None:
    """The split as a picture; None where there is none."""
    found = movement(reading, measure_id, quarter)
    sides = found.sides
    if sides is None:
        return None
    return reading.kept(
        ("split-picture", measure_id, quarter.code),
        lambda: _picture(reading, found, sides, quarter),
    )


def movement(reading: Reading, measure_id: str, quarter: Period) -> SplitMovement:
    """The movement of a measure between a quarter and its comparator, exact."""

    def make() -> SplitMovement:
        line = reading.line(measure_id, ALL_TEAMS, quarter)
        whole = SplitMovement(line.measure, line)
        if reason := contribution_words.not_split(line):
            return replace(whole, reasons=(reason,))
        assert line.figure and line.direction and line.direction.against, "what moved has two ends"
        return _split(reading, whole, line.figure, line.direction.against)

    return reading.kept(("movement", measure_id, quarter.code), make)


def _split(reading: Reading, whole: SplitMovement, now: Figure, then: Figure) -> SplitMovement:
    shares = whole.measure.has_denominator
    sides, reasons = [], []
    for council in (now, then):
        reported = _reported(reading, whole.measure, council)
        parts, gaps = contribution.parts_of(reported, shares=shares)
        reasons += [
            contribution_words.gap_sentence(team, each, council.label)
            for team, each in gaps.items()
        ]
        if not gaps and not _is_sum(parts, council, shares):
            reasons.append(contribution_words.not_the_sum(council.label))
        sides.append(parts)
    if reasons:
        return replace(whole, reasons=(contribution_words.NO_SPLIT, *reasons))
    successors = _successors(reading.spans(), sides[0])
    before = contribution.joined(sides[1], successors)
    found = contribution.split(sides[0], before, whole.measure.multiplier)
    return replace(
        whole,
        sides=Sides(
            then,
            now,
            tuple(
                TeamPart(team, before.get(team), sides[0].get(team), half_up(each, whole.decimals))
                for team, each in found.amounts.items()
            ),
            half_up(found.total, whole.decimals),
            tuple(
                contribution_words.joined_sentence(team, into)
                for team, into in successors.items()
                if team in sides[1]
            ),
        ),
    )


def _reported(reading: Reading, measure: Measure, council: Figure) -> dict[str, Figure]:
    """The figure of every team that has one of the measure in a period."""
    found: dict[str, Figure] = {}
    for span in reading.spans():
        if figure := reading.by_period(measure.id, span.name).get(council.period):
            found[span.name] = figure
    return found


def _is_sum(parts: Mapping[str, Parts], council: Figure, shares: bool) -> bool:
    """Whether the teams' numbers make the council's: only then do their parts make its movement."""
    top = sum((part.numerator for part in parts.values()), Decimal(0))
    below = sum((part.denominator or Decimal(0) for part in parts.values()), Decimal(0))
    return bool(parts) and top == council.numerator and (not shares or below == council.denominator)


def _successors(spans: tuple[TeamSpan, ...], now: Mapping[str, Parts]) -> dict[str, str]:
    """Which ended team counts as which: those whose successor reports now."""
    return {span.name: span.becomes for span in spans if span.becomes and span.becomes in now}


def _told(found: SplitMovement, sides: Sides) -> SplitReport:
    measure, direction = found.measure, found.line.direction
    assert direction is not None, "what moved has a direction"
    exact = explain.points(sides.total, measure) if measure.has_denominator else ""
    rounded = (
        ""
        if sides.adds_up
        else " Each part is rounded by itself, so the parts may seem not to add up; before rounding they do."
    )
    return SplitReport(
        measure.id,
        measure.adds_up,
        (),
        contribution_words.movement_sentence(measure, sides.now, direction, exact),
        narrative.direction_words(direction),
        contribution_words.split_rule(measure),
        sides.joined,
        f"{measure.name}: each team's part of the movement from {sides.then.label} to "
        f"{sides.now.label}.{rounded}",
        sides.then.label,
        sides.now.label,
        tuple(
            PartTold(
                part.team,
                contribution_words.parts_words(part.then),
                contribution_words.parts_words(part.now),
                _points(found, part.amount),
            )
            for part in sides.parts
        ),
        PartTold(
            "The council as a whole",
            narrative.figure_words(measure, sides.then),
            narrative.figure_words(measure, sides.now),
            _points(found, sides.total),
        ),
    )


def _points(found: SplitMovement, amount: Decimal) -> Cell:
    """A part of the movement; of a percentage in percentage points, which are no percentage themselves."""
    words = explain.points(amount, found.measure)
    return Cell(words, Amount(amount, Unit.NUMBER, found.decimals))


def _picture(reading: Reading, found: SplitMovement, sides: Sides, quarter: Period) -> Picture:
    measure, now, then = found.measure, sides.now, sides.then
    points = "Percentage points. " if measure.unit is Unit.PERCENT else ""
    chart = ContributionRows(
        measure=measure.name,
        title=f"{measure.name}: what each team added",
        subtitle=f"{points}{then.label} to {now.label}",
        better=narrative.capital(narrative.better_words(measure)),
        rows=tuple(ContributionBar(part.team, part.amount) for part in sides.parts),
        total=sides.total,
        total_words="",
        unit=Unit.NUMBER,
        decimals=found.decimals,
        footer=chart_rows.footer(reading.whose, measure.source, now.label),
    )
    rows = tuple(
        (measure.id, part.team, then.period, now.period, *_numbers(part.then),
         *_numbers(part.now), part.amount)
        for part in sides.parts
    )  # fmt: skip
    return Picture(
        (measure.id, quarter.code, "split-by-team"),
        chart,
        describe.contributions(replace(chart, total_words=explain.points(sides.total, measure))),
        DataTable(COLUMNS, rows),
    )


def _numbers(parts: Parts | None) -> tuple[Decimal | None, Decimal | None]:
    return (parts.numerator, parts.denominator) if parts else (None, None)
