"""The invented children in care: how many each team has each quarter, who came, who left, and why."""

from dataclasses import dataclass, field

from demo import council
from demo.chance import Draws
from metrics.period import Period, parse

Counts = dict[tuple[str, Period], int]
"""How many, by team and quarter."""

ALL_QUARTERS = (*council.RUN_UP, *council.QUARTERS)

_LEAVING = {council.UNACCOMPANIED: 0.13, council.PERMANENCE: 0.14}
_ADOPTED = {council.PERMANENCE: 0.35, council.ASSESSMENT: 0.04, council.UNACCOMPANIED: 0.0}
_GUARDIANS = {council.PERMANENCE: 0.30, council.ASSESSMENT: 0.12, council.UNACCOMPANIED: 0.0}
_MOST = parse("2023-24 Q4")


@dataclass
class Children:
    """Counts of children: in care on the last day, and those who came and left within each quarter."""

    in_care: Counts = field(default_factory=dict)
    opening: Counts = field(default_factory=dict)
    started: Counts = field(default_factory=dict)
    left: Counts = field(default_factory=dict)
    adopted: Counts = field(default_factory=dict)
    guardians: Counts = field(default_factory=dict)


def care_teams(quarter: Period) -> tuple[str, ...]:
    """The teams that look after children in care in a quarter."""
    day = max(quarter, council.FIRST)
    return tuple(team.name for team in council.CARE_TEAMS if team.works_in(day))


def before_merger(team: str, quarter: Period) -> tuple[str, ...]:
    """The teams whose children a team's yearly figures count in a quarter before it was formed."""
    if team == council.EAST and quarter < council.MERGED_FROM:
        return (council.HILLSIDE, council.RIVERSIDE)
    return (team,)


def simulate() -> Children:
    """Six quarters of run-up, then the twenty that are shown.

    For the council as a whole the count on a day is the count before, plus those who came, less
    those who left. Between teams children also move, from the first team to the longer-term ones.
    """
    chance = Draws("children in care")
    children = Children()
    homes = {team.name: team.home for team in council.CARE_TEAMS}
    now = {team: homes[team] for team in care_teams(ALL_QUARTERS[0])}
    for quarter in ALL_QUARTERS:
        if quarter == council.MERGED_FROM:
            now[council.EAST] = now.pop(council.HILLSIDE) + now.pop(council.RIVERSIDE)
        scale = _wanted(quarter) / 404
        for team, count in now.items():
            children.opening[team, quarter] = count
        left = {team: chance.count(now[team], _LEAVING.get(team, 0.085)) for team in now}
        total = max(20, round(_wanted(quarter) - sum(now.values())) + sum(left.values()))
        total += chance.between(-6, 6)
        started = {team: 0 for team in now}
        started[council.UNACCOMPANIED] = chance.count(total, 0.12)
        started[council.DISABLED] = chance.count(total, 0.03)
        started[council.ASSESSMENT] = (
            total - started[council.UNACCOMPANIED] - started[council.DISABLED]
        )
        for team in now:
            now[team] += started[team] - left[team]
            children.started[team, quarter] = started[team]
            children.left[team, quarter] = left[team]
            _reasons(chance, children, team, quarter)
        _move_on(chance, now, homes, scale)
        for team, count in now.items():
            children.in_care[team, quarter] = count
    return children


def _wanted(quarter: Period) -> float:
    """Where the number in care tends: a slow rise to March 2024, then a slower fall."""
    away = quarter.index - _MOST.index
    return 416 + (1.9 * away if away < 0 else -1.3 * away)


def _reasons(chance: Draws, children: Children, team: str, quarter: Period) -> None:
    left = children.left[team, quarter]
    adopted = chance.count(left, _ADOPTED.get(team, 0.05))
    children.adopted[team, quarter] = adopted
    children.guardians[team, quarter] = chance.count(left - adopted, _GUARDIANS.get(team, 0.1))


def _move_on(chance: Draws, now: dict[str, int], homes: dict[str, int], scale: float) -> None:
    """Children whose court work is done move from the first team to one that keeps them."""
    for team in now:
        if team in (council.ASSESSMENT, council.UNACCOMPANIED):
            continue
        wanted = round(homes[team] * scale) - now[team] + chance.between(-2, 2)
        moved = max(0, min(wanted, now[council.ASSESSMENT] - 40))
        now[team] += moved
        now[council.ASSESSMENT] -= moved
