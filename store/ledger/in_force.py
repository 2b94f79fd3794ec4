"""What the entries of a ledger say is in force: whose store it is, its catalogue, teams, targets and neighbours."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow.parquet as pq
from msgspec import structs

from metrics import period
from metrics.catalogue.catalogue import read as read_catalogue
from metrics.catalogue.measure import Catalogue
from metrics.catalogue.targets import Target, Targets
from metrics.catalogue.teams import Team, TeamHistory
from metrics.vocabulary import TargetOrigin, TeamChange
from store.durable import ContentStore
from store.intake import kinds
from store.ledger.body import Body, read
from store.ledger.ledger import Entry, Kind

KEYS = {name: table.key for name, table in kinds.TABLES.items()}
"""What a later row must share with an earlier one to replace it; () where no row replaces another."""
REPLACED_WHOLE = tuple(name for name, table in kinds.TABLES.items() if table.replaced_whole)
"""The tables of which a load replaces all that was loaded before."""

_OF_FIGURES = ("catalogue", "rules")
"""What an entry names that a build reads: the stored files of the rules by which its figures are made. One that
tells how to read the next file, or what was shown to whom, names neither."""

NAMED = (*_OF_FIGURES, *REPLACED_WHOLE)
"""The parts of an entry's body that name, by hash, the stored files that were in force."""


class NothingLoadedError(RuntimeError):
    """The store is empty; the message says what to do first."""


class Founded(Body, frozen=True):
    """What the first entry says of a store: whose it is, and whether its figures are invented."""

    council: str
    invented: bool


RENAMED = "renamed"
"""The kind of entry that gives a store's council another name: see `store/decisions/renaming.py`."""


class Renamed(Body, frozen=True):
    """What the council is called from now on."""

    council: str


def of_figures(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries up to the last that a build reads: its snapshot is theirs, whatever was decided since."""
    last = max((entry.number for entry in entries if _OF_FIGURES[0] in entry.body), default=0)
    return entries[:last]


def still_named(entries: Sequence[Entry]) -> dict[str, Any]:
    """What the last entry that a build reads names as in force, as the next one has to name it."""
    last = of_figures(entries)[-1].body
    return {name: last[name] for name in NAMED if name in last}


def founded(entries: Sequence[Entry]) -> Founded:
    """Whose store it is, as was last said. Raises NothingLoadedError."""
    said = [entry for entry in entries if entry.kind in (Kind.FOUNDED, RENAMED)]
    first = next((entry for entry in reversed(said) if entry.kind == Kind.FOUNDED), None)
    if first is None:
        raise NothingLoadedError("nothing has been loaded yet: python -m store load FILE...")
    found = read(first, Founded, beside=NAMED)
    if said[-1].kind == RENAMED:
        found = structs.replace(found, council=_renamed(said[-1]))
    return found


def names_of_home(entries: Sequence[Entry]) -> frozenset[str]:
    """Every name that the store's council was ever given: its rows were kept under the one of their day."""
    founded = (
        read(entry, Founded, beside=NAMED).council
        for entry in entries
        if entry.kind == Kind.FOUNDED
    )
    return frozenset((*founded, *(_renamed(entry) for entry in entries if entry.kind == RENAMED)))


def _renamed(entry: Entry) -> str:
    return read(entry, Renamed, beside=(*NAMED, "by", "role")).council


def catalogue(entries: Sequence[Entry], files: ContentStore) -> Catalogue:
    """The catalogue that the last entry names."""
    return read_catalogue(json.loads(files.get(entries[-1].body["catalogue"])))


def teams(entries: Sequence[Entry], files: ContentStore) -> TeamHistory:
    """The teams, with their renames and mergers, as the last load of them said."""
    return team_history(_last_rows(entries, files, "team"))


def team_history(rows: Iterable[Mapping[str, Any]]) -> TeamHistory:
    """The history that the rows of a `team` table make."""
    return TeamHistory(
        Team(
            row["team"],
            row["place"],
            period.parse(row["start"]),
            period.parse(row["finish"]) if row["finish"] else None,
            TeamChange(row["change"]) if row["change"] else None,
            row["becomes"],
            row["note"] or "",
            # Lists that were loaded before teams had work say nothing of it.
            row.get("work") or "",
        )
        for row in rows
    )


def targets(entries: Sequence[Entry], files: ContentStore) -> Targets:
    """Every target, as the last load of them said, under its team's present name."""
    held = teams(entries, files)
    return Targets(
        Target(
            row["measure_id"],
            held.present(row["team"]) or row["team"],
            period.parse(row["period"]),
            row["target"],
            row["low"],
            row["high"],
            None if row["q1"] is None else tuple(row[f"q{quarter}"] for quarter in (1, 2, 3, 4)),
            TargetOrigin(row["origin"]),
            row["note"] or "",
        )
        for row in _last_rows(entries, files, "target")
    )


def target_rows(entries: Sequence[Entry], files: ContentStore) -> list[dict[str, Any]]:
    """Every target in force as it is stored."""
    return _last_rows(entries, files, "target")


def neighbours(entries: Sequence[Entry], files: ContentStore) -> tuple[str, ...]:
    """The home council's statistical neighbours, nearest first."""
    home = names_of_home(entries)
    rows = [row for row in _last_rows(entries, files, "neighbour") if row["council"] in home]
    return tuple(row["neighbour"] for row in sorted(rows, key=lambda row: row["place"]))


def _last_rows(entries: Sequence[Entry], files: ContentStore, table: str) -> list[dict[str, Any]]:
    found = stored(entries, table)
    return pq.read_table(files.check(found[-1][1])).to_pylist() if found else []


def cells(files: ContentStore, stored_file: str, columns: Sequence[str]) -> set[tuple[Any, ...]]:
    """What stands in some columns of a stored table, each combination once."""
    found = pq.read_table(files.check(stored_file), columns=list(columns))
    return set(zip(*(found[column].to_pylist() for column in columns), strict=True))


def named(
    entries: Sequence[Entry], files: ContentStore, table: str, column: str
) -> tuple[str, ...]:
    """Every name that a column of a table was ever loaded with, each once."""
    return tuple(
        sorted(
            {
                name
                for _, kept in stored(entries, table)
                for (name,) in cells(files, kept, (column,))
                if name
            }
        )
    )


def stored(entries: Sequence[Entry], table: str) -> list[tuple[int, str]]:
    """The load number and stored file of every load that brought rows of a table."""
    found = [
        (entry.number, entry.body["tables"][table])
        for entry in entries
        if entry.kind == Kind.LOAD and table in entry.body["tables"]
    ]
    return found[-1:] if table in REPLACED_WHOLE else found
