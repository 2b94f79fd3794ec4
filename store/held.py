"""What the ledger holds already and a new list of teams must leave room for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyarrow.parquet as pq

from metrics import period
from metrics.period import Period
from metrics.teams import TeamHistory, last_quarter
from metrics.vocabulary import ALL_TEAMS
from store.durable import ContentStore
from store.intake import Accepted
from store.intake.faults import Faults
from store.ledger import Entry

_WITH_TEAMS = ("observation", "staffing_part")
_ALLOWED = (
    "every team for as long as it has figures: correct the teams, or load the figures under another"
)


def quarters(entries: Sequence[Entry], files: ContentStore, council: str) -> dict[str, set[Period]]:
    """Every quarter for which a team of the council has a row, by the name it was stored under."""
    found: dict[str, set[Period]] = defaultdict(set)
    for entry in entries:
        for table in _WITH_TEAMS:
            if stored := entry.body.get("tables", {}).get(table):
                rows = pq.read_table(files.check(stored), columns=["council", "team", "period"])
                for whose, team, code in set(zip(*rows.to_pydict().values(), strict=True)):
                    if whose == council and team != ALL_TEAMS:
                        found[team].add(last_quarter(period.parse(code)))
    return found


def refuse_orphans(
    accepted: Accepted, history: TeamHistory, held: Mapping[str, Iterable[Period]]
) -> None:
    """Refuses a list of teams that leaves out a team with figures, or ends or begins it within them."""
    faults = Faults(accepted.file)
    rows = {row["team"]: row["file_row"] for row in accepted.tables["team"].to_pylist()}
    for name, periods in sorted(held.items()):
        team = history.find(name)
        if team is None:
            many = len(set(periods))
            found = (
                f"{name} is not there, and has figures for {many} quarter{'' if many == 1 else 's'}"
            )
            faults.add(None, "team", "team_history", found, _ALLOWED)
            continue
        outside = sorted(
            each
            for each in set(periods)
            if (standing := history.standing(name, each)) is None or not standing.in_force
        )
        if outside:
            at = rows.get(team.name)
            first, last = outside[0].label, outside[-1].label
            when = first if first == last else f"{first} to {last}"
            found = f"{name} is not there in {when}, for which it has figures"
            faults.add(at, "team", "team_history", found, _ALLOWED)
    faults.refuse_any()
