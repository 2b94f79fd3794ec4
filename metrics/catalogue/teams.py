"""Teams through time: which name a series of figures carries now, and which teams there were in a quarter.

A rename continues a series under a new name. A merger ends its predecessors and starts a
series that is not comparable with them.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from metrics.period import Period, PeriodKind, quarter_at, quarter_of
from metrics.vocabulary import ALL_TEAMS, TeamChange


@dataclass(frozen=True)
class Team:
    """One name of a team: in force from the quarter `start` to `finish` (None: still).

    `work` says what it does: teams of the same work are held beside each other, no others.
    """

    name: str
    place: int
    start: Period
    finish: Period | None = None
    change: TeamChange | None = None
    becomes: str | None = None
    note: str = ""
    work: str = ""

    def in_force(self, quarter: Period) -> bool:
        """Whether the team bore this name in the quarter."""
        return self.start <= quarter and (self.finish is None or quarter <= self.finish)


HISTORY_FAULT = "team_history"
"""The code of a contradiction between a team's own columns, or between teams."""


@dataclass(frozen=True)
class TeamFault:
    """What cannot be so in a history: `index` is the team's position in it, `code` the fault's."""

    index: int
    code: str
    column: str
    found: str
    allowed: str


class TeamHistoryError(ValueError):
    """A history contradicts itself; `faults` says where."""

    def __init__(self, faults: tuple[TeamFault, ...]) -> None:
        super().__init__(
            "; ".join(f"{fault.column}: {fault.found}; {fault.allowed}" for fault in faults)
        )
        self.faults = faults


@dataclass(frozen=True)
class TeamStanding:
    """How a name stands in a period: the present name of its series, and whether the two hold there."""

    present: str
    in_force: bool
    name_in_force: bool


class TeamHistory:
    """Every team a council has had, in the order of the scorecard. Raises TeamHistoryError."""

    def __init__(self, teams: Iterable[Team]) -> None:
        self.teams = tuple(teams)
        if found := faults(self.teams):
            raise TeamHistoryError(found)
        self._by_name = {same(team.name): team for team in self.teams}
        self._present = {team.name: self._last(team).name for team in self.teams}
        self._series: dict[str, list[Team]] = defaultdict(list)
        for team in sorted(self.teams, key=lambda team: team.start.index):
            self._series[self._present[team.name]].append(team)

    def _last(self, team: Team) -> Team:
        while team.change is TeamChange.RENAME and team.becomes is not None:
            team = self._by_name[same(team.becomes)]
        return team

    def find(self, name: str) -> Team | None:
        """The team that bears or bore this name; spaces, capitals and the shape of an apostrophe aside, exactly."""
        return self._by_name.get(same(name))

    def present(self, name: str) -> str | None:
        """The last name of the series that this name belongs to, or None for no team of the council."""
        team = self.find(name)
        return self._present[team.name] if team else None

    def standing(self, name: str, period: Period) -> TeamStanding | None:
        """How a name stands in a period (a longer one counts by its last quarter); None if unknown."""
        team = self.find(name)
        if team is None:
            return None
        quarter = last_quarter(period)
        present = self._present[team.name]
        return TeamStanding(
            present,
            any(name.in_force(quarter) for name in self._series[present]),
            team.in_force(quarter),
        )

    def active(self, period: Period) -> tuple[str, ...]:
        """The present names of the series in force in a period, in the order of the scorecard."""
        quarter = last_quarter(period)
        return tuple(
            team.name
            for team in self.teams
            if team.name in self._series
            and any(name.in_force(quarter) for name in self._series[team.name])
        )

    def names(self, present: str) -> tuple[Team, ...]:
        """Every name that a series has had, earliest first."""
        return tuple(self._series[present])

    def predecessors(self, present: str) -> tuple[str, ...]:
        """The present names of the teams that merged to start a series; none for other series."""
        first = self._series[present][0]
        return tuple(
            self._present[team.name]
            for team in self.teams
            if team.change is TeamChange.MERGER and same(team.becomes or "") == same(first.name)
        )


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

    def ended_before(self, quarter: Period) -> Period | None:
        """The team's last quarter where it had ended by another; None where it had not."""
        return self.last if self.presence(quarter) is Presence.ENDED else None


