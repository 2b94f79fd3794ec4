"""What the published DfE tables have in common: which area and year a row is about, and its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from metrics import letters
from metrics.catalogue.published_tables import PublishedTable
from metrics.vocabulary import AreaKind, Missing
from store.intake import cells, council_names
from store.intake.cells import Number
from store.intake.faults import Faults
from store.intake.resolve import NAMES_ALLOWED
from store.intake.shapes import Context

EVERY_TABLE_HAS = (
    "time_period", "time_identifier", "geographic_level", "country_name", "region_name", "la_name",
)  # fmt: skip
"""The columns of every published table that is read."""

_LEVELS = {"National": "country_name", "Regional": "region_name", "Local authority": "la_name"}
_ENGLAND = "England"
_NAMES_COMPARED = 500

Cell = Mapping[str, str]
Found = Number | Missing | None


def area_of(cell: Cell) -> str:
    """The name of the area that a row is about; '' for a level that is not read."""
    column = _LEVELS.get(cell["geographic_level"].strip())
    return cells.plain(cell[column]) if column else ""


@dataclass(frozen=True)
class Area:
    """An area whose figures are kept: what it is to the home council, its place among its kind, and the name that
    they are kept under."""

    kind: AreaKind
    place: int
    kept_as: str


def areas(rows: Iterable[tuple[int, Cell]], context: Context, faults: Faults) -> dict[str, Area]:
    """By its name in the table: the home council, England, its region and those of its neighbours that are in it.

    A council is found however its name is written. One that is only in a joint return is taken as that, and said;
    a neighbour that is not there is a notice.
    """
    regions: dict[str, str] = {}
    named: set[str] = set()
    for _, cell in rows:
        named.add(area_of(cell))
        if cell["geographic_level"].strip() == "Local authority":
            regions.setdefault(area_of(cell), cells.plain(cell["region_name"]))
    home = _council(context.council, regions, faults)
    found = {home: Area(AreaKind.HOME, 1, context.council)} if home else {}
    if home is None:
        faults.add(
            None, "la_name", "unknown_council", context.council, _known_as(context.council, regions)
        )
    for name, kind in (
        (_ENGLAND, AreaKind.ENGLAND),
        (regions.get(home or "", ""), AreaKind.REGION),
    ):
        if not name:
            continue
        if name not in named:
            faults.add(None, "la_name", "unknown_council", name, _known_as(name, named))
        if (odd := letters.odd(name)) is not None:
            lookalike = f"{letters.called(odd)} in {name}"
            faults.add(None, "region_name", "lookalike", lookalike, NAMES_ALLOWED)
        found[name] = Area(kind, 1, name)
    for place, neighbour in enumerate(context.neighbours, start=1):
        its = _council(neighbour, regions, faults)
        if its is None:
            faults.notice(
                None,
                "la_name",
                "not_in_table",
                neighbour,
                "the neighbours in the table; it is compared where it is in one",
            )
        elif its not in found:
            kept_as = its if council_names.JOINT in its else neighbour
            found[its] = Area(AreaKind.NEIGHBOUR, place, kept_as)
    return found


def _council(name: str, named: Iterable[str], faults: Faults) -> str | None:
    """A council's name in a table, and what is to be said where it is another or that of a joint return."""
    named = list(named)
    found = council_names.found_in(name, named, faults)
    if found is not None:
        return found
    joint = council_names.joint_return(name, named)
    if joint is not None:
        faults.notice(
            None,
            "la_name",
            "joint_return",
            joint,
            f"read for {name}: no figure of one council alone is published",
        )
    return joint


def _known_as(name: str, known: Iterable[str]) -> str:
    # England has 153 councils: a table with thousands of names is none, and slow to compare.
    names = [each for each in known if each and len(each) <= cells.NAME_LENGTH][:_NAMES_COMPARED]
    close = get_close_matches(name, names, n=3, cutoff=0.5)
    return f"a council of the table{', perhaps ' + ', '.join(close) if close else ''}"


def check_years(
    published: PublishedTable, rows: Iterable[tuple[int, Cell]], faults: Faults
) -> None:
    """Record a fault for each row whose period is not a year of the kind that the table has."""
    example = "two years, as 202425" if published.academic else "a year, as 2025"
    for row, cell in rows:
        if published.year(cell["time_period"]) is None:
            faults.add(row, "time_period", "period", cell["time_period"].strip(), example)
        if cell["time_identifier"].strip() != published.identifier:
            found = cell["time_identifier"]
            faults.add(row, "time_identifier", "period_kind", found, published.identifier)


def number(row: int, column: str, text: str, faults: Faults) -> Found:
    """A published figure; a blank is not a symbol and is refused."""
    try:
        found = cells.amount(text)
    except cells.CellError as fault:
        faults.add(row, column, fault.code, text, fault.allowed)
        return None
    if found is None:
        faults.add(row, column, "blank", "nothing", "a figure, or a symbol such as c, x or z")
    return found
