"""What a chart is drawn from: finished rows, every value decided and every reason in words.

Charts work nothing out about children or staff; they place what they are given.
"""

from dataclasses import dataclass
from decimal import Decimal

from metrics.figures.signals import Signal
from metrics.vocabulary import Rating, Unit


@dataclass(frozen=True)
class Footer:
    """The line that every picture carries, wherever it is pasted."""

    council: str
    invented: bool
    source: str
    period: str
    edition: str

    def words(self) -> str:
        """One sentence line: who, whether invented, which edition, source and period."""
        council = f"{self.council} (invented figures)" if self.invented else self.council
        parts = (
            council,
            self.edition,
            f"Source: {self.source}" if self.source else "",
            self.period,
        )
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


@dataclass(frozen=True)
class TrendPoint:
    """One period of a series.

    `place` counts periods in order (a quarter's or year's index), so that a gap keeps its
    place; `label` is the period as screens show it. `value` is as members see it, already
    rounded; without it `missing` says why. `fraction` is such as '45 of 82'. `status` is '',
    'p' or 'r'. `amber_edge` is the worst value still Amber, on the worse side of `target`;
    `low` and `high` are the edges of a best range. `few` marks a base under 20, of which no
    movement is told. `signal` is there where the point is more than usual.
    """

    place: int
    label: str
    value: Decimal | None
    fraction: str = ""
    missing: str = ""
    status: str = ""
    rating: Rating | None = None
    target: Decimal | None = None
    amber_edge: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    few: bool = False
    signal: Signal | None = None


@dataclass(frozen=True)
class Usual:
    """The average and the usual range of one stretch of places, as far as the measure can go.

    `figures` is how many it was made of.
    """

    first: int
    last: int
    average: Decimal
    low: Decimal
    high: Decimal
    figures: int


@dataclass(frozen=True)
class Expected:
    """What is to be expected at a later place if nothing changes: a value or, from `low` to `high`, a range."""

    place: int
    label: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class SeriesBreak:
    """From this place on the figures are not comparable with those before, for this reason."""

    place: int
    label: str
    reason: str


@dataclass(frozen=True)
class TrendRows:
    """One measure over time for one team or the council.

    `measure` is its name, used in the describing sentence; `title` the message or the name;
    `better` is such as 'Higher is better' (empty where for information). `frequency` is
    'quarterly' or 'yearly'. `restarts` holds the places at which the line starts afresh without being a break in the
    method (each first quarter of a year-to-date count); `steady` is the change that counts
    as little. Points lie in order of place. `usual` holds the usual range of each stretch between
    breaks; `said` is what the series says in a sentence.
    """

    measure: str
    title: str
    points: tuple[TrendPoint, ...]
    unit: Unit
    decimals: int
    footer: Footer
    subtitle: str = ""
    breaks: tuple[SeriesBreak, ...] = ()
    better: str = ""
    frequency: str = "quarterly"
    restarts: tuple[int, ...] = ()
    steady: Decimal = Decimal(0)
    usual: tuple[Usual, ...] = ()
    said: str = ""
    expected: Expected | None = None

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(point.value is not None for point in self.points)


@dataclass(frozen=True)
class TeamSeries:
    """One team's points in a picture of teams side by side."""

    team: str
    points: tuple[TrendPoint, ...]


@dataclass(frozen=True)
class TeamsRows:
    """One measure for every team on one scale, with the council as a whole for reference."""

    measure: str
    title: str
    series: tuple[TeamSeries, ...]
    council: tuple[TrendPoint, ...]
    unit: Unit
    decimals: int
    footer: Footer
    subtitle: str = ""
    breaks: tuple[SeriesBreak, ...] = ()
    better: str = ""
    restarts: tuple[int, ...] = ()


@dataclass(frozen=True)
class AreaBar:
    """One area's figure beside others: `words` tell it, or why there is none.

    `own` is the council itself, `wider` England or a region.
    """

    area: str
    value: Decimal | None
    words: str
    own: bool = False
    wider: bool = False


@dataclass(frozen=True)
class AreaLine:
    """A value that every area is to be seen against, with what it is."""

    value: Decimal
    words: str


@dataclass(frozen=True)
class AreasRows:
    """One measure of one period for several areas, in the order in which they are drawn."""

    measure: str
    title: str
    period: str
    rows: tuple[AreaBar, ...]
    footer: Footer
    lines: tuple[AreaLine, ...] = ()
    subtitle: str = ""
    better: str = ""


@dataclass(frozen=True)
class PostsPoint:
    """Full-time-equivalent posts of one quarter; each part None where not received, with a reason."""

    place: int
    label: str
    establishment: Decimal | None
    in_post: Decimal | None
    agency: Decimal | None
    missing: str = ""


@dataclass(frozen=True)
class PostsRows:
    """Posts of one team or the council over time, in full-time equivalents."""

    team: str
    title: str
    points: tuple[PostsPoint, ...]
    footer: Footer
    subtitle: str = ""
    decimals: int = 1


@dataclass(frozen=True)
class HeatCell:
    """One team and quarter: the value, or the reason that there is none.

    `said` is the value with what it is made of, in words: `1.3 to 1 (8.8 to 7)`.
    """

    place: int
    label: str
    value: Decimal | None
    said: str = ""
    missing: str = ""


@dataclass(frozen=True)
class HeatTeam:
    """One team's cells, in order of place."""

    team: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatRows:
    """One measure for every team and period."""

    measure: str
    title: str
    rows: tuple[HeatTeam, ...]
    unit: Unit
    decimals: int
    footer: Footer
    subtitle: str = ""
    better: str = ""


@dataclass(frozen=True)
class ContributionBar:
    """What one team added to the council's movement, in `words` such as '3 more children'."""

    team: str
    amount: Decimal | None
    words: str = ""
    missing: str = ""


@dataclass(frozen=True)
class ContributionRows:
    """A movement of the council's figure, team by team; `total` is the sum that members see."""

    measure: str
    title: str
    rows: tuple[ContributionBar, ...]
    total: Decimal | None
    total_words: str
    unit: Unit
    decimals: int
    footer: Footer
    subtitle: str = ""
    better: str = ""
