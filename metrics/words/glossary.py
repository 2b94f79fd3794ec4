"""What the product's words mean, for somebody who reads a scorecard for the first time."""

from dataclasses import dataclass

from metrics.figures.few import SMALL, TOO_FEW
from metrics.figures.posts import SMALL_TEAM
from metrics.figures.signals import ASSURANCE_LABELS, SIGNAL_LABELS, Assurance, Signal
from metrics.vocabulary import (
    JUDGEMENT_LABELS,
    MISSING_LABELS,
    MISSING_SYMBOLS,
    MOVEMENT_ARROWS,
    MOVEMENT_LABELS,
    RATING_LABELS,
    RATING_SHAPES,
    STATUS_LABELS,
    STATUS_MARKS,
    Judgement,
    Missing,
    Movement,
    Rating,
    Status,
)
from metrics.words import narrative

RATINGS = {
    Rating.GREEN: "The figure meets its target. A figure exactly on the target is Green.",
    Rating.AMBER: "The figure misses its target, but by no more than the measure's Amber rule allows.",
    Rating.RED: "The figure misses its target by more than the Amber rule allows.",
    Rating.NO_RATING: "Neither higher nor lower is better, so the figure is shown and not rated.",
    Rating.NO_TARGET: "No target has been set for this quarter, so there is nothing to hold the figure against.",
    Rating.NOT_AVAILABLE: "There is no figure, so there is no rating; the reason stands beside it.",
    Rating.NOT_APPLICABLE: "The measure is not about this team.",
    Rating.NO_CASES: "There was nobody to count: a percentage of nobody does not exist.",
    Rating.SUPPRESSED: "The figure is hidden because so few are counted that somebody might be recognised.",
}

MOVEMENTS = {
    Movement.UP: "The number is higher than the one it is compared with, by more than counts as little change.",
    Movement.DOWN: "The number is lower than the one it is compared with, by more than counts as little change.",
    Movement.LEVEL: "The number moved by no more than counts as little change.",
    Movement.NONE: "There is no number to compare with.",
}

JUDGEMENTS = {
    Judgement.IMPROVED: "The number moved the better way. For a best range: it came closer to the range.",
    Judgement.WORSENED: "The number moved the worse way. For a best range: it went further from the range.",
    Judgement.NO_CHANGE: "The number moved by no more than the measure counts as little change.",
    Judgement.NOT_JUDGED: "Neither higher nor lower is better, so a movement is shown and not judged.",
    Judgement.NO_COMPARISON: "There is no figure before to compare with, or it was counted in another way.",
    Judgement.TOO_FEW: f"Fewer than {TOO_FEW} are counted on one side: one more or less would change everything.",
    Judgement.SUPPRESSED: "One of the two figures is hidden.",
}

MISSING = {
    Missing.SUPPRESSED: "So few are counted that somebody might be recognised.",
    Missing.ROUNDS_TO_ZERO: "There are some, but too few to show at the decimals used.",
    Missing.NOT_AVAILABLE: "The row came in without a figure, or a part of it is missing.",
    Missing.NOT_YET_DUE: "The figure is counted once a year and this year's is not out yet.",
    Missing.NOT_APPLICABLE: "The measure is not about this team.",
    Missing.NO_CASES: "There was nobody to count, so there is nothing to make a percentage of.",
    Missing.NOT_RECEIVED: "No row for this measure, team and quarter came in at all.",
}

STATUSES = {
    Status.FINAL: "The figure stands as it is.",
    Status.PROVISIONAL: "The figure may still change when late records are in.",
    Status.REVISED: "The figure was changed after it was first given.",
}

SIGNALS = {
    Signal.BETTER: "There is a sign that the series changed, and it is the better way. The sentence says which sign.",
    Signal.WORSE: "There is a sign that the series changed, and it is the worse way. The sentence says which sign.",
    Signal.HIGHER: "There is a sign upward, of a measure that is for information or within its best range.",
    Signal.LOWER: "There is a sign downward, of a measure that is for information or within its best range.",
    Signal.USUAL: "No sign of a change: quarters move as far while nothing changes.",
    Signal.NOT_JUDGED: "Too few quarters, too many missing, or counted so that quarters overlap.",
}

ASSURANCES = {
    Assurance.PASS: "The whole usual range lies on the good side of the target.",
    Assurance.FAIL: "The whole usual range lies on the other side of the target.",
    Assurance.INCONSISTENT: "The target lies within the usual range: some quarters will meet it, some will not.",
}

