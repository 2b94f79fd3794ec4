"""The store on the command line: `python -m store load FILE...`, `build`, `publish`, `rename COUNCIL`, `verify`, `backup DIR`, `restore DIR`, `export DIR`, `demo`."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from metrics import letters
from metrics.catalogue.measure import Catalogue
from metrics.catalogue.refusal import CatalogueError
from metrics.words import evidence_words, narrative, query_words
from store import demo_council
from store.build.database import EngineError
from store.care.backup import backup, restore
from store.care.export import LEFT_OUT, export, write_out
from store.care.heal import heal
from store.care.new_folder import NotEmptyError
from store.care.verify import verify
from store.decisions.officer import NamelessError, Officer
from store.decisions.publication import MeetingError, latest, meeting_day, publish
from store.decisions.renaming import RenamingError, rename
from store.durable import DamagedError
from store.intake import ReadAs, Refused, bytes_of, kinds
from store.intake.faults import shown
from store.intake.named_persons import naming_comments
from store.ledger import loads
from store.ledger.in_force import NothingLoadedError
from store.ledger.ledger import NotRecordedError
from store.loading import apart
from store.loading.load import Loaded, take_in
from store.loading.newer import newer_in_force
from store.names import WrongCouncilError
from store.read import lines, queries, snapshot
from store.read.snapshot import Snapshot
from store.store import Store, chosen_store

_TOLD = (
    Refused, CatalogueError, NotEmptyError, WrongCouncilError, NotRecordedError, DamagedError,
    NothingLoadedError, MeetingError, RenamingError, NamelessError, EngineError, OSError, UnicodeDecodeError,
)  # fmt: skip
"""What the person at the keyboard can put right, or must pass on: said in words, not traced."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0, or 1 with the reason in words on standard error."""
    options = _options().parse_args(arguments)
    try:
        options.run(chosen_store(), options)
    except _TOLD as fault:
        _say(fault, file=sys.stderr)
        return 1
    return 0


def _say(words: object, file: TextIO | None = None) -> None:
    """Prints words of which some may be a stranger's: a file's name moves no cursor."""
    print(letters.seen(str(words)), file=file)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    command = commands.add_parser("load", help="take files in, each whole or not at all")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--council", help="whose store it is; needed for the first load")
    command.add_argument(
        "--invented", action="store_true", help="mark a new store's figures invented"
    )
    _who(command)
    command.set_defaults(run=_load)
    command = commands.add_parser(
        "build", help="make the snapshot of what is loaded and put it in use"
    )
    command.set_defaults(run=_build)
    command = commands.add_parser(
        "publish", help="publish the figures of all that is loaded for a named meeting"
    )
    command.add_argument("--meeting", required=True, help="the meeting's name")
    command.add_argument(
        "--on", required=True, metavar="DAY", help="its day, as 24/11/2026 or 2026-11-24"
    )
    command.add_argument(
        "--entry", type=int, help="publish the figures as they were after this entry of the ledger"
    )
    _who(command)
    command.set_defaults(run=_publish)
    command = commands.add_parser(
        "rename", help="give the store's council another name, before anything is published"
    )
    command.add_argument("council", metavar="COUNCIL")
    _who(command)
    command.set_defaults(run=_rename)
    command = commands.add_parser(
        "verify",
        help="recompute ledger, stored files and snapshot; say the first that is not as recorded",
    )
    command.set_defaults(run=_verify)
    command = commands.add_parser(
        "backup", help="copy the store into a new folder and prove the copy"
    )
    command.add_argument("folder", type=Path, metavar="DIR")
    command.set_defaults(run=_backup)
    command = commands.add_parser("restore", help="put a store back from a backup and prove it")
    command.add_argument("folder", type=Path, metavar="DIR")
    command.set_defaults(run=_restore)
    command = commands.add_parser(
        "export", help="take every figure out as files that can be loaded again"
    )
    command.add_argument("folder", type=Path, metavar="DIR")
    command.set_defaults(run=_export)
    command = commands.add_parser(
        "demo", help="load what the invented council lacks, build, and publish"
    )
    command.set_defaults(run=_demo)
    return parser


def _who(command: argparse.ArgumentParser) -> None:
    command.add_argument("--by", default=_account(), help="who does it, as recorded")
    command.add_argument("--role", default="performance analyst", help="their role, as recorded")


