"""The teams that depart from their own past, or from the teams that do the same work, in words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Line, StandsOut
from metrics.figures.signals import Signal
from metrics.words import beside_words, narrative

_WAYS = {Signal.BETTER: "better", Signal.WORSE: "worse"}


@dataclass(frozen=True, slots=True)
class Group:
    """Teams that depart in one way: each by name with its own figure in words, and how they do, in words."""

    teams: tuple[tuple[str, str], ...]
    how: str

    @property
    def sentence(self) -> str:
        """All of it: `Cared for Children South, 77.9% (53 of 68): really worse than its own past.`"""
        return f"{'; '.join(f'{team}, {own}' for team, own in self.teams)}: {self.how}."


def groups(measure: Measure, found: Sequence[StandsOut]) -> tuple[Group, ...]:
    """How teams depart, those of one way together."""
    told: dict[tuple[Signal | None, str], list[tuple[str, str]]] = defaultdict(list)
    for each in found:
        own, others = _levels(measure, each)
        told[each.own, _beside(each, others)].append((each.team, own))
    return tuple(
        Group(tuple(teams), _how(signal, beside, many=len(teams) > 1))
        for (signal, beside), teams in told.items()
    )


def _levels(measure: Measure, found: StandsOut) -> tuple[str, str]:
    """A team's own figure with its numbers, and the others' level where it lies apart from them."""
    own, others = narrative.amount(found.value, measure), ""
    if found.counted is not None and found.level_of_others is not None:
        own, others = beside_words.levels(measure, found.counted, found.level_of_others)
    if found.counted is not None and measure.has_denominator:
        own += f" ({beside_words.counted_words(measure, found.counted)})"
    if found.alone:
        own += " in the quarter alone"
    return own, others


def _beside(found: StandsOut, others: str) -> str:
    if found.apart is None:
        return ""
    return (
        f"{_WAYS[found.apart]} than the other {found.others} teams of the same work, {others}, "
        "by more than luck"
    )


def _how(own: Signal | None, beside: str, *, many: bool) -> str:
    past = f"really {_WAYS[own]} than {'their' if many else 'its'} own past" if own else ""
    return " and ".join(filter(None, (past, beside)))


def short(line: Line) -> str:
    """The teams that stand out in a line of the council, worse ones first: `Worse team: Cared for Children South`."""
    worse = [each.team for each in line.worse_teams]
    better = [each.team for each in line.standing_out if not each.is_worse]
    parts = [
        f"{way} team{'' if len(teams) == 1 else 's'}: {', '.join(teams)}"
        for way, teams in (("Worse", worse), ("Better", better))
        if teams
    ]
    return ". ".join(parts)
