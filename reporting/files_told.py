"""The files that figures come from, as screens and papers tell of them."""

from dataclasses import dataclass

from metrics.words import narrative
from reporting.reading import Reading
from store.intake import kinds
from store.read import loaded
from store.read.loaded import Load


@dataclass(frozen=True)
class FileTold:
    """One file that was taken in: what it holds, how many rows, when, by whom, and its fingerprint in full.

    `noticed` says how many notices there were when it was checked, nothing where there was none.
    """

    file: str
    noticed: str
    holds: str
    rows: int
    day: str
    time: str
    by: str
    sha256: str


def files(reading: Reading) -> tuple[FileTold, ...]:
    """Every file taken in, in the order of the ledger."""
    return tuple(_file(each) for each in loaded.loads(reading.snapshot))


def kind_words(kind: str) -> str:
    """What a file of a kind holds: `Targets`, `Published statistics: Children's social work workforce`."""
    return kinds.words(kind)


def brings_figures(kind: str) -> bool:
    """Whether files of a kind bring figures of the council, and not what a store is set up with."""
    return kinds.brings_figures(kind)


def kinds_of_figures(reading: Reading) -> set[str]:
    """The kinds of the files taken in that brought figures of the council."""
    found = {load.kind for load in loaded.loads(reading.snapshot)}
    return {kind for kind in found if brings_figures(kind)}


def _file(load: Load) -> FileTold:
    many = f"{load.notices} notice{'' if load.notices == 1 else 's'} when it was checked"
    return FileTold(
        load.file,
        many if load.notices else "",
        kind_words(load.kind),
        load.rows,
        narrative.day(load.at.date()),
        f"{load.at:%H:%M}",
        f"{load.by}, {load.role}",
        load.sha256,
    )
