"""Empty files to start from: each kind's headings, and of a scorecard and a staffing return the rows of a quarter."""

import io

from exports import inert_workbook
from metrics.vocabulary import POLARITY_LABELS
from store.intake import kinds
from store.intake.cells import inert
from store.intake.input_kind import InputKind, Start
from store.intake.kinds import scorecard_file
from store.intake.written_file import WrittenFile

OFFERED = tuple(kind for kind in kinds.ALL if kind.template)
"""The kinds of file that a council makes itself."""

WIDE = "wide scorecard"
_WIDEST = 50
_QUARTERS = 4
"""Quarters that a wide scorecard is begun with: the one to be filled in, and those before it."""


def template(kind: InputKind, start: Start) -> WrittenFile:
    """The file of a kind to start from, with the rows that are known already; every other cell is to be filled.

    Raises ValueError for a kind that nobody starts: one of `OFFERED` has a template.
    """
    if kind.template is None:
        raise ValueError(f"{kind.name}: nobody starts such a file")
    headings = tuple(name for name in kind.headings.known if name not in kind.template.without)
    rows = tuple(
        tuple(inert(row.get(name, "")) for name in headings) for row in kind.template.rows(start)
    )
    return WrittenFile(kind.name, headings, rows)


def wide_scorecard(start: Start) -> WrittenFile:
    """A scorecard as councils keep it, to start from: a row a measure (and team), a column a quarter, the last of
    them the one to be filled in."""
    quarters = tuple(start.quarter.before(back).label for back in reversed(range(_QUARTERS)))
    headings = (
        "Ref",
        "Measure",
        *(("Team",) if start.teams else ()),
        "Good is",
        *quarters,
        "Commentary",
    )
    rows = []
    for row in scorecard_file.KIND.template.rows(start) if scorecard_file.KIND.template else ():
        measure = start.catalogue.get(row["measure_id"])
        good = POLARITY_LABELS[measure.polarity] if measure else ""
        cells = {
            "Ref": row["measure_id"],
            "Measure": row["measure_name"],
            "Team": row["team"],
            "Good is": good,
        }
        rows.append(tuple(inert(cells.get(name, "")) for name in headings))
    return WrittenFile(WIDE, headings, tuple(rows))


def as_workbook(made: WrittenFile) -> bytes:
    """The template as a workbook of one sheet, its headings in sight however far one scrolls."""
    out = io.BytesIO()
    book = inert_workbook.begun(out)
    book.set_properties({"title": f"Template: {made.kind}"})
    tab = book.add_worksheet(made.kind)
    heading = book.add_format({"bold": True})
    for column, name in enumerate(made.headings):
        texts = [row[column] for row in made.rows]
        tab.write_string(0, column, name, heading)
        for place, text in enumerate(texts, start=1):
            if text:
                tab.write_string(place, column, text)
        tab.set_column(column, column, min(max(map(len, [name, *texts])) + 3, _WIDEST))
    tab.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
