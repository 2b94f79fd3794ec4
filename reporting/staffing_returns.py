"""Which staffing there is to tell of: who returned what for which period, and the rates made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import Presence
from metrics.figures.figure import Benchmark, Figure
from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STAFFING_RATE_LABELS
from metrics.words import sources
from reporting.reading import Reading
from store.read import staffing_posts

CENSUS = sources.published_words("workforce")
"""Where the yearly figures come from."""

QUARTERS = 12
"""Three years of quarters stand in a picture by team and in its table."""


@dataclass(frozen=True)
class Held:
    """Which staffing there is to show at the end of a quarter: the council's quarters, a yearly census."""

    quarters: bool
    years: tuple[Posts, ...]


@dataclass(frozen=True)
class RateByTeam:
    """One rate of some quarters: every team in force in any of them, then the council, each with its figures."""

    quarters: tuple[Period, ...]
    figures: Mapping[str, tuple[Figure, ...]]


def measures(reading: Reading) -> Mapping[str, Measure]:
    """The staffing measures of the catalogue by the rate they are made of, in the order of a table."""
    known = {each.from_staffing: each for each in reading.catalogue.measures if each.from_staffing}
    return {name: known[name] for name in STAFFING_RATE_LABELS if name in known}


def held(reading: Reading, quarter: Period) -> Held:
    """What there is to show: any return of a quarter up to this one, and every census released by its end."""
    whole = reading.posts().get(ALL_TEAMS, ())
    return Held(
        any(each.period <= quarter for each in staffing_posts.of_kind(whole, quarterly=True)),
        tuple(
            each
            for each in staffing_posts.of_kind(whole, quarterly=False)
            if each.released is None or each.released <= quarter.end
        ),
    )


def quarters(reading: Reading, team: str, quarter: Period) -> tuple[Posts, ...]:
    """A team's quarterly returns up to a quarter, oldest first."""
    found = staffing_posts.of_kind(reading.posts().get(team, ()), quarterly=True)
    return tuple(each for each in found if each.period <= quarter)


def past(reading: Reading, team: str, quarter: Period) -> tuple[Posts, ...]:
    """What is told of over time: a team's quarters, or the years of the census where there are none."""
    there = held(reading, quarter)
    return quarters(reading, team, quarter) if there.quarters else there.years


def of_quarter(reading: Reading, team: str, quarter: Period) -> Posts | None:
    """What a team returned for a quarter; None where nothing came in."""
    found = quarters(reading, team, quarter)
    return found[-1] if found and found[-1].period == quarter and found[-1].returned else None


def tabled(reading: Reading, quarter: Period) -> tuple[Posts, ...]:
    """The returns that the tables are about: every team's of the quarter, and every year's."""
    there = held(reading, quarter)
    found = [
        each
        for team in (teams(reading, quarter) if there.quarters else ())
        for each in quarters(reading, team, quarter)[-1:]
        if each.period == quarter
    ]
    return (*found, *there.years)


def teams(reading: Reading, quarter: Period) -> tuple[str, ...]:
    """The teams in force in a quarter that have ever returned staffing, in their order, then All."""

    def make() -> tuple[str, ...]:
        found = [
            span.name
            for span in reading.spans()
            if span.name in reading.posts() and span.presence(quarter) is Presence.THERE
        ]
        return (*found, ALL_TEAMS)

    return reading.kept(("staffing-teams", quarter.code), make)


def rates(reading: Reading, team: str, code: str) -> Mapping[str, Rate]:
    """A team's rates of one period, by name; those without a figure of that period left out."""
    return {
        name: Rate(measure, found[code])
        for name, measure in measures(reading).items()
        if code in (found := reading.by_period(measure.id, team))
    }


def rate_by_team(
    reading: Reading, measure: Measure, quarter: Period, *, every: bool = False
) -> RateByTeam:
    """One rate by team in the latest quarters up to one (or in every quarter) that the council returned."""

    def make() -> RateByTeam:
        first = quarter.index - QUARTERS + 1
        shown = tuple(
            each.period
            for each in quarters(reading, ALL_TEAMS, quarter)
            if every or each.period.index >= first
        )
        there = {team for each in shown for team in teams(reading, each)} - {ALL_TEAMS}
        by_team = {}
        for team in (*(team for team in reading.teams() if team in there), ALL_TEAMS):
            found = reading.by_period(measure.id, team)
            by_team[team] = tuple(found[each.code] for each in shown if each.code in found)
        return RateByTeam(shown, by_team)

    return reading.kept(("staffing-rate-by-team", measure.id, quarter.code, every), make)


def england(reading: Reading, by: date) -> Mapping[tuple[str, str], Benchmark]:
    """England's figures released by a day, by measure and period code, the latest first."""
    return reading.kept(
        ("staffing-england", by), lambda: staffing_posts.england(reading.snapshot, by)
    )
