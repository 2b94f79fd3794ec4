"""What the Staffing screen is about: which returns and rates there are to show, and their state in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import Presence
from metrics.figures.figure import Benchmark, Figure
from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STAFFING_RATE_LABELS
from metrics.words import post_words, sources, staffing_words
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import staffing_posts
from ui.screens.html import render

CENSUS = sources.published_words("workforce")
"""Where the yearly figures come from."""


@dataclass(frozen=True)
class Held:
    """Which staffing a store has to show at the end of a quarter: the council's quarters, a yearly census."""

    quarters: bool
    years: tuple[Posts, ...]


def measures(reading: Reading) -> Mapping[str, Measure]:
    """The staffing measures of the catalogue by the rate they are made of, in the order of a table."""
    known = {each.from_staffing: each for each in reading.catalogue.measures if each.from_staffing}
    return {name: known[name] for name in STAFFING_RATE_LABELS if name in known}


def returns(reading: Reading) -> Mapping[str, tuple[Posts, ...]]:
    """Every return of every team and the council, oldest first."""
    return reading.kept(("posts",), lambda: staffing_posts.posts(reading.snapshot))


def held(reading: Reading, quarter: Period) -> Held:
    """What there is to show: any return of a quarter up to this one, and every census released by its end."""
    whole = returns(reading).get(ALL_TEAMS, ())
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
    found = staffing_posts.of_kind(returns(reading).get(team, ()), quarterly=True)
    return tuple(each for each in found if each.period <= quarter)


def tabled(reading: Reading, quarter: Period) -> tuple[Posts, ...]:
    """The returns that the screen's tables are about: every team's of the quarter, and every year's."""
    there = held(reading, quarter)
    of_quarter = [
        each
        for team in (teams(reading, quarter) if there.quarters else ())
        for each in quarters(reading, team, quarter)[-1:]
        if each.period == quarter
    ]
    return (*of_quarter, *there.years)


def rates(reading: Reading, team: str, code: str) -> Mapping[str, Rate]:
    """A team's rates of one period, by name; those without a figure of that period left out."""
    return {
        name: Rate(measure, found[code])
        for name, measure in measures(reading).items()
        if code in (found := figures(reading, team, measure))
    }


def figures(reading: Reading, team: str, measure: Measure) -> Mapping[str, Figure]:
    """A team's figures of one measure by period code, quarters and years together."""
    return {each.period: each for each in reading.history(team).get(measure.id, ())}


def teams(reading: Reading, quarter: Period) -> tuple[str, ...]:
    """The teams in force in a quarter that have ever returned staffing, in their order, then All."""

    def make() -> tuple[str, ...]:
        found = [
            span.name
            for span in reading.spans()
            if span.name in returns(reading) and span.presence(quarter) is Presence.THERE
        ]
        return (*found, ALL_TEAMS)

    return reading.kept(("staffing-teams", quarter.code), make)


@dataclass(frozen=True)
class Account:
    """The state of a team's staffing in sentences, and the return they are about (None: nothing to say of)."""

    said: tuple[str, ...]
    about: Posts | None


def said(reading: Reading, team: str, quarter: Period) -> Account:
    """A team's staffing in sentences, from its quarter or else the latest census."""

    def make() -> Account:
        there = held(reading, quarter)
        past = quarters(reading, team, quarter) if there.quarters else there.years
        now = past[-1] if past else None
        if now is None or (there.quarters and (now.period != quarter or not now.returned)):
            return Account((_nothing(reading, team, quarter),), None)
        before = past[-2] if len(past) > 1 else None
        if before and before.period.index != now.period.index - 1:
            before = None
        told = post_words.account(
            now,
            before,
            rates(reading, team, now.period.code),
            rates(reading, team, before.period.code) if before else {},
        )
        return Account(told, now)

    return reading.kept(("staffing-said", team, quarter.code), make)


def account(reading: Reading, team: str, quarter: Period) -> Markup:
    """The opening of the Staffing screen: those sentences, and what to know of them."""

    def make() -> Markup:
        there = held(reading, quarter)
        found = said(reading, team, quarter)
        now = found.about
        return render(
            "staffing_account",
            said=found.said,
            silent=_silent(reading, quarter) if team == ALL_TEAMS and there.quarters else "",
            england=_england(reading, quarter),
            team=team_label(team),
            period=now.period if now else quarter,
            census=bool(there.years) and not there.quarters,
            small=post_words.small_team_words(now) if now and team != ALL_TEAMS else "",
            released=now.released if now else None,
        )

    return reading.kept(("staffing-account", team, quarter.code), make)


def _nothing(reading: Reading, team: str, quarter: Period) -> str:
    if team == ALL_TEAMS:
        return staffing_words.none_came(quarter)
    return staffing_words.nothing_of(team, reading.span(team), quarter)


def _silent(reading: Reading, quarter: Period) -> str:
    named = [team for team in teams(reading, quarter) if team != ALL_TEAMS]
    silent = [team for team in named if not _returned(reading, team, quarter)]
    return staffing_words.silent(silent, quarter)


def _returned(reading: Reading, team: str, quarter: Period) -> bool:
    past = quarters(reading, team, quarter)
    return bool(past) and past[-1].period == quarter and past[-1].returned


def _england(reading: Reading, quarter: Period) -> str:
    """The latest vacancy rate of England that was out by the end of a quarter."""
    vacancy = measures(reading).get("vacancy")
    latest = next(
        (
            each
            for (measure_id, _), each in england(reading, quarter.end).items()
            if vacancy is not None and measure_id == vacancy.id
        ),
        None,
    )
    if latest is None or latest.value is None or vacancy is None:
        return staffing_words.NO_ENGLAND
    return staffing_words.england(latest.area, latest.value, latest.label, vacancy)


def england(reading: Reading, by: date) -> Mapping[tuple[str, str], Benchmark]:
    """England's figures released by a day, by measure and period code, the latest first."""
    return reading.kept(
        ("staffing-england", by), lambda: staffing_posts.england(reading.snapshot, by)
    )


def rate_words(reading: Reading, rate: str, team: str, quarter: Period) -> Markup:
    """What the chosen rate means and how one team stands on it, with its target and rating."""

    def make() -> Markup:
        measure = measures(reading).get(rate)
        # By id: what is kept may hold the catalogue of an earlier opening of the same snapshot.
        line = next(
            (
                each
                for each in reading.lines(team, quarter)
                if measure is not None and each.measure.id == measure.id
            ),
            None,
        )
        return render("staffing_rate", measure=measure, line=line, team=team_label(team), rate=rate)

    return reading.kept(("staffing-rate", rate, team, quarter.code), make)
