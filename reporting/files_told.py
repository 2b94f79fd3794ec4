"""The files that figures come from, as screens and papers tell of them."""

from dataclasses import dataclass

from metrics.words import narrative
from reporting.reading import Reading
from store.intake import kinds
from store.read.loaded import Load

LETTERS = 12
"""Letters of a fingerprint that are enough to tell one from another by eye."""

CELLS_ONLY = "kept as the cells that were read, not as the workbook"


@dataclass(frozen=True)
class FileTold:
    """One file that was taken in: what it holds, how many rows, when, by whom, and its fingerprint in full.

    `noticed` says how many notices there were when it was checked, and whether its cells alone are kept.
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
    return tuple(_file(each) for each in reading.loads())


def kinds_of_figures(reading: Reading) -> set[str]:
    """The kinds of the files taken in that brought figures of the council."""
    found = {load.kind for load in reading.loads()}
    return {kind for kind in found if kinds.brings_figures(kind)}


def _file(load: Load) -> FileTold:
    noticed = [
        *(
            [f"{load.notices} notice{'' if load.notices == 1 else 's'} when it was checked"]
            if load.notices
            else []
        ),
        *([CELLS_ONLY] if load.cells_only else []),
    ]
    return FileTold(
        load.file,
        "; ".join(noticed),
        kinds.words(load.kind),
        load.rows,
        narrative.day(load.at),
        narrative.clock(load.at),
        f"{load.by}, {load.role}",
        load.sha256,
    )
