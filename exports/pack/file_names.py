"""What the files of a pack are called: no two packs alike unless they were asked for alike."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from exports import names
from metrics.whose import Whose
from reporting.paper.options import Options

_LONGEST = 90
"""Letters of the name of a table within an archive."""


def of_pack(
    whose: Whose, options: Options, themes: Sequence[str], part: str, extension: str
) -> str:
    """The name of one file of a pack of a catalogue with these themes: what, quarter, team, how the figures stand, and what was chosen otherwise.

    A pack that is not the usual one of its team has six letters that stand for its choices, so that
    it does not take another's place in a folder.
    """
    team = _part(options.teams[0]) if len(options.teams) == 1 else "several-teams"
    options = options.checked(themes)
    usual = Options(options.quarter, teams=options.teams[:1], short=options.short)
    alike = replace(usual, exceptions_only=options.exceptions_only) == options
    return names.file_name(
        "committee-pack-short" if options.short else "committee-pack", part, options.quarter.code, team, whose.standing_file_part,
        "exceptions" if options.exceptions_only else "", "" if alike else _digest(options.spelled(whose.edition, themes)),
        extension=extension, whose=whose,
    )  # fmt: skip


def of_table(number: int, name: str) -> str:
    """The name of a table's file within an archive: its number and what it holds."""
    return f"{number:03}_{names.part_name(name, _LONGEST) or 'table'}.csv"


def of_chart(name: tuple[str, ...], taken: set[str]) -> str:
    """A chart's file name without its end, from what is drawn and whose it is; none twice."""
    stem = found = "_".join((names.part_name(name[0]), _part(name[-1])))
    number = 1
    while found.casefold() in taken:
        number += 1
        found = f"{stem}-{number}"
    taken.add(found.casefold())
    return found


def _part(team: str) -> str:
    """A team in a file's name; letters that stand for it where it has none of a file's own."""
    return names.part_name(team) or f"team-{_digest(team)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
