"""How a measure is explained: its target and Amber rule, how it is counted, why a comparison is or is not made.

Whole sentences in plain words, for somebody who has never seen the catalogue.
"""

from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.figures import few
from metrics.figures.few import TOO_FEW
from metrics.figures.figure import Benchmark, Direction, Figure, Line
from metrics.vocabulary import (
    MISSING_LABELS,
    YEAR_TO_DATE,
    Basis,
    Judgement,
    Missing,
    Movement,
    Polarity,
    TargetOrigin,
    Unit,
)
from metrics.words import narrative

_ORIGINS: dict[str, str] = {
    TargetOrigin.LOCAL: "a local target, set by this council",
    TargetOrigin.NATIONAL: "a national target",
}

_BASIS = {
    Basis.POSITION: "The position on the last day of the quarter.",
    Basis.IN_QUARTER: "What happened in the three months of the quarter.",
    Basis.YTD_COUNT: "Counted from 1 April to the end of the quarter; it starts again from 0 each April.",
    Basis.YTD_RATE: "Everything from 1 April to the end of the quarter; it starts again each April.",
    Basis.ROLLING_12M: "The 12 months that end with the quarter, so three quarters of them overlap with the quarter before.",
    Basis.ANNUAL: "Counted once a year; a quarter shows the latest year that was out by then.",
}


_NO_AMBER = "There is no Amber: a figure that misses the target is Red."


def target_sentence(measure: Measure, figure: Figure) -> str:
    """What the figure is held against and who set it: `Target 10% or less: a national target.`"""
    if measure.polarity is Polarity.NEUTRAL:
        return "No target: this measure is shown for information."
    words = narrative.target_words(measure, figure)
    if not words:
        if figure.year_target is not None:
            year = narrative.edge_words(figure.year_target, measure)
            return f"No target for this point of the year; the year's target is {year}."
        return "No target has been set."
    if measure.polarity is Polarity.BAND:
        words = f"the range {words}"
    part = ""
    if measure.basis is Basis.YTD_COUNT and figure.quarter in (1, 2, 3):
        part = " at this point of the year"
    origin = _ORIGINS.get(figure.target_origin or "", "")
    return f"Target {words}{part}{f': {origin}' if origin else ''}."


def goal_sentences(measure: Measure, figure: Figure) -> str:
    """Which way is good and what the figure is held against; of a best range once."""
    if measure.polarity is Polarity.NEUTRAL:
        return better_sentence(measure)
    target = target_sentence(measure, figure)
    if measure.polarity is Polarity.BAND and narrative.target_words(measure, figure):
        return f"Best within the range. {target}"
    return f"{better_sentence(measure)} {target}"


def amber_sentence(measure: Measure, figure: Figure | None = None) -> str:
    """Where Amber ends, as a sentence of its own: `Amber: misses the target by no more than 5%.`"""
    rule = amber_rule(measure, figure)
    return rule if rule in ("", _NO_AMBER) else f"Amber: {narrative.lowered(rule)}"


def amber_rule(measure: Measure, figure: Figure | None = None) -> str:
    """Where Amber ends: in the rule's own words and, with a figure, as the value it comes to."""
    if measure.polarity is Polarity.NEUTRAL:
        return ""
    kind, amount = measure.amber.kind, measure.amber.amount
    if kind == "none" or amount is None:
        return _NO_AMBER
    if kind == "floor":
        way = "more" if measure.polarity is Polarity.HIGH else "less"
        return f"Misses the target but is still {narrative.edge_words(amount, measure)} or {way}."
    by = (
        narrative.size_words(amount, measure)
        if kind == "points"
        else f"{narrative.plain(amount)}% of the target"
    )
    edges = _amber_edges(measure, figure) if figure else ""
    return f"Misses the target by no more than {by}{edges}."


def _amber_edges(measure: Measure, figure: Figure) -> str:
    low, high = figure.amber_low, figure.amber_high
    if low is not None and high is not None:
        ends = (narrative.edge_words(edge, measure) for edge in (low, high))
        return ", that is between " + " and ".join(ends)
    if low is not None:
        return f", that is down to {narrative.edge_words(low, measure)}"
    return f", that is up to {narrative.edge_words(high, measure)}" if high is not None else ""


def better_sentence(measure: Measure) -> str:
    """Which way is good: `Lower is better.`"""
    return sentence(narrative.better_words(measure))


