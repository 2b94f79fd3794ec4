"""Posts of a staffing return: how many there are and are filled, what moved the vacant ones, what is a small team."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures.figure import Figure
from metrics.period import Period
from metrics.vocabulary import Missing

SMALL_TEAM = 10
"""Fewer posts than this are a small team, in which one person moves a rate far."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a staffing return in full-time equivalents, or why there is none."""

    amount: Decimal | None
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class Posts:
    """What one team (or the council) returned of one role (or all) for one period, part by part.

    `released` is the day from which a yearly census may be shown; None of a quarter.
    """

    team: str
    role: str
    period: Period
    parts: Mapping[str, Part]
    released: date | None = None

    def amount(self, part: str) -> Decimal | None:
        """A part's amount, None where it is missing or the return has no such part."""
        found = self.parts.get(part)
        return found.amount if found else None

    def part(self, part: str) -> Part:
        """A part as it was returned; not available where the return has no such part."""
        return self.parts.get(part) or Part(None, Missing.NOT_AVAILABLE)

    @property
    def returned(self) -> bool:
        """Whether anything at all came in."""
        return any(part.missing is not Missing.NOT_RECEIVED for part in self.parts.values())


@dataclass(frozen=True, slots=True)
class Rate:
    """One staffing rate: what it is, and its figure."""

    measure: Measure
    figure: Figure


@dataclass(frozen=True, slots=True)
class VacancyChange:
    """Why the vacant posts moved: vacant now = vacant before + added - filled + rounding."""

    before: Decimal
    now: Decimal
    added: Decimal
    filled: Decimal

    @property
    def moved(self) -> Decimal:
        """By how much vacant posts rose; negative where they fell."""
        return self.now - self.before

    @property
    def rounding(self) -> Decimal:
        """What posts and posts filled leave open, since each return rounds its parts."""
        return self.moved - self.added + self.filled


def change(now: Posts, before: Posts | None) -> VacancyChange | None:
    """What moved the vacant posts between two returns; None where either lacks a part of it."""
    if before is None:
        return None
    parts = ("vacancies_fte", "establishment_fte", "in_post_fte")
    vacant, posts, filled = (now.amount(part) for part in parts)
    if vacant is None or posts is None or filled is None:
        return None
    vacant_then, posts_then, filled_then = (before.amount(part) for part in parts)
    if vacant_then is None or posts_then is None or filled_then is None:
        return None
    return VacancyChange(vacant_then, vacant, posts - posts_then, filled - filled_then)


@dataclass(frozen=True, slots=True)
class OnePerson:
    """By how many percentage points one person changes a team's rates; None where there is no base."""

    vacancy: Decimal | None
    turnover: Decimal | None


def one_person(posts: Posts) -> OnePerson | None:
    """What one person is in a small team; None of any other, and where its posts are not known."""
    established, filled = posts.amount("establishment_fte"), posts.amount("in_post_fte")
    if established is None or filled is None or min(established, filled) >= SMALL_TEAM:
        return None
    return OnePerson(_points(established), _points(filled))


def _points(base: Decimal) -> Decimal | None:
    return half_up(100 / Fraction(base), 1) if base > 0 else None
