"""The neighbours file: the statistical neighbours of the home council, placed from 1, of one model."""

from metrics.letters import Told
from store.intake import cells
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind, TakenOut, Template
from store.intake.resolve import Resolver
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet
from store.intake.stored_table import TEXT, WHOLE, StoredTable

NEIGHBOUR = StoredTable(
    "neighbour",
    {
        "council": TEXT, "neighbour": TEXT, "place": WHOLE, "model": TEXT, "source": TEXT,
        "file_row": WHOLE,
    },
)  # fmt: skip

HEADINGS = Headings(("council", "neighbour", "place", "model", "source"))

_MOST = 10

_IN_FORCE = """
SELECT council, neighbour, place, model, source
FROM neighbour_received
WHERE council = $council
ORDER BY place, neighbour
"""


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The neighbours in a file whose columns are `names`. Raises Refused."""
    faults = sheet.faults
    resolve = Resolver(context, faults)
    rows = []
    places: list[tuple[int, int]] = []
    models: dict[str, int] = {}
    told = Told(taken=(context.council,))
    for row, cell in sheet.named(names):
        council, neighbour = (
            resolve.called(row, column, cell[column]) for column in ("council", "neighbour")
        )
        model, source = (resolve.name(row, column, cell[column]) for column in ("model", "source"))
        if council and council != context.council:
            faults.add(row, "council", "unknown_council", council, context.council)
        if neighbour and neighbour == context.council:
            faults.add(
                row, "neighbour", "own_neighbour", neighbour, "another council than the home one"
            )
        place = cells.plain(cell["place"])
        if not (
            len(place) <= 2 and place.isascii() and place.isdigit() and 1 <= int(place) <= _MOST
        ):
            faults.add(row, "place", "place", cell["place"], f"a whole number, 1 to {_MOST}")
            continue
        places.append((int(place), row))
        if model:
            models.setdefault(model, row)
        if (
            neighbour
            and resolve.first(row, "neighbour", neighbour)
            and resolve.alone(row, "neighbour", neighbour, told)
        ):
            rows.append((context.council, neighbour, int(place), model, source, row))
    for wanted, (found, row) in enumerate(sorted(places), start=1):
        if found != wanted:
            faults.add(row, "place", "place", found, f"{wanted}: places run from 1 without a gap")
    for model, row in list(models.items())[1:]:
        faults.add(row, "model", "model", model, f"one model a file: {next(iter(models))}")
    sheet.refuse_any()
    tables = {"neighbour": NEIGHBOUR.of(rows)}
    return Accepted("neighbours", faults.file, tables, faults.notices, sheet.count)


KIND = InputKind(
    name="neighbours",
    words="Statistical neighbours",
    place=5,
    turn=20,
    headings=HEADINGS,
    read=read,
    tables=(NEIGHBOUR,),
    figures=False,
    taken_out=TakenOut(_IN_FORCE),
    template=Template(),
    docs=(DocsLine("Neighbours", "your statistical neighbours, nearest first"),),
)
