"""What is worth asking of a finding: one question, which names no cause and takes nothing for granted."""

from collections.abc import Mapping

from metrics.figures import beginning
from metrics.figures.figure import Line
from metrics.figures.projection import aims_at_none
from metrics.figures.signals import Signal
from metrics.period import month_words
from metrics.vocabulary import Rating
from metrics.words import narrative, number_words

_NAMED = 2
"""Teams that a question names; of more it says how many."""


def question(line: Line, teams: Mapping[str, Line]) -> str:
    """The question that a finding raises: `What has changed in Cared for Children South since June?`

    `teams` are the lines of the same measure of those teams that stand out the worse way, by name. Nothing
    where a series shows no change and no team stands out.
    """
    worse = {name: each for name, each in teams.items() if each.signal is Signal.WORSE}
    if line.signal is Signal.WORSE and len(worse) > _NAMED:
        return (
            f"What has changed{_when(line)} in {number_words.in_words(len(worse))} teams at once?"
        )
    if line.signal is Signal.WORSE and worse:
        return f"What has changed{_when(line)}, in {_names(worse)} first of all?"
    if line.signal is Signal.WORSE:
        return f"What has changed{_when(line)}, and {_what_next(line) or 'will it go on'}?"
    if worse:
        times = {_when(each) for each in worse.values()}
        return f"What has changed in {_names(worse)}{times.pop() if len(times) == 1 else ''}?"
    if teams:
        return f"What is different in {_names(teams)} from the other teams of the same work?"
    if line.signal is Signal.BETTER:
        after = _what_next(line) or "can it be kept up"
        return f"What has changed{_when(line)}, and {after}?"
    if line.signal in (Signal.HIGHER, Signal.LOWER):
        way = "rise" if line.is_upward else "fall"
        return f"What lies behind the {way}{_when(line)}, and is it what we want?"
    return ""


def _what_next(line: Line) -> str:
    """By what the target would be met; nothing where it is met, or there is none."""
    figure = line.figure
    if figure is None or line.rating not in (Rating.AMBER, Rating.RED):
        return ""
    if aims_at_none(line.measure, figure):
        return "by when will there be none"
    target = narrative.target_words(line.measure, figure)
    band = figure.goal_low is not None and figure.goal_high is not None
    return f"what would bring it {'within' if band else 'to'} {target}"


def _when(line: Line) -> str:
    """Since when, in the words of a month, of this year without the year; of yearly figures over how many."""
    if line.figure is None:
        return ""
    if line.trend is None:
        return " over these five years" if line.recent else ""
    before = beginning.since(line)
    if before is None:
        return ""
    month = month_words(before)
    same_year = before.year == line.figure.end.year
    return f" since {month.partition(' ')[0] if same_year else month}"


def _names(teams: Mapping[str, Line]) -> str:
    names = list(teams)
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {number_words.many(len(names) - _NAMED, 'other team')}"
    return " and ".join(names)
