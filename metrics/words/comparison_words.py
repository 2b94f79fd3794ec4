"""The council beside other areas, in words: how far, which place, and whether chance could account for it."""

from metrics.catalogue.measure import Measure
from metrics.figures import comparison
from metrics.figures.comparison import Beside, Comparison, Stands
from metrics.figures.figure import Benchmark
from metrics.vocabulary import MISSING_LABELS, AreaKind, Missing, Polarity, Unit
from metrics.words import narrative

STANDS_LABELS = {
    Stands.BETTER: "Ours is better",
    Stands.WORSE: "Ours is worse",
    Stands.HIGHER: "Ours is higher",
    Stands.LOWER: "Ours is lower",
    Stands.ALIKE: "No more than luck",
    Stands.EQUAL: "",
    Stands.NOT_COMPARED: "",
}


def figure_words(measure: Measure, figure: Benchmark) -> str:
    """An area's figure alone: `92%`; or why there is none."""
    if figure.value is not None:
        return narrative.amount(figure.value, measure)
    if figure.missing is Missing.NOT_RECEIVED:
        return "No figure published"
    return MISSING_LABELS[figure.missing or Missing.NOT_AVAILABLE]


def lead(found: Comparison) -> str:
    """The council's figure with its period, and its place among its neighbours."""
    measure, home = found.measure, found.home
    period = narrative.period_words(home.benchmark.label)
    said = f"{home.benchmark.area}, {period}: {narrative.lowered(figure_words(measure, home.benchmark))}"
    if note := narrative.fraction_or_note(measure, home.benchmark):
        said += f" ({note})"
    return said + "."


def rank_sentence(found: Comparison) -> str:
    """Which place the council has among its neighbours: `Place 7 of 11, where 1 is best.`"""
    if not found.neighbours or found.home.value is None:
        return ""
    if found.home.rank is None:
        if found.measure.polarity is Polarity.NEUTRAL and found.measure.unit is not Unit.NUMBER:
            return "No places are given: neither higher nor lower is better."
        return ""
    shared = sum(each.rank == found.home.rank for each in found.neighbours)
    many = f", shared with {shared} other{'' if shared == 1 else 's'}" if shared else ""
    return (
        f"Place {found.home.rank} of {found.ranked} among our council and its statistical "
        f"neighbours, where 1 is best{many}."
    )


def counts_sentence(measure: Measure) -> str:
    """That counts are not held against each other; nothing of any other measure."""
    if measure.unit is not Unit.NUMBER:
        return ""
    return "Counts are shown and not compared: areas are not of one size."


def averages_sentence(found: Comparison) -> str:
    """The neighbours' mean and median, and how many of them have a figure."""
    if found.mean is None or found.median is None:
        return ""
    known = sum(each.value is not None for each in found.neighbours)
    mean, median = (narrative.finer(value, found.measure) for value in (found.mean, found.median))
    every = len(found.neighbours)
    who = f"our {every} statistical neighbours"
    if known < every:
        who = f"the {known} of {who} that have a figure"
    return f"The mean of {who} is {mean} and their median {median}."


def warning(found: Comparison) -> str:
    """That the neighbours' mean and median tell two stories; nothing where they agree."""
    if not found.disagree:
        return ""
    assert found.home.value is not None and found.mean is not None and found.median is not None
    mean, median = (narrative.finer(value, found.measure) for value in (found.mean, found.median))
    over = "above" if found.home.value > found.mean else "below"
    under = "above" if found.home.value > found.median else "below"
    return (
        f"Read with care: our figure is {over} the neighbours' mean ({mean}) and {under} their median "
        f"({median}). {_outlier(found)}The two do not agree on whether we do better."
    )


def _outlier(found: Comparison) -> str:
    """The neighbour that pulls the mean, where one does."""
    pulls = comparison.outlier(found)
    if pulls is None:
        return ""
    words = figure_words(found.measure, pulls.benchmark)
    return f"{pulls.benchmark.area} ({words}) lies furthest from the rest and pulls the mean. "


def difference_words(measure: Measure, beside: Beside) -> str:
    """How far the council's own figure is from an area's: `3 percentage points above`, `the same`."""
    if beside.difference is None:
        return ""
    if beside.difference == 0:
        return "the same"
    way = "above" if beside.difference > 0 else "below"
    return f"{narrative.size_words(abs(beside.difference), measure)} {way}"


def stands_words(beside: Beside) -> str:
    """Whether the difference is more than chance: `Ours is better`, `No more than chance`."""
    return STANDS_LABELS[beside.stands]


def none_sentence(measure: Measure, *, loaded: bool) -> str:
    """Why a measure has no comparison."""
    if measure.dfe is None:
        return (
            "No comparable figure: no national table publishes this measure for each council, "
            "so there is nothing like for like to set beside it."
        )
    if loaded:
        return "No comparable figure: none was out by the end of this quarter."
    return "No comparable figure: published nationally, but that table is not loaded here."


def own_and_published(measure: Measure, own: Benchmark, published: Benchmark) -> str:
    """The council's own figure beside the published one for the same day, and the difference."""
    assert own.value is not None and published.value is not None
    change = own.value - published.value
    apart = (
        "the two agree"
        if change == 0
        else f"ours is {narrative.size_words(abs(change), measure)} {'above' if change > 0 else 'below'}"
    )
    return (
        f"Ours, {narrative.period_words(own.label)}: {_with_fraction(measure, own)}. Published, "
        f"{narrative.period_words(published.label)}: {_with_fraction(measure, published)}; {apart}. "
        "Neither replaces the other."
    )


def _with_fraction(measure: Measure, figure: Benchmark) -> str:
    note = narrative.fraction_or_note(measure, figure)
    return figure_words(measure, figure) + (f" ({note})" if note else "")


KIND_LABELS = {
    AreaKind.HOME: "our council",
    AreaKind.ENGLAND: "England",
    AreaKind.REGION: "our region",
    AreaKind.NEIGHBOUR: "statistical neighbour",
}
