"""A team (or the council): who it is, and its outcomes beside its staffing of the same quarters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from metrics.catalogue.teams import Presence, TeamSpan
from metrics.figures.figure import Line
from metrics.figures.posts import Posts
from metrics.period import Period, PeriodKind
from metrics.vocabulary import ALL_TEAMS
from metrics.words import team_words
from metrics.words.post_words import part_words
from reporting import reported, staffing_pictures, staffing_returns, told
from reporting.picture import Picture
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.scorecard_report import line_told
from reporting.told import FigureTold, FindingTold, LineTold, Link, RatingTold, Spark

QUARTERS = 8
"""Two years of staffing stand beside the outcomes."""

SHOWN_RATES = {"vacancy": "vacancies_fte", "agency": "agency_fte", "absence": "", "caseload": ""}
"""The rates that have a column, each with the posts that stand beside it; the rest stand on the Staffing screen."""


@dataclass(frozen=True)
class TeamReport:
    """Who a team is, and what it was called before.

    `gone` says that it was not there in the quarter; then `instead` leads to a quarter in which it was, and
    `others`, after the words `joined`, to the teams that were there. `teams` are those of the council.
    """

    is_whole: bool
    said: tuple[str, ...]
    teams: tuple[Link, ...]
    gone: str = ""
    instead: Link | None = None
    joined: str = ""
    others: tuple[Link, ...] = ()


@dataclass(frozen=True)
class RateHead:
    """How the latest figure of a rate is rated, what its series says, and its last quarters as a sparkline."""

    rating: RatingTold
    finding: FindingTold
    spark: Spark | None


@dataclass(frozen=True)
class RateBeside:
    """One rate of a quarter, None where there is no figure, and the posts beside it."""

    figure: FigureTold | None
    posts: str


@dataclass(frozen=True)
class QuarterStaffed:
    """One quarter's (or census day's) staffing: the posts filled of those there are, and the rates."""

    label: str
    filled: str
    rates: tuple[RateBeside, ...]


@dataclass(frozen=True)
class BesideReport:
    """A team's outcomes of a quarter by theme, and its staffing of the last quarters, newest first.

    `quarterly` says that the staffing is of quarters, not of a yearly census. `heads` stand over the rates,
    None where a rate has no figure.
    """

    whose: str
    quarter: str
    outcomes: tuple[tuple[str, tuple[LineTold, ...]], ...]
    heads: tuple[RateHead | None, ...]
    staffing: tuple[QuarterStaffed, ...]
    quarterly: bool

    @property
    def count(self) -> int:
        """How many measures it tells of."""
        return sum(len(lines) for _, lines in self.outcomes)

    @property
    def staffing_title(self) -> str:
        """`Staffing, the last 8 quarters`."""
        many = f"{len(self.staffing)} " if len(self.staffing) > 1 else ""
        return f"Staffing, the last {many}{'quarters' if self.quarterly else 'yearly counts'}"


def there(reading: Reading, team: str, quarter: Period) -> bool:
    """Whether there is anything to show: the council always is, a team in its own quarters."""
    found = reading.span(team)
    return found is None or found.presence(quarter) is Presence.THERE


def team_report(reading: Reading, team: str, quarter: Period) -> TeamReport:
    """Who a team is in a quarter, or that it was not there."""

    def make() -> TeamReport:
        found = reading.span(team)
        if found is None:
            in_force = (
                each for each in reading.spans() if each.presence(quarter) is Presence.THERE
            )
            return TeamReport(team == ALL_TEAMS, (), tuple(_to(each.name) for each in in_force))
        if gone := team_words.presence_sentence(found, quarter):
            return _gone(found, quarter, gone)
        note = (f"{found.note}.",) if found.note else ()
        return TeamReport(False, (*note, *team_words.history_sentences(found)), ())

    return reading.kept(("team-report", team, quarter.code), make)


def _gone(span: TeamSpan, quarter: Period, gone: str) -> TeamReport:
    """A team that had ended or not begun, with the ways to its own quarters and to the teams beside it."""
    if span.last is not None and span.presence(quarter) is Presence.ENDED:
        shown, which, joined = span.last, "last", "or"
        ahead = [(span.becomes, f"{span.becomes} now")] if span.becomes else []
    else:
        shown, which, joined = span.first, "first", f"or, for {quarter.label},"
        ahead = [(team, "") for team in span.merged_from]
    others = tuple(_to(team, words) for team, words in ahead)
    choices = (("team", span.name), ("quarter", shown.code))
    instead = Link(f"Show {shown.label}, its {which} quarter", "team", choices)
    return TeamReport(False, (), (), gone, instead, joined, others)


def _to(team: str, words: str = "") -> Link:
    return Link(words or team, "team", (("team", team),))


def beside_report(reading: Reading, team: str, quarter: Period) -> BesideReport:
    """The outcomes of the quarter and the staffing of the last eight, side by side."""

    def make() -> BesideReport:
        lines = reported.reported(reading, team, quarter)
        catalogue = reading.catalogue
        outcomes = [line for line in lines if not catalogue.is_staffing(line.measure)]
        rates = {line.measure.from_staffing: line for line in lines if line.measure.from_staffing}
        past = staffing_returns.past(reading, team, quarter)[-QUARTERS:]
        return BesideReport(
            team_label(team),
            quarter.label,
            tuple(
                (theme, tuple(map(_outcome, group)))
                for theme, group in groupby(outcomes, key=lambda line: line.measure.theme)
            ),
            _heads(rates),
            _staffing(reading, past),
            not past or past[-1].period.kind is PeriodKind.QUARTER,
        )

    return reading.kept(("beside-report", team, quarter.code), make)


def posts_picture(reading: Reading, team: str, quarter: Period) -> Picture | None:
    """The team's posts over time as a picture; None where nothing was returned."""
    vacancy = staffing_returns.measures(reading).get("vacancy")
    if vacancy is None or not staffing_returns.past(reading, team, quarter):
        return None
    return staffing_pictures.posts_picture(reading, vacancy, team, quarter)


def _outcome(line: Line) -> LineTold:
    # Of a line without a figure its reason stands under Figure: the rating says that there is none.
    return replace(line_told(line, drawn=True), rating=told.plain_rating(line.rating))


def _heads(rates: Mapping[str, Line]) -> tuple[RateHead | None, ...]:
    found: list[RateHead | None] = []
    for name in SHOWN_RATES:
        line = rates.get(name)
        if line is None or line.figure is None:
            found.append(None)
            continue
        found.append(
            RateHead(
                told.rating(line),
                told.finding(line),
                told.spark(line, line.history[-QUARTERS:]),
            )
        )
    return tuple(found)


def _staffing(reading: Reading, past: Sequence[Posts]) -> tuple[QuarterStaffed, ...]:
    return tuple(
        QuarterStaffed(each.period.label, _filled(each), tuple(_rates(reading, each)))
        for each in reversed(past)
    )


def _rates(reading: Reading, now: Posts) -> list[RateBeside]:
    found = staffing_returns.rates(reading, now.team, now.period.code)
    cells = []
    for name, part in SHOWN_RATES.items():
        figure = told.figure(found[name].measure, found[name].figure) if name in found else None
        cells.append(RateBeside(figure, f"{part_words(now.part(part))} posts" if part else ""))
    return cells


def _filled(now: Posts) -> str:
    """`113.3 of 143.5`, or why one of the two is missing."""
    parts = [now.part(name) for name in ("in_post_fte", "establishment_fte")]
    lost = next((part for part in parts if part.amount is None), None)
    return part_words(lost) if lost else " of ".join(map(part_words, parts))
