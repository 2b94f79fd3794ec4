"""One team (or the council): its outcomes beside its staffing of the same quarters, finished and kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from metrics.catalogue.teams import Presence, TeamSpan
from metrics.figures.figure import Line
from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STAFFING_THEME
from metrics.words import post_words, team_words
from store.read.snapshot import Snapshot
from ui.leaving.pictures import PagePicture
from ui.reader import cached, choices
from ui.screens import scorecard_screen, sparklines, staffing_pictures, staffing_screen
from ui.screens.html import render

QUARTERS = 8
"""Two years of staffing stand beside the outcomes."""

SHOWN_RATES = ("vacancy", "agency", "absence", "caseload")
"""The rates that have a column: the rest stand on the Staffing screen."""


@dataclass(frozen=True)
class StaffingRow:
    """One quarter's (or year's) staffing: the posts returned and the rates made of them."""

    posts: Posts
    rates: dict[str, Rate]

    @property
    def filled(self) -> str:
        """`113.3 of 143.5`, or why one of the two is missing."""
        parts = [self.posts.part(name) for name in ("in_post_fte", "establishment_fte")]
        lost = next((part for part in parts if part.amount is None), None)
        return " of ".join(post_words.part_words(part) for part in ([lost] if lost else parts))

    def part(self, name: str) -> str:
        """One part of the posts in words: `30.2`."""
        return post_words.part_words(self.posts.part(name))


def there(snapshot: Snapshot, team: str, quarter: Period) -> bool:
    """Whether there is anything to show: the council always is, a team in its own quarters."""
    found = cached.team(snapshot, team)
    return found is None or found.presence(quarter) is Presence.THERE


def about(snapshot: Snapshot, team: str, quarter: Period) -> Markup:
    """Who the team is, what it was called before, or that it was not there in the quarter."""

    def make() -> Markup:
        found = cached.team(snapshot, team)
        return render(
            "team_about",
            span=found,
            quarter=quarter,
            gone=team_words.presence_sentence(found, quarter) if found else "",
            history=team_words.history_sentences(found) if found else (),
            presence=found.presence(quarter) if found else Presence.THERE,
            whole=team == ALL_TEAMS,
            teams=[each.name for each in _in_force(snapshot, quarter)],
        )

    return cached.kept(snapshot, ("team-about", team, quarter.code), make)


def _in_force(snapshot: Snapshot, quarter: Period) -> Sequence[TeamSpan]:
    return [each for each in cached.teams(snapshot) if each.presence(quarter) is Presence.THERE]


def beside(snapshot: Snapshot, team: str, quarter: Period) -> Markup:
    """The outcomes of the quarter and the staffing of the last eight, side by side."""

    def make() -> Markup:
        lines = scorecard_screen.reported(snapshot, team, quarter.code)
        outcomes = [line for line in lines if line.measure.theme != STAFFING_THEME]
        rates = {line.measure.from_staffing: line for line in lines if line.measure.from_staffing}
        sheet = sparklines.SparklineSheet("team")
        markup = render(
            "team_beside",
            team=choices.team_words(team),
            quarter=quarter,
            outcomes=[
                (theme, list(group))
                for theme, group in groupby(outcomes, key=lambda line: line.measure.theme)
            ],
            count=len(outcomes),
            rows=_staffing(snapshot, team, quarter),
            rates=[(name, rates.get(name)) for name in SHOWN_RATES],
            spark=sheet.image,
            recent=_recent,
        )
        return sheet.under(markup)

    return cached.kept(snapshot, ("team-beside", team, quarter.code), make)


def _staffing(snapshot: Snapshot, team: str, quarter: Period) -> list[StaffingRow]:
    """The last eight quarters (or years, where there are no quarters), newest first."""
    past = staffing_pictures.past(snapshot, team, quarter)[-QUARTERS:]
    return [
        StaffingRow(each, dict(staffing_screen.rates(snapshot, team, each.period.code)))
        for each in reversed(past)
    ]


def _recent(line: Line) -> Line:
    """A line with the last eight periods of its history, for the sparkline over the staffing table."""
    return replace(line, history=line.history[-QUARTERS:])


def posts(snapshot: Snapshot, team: str, quarter: Period) -> PagePicture | None:
    """The team's posts over time as a picture; None where nothing was returned."""
    vacancy = staffing_screen.measures(snapshot).get("vacancy")
    if vacancy is None or not staffing_pictures.past(snapshot, team, quarter):
        return None
    return staffing_pictures.posts_picture(snapshot, vacancy, team, quarter)