def tidy(name: str) -> str:
    """A name with its spaces made plain and its compatible letters composed; no look-alikes are joined."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))


def same(name: str) -> str:
    """What is the same of all ways to write one name: capitals and the apostrophe that a word processor makes aside."""
    return tidy(name.translate(_APOSTROPHES)).casefold()


_ALL = frozenset(("all", "all teams"))


def is_all(name: str) -> bool:
    """Whether a name stands for the council as a whole (`All`, or `All teams` as screens say)."""
    return same(name) in _ALL


def last_quarter(period: Period) -> Period:
    """The quarter in which a period ends."""
    return period if period.kind is PeriodKind.QUARTER else quarter_of(period.end)


def faults(teams: Iterable[Team]) -> tuple[TeamFault, ...]:
    """Everything that contradicts itself in a history, in its order; empty where nothing does."""
    teams = tuple(teams)
    by_name: dict[str, Team] = {}
    becoming: dict[str, list[Team]] = defaultdict(list)
    found: list[TeamFault] = []
    for index, team in enumerate(teams):
        key = same(team.name)
        if not key or is_all(team.name):
            allowed = f"a name of its own ({ALL_TEAMS} is the council as a whole)"
            found.append(TeamFault(index, HISTORY_FAULT, "team", team.name, allowed))
        elif key in by_name:
            found.append(TeamFault(index, "duplicate_key", "team", team.name, "each name once"))
        by_name.setdefault(key, team)
        if team.becomes:
            becoming[same(team.becomes)].append(team)
    for index, team in enumerate(teams):
        found += [TeamFault(index, HISTORY_FAULT, *fault) for fault in _own_faults(team)]
        if team.change and team.becomes and team.finish:
            found += [
                TeamFault(index, HISTORY_FAULT, *fault)
                for fault in _link_faults(team, by_name, becoming)
            ]
    return tuple(sorted(found, key=lambda fault: fault.index))


def _own_faults(team: Team) -> list[tuple[str, str, str]]:
    found = []
    for column, period in (("start", team.start), ("finish", team.finish)):
        if period is not None and period.kind is not PeriodKind.QUARTER:
            return [(column, period.code, "a quarter, as 2017-18 Q3")]
    if team.finish is not None and team.finish < team.start:
        found.append(("finish", team.finish.code, f"no earlier than the start, {team.start.code}"))
    if team.change and team.finish is None:
        found.append(("finish", "nothing", f"the last quarter before the {team.change}"))
    if team.change and not team.becomes:
        found.append(("becomes", "nothing", f"the team that the {team.change} led to"))
    if team.becomes and not team.change:
        allowed = f"{TeamChange.RENAME} or {TeamChange.MERGER}, where becomes is filled"
        found.append(("change", "nothing", allowed))
    return found


def _link_faults(
    team: Team, by_name: dict[str, Team], becoming: dict[str, list[Team]]
) -> list[tuple[str, str, str]]:
    if team.becomes is None or team.finish is None:
        return []
    key = same(team.becomes)
    successor = by_name.get(key)
    if successor is None:
        return [("becomes", team.becomes, "a team that has a row of its own")]
    found = []
    next_quarter = quarter_at(team.finish.index + 1)
    if successor.start != next_quarter:
        allowed = f"a team that starts in the next quarter, {next_quarter.code}"
        found.append(("becomes", f"{team.becomes}, from {successor.start.code}", allowed))
    others = [other for other in becoming[key] if other is not team]
    if team.change is TeamChange.RENAME and others:
        allowed = "one team to a new name; several that join are a merger"
        found.append(("becomes", team.becomes, allowed))
    if team.change is TeamChange.MERGER and not others:
        allowed = "two teams or more that merge; one alone is a rename"
        found.append(("becomes", team.becomes, allowed))
    return found
