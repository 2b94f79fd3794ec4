"""How a movement that is split by team is put into words: the movement, the rule, the parts, or why there are none."""

from metrics.catalogue.measure import Measure
from metrics.figures.contribution import Parts
from metrics.figures.figure import Direction, Figure, Line
from metrics.vocabulary import MISSING_LABELS, Judgement, Missing
from metrics.words import explain, narrative


def movement_sentence(measure: Measure, now: Figure, direction: Direction, exact: str) -> str:
    """The movement that is split: both figures with their periods, and how far before rounding."""
    if direction.against is None:
        return ""
    then = direction.against
    moved = narrative.change_words(measure, now, then)
    before = f"; before rounding, {exact}" if exact else ""
    return (
        f"{measure.name}: {narrative.figure_words(measure, then)} in "
        f"{narrative.period_words(then.label)}, {narrative.figure_words(measure, now)} in "
        f"{narrative.period_words(now.label)}: {'no change' if moved == 'level' else moved}{before}."
    )


def split_rule(measure: Measure) -> str:
    """How the movement is split, in words."""
    if not measure.has_denominator:
        return f"Each team's part is how many more or fewer {measure.many} it counted."
    return (
        f"Each team's part is its own {measure.many} counted as a share of the whole council's, now "
        "less before; the parts add up to the council's movement. A team that grew adds to the "
        "figure even where its own share stayed the same."
    )


def not_split(line: Line) -> str:
    """Why there is no movement to split, before any team is looked at; nothing where there is one."""
    if not line.measure.adds_up:
        return (
            f"{line.measure.name}: the council's figure is not added up from teams' figures, so its "
            "movement cannot be split by team."
        )
    if line.figure is None or line.figure.value is None:
        return f"{line.measure.name}: the council has no figure for this quarter, so there is no movement to split."
    if line.figure.kind != "quarter":
        return f"{line.measure.name}: a yearly figure of the council as a whole, not reported by teams."
    if line.direction is None or line.direction.against is None:
        return f"{line.measure.name}: there is no earlier figure, so there is no movement to split."
    if line.direction.judgement is Judgement.NO_COMPARISON or line.direction.against.value is None:
        said = explain.comparison_sentence(line.measure, line.figure, line.direction)
        return f"{line.measure.name}: {said} So there is no movement to split."
    return ""


NO_SPLIT = "The movement cannot be split by team:"


def not_the_sum(period: str) -> str:
    """That the council's own figure is another than its teams' together."""
    return f"in {narrative.period_words(period)} the teams' figures together are not the council's."


def joined_sentence(team: str, into: str) -> str:
    """That an ended team's earlier numbers stand with those of the team it became."""
    return f"{team} is counted with {into}, which it was merged into."


def parts_words(parts: Parts | None) -> str:
    """A team's numbers: `8 of 76`, of a count `12`; that it was not there."""
    if parts is None:
        return "Not there then"
    if parts.denominator is None:
        return narrative.plain(parts.numerator)
    if parts.denominator == 0:
        return "None to count"
    return f"{narrative.plain(parts.numerator)} of {narrative.plain(parts.denominator)}"


def gap_sentence(team: str, figure: Figure | None, period: str) -> str:
    """Which team's figure is missing, and that the split cannot be given without it."""
    reason = MISSING_LABELS[(figure.missing if figure else None) or Missing.NOT_AVAILABLE]
    return f"{team}, {narrative.period_words(period)}: {narrative.lowered(reason)}."
