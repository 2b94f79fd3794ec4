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
from store.read import staffing_posts
from store.read.snapshot import Snapshot
from ui.reader import cached, choices
from ui.screens.html import render

CENSUS = sources.published_words("workforce")
"""Where the yearly figures come from."""


@dataclass(frozen=True)
class Held:
    """Which staffing a store has to show at the end of a quarter: the council's quarters, a yearly census."""

    quarters: bool
    years: tuple[Posts, ...]


def measures(snapshot: Snapshot) -> Mapping[str, Measure]:
    """The staffing measures of the catalogue by the rate they are made of, in the order of a table."""
    known = {each.from_staffing: each for each in snapshot.catalogue.measures if each.from_staffing}
    return {name: known[name] for name in STAFFING_RATE_LABELS if name in known}


def returns(snapshot: Snapshot) -> Mapping[str, tuple[Posts, ...]]:
    """Every return of every team and the council, oldest first."""
    return cached.kept(snapshot, ("posts",), lambda: staffing_posts.posts(snapshot))


def held(snapshot: Snapshot, quarter: Period) -> Held:
    """What there is to show: any return of a quarter up to this one, and every census released by its end."""
    whole = returns(snapshot).get(ALL_TEAMS, ())
    return Held(
        any(each.period <= quarter for each in staffing_posts.of_kind(whole, quarterly=True)),
        tuple(
            each
            for each in staffing_posts.of_kind(whole, quarterly=False)
            if each.released is None or each.released <= quarter.end
        ),
    )


def quarters(snapshot: Snapshot, team: str, quarter: Period) -> tuple[Posts, ...]:
    """A team's quarterly returns up to a quarter, oldest first."""
    found = staffing_posts.of_kind(returns(snapshot).get(team, ()), quarterly=True)
    return tuple(each for each in found if each.period <= quarter)


def tabled(snapshot: Snapshot, quarter: Period) -> tuple[Posts, ...]:
    """The returns that the screen's tables are about: every team's of the quarter, and every year's."""
    there = held(snapshot, quarter)
    of_quarter = [
        each
        for team in (teams(snapshot, quarter) if there.quarters else ())
        for each in quarters(snapshot, team, quarter)[-1:]
        if each.period == quarter
    ]
    return (*of_quarter, *there.years)


def rates(snapshot: Snapshot, team: str, code: str) -> Mapping[str, Rate]:
    """A team's rates of one period, by name; those without a figure of that period left out."""
    return {
        name: Rate(measure, found[code])
        for name, measure in measures(snapshot).items()
        if code in (found := figures(snapshot, team, measure))
    }


def figures(snapshot: Snapshot, team: str, measure: Measure) -> Mapping[str, Figure]:
    """A team's figures of one measure by period code, quarters and years together."""
    return {each.period: each for each in cached.history(snapshot, team).get(measure.id, ())}


def teams(snapshot: Snapshot, quarter: Period) -> tuple[str, ...]:
    """The teams in force in a quarter that have ever returned staffing, in their order, then All."""

    def make() -> tuple[str, ...]:
        found = [
            span.name
            for span in cached.teams(snapshot)
            if span.name in returns(snapshot) and span.presence(quarter) is Presence.THERE
        ]
        return (*found, ALL_TEAMS)

    return cached.kept(snapshot, ("staffing-teams", quarter.code), make)


@dataclass(frozen=True)
class Account:
    """The state of a team's staffing in sentences, and the return they are about (None: nothing to say of)."""

    said: tuple[str, ...]
    about: Posts | None


def said(snapshot: Snapshot, team: str, quarter: Period) -> Account:
    """A team's staffing in sentences, from its quarter or else the latest census."""

    def make() -> Account:
        there = held(snapshot, quarter)
        past = quarters(snapshot, team, quarter) if there.quarters else there.years
        now = past[-1] if past else None
        if now is None or (there.quarters and (now.period != quarter or not now.returned)):
            return Account((_nothing(snapshot, team, quarter),), None)
        before = past[-2] if len(past) > 1 else None
        if before and before.period.index != now.period.index - 1:
            before = None
        told = post_words.account(
            now,
            before,
            rates(snapshot, team, now.period.code),
            rates(snapshot, team, before.period.code) if before else {},
        )
        return Account(told, now)

    return cached.kept(snapshot, ("staffing-said", team, quarter.code), make)


def account(snapshot: Snapshot, team: str, quarter: Period) -> Markup:
    """The opening of the Staffing screen: those sentences, and what to know of them."""

    def make() -> Markup:
        there = held(snapshot, quarter)
        found = said(snapshot, team, quarter)
        now = found.about
        return render(
            "staffing_account",
            said=found.said,
            silent=_silent(snapshot, quarter) if team == ALL_TEAMS and there.quarters else "",
            england=_england(snapshot, quarter),
            team=choices.team_words(team),
            period=now.period if now else quarter,
            census=bool(there.years) and not there.quarters,
            small=post_words.small_team_words(now) if now and team != ALL_TEAMS else "",
            released=now.released if now else None,
        )

    return cached.kept(snapshot, ("staffing-account", team, quarter.code), make)


def _nothing(snapshot: Snapshot, team: str, quarter: Period) -> str:
    if team == ALL_TEAMS:
        return staffing_words.none_came(quarter)
    return staffing_words.nothing_of(team, cached.team(snapshot, team), quarter)


def _silent(snapshot: Snapshot, quarter: Period) -> str:
    named = [team for team in teams(snapshot, quarter) if team != ALL_TEAMS]
    silent = [team for team in named if not _returned(snapshot, team, quarter)]
    return staffing_words.silent(silent, quarter)


def _returned(snapshot: Snapshot, team: str, quarter: Period) -> bool:
    past = quarters(snapshot, team, quarter)
    return bool(past) and past[-1].period == quarter and past[-1].returned


def _england(snapshot: Snapshot, quarter: Period) -> str:
    """The latest vacancy rate of England that was out by the end of a quarter."""
    vacancy = measures(snapshot).get("vacancy")
    latest = next(
        (
            each
            for (measure_id, _), each in england(snapshot, quarter.end).items()
            if vacancy is not None and measure_id == vacancy.id
        ),
        None,
    )
    if latest is None or latest.value is None or vacancy is None:
        return staffing_words.NO_ENGLAND
    return staffing_words.england(latest.area, latest.value, latest.label, vacancy)


def england(snapshot: Snapshot, by: date) -> Mapping[tuple[str, str], Benchmark]:
    """England's figures released by a day, by measure and period code, the latest first."""
    return cached.kept(
        snapshot, ("staffing-england", by), lambda: staffing_posts.england(snapshot, by)
    )


def rate_words(snapshot: Snapshot, rate: str, team: str, quarter: Period) -> Markup:
    """What the chosen rate means and how one team stands on it, with its target and rating."""

    def make() -> Markup:
        measure = measures(snapshot).get(rate)
        # By id: what is kept may hold the catalogue of an earlier opening of the same snapshot.
        line = next(
            (
                each
                for each in cached.lines(snapshot, team, quarter.code)
                if measure is not None and each.measure.id == measure.id
            ),
            None,
        )
        return render(
            "staffing_rate", measure=measure, line=line, team=choices.team_words(team), rate=rate
        )

    return cached.kept(snapshot, ("staffing-rate", rate, team, quarter.code), make)