def _account() -> str:
    """Who is at the keyboard, as the machine knows them; an account may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"account {os.getuid()}" if hasattr(os, "getuid") else "an account without a name"


def _load(store: Store, options: argparse.Namespace) -> None:
    missing = [path for path in options.files if not path.is_file()]
    if missing:
        raise FileNotFoundError(f"no such file: {', '.join(map(str, missing))}")
    if options.council:
        store.found(options.council, invented=options.invented)
    elif not store.entries():
        raise NothingLoadedError('the store is new: say whose it is, as --council "Cheshire East"')
    # One file needs no turn, and reading it for one costs as much as reading it.
    several = len(options.files) > 1
    for path in sorted(options.files, key=_place) if several else options.files:
        loaded = take_in(store, Officer(options.by, options.role), path)
        if loaded.accepted is None:
            _say(
                f"{path.name}: these bytes were loaded on {narrative.day(loaded.entry.recorded_at)}; nothing changed"
            )
            continue
        _say(f"{path.name}: {_rows(loaded.accepted.rows)} accepted as entry {loaded.entry.number}")
        _say_newer(store, loaded)
        for said in _read_as(loaded.accepted.read_as, store.catalogue()):
            _say(f"  {said}")
        for mark in loaded.accepted.marks:
            _say(f"  {shown(mark.written)} ({mark.cells:,} of the cells): {mark.meaning}")
        catalogue, teams = store.catalogue(), store.teams().teams
        known = [each.name for each in catalogue.measures] + [each.name for each in teams]
        for name, comment in naming_comments(loaded.accepted, known):
            _say(
                f"  A comment may name a person, {shown(name)}: look at it before it is published. {shown(comment)}"
            )
        for notice in loaded.accepted.notices:
            _say(f"  {notice}")
        if loaded.accepted.kept is not None:
            _say(f"  {evidence_words.cells_kept(loads.loaded(loaded.entry).came)}")


def _rename(store: Store, options: argparse.Namespace) -> None:
    made = rename(store, Officer(options.by, options.role), store.entries(), options.council)
    _say(f"the store is {made.body.council}'s from entry {made.number} on; build it to see it")


def _say_newer(store: Store, loaded: Loaded) -> None:
    """Says how many figures of a file took the place of some that came with one that reaches further."""
    assert loaded.accepted is not None, "asked of what was taken in"
    before = store.entries()[: loaded.entry.number - 1]
    newer = newer_in_force(before, store.files, loaded.accepted)
    for each in dict.fromkeys(newer.values()):
        many = sum(other == each for other in newer.values())
        said = (
            "1 figure took the place of a newer one"
            if many == 1
            else f"{many:,} figures took the place of newer ones"
        )
        _say(
            f"  {said}, which came with {shown(each.file)} and its {each.reaches.label}: load that again to put it back"
        )


def _read_as(rows: Iterable[ReadAs], catalogue: Catalogue) -> Iterator[str]:
    """For each name of its own that a sheet has, the measure that it was read as."""
    for words, measure_id in dict.fromkeys((each.words, each.measure) for each in rows):
        measure = catalogue.get(measure_id)
        if measure is None or words not in (measure.id, measure.name):
            yield f"{shown(words)}: {'read as ' + measure.name if measure else 'left out'}"


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _place(path: Path) -> int:
    try:
        return kinds.turn(apart.kind_of(path.name, bytes_of(path)))
    except Refused:
        # A workbook of the council's own is known by its recipe alone; anything else is refused when read.
        return kinds.LAST_TURN


def _build(store: Store, options: argparse.Namespace) -> None:
    if not store.entries():
        raise NothingLoadedError("nothing has been loaded yet: python -m store load FILE...")
    built = store.build()
    made = "built" if built.new else "already built and verified"
    _say(f"{built.path.name}: {made}, {built.figures} figures; it is in use")
    with snapshot.opened(built.path, built.record) as shown_now:
        for asked in _asked(shown_now, store.catalogue()):
            _say(f"  {asked}")
    if again := heal(store):
        many = "1 publication" if again == 1 else f"{again} publications"
        _say(
            f"the figures of {many} were not there any more and are made again, as they were published"
        )


def _asked(shown_now: Snapshot, catalogue: Catalogue) -> Iterator[str]:
    """Each open query about the newest quarter that has any, in a sentence, and how many there are about others."""
    every = [each for each in queries.queries(shown_now) if each.answer is None]
    newest = [each for each in every if each.period == every[0].period]
    for query in newest:
        measure = catalogue.get(query.measure_id)
        past = lines.history(shown_now, query.team).get(query.measure_id, ())
        figure = next((each for each in past if each.period == query.period), None)
        if measure is not None and figure is not None:
            question = query_words.question(measure, figure, query)
            yield f"To be answered: {measure.name}, {query.team}, {query.period}: {question}"
    if rest := len(every) - len(newest):
        yield f"And {rest:,} about earlier quarters: the Load data screen has them all."


def _publish(store: Store, options: argparse.Namespace) -> None:
    officer = Officer(options.by, options.role)
    entries = store.entries()
    if not entries:
        raise NothingLoadedError("nothing has been loaded yet: python -m store load FILE...")
    if options.entry is not None and not 1 <= options.entry <= len(entries):
        raise NothingLoadedError(
            f"there is no entry {options.entry}: the ledger has {len(entries)}"
        )
    made = publish(store, officer, entries, options.meeting, meeting_day(options.on), options.entry)
    _say(
        f"published as entry {made.number} for {made.meeting}, {narrative.day(made.meeting_on)}: "
        f"the figures of entry {made.figures}, identity {made.identity[:16]}"
    )


def _verify(store: Store, options: argparse.Namespace) -> None:
    _say(verify(store).sentence())


def _backup(store: Store, options: argparse.Namespace) -> None:
    _say(f"{options.folder}: {backup(store, options.folder).sentence()}")


def _restore(store: Store, options: argparse.Namespace) -> None:
    _say(f"{store.places.store}: {restore(store, options.folder).sentence()}")


def _export(store: Store, options: argparse.Namespace) -> None:
    made = export(store.entries(), store.files)
    write_out(made, options.folder, store.places)
    for file in made.files:
        _say(f"{file.name}: {_rows(file.rows) if file.rows else 'the published table as it came'}")
    for file in made.left_out:
        place = options.folder / LEFT_OUT / file.name
        _say(f"{place}: {_rows(file.rows)} that the catalogue and teams in force do not let in")
    invented = " --invented" if made.invented else ""
    names = " ".join(f'"{file.name}"' if " " in file.name else file.name for file in made.files)
    _say(f'to load them: python -m store load --council "{made.council}"{invented} {names}')


def _demo(store: Store, options: argparse.Namespace) -> None:
    """Makes the invented council's store whole; one that is somebody's is refused."""
    demo_council.load_files(store, _place, _say)
    _build(store, options)
    if latest(store.entries()) is None:
        demo_council.answer_queries(store, _say)
        demo_council.publish_draft(store, _say)


if __name__ == "__main__":
    sys.exit(main())
