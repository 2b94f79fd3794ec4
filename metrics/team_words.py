"""How teams are put into words: when they were there, what became of them, what each added to a movement."""

from dataclasses import dataclass
from enum import StrEnum

from metrics import narrative
from metrics.contribution import Parts
from metrics.figure import Direction, Figure
from metrics.measure import Measure
from metrics.period import Period, quarter_at
from metrics.vocabulary import MISSING_LABELS, Missing


class Presence(StrEnum):
    """Whether a team was there in a quarter."""

    THERE = "there"
    ENDED = "ended"
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True)
class TeamSpan:
    """A team through time, under its present name: its first and last quarter and where it came from.

    `formerly` is such as 'Leaving Care until Q4 2022/23'; `merged_from` names the teams it was
    formed from, `becomes` the team it was merged into.
    """

    name: str
    first: Period
    last: Period | None
    formerly: str = ""
    merged_from: tuple[str, ...] = ()
    becomes: str | None = None
    note: str = ""

    def presence(self, quarter: Period) -> Presence:
        """Whether the team was there in a quarter."""
        if quarter < self.first:
            return Presence.NOT_BEGUN
        if self.last is not None and quarter > self.last:
            return Presence.ENDED
        return Presence.THERE


def span(
    name: str, first_place: int, last_place: int | None, formerly: str, merged_from: str,
    becomes: str | None, note: str,
) -> TeamSpan:  # fmt: skip
    """A team from the places and lists of names that the build keeps."""
    return TeamSpan(
        name,
        quarter_at(first_place),
        None if last_place is None else quarter_at(last_place),
        formerly,
        tuple(part for part in merged_from.split(", ") if part),
        becomes,
        note,
    )


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Names in a sentence: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def history_sentences(team: TeamSpan) -> tuple[str, ...]:
    """What a reader has to know of a team's past: former names, and the teams it was formed from."""
    found = []
    if team.formerly:
        found.append(f"Formerly {team.formerly}; its figures continue under the new name.")
    if team.merged_from:
        found.append(
            f"{team.name} was formed from {listed(team.merged_from)} in {_month(team.first, 0)}; "
            "its figures are not comparable with theirs."
        )
    return tuple(found)


def ended_sentence(team: TeamSpan) -> str:
    """When a team ended and what became of it; nothing for a team that is still there."""
    if team.last is None:
        return ""
    into = f": merged into {team.becomes}" if team.becomes else ""
    return f"{team.name} ended in {_month(team.last, -1)}{into}."


def begun_sentence(team: TeamSpan) -> str:
    """When a team began, and from which teams."""
    of = f", formed from {listed(team.merged_from)}" if team.merged_from else ""
    return f"{team.name} began in {_month(team.first, 0)}{of}."


def presence_sentence(team: TeamSpan, quarter: Period) -> str:
    """Why there is nothing to show of a team in a quarter; nothing where it was there."""
    presence = team.presence(quarter)
    if presence is Presence.ENDED:
        return f"{ended_sentence(team)} It has no figures for {quarter.label}."
    if presence is Presence.NOT_BEGUN:
        return f"{begun_sentence(team)} It has no figures for {quarter.label}."
    return ""


def _month(quarter: Period, which: int) -> str:
    """The first (0) or last (-1) month of a quarter with its year."""
    day = quarter.start if which == 0 else quarter.end
    return f"{day:%B %Y}"


def movement_sentence(measure: Measure, now: Figure, direction: Direction, exact: str) -> str:
    """The movement that is split: both figures with their periods, and how far before rounding."""
    if direction.against is None:
        return ""
    then = direction.against
    moved = narrative.change_words(measure, now, then)
    before = f"; before rounding, {exact}" if exact else ""
    return (
        f"{measure.name}: {narrative.figure_words(measure, then)} in "
        f"{narrative.period_words(then.label)}, {narrative.figure_words(measure, now)} in "
        f"{narrative.period_words(now.label)}: {'no change' if moved == 'level' else moved}{before}."
    )


def split_rule(measure: Measure) -> str:
    """How the movement is split, in words."""
    if not measure.has_denominator:
        return f"Each team's part is how many more or fewer {measure.many} it counted."
    return (
        f"Each team's part is its own {measure.many} counted as a share of the whole council's, now "
        "less before; the parts add up to the council's movement. A team that grew adds to the "
        "figure even where its own share stayed the same."
    )


def not_split(measure: Measure) -> str:
    """That a measure is not one whose teams add up."""
    return (
        f"{measure.name}: the council's figure is not added up from teams' figures, so its "
        "movement cannot be split by team."
    )


NO_SPLIT = "The movement cannot be split by team:"


def not_the_sum(period: str) -> str:
    """That the council's own figure is another than its teams' together."""
    return f"in {narrative.period_words(period)} the teams' figures together are not the council's."


def joined_sentence(team: str, into: str) -> str:
    """That an ended team's earlier numbers stand with those of the team it became."""
    return f"{team} is counted with {into}, which it was merged into."


def parts_words(parts: Parts | None) -> str:
    """A team's numbers: `8 of 76`, of a count `12`; that it was not there."""
    if parts is None:
        return "Not there then"
    if parts.denominator is None:
        return narrative.plain(parts.numerator)
    if parts.denominator == 0:
        return "None to count"
    return f"{narrative.plain(parts.numerator)} of {narrative.plain(parts.denominator)}"


def gap_sentence(team: str, figure: Figure | None, period: str) -> str:
    """Which team's figure is missing, and that the split cannot be given without it."""
    reason = MISSING_LABELS[(figure.missing if figure else None) or Missing.NOT_AVAILABLE]
    return f"{team}, {narrative.period_words(period)}: {reason[0].lower()}{reason[1:]}."
