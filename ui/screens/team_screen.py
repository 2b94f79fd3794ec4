"""One team (or the council): its outcomes beside its staffing of the same quarters, finished and kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from metrics.catalogue.teams import Presence, TeamSpan
from metrics.figures import posts as post_words
from metrics.figures.figure import Line
from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STAFFING_THEME
from metrics.words import team_words
from metrics.words.post_words import part_words
from reporting import reported
from reporting.picture import Picture
from reporting.reading import Reading
from reporting.reported import team_label
from ui.screens import sparklines, staffing_pictures, staffing_screen
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
        return part_words(lost) if lost else " of ".join(map(part_words, parts))

    def part(self, name: str) -> str:
        """One part of the posts in words: `30.2`."""
        return part_words(self.posts.part(name))


def there(reading: Reading, team: str, quarter: Period) -> bool:
    """Whether there is anything to show: the council always is, a team in its own quarters."""
    found = reading.span(team)
    return found is None or found.presence(quarter) is Presence.THERE


def about(reading: Reading, team: str, quarter: Period) -> Markup:
    """Who the team is, what it was called before, or that it was not there in the quarter."""

    def make() -> Markup:
        found = reading.span(team)
        return render(
            "team_about",
            span=found,
            quarter=quarter,
            gone=team_words.presence_sentence(found, quarter) if found else "",
            history=team_words.history_sentences(found) if found else (),
            presence=found.presence(quarter) if found else Presence.THERE,
            whole=team == ALL_TEAMS,
            teams=[each.name for each in _in_force(reading, quarter)],
        )

    return reading.kept(("team-about", team, quarter.code), make)


def _in_force(reading: Reading, quarter: Period) -> Sequence[TeamSpan]:
    return [each for each in reading.spans() if each.presence(quarter) is Presence.THERE]


def beside(reading: Reading, team: str, quarter: Period) -> Markup:
    """The outcomes of the quarter and the staffing of the last eight, side by side."""

    def make() -> Markup:
        lines = reported.reported(reading, team, quarter)
        outcomes = [line for line in lines if line.measure.theme != STAFFING_THEME]
        rates = {line.measure.from_staffing: line for line in lines if line.measure.from_staffing}
        sheet = sparklines.Sheet("team")
        markup = render(
            "team_beside",
            team=team_label(team),
            quarter=quarter,
            outcomes=[
                (theme, list(group))
                for theme, group in groupby(outcomes, key=lambda line: line.measure.theme)
            ],
            count=len(outcomes),
            rows=_staffing(reading, team, quarter),
            rates=[(name, rates.get(name)) for name in SHOWN_RATES],
            rate_words=post_words,
            spark=sheet.image,
            recent=_recent,
        )
        return sheet.under(markup)

    return reading.kept(("team-beside", team, quarter.code), make)


def _staffing(reading: Reading, team: str, quarter: Period) -> list[StaffingRow]:
    """The last eight quarters (or years, where there are no quarters), newest first."""
    past = staffing_pictures.past(reading, team, quarter)[-QUARTERS:]
    return [
        StaffingRow(each, dict(staffing_screen.rates(reading, team, each.period.code)))
        for each in reversed(past)
    ]


def _recent(line: Line) -> Line:
    """A line with the last eight periods of its history, for the sparkline over the staffing table."""
    return replace(line, history=line.history[-QUARTERS:])


def posts(reading: Reading, team: str, quarter: Period) -> Picture | None:
    """The team's posts over time as a picture; None where nothing was returned."""
    vacancy = staffing_screen.measures(reading).get("vacancy")
    if vacancy is None or not staffing_pictures.past(reading, team, quarter):
        return None
    return staffing_pictures.posts_picture(reading, vacancy, team, quarter)
