"""What is said where staffing did not come in, and what England's is beside it."""

from collections.abc import Sequence
from datetime import date
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


def bare_rates(rates: Sequence[tuple[Measure, Decimal]]) -> str:
    """The rates that a council gave without the posts that they are made of; nothing where it gave none."""
    if not rates:
        return ""
    told = "; ".join(
        f"{measure.name}, {narrative.amount(value, measure)}" for measure, value in rates
    )
    return f"Given without their posts: {told}."


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


def joint(name: str) -> str:
    """That the published figures are of two councils together."""
    return f"They are of a joint return, {name}: no figure of one council alone is published."


def census(counted: Period, released: date | None) -> tuple[str, ...]:
    """Whose yearly figures stand where the council returns none of its own, whom they count, what they lack."""
    since = f", shown from {narrative.day(released)}" if released else ""
    return (
        f"These are the Department for Education's yearly census figures, on {counted.label}{since}.",
        "They count every children's and families' social worker of the council, not only those who "
        "work with children in our care.",
        "The census has no teams, so there is no team table; a council's own quarterly return brings one.",
    )
