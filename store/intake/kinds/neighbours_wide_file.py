"""The published table of every council's neighbours with a column a place: codes of councils, whose names are its rows."""

from store.intake import cells, published_neighbours
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind
from store.intake.kinds.neighbours_file import NEIGHBOUR
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet

_PLACES = range(1, 11)


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The home council's neighbours. Raises Refused."""
    rows = list(sheet.named(names))
    by_code = {cell["old_la_code"].strip(): cells.plain(cell["la_name"]) for _, cell in rows}
    home = published_neighbours.home_in(list(by_code.values()), sheet, context)
    places = {
        place: (by_code.get(cell[f"sn_{place}"].strip(), ""), row)
        for row, cell in rows
        if cells.plain(cell["la_name"]) == home
        for place in _PLACES
    }
    return published_neighbours.accepted(KIND.name, places, sheet, context)


KIND = InputKind(
    name="neighbours-wide",
    words="Statistical neighbours, as published",
    place=8,
    turn=20,
    headings=Headings(
        ("old_la_code", "la_name", *(f"sn_{place}" for place in _PLACES)), others=True
    ),
    read=read,
    tables=(NEIGHBOUR,),
    figures=False,
    published=True,
    docs=(
        DocsLine(
            "Neighbours as published",
            "every council's, a column a place or a row a pair; the store's own are kept, and the model is the year in the file's name",
            required="as published: `old_la_code, la_name, SN_1` to `SN_10`, or `LA.Name, LA.number, SN_rank, SN_LA_name`",
            optional="",
        ),
    ),
)
