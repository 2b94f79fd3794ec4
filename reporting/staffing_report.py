"""Staffing in sentences: the posts of a team or the council and what moved them, and how one rate stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.figures.posts import Posts
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from metrics.words import narrative, post_words, staffing_words
from reporting import staffing_returns, told
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.told import FindingTold, Link, RatingTold


@dataclass(frozen=True)
class StaffingReport:
    """The state of a team's staffing in sentences, and what to know of them.

    `period` is the quarter or the census day that they are about. `said` opens with the posts filled, then
    what moved the vacant ones and who covers them, then each rate; or says alone that nothing came in.
    `silent` names the teams that returned nothing, `small` what one person is in a small team, `census`
    whose yearly figures these are where the council returns none of its own. `comments` are what was
    said of the team, or of each team and then of all together, by whom it was said of.
    """

    whose: str
    period: Period
    said: tuple[str, ...]
    silent: str
    england: str
    small: str
    census: tuple[str, ...]
    comments: tuple[tuple[str, str], ...] = ()

    @property
    def opening(self) -> str:
        """The first sentence."""
        return self.said[0]

    @property
    def moved(self) -> tuple[str, ...]:
        """What moved the vacant posts, and who covers them."""
        return self.said[1:3]

    @property
    def facts(self) -> tuple[str, ...]:
        """Each rate with what it is made of, and England's beside them."""
        rates = self.said[3:]
        return (*rates, self.england) if rates else ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence, in the order in which they are read."""
        around = (self.opening, self.silent, *self.moved, *self.facts, self.small, *self.census)
        return tuple(filter(None, around))


@dataclass(frozen=True)
class RateReport:
    """What a rate means and how one team stands on it: the figure and target, the rating, what its series says.

    `said` says alone that there is no figure; then `rating` is None.
    """

    name: str
    means: str
    whose: str
    said: str
    rating: RatingTold | None
    finding: FindingTold
    more: Link


def staffing_report(reading: Reading, team: str, quarter: Period) -> StaffingReport:
    """A team's staffing in sentences, from its quarter or else the latest census."""

    def make() -> StaffingReport:
        there = staffing_returns.held(reading, quarter)
        past = staffing_returns.past(reading, team, quarter)
        now = past[-1] if past else None
        if now and there.quarters and (now.period != quarter or not now.returned):
            now = None
        whole = team == ALL_TEAMS
        small = post_words.small_team_words(now) if now and not whole else ""
        return StaffingReport(
            team_label(team),
            now.period if now else quarter,
            _account(reading, past) if now else (_nothing(reading, team, quarter),),
            _silent(reading, quarter) if whole and there.quarters else "",
            _england(reading, quarter),
            f"{small}." if small else "",
            _census(reading, now) if now and not there.quarters else (),
            tuple(_comments(reading, team, quarter)),
        )

    return reading.kept(("staffing-report", team, quarter.code), make)


def _census(reading: Reading, now: Posts) -> tuple[str, ...]:
    """Whose yearly figures these are, and that they are of a joint return where they are."""
    joint = [staffing_words.joint(row.council) for row in reading.snapshot.rows("joint")]
    return (*staffing_words.census(now.period, now.released), *joint)


def _account(reading: Reading, past: tuple[Posts, ...]) -> tuple[str, ...]:
    """The latest return in sentences, held against the one before where that is of the period before."""
    now, before = past[-1], past[-2] if len(past) > 1 else None
    if before and before.period.index != now.period.index - 1:
        before = None
    return post_words.account(
        now,
        before,
        staffing_returns.rates(reading, now.team, now.period.code),
        staffing_returns.rates(reading, before.team, before.period.code) if before else {},
    )


def _nothing(reading: Reading, team: str, quarter: Period) -> str:
    if team == ALL_TEAMS:
        said = staffing_words.none_came(quarter)
    else:
        said = staffing_words.nothing_of(team, reading.span(team), quarter)
    bare = [
        (line.measure, line.figure.value)
        for line in reading.lines(team, quarter)
        if line.measure.from_staffing and line.figure and line.figure.value is not None
    ]
    return f"{said} {staffing_words.bare_rates(bare)}".strip()


def _comments(reading: Reading, team: str, quarter: Period) -> Iterator[tuple[str, str]]:
    """What came in beside a team's staffing, which is kept with its vacancy rate; of all teams each team's first."""
    measure = staffing_returns.measures(reading).get("vacancy")
    if measure is None:
        return
    teams = [team] if team != ALL_TEAMS else [*reading.teams()[1:], ALL_TEAMS]
    for each in teams:
        figure = reading.line(measure.id, each, quarter).figure
        if figure and figure.commentary:
            yield team_label(each), figure.commentary


def _silent(reading: Reading, quarter: Period) -> str:
    silent = [
        team
        for team in staffing_returns.teams(reading, quarter)
        if team != ALL_TEAMS and staffing_returns.of_quarter(reading, team, quarter) is None
    ]
    return staffing_words.silent(silent, quarter)


def _england(reading: Reading, quarter: Period) -> str:
    """The latest vacancy rate of England that was out by the end of a quarter."""
    vacancy = staffing_returns.measures(reading).get("vacancy")
    latest = next(
        (
            each
            for (measure_id, _), each in staffing_returns.england(reading, quarter.end).items()
            if vacancy is not None and measure_id == vacancy.id
        ),
        None,
    )
    if latest is None or latest.value is None or vacancy is None:
        return staffing_words.NO_ENGLAND
    return staffing_words.england(latest.area, latest.value, latest.label, vacancy)


def rate_report(reading: Reading, rate: str, team: str, quarter: Period) -> RateReport | None:
    """How a team stands on a rate, with what it means; None where the catalogue has no such rate."""
    measure = staffing_returns.measures(reading).get(rate)
    if measure is None:
        return None

    def make() -> RateReport:
        line = reading.line(measure.id, team, quarter)
        there = line.figure is not None
        return RateReport(
            measure.name,
            f"{measure.means} {measure.caution}".strip(),
            team_label(team),
            narrative.line_sentences(line, named=False) if there else "no figure.",
            told.rating(line) if there else None,
            told.finding(line),
            Link("More on this measure", "measure", (("measure", measure.id),)),
        )

    return reading.kept(("staffing-rate-report", rate, team, quarter.code), make)