def counted_sentence(measure: Measure) -> str:
    """How the figure is made, its two numbers in words."""
    top, below = measure.numerator, measure.denominator
    if measure.unit is Unit.PERCENT:
        return f"The number of {top}, as a percentage of the number of {below}."
    if measure.unit is Unit.PER_10000:
        return f"The number of {top}, for every 10,000 {below}."
    if measure.unit is Unit.AVERAGE:
        return f"An average: {top}, divided by the number of {below}."
    if measure.unit is Unit.RATIO:
        return f"The number of {top}, divided by the number of {below}."
    if measure.unit is Unit.GBP:
        return f"The {top}, in pounds."
    return f"The number of {top}."


def basis_sentence(measure: Measure, *, published: bool = False) -> str:
    """Which stretch of time a figure is about; of a figure the DfE published, that it is yearly."""
    if published:
        return (
            "Once a year, as the Department for Education published it from what the council "
            "returned. Its counting may differ from the council's own quarterly figures."
        )
    return _BASIS[measure.basis]


def rounding_sentence(measure: Measure) -> str:
    """How the figure is rounded, and that ratings use the figure that is shown."""
    places = ("a whole number", "one decimal place", "two decimal places")
    shown = (
        places[measure.decimals] if measure.decimals < 3 else f"{measure.decimals} decimal places"
    )
    return (
        f"Shown to {shown}, halves rounded up. Rating and direction use the figure as it is shown."
    )


def tolerance_sentence(measure: Measure) -> str:
    """How big a movement has to be before it is judged."""
    if measure.tolerance == 0:
        return "Any change at all counts as a movement."
    return f"A change of {narrative.size_words(measure.tolerance, measure)} or less counts as little change."


def judged_sentence(measure: Measure, *, published: bool = False) -> str:
    """By which rule a change of a measure is told: its method, in words."""
    if published or measure.basis is Basis.ANNUAL:
        return "By the last five years: whether they go one way by more than luck would have it."
    if measure.basis is Basis.ROLLING_12M:
        return "No trend is told: each figure shares nine months with the one before."
    if measure.basis in YEAR_TO_DATE and not measure.counts_events:
        return f"No trend is told: {measure.many} are counted once a year, so quarters have no part of their own."
    if measure.same_children:
        return (
            f"By the usual range of the quarters before: mostly the same {measure.many} are counted again, "
            "so figures hold together and runs of them say little."
        )
    if measure.from_staffing or measure.unit not in (Unit.PERCENT, Unit.PER_10000, Unit.NUMBER):
        return "By its quarters alone, as a control chart (the NHS calls this Making Data Count)."
    return (
        "By what is counted: the last quarter, and the last four together, beside all before, with the "
        "other measures of the scorecard at once. A figure that comes without its two numbers is told by "
        "its quarters alone."
    )


def adding_sentence(measure: Measure) -> str:
    """Where the council's figure comes from, as far as teams go."""
    if measure.from_staffing:
        return "The council's figure is worked out from all teams' staff together, never from an average of teams."
    if measure.adds_up:
        return "Teams add up to the council's figure."
    return "Teams do not add up to the council's figure."


def cautions(measure: Measure, *, published: bool = False) -> tuple[str, ...]:
    """What to keep in mind when reading the figure, most particular first; of a yearly one less."""
    found = [measure.caution] if measure.caution else []
    if published:
        return tuple(found)
    if measure.seasonal:
        found.append("It goes up and down with the time of year: compare like quarters.")
    if measure.same_children and measure.unit is Unit.PERCENT and not measure.seasonal:
        found.append(
            f"Mostly the same {measure.many} are counted each quarter, so figures change slowly."
        )
    return tuple(found)


def break_sentences(measure: Measure) -> tuple[str, ...]:
    """Each break in the series with its day: figures before it are not comparable with those after."""
    return tuple(
        f"From {narrative.day(each.start.start)} ({narrative.period_words(each.start.label)}): "
        f"{sentence(each.reason)} Figures before then are not comparable."
        for each in measure.breaks
    )


def comparison_sentence(measure: Measure, figure: Figure, direction: Direction | None) -> str:
    """The comparator's own figure and period, how far it moved, and why the judgement is what it is."""
    if direction is None:
        return "There is nothing to compare this figure with."
    said = narrative.comparison_words(measure, direction)
    if direction.against is None:
        return sentence(said)
    said += f", {narrative.period_words(direction.against.label)}"
    change = narrative.change_words(measure, figure, direction.against)
    if change and direction.judgement is not Judgement.NO_COMPARISON:
        said += f"; {'no change' if change == 'level' else change}"
    return " ".join(filter(None, (sentence(said), why_sentence(measure, figure, direction))))


