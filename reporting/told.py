"""Finished values: a figure, a rating, a movement and a line as they are told, whoever shows them.

Words are decided here and amounts stand beside them, so that nobody reads a number back out of words.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

import msgspec

from charts import sparkline
from metrics.catalogue.measure import Measure
from metrics.figures.figure import Direction, Earlier, Figure, Line
from metrics.figures.signals import Signal
from metrics.vocabulary import (
    COMPARATOR_LABELS,
    MOVEMENT_ARROWS,
    RATED,
    STATUS_LABELS,
    STATUS_MARKS,
    Missing,
    Rating,
    Unit,
)
from metrics.words import narrative, standing_out_words, trend_words
from reporting import chart_rows

NO_COMPARISON = "No comparison"

NOTHING = "–"
"""What stands in a cell that has nothing to show."""


# A paper has thousands of cells, which lead to nothing else: unlike those of dataclasses, the garbage
# collector passes them by, as it must after every run of a screen.
class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number as it is shown: its unit and decimals, and the mark that stands after it ('p', 'r' or nothing)."""

    value: Decimal
    unit: Unit
    decimals: int
    mark: str = ""


class Cell(msgspec.Struct, frozen=True, gc=False):
    """What stands in one cell of a table: words, and the one number that they tell, where they tell one."""

    words: str
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the dashboard with these choices, each a name and a code."""

    words: str
    page: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureTold:
    """One figure, or why there is none: its words, the two numbers behind it, and what to know of it.

    `counted` is such as '45 of 82'; `mark` and `status` say that it is provisional or revised; `period`
    is its label where it is not one of the quarter; `caution` is there of a small cohort. `known` is
    what How do we know this? is asked with; None where there is no figure at all.
    """

    words: str
    amount: Amount | None
    counted: str = ""
    mark: str = ""
    status: str = ""
    period: str = ""
    caution: str = ""
    known: tuple[tuple[str, str], ...] | None = None

    @property
    def there(self) -> bool:
        """Whether there is a value."""
        return self.amount is not None

    @property
    def whole(self) -> str:
        """The value with what it is made of, or why there is none."""
        return f"{self.words} ({self.counted})" if self.there and self.counted else self.words

    @property
    def cell(self) -> Cell:
        """The value with its mark, or why there is none."""
        words = f"{self.words} {self.mark}" if self.mark and self.there else self.words
        return Cell(words, self.amount)


@dataclass(frozen=True, slots=True)
class RatingTold:
    """A rating: its code, and shape and word, or the reason that there is none."""

    code: str
    words: str

    @property
    def rated(self) -> bool:
        """Whether it is a colour."""
        return self.code in RATED


@dataclass(frozen=True, slots=True)
class DirectionTold:
    """Arrow and judgement; what it is held against, with that figure where there is one.

    `there` says whether a comparison was tried at all.
    """

    words: str
    against: str
    there: bool


@dataclass(frozen=True, slots=True)
class FindingTold:
    """What a series says, in one line: its lead, why, and how the figure moved, with the arrow of that.

    `really` it changed; `judged` says whether a trend could be told at all. Of the council `teams` names
    those that stand out. All are empty where there is no figure and no team stands out.
    """

    lead: str
    why: str
    arrow: str
    moved: str
    sentence: str
    really: bool
    judged: bool
    teams: str = ""

    @property
    def step(self) -> str:
        """How the figure moved, its arrow first: `↑ Up 2 percentage points on last quarter.`"""
        return f"{self.arrow} {self.moved}".strip()

    @property
    def short(self) -> str:
        """The lead, how the figure moved, and which teams stand out: `Really worse. ↑ Up 2 percentage points
        on last quarter. Worse: Cared for Children South.`"""
        lead = f"{self.lead}." if self.lead else ""
        teams = f"{self.teams}." if self.teams else ""
        return " ".join(filter(None, (lead, self.step, teams))) or NOTHING


NO_FINDING = FindingTold("", "", "", "", "", really=False, judged=False)
"""Of a line without a figure."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A series beside its figure: the little picture, and the sentence that describes it."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The figure of the year before in full, and its value with its year alone; '' where there is none."""

    words: str
    short: str


@dataclass(frozen=True, slots=True)
class LineTold:
    """One measure of one team and quarter as every table and list tells of it.

    `better` says which way is good where neither a target nor the rating says it.
    `earlier` are the figures of the earlier columns, each under its heading, None where there is none; of a
    yearly figure `year_before` says the year before instead, or that there is none.
    """

    measure_id: str
    name: str
    theme: str
    better: str
    accountable: str
    figure: FigureTold
    target: str
    national: bool
    rating: RatingTold
    finding: FindingTold
    earlier: tuple[FigureTold | None, ...] = ()
    year_before: YearBefore | None = None
    spark: Spark | None = None
    commentary: str = ""


def measure_link(measure: Measure) -> Link:
    """A measure's name, which leads to its screen."""
    return Link(measure.name, "measure", (("measure", measure.id),))


