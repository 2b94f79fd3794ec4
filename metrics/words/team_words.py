"""How a team's past is put into words: when it was there, what it was called, what became of it."""

from metrics.catalogue.teams import Presence, TeamSpan
from metrics.period import Period, month_words


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
    return month_words(day)