def why_sentence(measure: Measure, figure: Figure, direction: Direction) -> str:
    """Why a movement is not judged better or worse; nothing where it is."""
    against = direction.against
    if direction.judgement is Judgement.NO_CHANGE:
        return _no_change(measure, figure, direction)
    if direction.judgement is Judgement.TOO_FEW:
        return f"Fewer than {TOO_FEW} were counted in one of the two: too few to judge."
    if direction.judgement is not Judgement.NO_COMPARISON:
        return ""
    if against is None or against.value is None or figure.value is None:
        return ""
    if against.segment != figure.segment:
        return "The two are not comparable: the way of counting changed between them."
    if measure.basis in YEAR_TO_DATE:
        return "A year to date can only be compared with the same quarter of another year."
    return "The two are not comparable."


def _no_change(measure: Measure, figure: Figure, direction: Direction) -> str:
    """Why a movement counts as little: it is small or, of a best range, as near to the range as before."""
    against = direction.against
    if against is None or against.value is None or figure.value is None:
        return ""
    if direction.movement is Movement.LEVEL:
        moved = against.value != figure.value
        return tolerance_sentence(measure) if moved and measure.tolerance else ""
    low, high = figure.goal_low, figure.goal_high
    if low is None and high is None and measure.band:
        low, high = measure.band
    if all(few.is_within(each, low, high) for each in (figure.value, against.value)):
        return "Both lie within the best range."
    return "Both are as far from the best range."


def absent_sentence(line: Line, team: str, quarter: str) -> str:
    """Why a team has no figure of a measure at all in a quarter."""
    if line.absent is Missing.NOT_APPLICABLE:
        return f"{team}: this measure is not one of this team's."
    if line.absent is Missing.NOT_YET_DUE:
        return f"Not yet due: no year of this measure was out by the end of {quarter}."
    return f"{MISSING_LABELS[line.absent or Missing.NOT_AVAILABLE]}: no figure for {quarter}."


def latest_sentence(measure: Measure, past: tuple[Figure, ...]) -> str:
    """The last figure there was before a gap: `Latest figure: 55% (45 of 82), Q1 2026/27.`"""
    known = [figure for figure in past if figure.value is not None]
    if not known:
        return ""
    last = known[-1]
    period = narrative.period_words(last.label)
    return f"Latest figure: {narrative.figure_words(measure, last)}, {period}."


def benchmark_sentence(measure: Measure, benchmark: Benchmark) -> str:
    """Another area's figure with its period: `England 89% (33,900 of 38,190), year to March 2025.`"""
    period = narrative.period_words(benchmark.label)
    if benchmark.value is None:
        missing = narrative.lowered(MISSING_LABELS[benchmark.missing or Missing.NOT_AVAILABLE])
        return f"{benchmark.area}: {missing}, {period}."
    note = narrative.fraction_or_note(measure, benchmark)
    value = narrative.amount(benchmark.value, measure) + (f" ({note})" if note else "")
    return f"{benchmark.area} {value}, {period}."


def benchmark_note(figure: Figure | None) -> str:
    """How far a yearly benchmark can be held against this figure."""
    if figure is None or figure.kind != "quarter":
        return ""
    return "National figures are counted once a year and may be counted otherwise: a guide only."


def value_sentence(measure: Measure) -> str:
    """What a number of a count or an average is a number of: `Shown as points out of 40.`"""
    if measure.value_words and measure.unit is Unit.AVERAGE:
        return f"Shown as {measure.value_words}."
    return ""


def sentence(text: str) -> str:
    """Words as a sentence: a capital first and a full stop last."""
    text = text.strip()
    return narrative.capital(text) + ("" if not text or text.endswith((".", "?", "!")) else ".")


def points(amount: Decimal, measure: Measure) -> str:
    """A signed difference with its unit: `+1.2 percentage points`, `−3`."""
    if amount == 0:
        return "no change"
    sign = "+" if amount > 0 else "−"
    decimals = max(0, -int(amount.as_tuple().exponent))
    size = narrative.number(abs(amount), decimals)
    if measure.unit is not Unit.PERCENT:
        return f"{sign}{size}"
    return f"{sign}{size} percentage point{'' if amount.copy_abs() == 1 else 's'}"
