"""Empty files to start from: each kind's headings, and of a scorecard and a staffing return the rows of a quarter."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from metrics.catalogue.catalogue import Catalogue
from metrics.catalogue.measure import Measure
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, Basis
from store.intake.cells import inert
from store.intake.header import (
    BENCHMARKS,
    KINDS,
    NEIGHBOURS,
    SCORECARD,
    STAFFING,
    TARGETS,
    TEAMS,
)

OFFERED = (SCORECARD, STAFFING, TARGETS, TEAMS, NEIGHBOURS, BENCHMARKS)
"""The kinds of file that a council makes itself."""

_NOT_OFFERED = ("polarity", "unit", "target", "breakdown_type", "breakdown")
"""Columns that may be there and that a fresh start is better without."""


@dataclass(frozen=True)
class Template:
    """One kind's headings and the rows that are known already, each text as it is safely written.

    Every other cell is to be filled.
    """

    kind: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def template(
    kind: str,
    quarter: Period,
    catalogue: Catalogue,
    teams: Sequence[str] = (),
    roles: Iterable[tuple[str, str]] = (),
) -> Template:
    """The file of a kind for a quarter: its `teams` in force, its `roles` as (team, role)."""
    shape = KINDS[kind]
    headings = tuple(
        name for name in (*shape.required, *shape.optional) if name not in _NOT_OFFERED
        or name in shape.required
    )  # fmt: skip
    known: Iterable[dict[str, str]] = ()
    if kind == SCORECARD:
        known = (
            {"measure_id": each.id, "measure_name": each.name, "team": team, "period": quarter.code}
            for each in catalogue.measures
            if each.basis is not Basis.ANNUAL and not each.from_staffing
            for team in _whose(each, teams)
        )
    elif kind == STAFFING:
        known = ({"team": team, "role": role, "period": quarter.code} for team, role in roles)
    elif kind == TARGETS:
        known = (
            {
                "measure_id": each.id,
                "team": ALL_TEAMS,
                "period": quarter.financial_year,
                "origin": "local",
            }
            for each in catalogue.measures
            if each.polarity != "neutral"
        )
    rows = tuple(tuple(inert(row.get(name, "")) for name in headings) for row in known)
    return Template(kind, headings, rows)


def _whose(measure: Measure, teams: Sequence[str]) -> Sequence[str]:
    """Each team and, where their figures do not add up to the council's, the council too."""
    if not teams:
        return (ALL_TEAMS,)
    return teams if measure.adds_up else (*teams, ALL_TEAMS)


def as_csv(made: Template) -> bytes:
    """The template as UTF-8 CSV with its mark, as Excel writes it."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([made.headings, *made.rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_workbook(made: Template) -> bytes:
    """The template as a workbook of one sheet, its headings in sight however far one scrolls."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = made.kind
    book.properties.title = f"Template: {made.kind}"
    book.properties.language = "en-GB"
    for place, cells in enumerate([made.headings, *made.rows], start=1):
        for column, text in enumerate(cells, start=1):
            if text:
                cell = sheet.cell(place, column, text)
                cell.data_type = "s"
                cell.font = Font(bold=place == 1)
    for column, name in enumerate(made.headings, start=1):
        widest = max([len(name), *(len(row[column - 1]) for row in made.rows)])
        sheet.column_dimensions[get_column_letter(column)].width = min(widest + 3, 50)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
