"""How a figure is put into words: the same words on every screen.

One fact a sentence; never a cause; percentage points, not per cent, for a change in a share.
A chart has less room: `charts/numbers.py` labels it without `per 10,000` and `to 1`.
"""

from datetime import date, datetime
from decimal import Decimal

from metrics.british import here
from metrics.catalogue.measure import Measure
from metrics.exact import decimals_of, shortest
from metrics.figures.few import TOO_FEW
from metrics.figures.figure import Benchmark, Direction, Earlier, Figure, Line
from metrics.period import day_words
from metrics.vocabulary import (
    COMPARATOR_TIMES,
    JUDGEMENT_LABELS,
    MISSING_LABELS,
    MOVEMENT_ARROWS,
    RATING_LABELS,
    RATING_SHAPES,
    Comparator,
    Missing,
    Polarity,
    Rating,
    Unit,
)


def capital(text: str) -> str:
    """Words with a capital first, the rest as it was."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Words that go on inside a sentence: a small letter first, the rest as it was."""
    return text[:1].lower() + text[1:]


def day(when: date | datetime | str) -> str:
    """A day in words, from a date, or from a moment or its text by British time: `30 September 2026`."""
    if isinstance(when, datetime) or (isinstance(when, str) and len(when) > _A_DATE):
        return day_words(here(when).date())
    return day_words(when if isinstance(when, date) else date.fromisoformat(when))


_A_DATE = len("2026-09-30")


def clock(when: datetime) -> str:
    """The time of day of a moment by British time: `00:30`."""
    return f"{here(when):%H:%M}"


def number(value: Decimal, decimals: int) -> str:
    """A number at a measure's decimals with thousands separators and a true minus sign."""
    return f"{value:,.{decimals}f}".replace("-", "−")


def plain(value: Decimal) -> str:
    """A part of a fraction: whole where it is whole, else without trailing noughts."""
    return f"{shortest(value):,f}".replace("-", "−")


def amount(value: Decimal, measure: Measure) -> str:
    """A value in its unit: `55%`, `66 per 10,000`, `£5,240`, `16.6`, `2.5 to 1`."""
    return in_unit(value, measure.decimals, measure)


def finer(value: Decimal, measure: Measure) -> str:
    """An average of values in their unit, at one decimal more than the measure: `88.1%`."""
    return in_unit(value, measure.decimals + 1, measure)


def in_unit(value: Decimal, decimals: int, measure: Measure) -> str:
    """A value in its unit at so many decimals."""
    text = number(value, decimals)
    if measure.unit is Unit.GBP:
        return f"−£{text[1:]}" if text.startswith("−") else f"£{text}"
    return text + {
        Unit.PERCENT: "%",
        Unit.PER_10000: " per 10,000",
        Unit.RATIO: " to 1",
    }.get(measure.unit, "")


def range_words(low: Decimal, high: Decimal, measure: Measure) -> str:
    """A range in its unit: `72.5% to 87.6%`, `60 to 70 per 10,000`, of ratios `2.1 to 1 up to 5.1 to 1`."""
    first = (
        number(low, measure.decimals) if measure.unit is Unit.PER_10000 else amount(low, measure)
    )
    to = "up to" if measure.unit is Unit.RATIO else "to"
    return f"{first} {to} {amount(high, measure)}"


_BETWEEN = {Unit.AVERAGE: "for", Unit.RATIO: "to"}


def fraction(measure: Measure, figure: Figure | Earlier | Benchmark) -> str:
    """The two numbers behind a figure: `45 of 82`, of an average `1,327 for 86.1`, of a ratio `85.3 to 20`."""
    if figure.numerator is None or figure.denominator is None or figure.value is None:
        return ""
    return counted_words(measure, figure.numerator, figure.denominator)


def counted_words(measure: Measure, numerator: Decimal, denominator: Decimal) -> str:
    """Two numbers as they stand behind a figure of a measure: `45 of 82`."""
    return f"{plain(numerator)} {_BETWEEN.get(measure.unit, 'of')} {plain(denominator)}"


def fraction_or_note(measure: Measure, figure: Figure | Earlier | Benchmark) -> str:
    """The fraction, or that it was not supplied, for a figure that should have one."""
    if figure.value is None or not measure.has_denominator:
        return ""
    return fraction(measure, figure) or "fraction not supplied"


def missing_words(missing: Missing, reason: str | None = None) -> str:
    """Why there is no figure, in words, with the reason that was given."""
    return f"{MISSING_LABELS[missing]} ({reason})" if reason else MISSING_LABELS[missing]


def value_words(measure: Measure, figure: Figure | Earlier) -> str:
    """A value alone, or why there is none."""
    if figure.value is not None:
        return amount(figure.value, measure)
    return missing_words(figure.missing or Missing.NOT_AVAILABLE, figure.reason)


def figure_words(measure: Measure, figure: Figure | Earlier) -> str:
    """A value with its fraction: `55% (45 of 82)`; or why there is no value."""
    note = fraction_or_note(measure, figure)
    return value_words(measure, figure) + (f" ({note})" if note else "")


def rating_words(rating: Rating) -> str:
    """A rating as shape and word: `◆ Amber`; the reason where there is no rating."""
    shape = RATING_SHAPES.get(rating)
    return f"{shape} {RATING_LABELS[rating]}" if shape else RATING_LABELS[rating]


