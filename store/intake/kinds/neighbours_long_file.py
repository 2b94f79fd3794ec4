"""The published list of every council's neighbours, a row a pair."""

from store.intake import cells, published_neighbours
from store.intake.headings import Headings
from store.intake.input_kind import InputKind
from store.intake.kinds import neighbours_wide_file
from store.intake.kinds.neighbours_file import NEIGHBOUR
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The home council's neighbours. Raises Refused."""
    rows = list(sheet.named(names))
    home = published_neighbours.home_in(
        [cells.plain(cell["la.name"]) for _, cell in rows], sheet, context
    )
    places = {}
    for row, cell in rows:
        place = cell["sn_rank"].strip()
        if cells.plain(cell["la.name"]) == home and place.isascii() and place.isdigit():
            places[int(place)] = (cells.plain(cell["sn_la_name"]), row)
    return published_neighbours.accepted(KIND.name, places, sheet, context)


KIND = InputKind(
    name="neighbours-long",
    words="Statistical neighbours, a published list",
    place=9,
    turn=20,
    headings=Headings(("la.name", "la.number", "sn_rank", "sn_la_name"), others=True),
    read=read,
    tables=(NEIGHBOUR,),
    figures=False,
    published=True,
    docs=neighbours_wide_file.KIND.docs,
)
