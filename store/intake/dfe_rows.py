"""What the published DfE tables have in common: which area and year a row is about, and its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from metrics import letters
from metrics.vocabulary import AreaKind, Missing
from store.intake import cells
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
    """An area whose figures are kept: what it is to the home council, and its place among its kind."""

    kind: AreaKind
    place: int


def areas(rows: Iterable[tuple[int, Cell]], context: Context, faults: Faults) -> dict[str, Area]:
    """The home council, England, its region and its neighbours; each must be in the table."""
    regions: dict[str, str] = {}
    named: set[str] = set()
    for _, cell in rows:
        named.add(area_of(cell))
        if cell["geographic_level"].strip() == "Local authority":
            regions.setdefault(area_of(cell), cells.plain(cell["region_name"]))
    areas = {context.council: Area(AreaKind.HOME, 1), _ENGLAND: Area(AreaKind.ENGLAND, 1)}
    if region := regions.get(context.council):
        areas[region] = Area(AreaKind.REGION, 1)
        if (odd := letters.odd(region)) is not None:
            found = f"{letters.called(odd)} in {region}"
            faults.add(None, "region_name", "lookalike", found, NAMES_ALLOWED)
    for place, neighbour in enumerate(context.neighbours, start=1):
        areas[neighbour] = Area(AreaKind.NEIGHBOUR, place)
    for name, area in areas.items():
        known = named if area.kind in (AreaKind.ENGLAND, AreaKind.REGION) else regions
        if name not in known:
            # England has 153 councils: a table with thousands of names is none, and slow to compare.
            names = [each for each in known if len(each) <= cells.NAME_LENGTH][:_NAMES_COMPARED]
            close = get_close_matches(name, names, n=3)
            allowed = f"a name in the table{', such as ' + ', '.join(close) if close else ''}"
            faults.add(None, "la_name", "unknown_council", name, allowed)
    return areas


def check_years(rows: Iterable[tuple[int, Cell]], faults: Faults) -> None:
    """Record a fault for each row whose period is not a reporting year."""
    for row, cell in rows:
        year = cell["time_period"].strip()
        if not (len(year) == 4 and year.isascii() and year.isdigit() and 1990 < int(year) <= 2100):
            faults.add(row, "time_period", "period", year, "a year, as 2025")
        if cell["time_identifier"].strip() != "Reporting year":
            faults.add(
                row, "time_identifier", "period_kind", cell["time_identifier"], "Reporting year"
            )


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
