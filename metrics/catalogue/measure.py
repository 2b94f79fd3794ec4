"""What a measure is: everything the catalogue states of it, and how its value is made of two numbers."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from metrics.catalogue.themes import Theme
from metrics.period import Period, PeriodKind
from metrics.vocabulary import Basis, Comparator, Polarity, Unit

WITHOUT_DENOMINATOR = (Unit.NUMBER, Unit.GBP)
"""Units of a figure that is one number and not one over another."""


@dataclass(frozen=True)
class Amber:
    """How far from the target is still amber: in the measure's unit, in per cent of the target, or a floor."""

    kind: str
    amount: Decimal | None


@dataclass(frozen=True)
class Break:
    """From this period on, figures are not comparable with those before, for this reason."""

    start: Period
    reason: str


@dataclass(frozen=True)
class DfeMapping:
    """Where a published DfE table holds the measure: the table, its filters, and the columns or rows of each part."""

    dataset: str
    where: tuple[tuple[str, str], ...]
    numerator: str
    denominator: str
    value: str
    counted: str = ""
    """Of a value without its parts: the part that counts whom it is of, for where that is nobody."""


@dataclass(frozen=True)
class Limits:
    """How the usual range is made: without large movements, and from how many quarters (None: all)."""

    screened: bool = True
    fixed_after: int | None = None


@dataclass(frozen=True)
class Measure:
    """One measure of the scorecard. `place` is its order on the scorecard, from 1.

    `also` are other names that workbooks know it by. `counts_events` says of a year to date that it counts events
    (visits, reviews) and not children once a year each, so that the quarters' own parts can be told from one another;
    `school_year` of an annual measure that its years are those of schools.
    """

    id: str
    place: int
    theme: str
    name: str
    also: tuple[str, ...]
    cohort: str
    one: str
    many: str
    numerator: str
    denominator: str
    unit: Unit
    value_words: str
    decimals: int
    basis: Basis
    polarity: Polarity
    band: tuple[Decimal, Decimal] | None
    amber: Amber
    tolerance: Decimal
    comparator: Comparator
    profile: str
    seasonal: bool
    same_children: bool
    adds_up: bool
    suppress: str
    due_after_months: int
    national_code: str
    dfe: DfeMapping | None
    from_staffing: str
    source: str
    accountable: str
    means: str
    caution: str
    breaks: tuple[Break, ...]
    may_be_negative: bool
    may_exceed_100: bool
    counts_events: bool
    school_year: bool
    limits: Limits

    @property
    def has_denominator(self) -> bool:
        """Whether the figure is one number over another (a share, a rate, an average, a ratio)."""
        return self.unit not in WITHOUT_DENOMINATOR

    @property
    def multiplier(self) -> int:
        """What the fraction is multiplied by to give the value."""
        return {Unit.PERCENT: 100, Unit.PER_10000: 10_000}.get(self.unit, 1)

    def comparator_of(self, kind: str) -> Comparator:
        """What a figure of a kind of period is compared with: the measure's own, of a yearly one the year before."""
        return self.comparator if kind == PeriodKind.QUARTER else Comparator.PREVIOUS_YEAR


@dataclass(frozen=True)
class Catalogue:
    """Every measure in the order of the scorecard, the themes that have one, and the files they were read from."""

    measures: tuple[Measure, ...]
    themes: tuple[Theme, ...]
    files: tuple[tuple[str, str], ...]

    def get(self, measure_id: str) -> Measure | None:
        """The measure with this id, or None."""
        return self._by_id.get(measure_id)

    def is_staffing(self, measure: Measure) -> bool:
        """Whether a measure is of staff, and no outcome for children."""
        theme = self.theme(measure.theme)
        return theme is not None and theme.staffing

    def theme(self, title: str) -> Theme | None:
        """The theme with this title, or None."""
        return next((theme for theme in self.themes if theme.title == title), None)

    @cached_property
    def _by_id(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.measures}
