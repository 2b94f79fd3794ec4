"""What each team added to the movement of the council's figure: an exact split, in fractions.

The council's count is the sum of its teams' counts, so its movement is the sum of theirs. Its
share is the teams' numerators over the teams' denominators, all summed; team i adds
m * (n1[i] / D1 - n0[i] / D0), where m is 100 for a percentage, n the team's numerator, D the
council's denominator, 1 now and 0 before. These parts sum to m * (N1 / D1 - N0 / D0), which is
the movement of the figure before it is rounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from metrics.figures.figure import Figure
from metrics.vocabulary import Missing


@dataclass(frozen=True, slots=True)
class Parts:
    """The two numbers of one team's figure; of a count, its number alone."""

    numerator: Decimal
    denominator: Decimal | None = None


@dataclass(frozen=True)
class Split:
    """A movement taken apart: every team's amount, and their sum, both exact."""

    amounts: Mapping[str, Fraction]
    total: Fraction


def split(now: Mapping[str, Parts], then: Mapping[str, Parts], multiplier: int = 1) -> Split:
    """Each team's part of the movement from `then` to `now`; the parts sum to it exactly.

    A team that is on one side only was not there, or has nothing to do with the measure, on the
    other: it adds nothing there. `multiplier` is what the fraction is multiplied by to give the
    value (100 for a percentage); counts ignore it. Team order is that of `now`, then of `then`.

    Raises ValueError where there is no team on a side, where counts and shares are mixed, and
    where the denominators of a side sum to 0: such a side has no figure to move from or to.
    """
    counts = _are_counts(now, then)
    levels = [_levels(side, 1 if counts else multiplier, counts) for side in (now, then)]
    teams = [*now, *(team for team in then if team not in now)]
    nothing = Fraction(0)
    amounts = {team: levels[0].get(team, nothing) - levels[1].get(team, nothing) for team in teams}
    return Split(amounts, sum(levels[0].values(), nothing) - sum(levels[1].values(), nothing))


def parts_of(
    figures: Mapping[str, Figure | None], *, shares: bool
) -> tuple[dict[str, Parts], dict[str, Figure | None]]:
    """Each team's parts of one period and, apart, the teams whose parts are missing.

    A team to which the measure does not apply is in neither; one with none to count has 0 of 0.
    `shares` says that a figure needs a denominator too.
    """
    parts: dict[str, Parts] = {}
    gaps: dict[str, Figure | None] = {}
    for team, figure in figures.items():
        if figure is not None and figure.missing is Missing.NOT_APPLICABLE:
            continue
        if (
            figure is None
            or figure.missing not in (None, Missing.NO_CASES)
            or figure.numerator is None
            or (shares and figure.denominator is None)
        ):
            gaps[team] = figure
        else:
            parts[team] = Parts(figure.numerator, figure.denominator if shares else None)
    return parts, gaps


def joined(parts: Mapping[str, Parts], successors: Mapping[str, str]) -> dict[str, Parts]:
    """The parts with every merged team's added to those of the team it became.

    So that a merger between the two periods does not read as a fall and a rise.
    """
    found: dict[str, Parts] = {}
    for name, own in parts.items():
        team = name
        while team in successors:
            team = successors[team]
        before = found.get(team)
        if before is None:
            found[team] = own
            continue
        denominator = None
        if before.denominator is not None and own.denominator is not None:
            denominator = before.denominator + own.denominator
        found[team] = Parts(before.numerator + own.numerator, denominator)
    return found


def _are_counts(now: Mapping[str, Parts], then: Mapping[str, Parts]) -> bool:
    if not now or not then:
        raise ValueError("a movement needs at least one team now and one before")
    kinds = {parts.denominator is None for parts in (*now.values(), *then.values())}
    if len(kinds) > 1:
        raise ValueError("some teams have a denominator and some have none")
    return kinds.pop()


def _levels(side: Mapping[str, Parts], multiplier: int, counts: bool) -> dict[str, Fraction]:
    """What each team holds of the council's figure on one side."""
    if counts:
        return {team: Fraction(parts.numerator) for team, parts in side.items()}
    whole = sum((Fraction(parts.denominator or 0) for parts in side.values()), Fraction(0))
    if whole == 0:
        raise ValueError("the denominators sum to 0, so there is no figure")
    return {team: multiplier * Fraction(parts.numerator) / whole for team, parts in side.items()}