STAFFING_RATES = {
    "vacancy": "vacant posts, divided by posts vacant and filled, on the last day",
    "agency": "agency staff, divided by agency staff and staff in post, on the last day",
    "turnover": "staff who left in the 12 months, divided by staff in post at the end of them",
    "absence": "working days lost to sickness in the 12 months, divided by staff in post at the end times "
    "the working days of a year (253, or 254 where the year holds 29 February)",
    "caseload": "children with a social worker, divided by the staff who work directly with children, "
    "agency staff among them, on the last day",
    "agency_cover": "agency staff in vacant posts, divided by vacant posts, on the last day",
    "experience": "experienced staff for each newly qualified one, on the last day; where nobody is newly "
    "qualified there is no ratio and the screen says so",
}
"""How each staffing rate is made, by the catalogue's `from_staffing`; `metrics/sql/staffing/staffing_rate_part.sql` does it."""

STAFFING_RULES = (
    "All staff and posts are full-time equivalents: somebody who works half the week is 0.5.",
    "Posts are those the council has agreed to pay for, filled or vacant.",
    "The council's rate is worked out from all teams' numbers added up, never by averaging the teams' rates.",
    "A yearly rate needs four complete quarters. Where a part is missing the rate is not available, never guessed.",
    f"In a team of fewer than {SMALL_TEAM} posts one person changes a rate far: the screen says by how much.",
    "The formulas are those of the national workforce statistics; the ratio of experienced to newly qualified staff "
    "has no national definition.",
)

OTHER = {
    "Fraction": "The two numbers behind a percentage: 55% (45 of 82) means 45 of 82 children.",
    "Percentage point": "The unit of a change in a percentage: from 55% to 58% is 3 percentage points.",
    "Target": "What the council (a local target) or the government (a national target) set to be reached.",
    "Amber rule": "How far a figure may miss its target and still be Amber. Each measure states its own: so many "
    "points, a percentage of the target, or a lowest acceptable level.",
    "Best range": "Some measures are best in the middle: too low is as much a concern as too high.",
    "Break in the series": "From that day on the figure is counted in another way, so that earlier figures cannot "
    "be compared with it.",
    "Small cohort": f"Fewer than {SMALL} are counted: one child more or less changes the figure by 5 points or more.",
    "Usual range": "Where quarters lie while nothing changes: the average of all quarters, and 2.66 times the average "
    "step from quarter to quarter on either side (the NHS calls this Making Data Count).",
    "Cannot be told apart from the target": "So few are counted that chance alone could explain the distance.",
    "Statistical neighbours": "The ten councils most like this one, chosen by a national model.",
    "Mean and median": "Two averages of the neighbours. The mean adds all up and divides; the median is the one in the "
    "middle, which a single odd neighbour does not move.",
    "Benchmark": "The figure of England or of the region, always under its own period.",
}


@dataclass(frozen=True)
class Term:
    """One word of the product: how it is shown, what it means, and the codes that files use for it."""

    shown: str
    means: str
    codes: tuple[str, ...] = ()


def ratings() -> tuple[Term, ...]:
    """Every rating with its shape."""
    return tuple(
        Term(f"{RATING_SHAPES.get(each, '')} {RATING_LABELS[each]}".strip(), means)
        for each, means in RATINGS.items()
    )


def movements() -> tuple[Term, ...]:
    """Every arrow: it is the number's movement, good or bad."""
    return tuple(
        Term(f"{MOVEMENT_ARROWS[each]} {narrative.capital(MOVEMENT_LABELS[each])}".strip(), means)
        for each, means in MOVEMENTS.items()
    )


def judgements() -> tuple[Term, ...]:
    """Every word beside an arrow: it says whether the movement is good."""
    return tuple(Term(JUDGEMENT_LABELS[each], means) for each, means in JUDGEMENTS.items())


def signals() -> tuple[Term, ...]:
    """What a series can say beyond its last movement."""
    return tuple(Term(SIGNAL_LABELS[each], means) for each, means in SIGNALS.items())


def assurances() -> tuple[Term, ...]:
    """What can be expected of a target while nothing changes."""
    return tuple(Term(ASSURANCE_LABELS[each], means) for each, means in ASSURANCES.items())


def missing() -> tuple[Term, ...]:
    """Every reason for a missing figure, with the symbols that published tables use."""
    return tuple(
        Term(
            MISSING_LABELS[each],
            means,
            tuple(symbol for symbol, reason in MISSING_SYMBOLS.items() if reason is each),
        )
        for each, means in MISSING.items()
    )


def statuses() -> tuple[Term, ...]:
    """What the letters beside a figure stand for."""
    return tuple(
        Term(
            narrative.capital(STATUS_LABELS[each]),
            means,
            (STATUS_MARKS[each],) if STATUS_MARKS[each] else (),
        )
        for each, means in STATUSES.items()
    )


def others() -> tuple[Term, ...]:
    """The other words of the screens."""
    return tuple(Term(shown, means) for shown, means in OTHER.items())
