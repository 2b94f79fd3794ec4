"""What the product's words mean, for somebody who reads a scorecard for the first time."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

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

_Code = TypeVar("_Code", bound=StrEnum)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    path = Path(__file__).with_name("meanings.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _means(codes: type[_Code], table: str) -> Mapping[_Code, str]:
    """What each code means, in their order. Raises KeyError where `meanings.toml` leaves one out."""
    texts = _texts()[table]
    return {code: texts[code].format(too_few=TOO_FEW, small=SMALL) for code in codes}


RATINGS = _means(Rating, "rating")
MOVEMENTS = _means(Movement, "movement")
JUDGEMENTS = _means(Judgement, "judgement")
MISSING = _means(Missing, "missing")
STATUSES = _means(Status, "status")
SIGNALS = _means(Signal, "signal")
ASSURANCES = _means(Assurance, "assurance")
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
    "Usual range": "Where quarters lie if nothing changes: the average of all quarters, and 2.66 times the average "
    "step from quarter to quarter on either side (the NHS calls this Making Data Count). Where the same children are "
    "counted again: the average of the quarters before, and three of their standard deviations on either side.",
    "Luck": "What would move a figure with nothing going on: of so few children one more or less is chance. Where both "
    "numbers of a figure are known, the last quarter and the last four together are held beside all before, for the "
    "whole scorecard at once, so that of those named at most one in ten is luck.",
    "Teams to ask about": "Teams that really changed, or that lie further from the other teams of the same work than "
    "luck would put them. Teams with fewer than six counted, or five posts, are not named.",
    "Cannot be told apart from the target": "So few are counted that luck alone could explain the distance.",
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
    """What can be expected of a target if nothing changes."""
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
