"""What is said where staffing did not come in, and what England's is beside it."""

from collections.abc import Sequence
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import TeamSpan
from metrics.period import Period
from metrics.words import narrative, team_words

NO_ENGLAND = "No national figure is loaded to compare with."


def none_came(quarter: Period) -> str:
    """That the council as a whole has no staffing of a quarter."""
    return f"No staffing came in for {quarter.label}."


def nothing_of(team: str, span: TeamSpan | None, quarter: Period) -> str:
    """Why there is nothing to say of a team's quarter: it was not there, or it returned nothing."""
    gone = team_words.presence_sentence(span, quarter) if span else ""
    return gone or f"{team} returned no staffing for {quarter.label}."


def silent(teams: Sequence[str], quarter: Period) -> str:
    """Which teams returned nothing for a quarter, so that no total of it can be made."""
    if not teams:
        return ""
    return (
        f"{team_words.listed(list(teams))} returned no staffing for {quarter.label}, "
        "so there is no figure of the council as a whole."
    )


def england(area: str, value: Decimal, label: str, vacancy: Measure) -> str:
    """How many of England's posts are vacant: `England: 17.3% of posts vacant, 30 September 2025.`"""
    return f"{area}: {narrative.amount(value, vacancy)} of posts vacant, {label}."
