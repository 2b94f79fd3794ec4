"""Each published table that is declared in `metrics/published/` as a kind of input file, read as it came."""

from functools import partial

from metrics.catalogue.published_tables import TABLES, PublishedTable
from store.intake import dfe
from store.intake.dfe_rows import EVERY_TABLE_HAS
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind
from store.intake.stored_table import AREA, OBSERVATION, PUBLISHED_RATE, STAFFING_PART

_FIRST_PLACE, _TURN = 100, 90

_FAMILIES = {
    published.family: tuple(each for each in TABLES.values() if each.family == published.family)
    for published in TABLES.values()
}
_DOCS = DocsLine(
    called="DfE tables",
    required="as published on Explore Education Statistics",
    optional="",
    about=", ".join(family.replace("_", " ") for family in _FAMILIES),
)


def _kind(place: int, published: PublishedTable) -> InputKind:
    return InputKind(
        name=published.kind,
        words=f"Published statistics: {published.title}",
        place=place,
        turn=_TURN,
        headings=Headings(
            (*EVERY_TABLE_HAS, *published.headings), others=True, earlier=published.earlier
        ),
        read=partial(dfe.read, _FAMILIES[published.family]),
        tables=(
            (STAFFING_PART, PUBLISHED_RATE, AREA) if published.staffing else (OBSERVATION, AREA)
        ),
        docs=(_DOCS,),
        published=True,
        family=published.kind_of_family,
    )


KINDS = tuple(_kind(place, each) for place, each in enumerate(TABLES.values(), _FIRST_PLACE))
"""One kind a table, in the order in which they are declared."""