def amount(measure: Measure, figure: Figure | Earlier) -> Amount | None:
    """A figure's value as a number; None where it has none."""
    if figure.value is None:
        return None
    return Amount(figure.value, measure.unit, measure.decimals, STATUS_MARKS[figure.status])


def figure(
    measure: Measure, found: Figure, team: str = "", caution: str = "", *, shown: bool = False
) -> FigureTold:
    """One figure as it is told; with `team` its way to How do we know this? names the team, and its period
    unless it is the one `shown` for the quarter that is read."""
    known = [("measure", measure.id)]
    if not shown:
        known.append(("period", found.period))
    if team:
        known.append(("team", team))
    return FigureTold(
        narrative.value_words(measure, found),
        amount(measure, found),
        narrative.fraction_or_note(measure, found),
        STATUS_MARKS[found.status],
        STATUS_LABELS[found.status],
        found.label if found.kind != "quarter" else "",
        narrative.capital(caution) if caution else "",
        tuple(known),
    )


def line_figure(line: Line, team: str = "") -> FigureTold:
    """The figure of a line, or why it has none."""
    if line.figure is None:
        return FigureTold(
            narrative.missing_words(line.absent or Missing.NOT_AVAILABLE), amount=None
        )
    return figure(line.measure, line.figure, team, narrative.cohort_note(line), shown=True)


def rating(line: Line) -> RatingTold:
    """A line's rating; the reason where there is no figure."""
    if line.figure is None and line.absent is not None:
        return RatingTold("", narrative.missing_words(line.absent))
    return plain_rating(line.rating)


def plain_rating(code: Rating) -> RatingTold:
    """A rating by itself."""
    return RatingTold(code, narrative.rating_words(code))


def direction(measure: Measure, found: Direction | None) -> DirectionTold:
    """A movement with its comparator and, where it has a value, the figure it is held against."""
    if found is None:
        return DirectionTold(NO_COMPARISON, "", there=False)
    against = ""
    if found.against is not None:
        against = f"on {COMPARATOR_LABELS[found.comparator]}"
        if found.against.value is not None:
            against += f", {narrative.value_words(measure, found.against)}"
    return DirectionTold(narrative.direction_words(found), against, there=True)


def finding(line: Line) -> FindingTold:
    """What a line's series says, and how its figure moved."""
    found = trend_words.finding(line)
    teams = standing_out_words.short(line)
    if found is None:
        return replace(NO_FINDING, teams=teams)
    judged = line.signal is not Signal.NOT_JUDGED
    arrow = MOVEMENT_ARROWS[line.direction.movement] if line.direction and found.arrowed else ""
    return FindingTold(
        found.lead, found.why, arrow, found.moved, found.sentence, line.signal.really, judged, teams
    )


def spark(line: Line, figures: tuple[Figure, ...] | None = None) -> Spark | None:
    """The sparkline of a line (or of some of its figures); None where no value is."""
    measure, drawn = line.measure, line.history if figures is None else figures
    points = chart_rows.points(measure, drawn)
    cut, start = chart_rows.breaks(measure, drawn), chart_rows.restarts(measure, drawn)
    svg = sparkline.svg(points, cut, start)
    if not svg:
        return None
    return Spark(svg, sparkline.alt(points, measure.unit, measure.decimals, cut, start))
