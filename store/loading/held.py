"""What the ledger holds already and a new list of teams must leave room for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from metrics import period
from metrics.catalogue.teams import TeamHistory, last_quarter
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from store.durable import ContentStore
from store.intake import Accepted, kinds
from store.intake.faults import Faults
from store.ledger import in_force
from store.ledger.ledger import Entry

_WITH_TEAMS = tuple(table.name for table in kinds.TABLES.values() if table.by_team)
_ALLOWED = (
    "every team for as long as it has figures: correct the teams, or load the figures under another"
)


def quarters(entries: Sequence[Entry], files: ContentStore) -> dict[str, set[Period]]:
    """Every quarter for which a team of the council has a row, by the name it was stored under."""
    home = in_force.names_of_home(entries)
    found: dict[str, set[Period]] = defaultdict(set)
    for table in _WITH_TEAMS:
        for _, stored in in_force.stored(entries, table):
            for whose, team, code in in_force.cells(files, stored, ("council", "team", "period")):
                if whose in home and team != ALL_TEAMS:
                    found[team].add(last_quarter(period.parse(code)))
    return found


def refuse_orphans(accepted: Accepted, held: Mapping[str, Set[Period]]) -> None:
    """Refuses a list of teams that leaves out a team with figures, or ends or begins it within them."""
    faults = Faults(accepted.file)
    teams = accepted.tables["team"].to_pylist()
    history = in_force.team_history(teams)
    rows = {row["team"]: row["file_row"] for row in teams}
    whose: dict[tuple[str, Period], str] = {}
    for name, periods in sorted(held.items()):
        team = history.find(name)
        if team is None:
            many = f"{len(periods)} quarter{'' if len(periods) == 1 else 's'}"
            found = f"{name} is not there, and has figures for {many}"
            faults.add(None, "team", "team_history", found, _ALLOWED)
        elif outside := sorted(each for each in periods if not _there(history, name, each)):
            first, last = outside[0].label, outside[-1].label
            when = first if first == last else f"{first} to {last}"
            found = f"{name} is not there in {when}, for which it has figures"
            faults.add(rows[team.name], "team", "team_history", found, _ALLOWED)
        else:
            # One series has one figure a quarter: a rename of one team into another that was there too has two.
            twice = sorted(
                each for each in periods
                if whose.setdefault((history.present(name) or name, each), name) != name
            )  # fmt: skip
            if twice:
                other = whose[history.present(name) or name, twice[0]]
                found = (
                    f"{name} and {other} are one series, and both have figures for {twice[0].label}"
                )
                faults.add(rows[team.name], "team", "team_history", found, _ALLOWED)
    faults.refuse_any()


def _there(history: TeamHistory, name: str, quarter: Period) -> bool:
    standing = history.standing(name, quarter)
    return standing is not None and standing.in_force
