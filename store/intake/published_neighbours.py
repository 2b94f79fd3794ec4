"""Statistical neighbours as they are published, of every council: the home council's own are kept."""

import re
from collections.abc import Mapping, Sequence

from store.intake import council_names
from store.intake.kinds.neighbours_file import NEIGHBOUR
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet

_MODEL = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")

Places = Mapping[int, tuple[str, int]]
"""A council's neighbours by their places from 1, each with the row that names it."""


def home_in(named: Sequence[str], sheet: Sheet, context: Context) -> str | None:
    """The store's council by its name in a table; a fault of the sheet where it has none."""
    home = council_names.found_in(context.council, dict.fromkeys(named), sheet.faults)
    if home is None:
        found, allowed = context.council, "a council of the table"
        sheet.faults.add(None, "la_name", "unknown_council", found, allowed)
    return home


def accepted(kind: str, places: Places, sheet: Sheet, context: Context) -> Accepted:
    """A council's neighbours as they are kept; the model is the year in the file's name. Raises Refused."""
    faults = sheet.faults
    for place in range(1, len(places) + 1):
        if not places.get(place, ("", 0))[0]:
            allowed = "places that run from 1 without a gap, each a council"
            faults.add(None, "place", "place", f"nobody in place {place}", allowed)
    sheet.refuse_any()
    year = _MODEL.search(faults.file)
    model = year[1] if year else "as published"
    source = "Department for Education, children's services statistical neighbours"
    rows = [
        (context.council, neighbour, place, model, source, row)
        for place, (neighbour, row) in sorted(places.items())
    ]
    return Accepted(
        kind, faults.file, {"neighbour": NEIGHBOUR.of(rows)}, faults.notices, sheet.count
    )
