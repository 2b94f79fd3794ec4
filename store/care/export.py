"""Taking the figures out again: everything in force as files of the input contract, each read back before it is given.

Loaded into a fresh store of the same council and catalogue, in the order given, the files make the
snapshot again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store import intake
from store.build.rows_in_force import RowsInForce, rows_in_force
from store.care.new_folder import refuse_any_other
from store.durable import ContentStore, write
from store.intake import Context, Refused, kinds
from store.intake.input_kind import InputKind
from store.intake.sheet import MAX_ROWS
from store.intake.written_file import WrittenFile
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.settings import Places

LEFT_OUT = "left-out"
"""The folder of rows that the catalogue and teams in force no longer let in."""

_PLAIN_NAME = re.compile(r"\w[\w ()+,.-]*")


@dataclass(frozen=True)
class File:
    """One file to write: its name, its bytes, and how many rows it holds (0: a published table, as it came)."""

    name: str
    data: bytes
    rows: int


@dataclass(frozen=True)
class Export:
    """What was taken out: the files in the order to load them, and those rows that could not be loaded again."""

    council: str
    invented: bool
    files: tuple[File, ...]
    left_out: tuple[File, ...]


def export(entries: Sequence[Entry], files: ContentStore) -> Export:
    """Everything in force after the last of the entries, as files that load again.

    Raises NothingLoadedError where nothing was loaded, DamagedError where a stored file is not what
    was stored.
    """
    entries = in_force.of_figures(entries)
    home = in_force.founded(entries)
    standing = rows_in_force(entries, files)
    context = Context(
        catalogue=in_force.catalogue(entries, files),
        teams=in_force.teams(entries, files),
        targets=in_force.targets(entries, files),
        council=home.council,
        neighbours=in_force.neighbours(entries, files),
    )
    own, left_out = _own(standing, context)
    taken = {file.name.casefold() for file in own}
    return Export(
        home.council, home.invented, (*own, *_published(standing, files, taken)), tuple(left_out)
    )


def write_out(made: Export, folder: Path, places: Places) -> None:
    """Writes the files into a new or empty folder outside the store, each whole or not at all. Raises NotEmptyError."""
    refuse_any_other(folder, places)
    folder.mkdir(parents=True, exist_ok=True)
    for file in made.left_out:
        write(folder / LEFT_OUT / file.name, file.data)
    for file in made.files:
        write(folder / file.name, file.data)


def _own(standing: RowsInForce, context: Context) -> tuple[list[File], list[File]]:
    """The council's own files, in the order in which each needs those before it, and the rows left out."""
    kept: list[File] = []
    left_out: list[File] = []
    for kind in kinds.in_turn():
        count = left = 0
        for made in kind.files(standing.own.get(kind.name, ()), context.catalogue):
            parts, rest = _parts(kind, made, context)
            for part in parts:
                count += 1
                kept.append(_file(part, count))
            if rest.rows:
                left += 1
                left_out.append(_file(rest, left))
    return kept, left_out


def _file(made: WrittenFile, number: int) -> File:
    name = f"{made.kind}.csv" if number == 1 else f"{made.kind}-{number}.csv"
    return File(name, made.csv(), len(made.rows))


def _parts(
    kind: InputKind, made: WrittenFile, context: Context
) -> tuple[list[WrittenFile], WrittenFile]:
    """A file as files that the intake accepts, and the rows that it accepts in none.

    One file as a rule. A council's own figure that its teams, loaded since, no longer add up to was
    no fault when it came in a file of its own, so it goes into one again; not so where a load
    replaces all of its kind, which is one file or none.
    """
    parts: list[WrittenFile] = []
    waiting, left = _let_in(kind, made, context)
    while waiting:
        whole, apart = _accepted(made, waiting[:MAX_ROWS], context)
        apart += waiting[MAX_ROWS:]
        if not whole:
            break
        parts.append(made.with_rows(whole))
        waiting = apart
        if kind.replaced_whole:
            break
    return parts, made.with_rows(sorted([*left, *waiting]))


def _let_in(kind: InputKind, made: WrittenFile, context: Context) -> tuple[list[int], list[int]]:
    """The places of rows that may be let in, and of those about measures that are none now."""
    if kind.taken_out is None or "measure_id" not in made.headings:
        return list(range(len(made.rows))), []
    column = made.headings.index("measure_id")
    known = {each.id for each in context.catalogue.measures}
    places: tuple[list[int], list[int]] = ([], [])
    for place, row in enumerate(made.rows):
        places[row[column] not in known].append(place)
    return places


def _accepted(
    made: WrittenFile, places: Sequence[int], context: Context
) -> tuple[list[int], list[int]]:
    """The places of rows that the intake accepts together, and of those that it refuses beside them."""
    kept, refused = list(places), []
    while kept:
        try:
            intake.read(f"{made.kind}.csv", made.with_rows(kept).csv(), context)
        except Refused as refusal:
            # Row 1 is the headings.
            faulty = {kept[fault.row - 2] for fault in refusal.faults if fault.row}
            if not faulty:
                return [], list(places)
            refused += sorted(faulty)
            kept = [place for place in kept if place not in faulty]
        else:
            break
    return kept, sorted(refused)


def _published(standing: RowsInForce, files: ContentStore, taken: set[str]) -> list[File]:
    """The published tables as they came; the entry's number first where two could be confused.

    Two tables of one dataset replace each other's figures, so their names keep them in order.
    """
    kinds = [load.kind for _, load in standing.published]
    found = []
    for entry, load in standing.published:
        kind, name, data = load.kind, load.file, files.get(load.bytes)
        if load.original is not None:
            name = f"{Path(name).stem}.csv"
        if not _PLAIN_NAME.fullmatch(name):
            name = f"{kind}{'.xlsx' if data.startswith(b'PK') else '.csv'}"
        if kinds.count(kind) > 1 or name.casefold() in taken:
            name = f"{entry.number:04}-{name}"
        taken.add(name.casefold())
        found.append(File(name, data, 0))
    return found
