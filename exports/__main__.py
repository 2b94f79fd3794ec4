"""The committee pack on the command line: `python -m exports pack --quarter "2026-27 Q2" --out DIR`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from exports.pack.pack import FORMATS, pack
from metrics import edition, letters, period
from metrics.edition import EditionError
from metrics.period import PeriodError, PeriodKind
from metrics.vocabulary import ALL_TEAMS
from reporting.paper.options import LENGTHS, SHORT, Front, Options, OptionsError
from reporting.reading import Reading
from reporting.reported import ORDERS
from store.durable import DamagedError, write
from store.read import as_at
from store.store import chosen_store


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes one pack. Returns 0, or 1 with the reason in words on standard error."""
    asked = _options().parse_args(arguments)
    try:
        _pack(asked)
    except (OptionsError, EditionError, PeriodError, DamagedError, OSError) as fault:
        print(letters.seen(str(fault)), file=sys.stderr)
        return 1
    except RuntimeError as fault:
        print(letters.seen(f"the pack could not be made: {fault}"), file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description=__doc__)
    command = parser.add_subparsers(required=True).add_parser("pack", help="make a committee pack")
    command.add_argument("--quarter", help='as "2026-27 Q2"; the latest unless named')
    command.add_argument("--out", type=Path, required=True, help="the folder for the files")
    command.add_argument(
        "--as-at", default=as_at.PUBLISHED, help="published, draft, or an entry's number"
    )
    command.add_argument(
        "--team", action="append", help="a team's name; the council as a whole unless named"
    )
    command.add_argument("--theme", action="append", help="the title of a theme; all unless named")
    command.add_argument(
        "--format", action="append", choices=tuple(FORMATS), help="all unless named"
    )
    command.add_argument("--exceptions-only", action="store_true")
    command.add_argument("--order", choices=ORDERS, default=ORDERS[0])
    command.add_argument(
        "--length", choices=LENGTHS, default=SHORT,
        help="short has at most twelve pages; long has every measure",
    )  # fmt: skip
    command.add_argument("--cover", default="", help="more words for the cover")
    command.add_argument("--committee", default="", help="whose meeting the cover names")
    command.add_argument("--date", type=date.fromisoformat, help="its day, as 2026-11-24")
    command.add_argument("--item", default="", help="the item of its agenda")
    command.add_argument("--author", default="", help="who wrote the report")
    command.add_argument("--answerable", default="", help="the officer who answers for it")
    command.add_argument("--recommendation", default="", help="what the committee is asked to do")
    command.add_argument(
        "--edition",
        choices=(edition.OFFICER.code, edition.PUBLIC_CODE),
        default=edition.OFFICER.code,
    )
    return parser


def _pack(asked: argparse.Namespace) -> None:
    edition.named(asked.edition)
    store = chosen_store()
    entries = as_at.proved(store)
    states = as_at.every(store, entries)
    chosen = next((each for each in states if each.code == asked.as_at), None)
    if chosen is None:
        codes = ", ".join(each.code for each in states) or "none: nothing has been loaded yet"
        raise OptionsError(f"as at: found {asked.as_at!r}; there is {codes}")
    with as_at.opened(store, entries, chosen) as snapshot:
        reading = Reading(snapshot)
        options = Options(
            _quarter(reading, asked.quarter), tuple(asked.team or (ALL_TEAMS,)),
            tuple(asked.theme) if asked.theme else None, asked.exceptions_only, asked.order, asked.cover,
            asked.length == SHORT, _front(asked),
        )  # fmt: skip
        _check_teams(reading, options)
        earlier = as_at.published_before(states, chosen)
        before = as_at.opened(store, entries, earlier) if earlier else None
        try:
            files = pack(
                reading, options, store.places.fonts, tuple(asked.format or FORMATS),
                before=Reading(before) if before else None, since=earlier.standing.words if earlier else "",
            )  # fmt: skip
        finally:
            if before is not None:
                before.close()
    asked.out.mkdir(parents=True, exist_ok=True)
    for each in files:
        write(asked.out / each.name, each.content)
        print(letters.seen(f"{asked.out / each.name}: {len(each.content):,} bytes"))


def _front(asked: argparse.Namespace) -> Front:
    return Front(
        asked.committee, asked.date, asked.item, asked.author, asked.answerable, asked.recommendation
    )  # fmt: skip


def _quarter(reading: Reading, code: str | None) -> period.Period:
    known = reading.quarters()
    if code is None and known:
        return period.parse(known[0])
    found = period.parse(code or "")
    if found.kind is not PeriodKind.QUARTER or found.code not in known:
        raise OptionsError(f"quarter: found {code!r}; there is {', '.join(known) or 'none'}")
    return found


def _check_teams(reading: Reading, options: Options) -> None:
    known = reading.teams()
    for team in options.teams:
        if team not in known:
            raise OptionsError(f"team: found {team!r}; allowed: {', '.join(known)}")


if __name__ == "__main__":
    sys.exit(main())