def direction_words(direction: Direction) -> str:
    """Arrow of the number and word of the judgement: `↓ Worsened`."""
    arrow = MOVEMENT_ARROWS[direction.movement]
    return f"{arrow} {JUDGEMENT_LABELS[direction.judgement]}".strip()


def target_words(measure: Measure, figure: Figure) -> str:
    """What the figure is held against: `90% or more`, `10% or less`, `12 to 18`; nothing without a target."""
    low, high = figure.goal_low, figure.goal_high
    if low is not None and high is not None:
        return f"{edge_words(low, measure)} to {edge_words(high, measure)}"
    if low is not None:
        top = measure.unit is Unit.PERCENT and low == 100
        return edge_words(low, measure) + ("" if top else " or more")
    if high is not None:
        return edge_words(high, measure) + ("" if high == 0 else " or less")
    return ""


def edge_words(value: Decimal, measure: Measure) -> str:
    """A target, whole where it is whole, else at the measure's decimals or at as many as it has."""
    own = decimals_of(value)
    return in_unit(value, max(measure.decimals, own) if own else 0, measure)


def better_words(measure: Measure, figure: Figure | None = None) -> str:
    """Which way is good, in words; of a best range the one in force for a figure, else the catalogue's."""
    if measure.polarity is Polarity.BAND and measure.band:
        low, high = measure.band
        if figure is not None and figure.goal_low is not None and figure.goal_high is not None:
            low, high = figure.goal_low, figure.goal_high
        return f"best between {edge_words(low, measure)} and {edge_words(high, measure)}"
    return {
        Polarity.HIGH: "higher is better",
        Polarity.LOW: "lower is better",
    }.get(measure.polarity, "for information: neither higher nor lower is better")


def change_words(measure: Measure, now: Figure, then: Figure) -> str:
    """How far a value moved: `up 3.2 percentage points`, `down 12`, `level`."""
    if now.value is None or then.value is None:
        return ""
    change = now.value - then.value
    if change == 0:
        return "level"
    return f"{'up' if change > 0 else 'down'} {size_words(abs(change), measure)}"


def cohort_note(line: Line) -> str:
    """What to keep in mind of a small cohort: `small cohort; the target was missed by 1 child`."""
    if line.small is None:
        return ""
    note = f"fewer than {TOO_FEW} counted" if line.small == "very_small" else "small cohort"
    if not line.to_target:
        return note
    many = abs(line.to_target)
    unit = line.measure.one if many == 1 else line.measure.many
    return f"{note}; the target was missed by {many} {unit}"


def comparison_words(measure: Measure, direction: Direction, *, after: bool = False) -> str:
    """The comparator's own figure in words: `last quarter 57% (104 of 182)`; `after` puts when last."""
    when = COMPARATOR_TIMES[direction.comparator]
    if direction.comparator is Comparator.LAST_YEAR_END:
        when = f"at {when}"
    if direction.against is None:
        return f"{when} no figure"
    figure = figure_words(measure, direction.against)
    if direction.against.value is None:
        figure = lowered(figure)
    return f"{figure} {when}" if after else f"{when} {figure}"


def gap_words(line: Line, than: str = "it") -> str:
    """How far a figure is from its target: `2.6 percentage points below it`; nothing where it is met.

    `than` is what the target is called there.
    """
    figure = line.figure
    if figure is None or figure.value is None or line.rating not in (Rating.AMBER, Rating.RED):
        return ""
    below = figure.goal_low is not None and figure.value < figure.goal_low
    edge = figure.goal_low if below else figure.goal_high
    if edge is None:
        return ""
    return f"{size_words(abs(figure.value - edge), line.measure)} {'below' if below else 'above'} {than}"


def line_sentences(line: Line, *, named: bool = True) -> str:
    """One measure in short sentences: the figure, what it was, the target, the rating, small numbers."""
    measure, figure = line.measure, line.figure
    name = f"{measure.name}: " if named else ""
    if figure is None:
        return f"{name}{lowered(missing_words(line.absent or Missing.NOT_AVAILABLE))}."
    said = f"{name}{figure_words(measure, figure)}"
    if figure.kind != "quarter":
        said += f", {period_words(figure.label)}"
    if line.direction and line.direction.against is not None and figure.value is not None:
        said += f"; {comparison_words(measure, line.direction)}"
    said += "."
    if target := target_words(measure, figure):
        gap = gap_words(line)
        said += f" Target {target}{f': {gap}' if gap else ''}."
    if note := cohort_note(line):
        said += f" {capital(note)}."
    return said


def period_words(label: str) -> str:
    """A period's label inside a sentence: `year to March 2025`, `Q2 2026/27`."""
    return lowered(label) if label.startswith(("Year", "School")) else label


def size_words(change: Decimal, measure: Measure) -> str:
    """How big a difference is, in the measure's unit, at the decimals it has."""
    own = decimals_of(change)
    size = number(change, max(measure.decimals if own else 0, own))
    if measure.unit is Unit.PERCENT:
        return size + " percentage point" + ("" if change == 1 else "s")
    return f"£{size}" if measure.unit is Unit.GBP else size
