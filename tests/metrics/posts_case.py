"""Small staffing returns, and figures of the rates made of them."""

from datetime import date
from decimal import Decimal

from metrics import period
from metrics.catalogue import catalogue
from metrics.figures.figure import Figure
from metrics.figures.posts import Part, Posts
from metrics.vocabulary import Missing, Rating, Status

QUARTER = period.parse("2026-27 Q2")
STAFFING = {each.from_staffing: each for each in catalogue.load().measures if each.from_staffing}


def _part(amount: str | Decimal) -> Part:
    return Part(amount if isinstance(amount, Decimal) else Decimal(amount), None)


def a_return(
    established: str | Decimal,
    filled: str | Decimal,
    vacant: str | Decimal,
    agency: str = "0",
    cover: str = "0",
    when: period.Period = QUARTER,
    **missing: Missing,
) -> Posts:
    """A team's posts of a period; the parts named in `missing` did not come in, for that reason."""
    parts = {
        "establishment_fte": _part(established),
        "in_post_fte": _part(filled),
        "vacancies_fte": _part(vacant),
        "agency_fte": _part(agency),
        "agency_cover_fte": _part(cover),
    }
    parts |= {name: Part(None, reason) for name, reason in missing.items()}
    return Posts("East", "All roles", when, parts)


def a_rate_figure(
    value: str | None,
    numerator: str | None,
    denominator: str | None,
    missing: Missing | None = None,
    kind: str = "quarter",
) -> Figure:
    """A rate's figure with its two parts."""
    return Figure(
        series_id=1, period=QUARTER.code, kind=kind, place=QUARTER.index, quarter=2, label=QUARTER.label,
        end=date(2026, 9, 30), numerator=numerator and Decimal(numerator),
        denominator=denominator and Decimal(denominator), value=value and Decimal(value),
        missing=missing, reason=None, status=Status.FINAL, commentary=None, from_teams=False,
        compare_with=None, goal_low=None, goal_high=None, amber_low=None, amber_high=None,
        target_origin=None, rating=Rating.NO_TARGET, segment=0,
    )  # fmt: skip
