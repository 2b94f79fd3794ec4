"""Templates: each loads again once it is filled in, in both formats, and unfilled as the contract says."""

import csv
import io
from collections.abc import Callable, Mapping

import openpyxl
import pytest

from exports import templates
from metrics import period
from metrics.catalogue import catalogue
from metrics.catalogue.targets import Targets
from metrics.catalogue.teams import Team, TeamHistory
from metrics.vocabulary import ALL_TEAMS, Polarity
from store.intake import Accepted, Context, Refused, read
from store.intake.input_kind import InputKind, Start
from store.intake.written_file import WrittenFile

QUARTER = period.parse("2026-27 Q2")
CATALOGUE = catalogue.load(catalogue.OWN_MEASURES)
TEAMS = ("North", "=South", "'=Odd")
ROLES = tuple((team, role) for team in TEAMS for role in ("Social worker", "-Manager"))
START = period.parse("2024-25 Q1")
CONTEXT = Context(
    CATALOGUE,
    TeamHistory(Team(name, place, START) for place, name in enumerate(TEAMS, start=1)),
    Targets(()),
    "Testshire",
)
OWN = ("scorecard", "staffing", "targets", "teams", "neighbours", "benchmarks")
"""The kinds of the first version; `tests/store/intake/test_kinds.py` asks every kind."""
FORMATS = {"csv": WrittenFile.csv, "xlsx": templates.as_workbook}
POSTS = {
    "establishment_fte": "5", "in_post_fte": "4.5", "vacancies_fte": "0.5", "agency_fte": "2",
}  # fmt: skip


def offered(name: str) -> InputKind:
    return next(kind for kind in templates.OFFERED if kind.name == name)


def made(kind: str) -> WrittenFile:
    return templates.template(offered(kind), Start(QUARTER, CATALOGUE, TEAMS, ROLES))


def _scorecard(row: Mapping[str, str]) -> dict[str, str]:
    measure = CATALOGUE.get(row["measure_id"])
    assert measure is not None
    return {"numerator": "1", "denominator": "2" if measure.has_denominator else ""}


def _target(row: Mapping[str, str]) -> dict[str, str]:
    measure = CATALOGUE.get(row["measure_id"])
    assert measure is not None
    if measure.polarity is Polarity.BAND:
        return {"low": "1", "high": "2"}
    # No worse than a floor, where the Amber rule has one.
    least = str(measure.amber.amount) if measure.amber.kind == "floor" else "10"
    quarters = dict.fromkeys(("q1", "q2", "q3", "q4"), least)
    return {"target": least} | (quarters if measure.profile == "explicit" else {})


def _staffing(row: Mapping[str, str]) -> dict[str, str]:
    return {name: POSTS.get(name, "2") for name in row if name not in ("team", "role", "period")}


FILLED: dict[str, Callable[[Mapping[str, str]], dict[str, str]]] = {
    "scorecard": _scorecard,
    "targets": _target,
    "staffing": _staffing,
}
FIRST_ROWS = {
    "teams": {"team": "North", "start": "2024-25 Q1"},
    "neighbours": {
        "council": "Testshire", "neighbour": "Otherton", "place": "1", "model": "2025", "source": "DfE",
    },
    "benchmarks": {
        "measure_id": "care-leavers-suitable-homes", "area": "England", "area_kind": "england",
        "period": "2024-25", "numerator": "9", "denominator": "10", "released": "2025-11-20",
        "source": "a table",
    },
}  # fmt: skip


def filled(kind: str) -> WrittenFile:
    empty = made(kind)
    rows = [dict(zip(empty.headings, row, strict=True)) for row in empty.rows]
    rows = [FIRST_ROWS[kind]] if kind in FIRST_ROWS else [row | FILLED[kind](row) for row in rows]
    return WrittenFile(
        kind,
        empty.headings,
        tuple(tuple(row.get(name, "") for name in empty.headings) for row in rows),
    )


def loaded(template: WrittenFile, extension: str) -> Accepted:
    data = FORMATS[extension](template)
    return read(f"{template.kind}.{extension}", data, CONTEXT)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("kind", OWN)
def test_a_template_loads_again_once_it_is_filled_in(kind: str, extension: str) -> None:
    template = filled(kind)
    accepted = loaded(template, extension)
    assert (accepted.kind, accepted.rows, accepted.notices) == (kind, len(template.rows), ())
    assert accepted.rows > 0


@pytest.mark.parametrize("extension", FORMATS)
def test_both_formats_bring_the_same_rows(extension: str) -> None:
    for kind in OWN:
        rows, text = loaded(filled(kind), extension).tables, loaded(filled(kind), "csv").tables
        assert rows.keys() == text.keys()
        for name, table in rows.items():
            kept = [column for column in table.column_names if column != "file_sheet"]
            assert table.select(kept).equals(text[name].select(kept))


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("kind", ["scorecard", "staffing"])
def test_unfilled_figures_are_not_available(kind: str, extension: str) -> None:
    for rows in loaded(made(kind), extension).tables.values():
        assert rows.num_rows >= len(made(kind).rows) > 0
        assert set(rows["missing"].to_pylist()) == {"not_available"}


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize(
    ("kind", "code"), [("teams", "empty"), ("neighbours", "empty"), ("targets", "config_error")]
)
def test_unfilled_teams_neighbours_and_targets_are_refused(
    kind: str, code: str, extension: str
) -> None:
    with pytest.raises(Refused) as refusal:
        loaded(made(kind), extension)
    assert {fault.code for fault in refusal.value.faults} == {code}


def test_a_scorecards_rows_are_the_quarters_own() -> None:
    rows = [
        dict(zip(made("scorecard").headings, row, strict=True)) for row in made("scorecard").rows
    ]
    quarterly = [
        each for each in CATALOGUE.measures if each.basis != "annual" and not each.from_staffing
    ]
    assert list(dict.fromkeys(row["measure_id"] for row in rows)) == [each.id for each in quarterly]
    assert {row["period"] for row in rows} == {QUARTER.code}
    whole = {row["measure_id"] for row in rows if row["team"] == ALL_TEAMS}
    assert whole == {each.id for each in quarterly if not each.adds_up}


def test_without_teams_the_council_is_asked_for_as_a_whole() -> None:
    template = templates.template(offered("scorecard"), Start(QUARTER, CATALOGUE))
    place = template.headings.index("team")
    assert {row[place] for row in template.rows} == {ALL_TEAMS}


def test_no_cell_runs_in_a_spreadsheet() -> None:
    (headings, *rows) = csv.reader(
        io.StringIO(WrittenFile.csv(made("staffing")).decode("utf-8-sig"))
    )
    assert tuple(headings) == made("staffing").headings
    assert {row[0] for row in rows} == {"North", "'=South", "''=Odd"}
    sheet = openpyxl.load_workbook(io.BytesIO(templates.as_workbook(made("staffing")))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(str(cell.value).startswith("=") for row in sheet.iter_rows() for cell in row)


def test_a_workbook_is_one_sheet_with_its_headings_in_sight() -> None:
    for kind in OWN:
        book = openpyxl.load_workbook(io.BytesIO(templates.as_workbook(made(kind))))
        assert book.sheetnames == [kind]
        assert book.properties.title == f"Template: {kind}"
        sheet = book[kind]
        assert sheet.freeze_panes == "A2"
        assert [cell.value for cell in sheet[1]] == list(made(kind).headings)
        assert all(cell.font.bold for cell in sheet[1])
        wide = {
            place: each.width
            for each in sheet.column_dimensions.values()
            for place in range(each.min, each.max + 1)
        }
        for place, name in enumerate(made(kind).headings, start=1):
            assert len(name) < wide[place] <= 51


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("teams", [TEAMS, ()])
def test_a_wide_scorecard_loads_once_its_last_quarter_is_filled_in(
    extension: str, teams: tuple[str, ...]
) -> None:
    empty = templates.wide_scorecard(Start(QUARTER, CATALOGUE, teams))
    place = empty.headings.index(QUARTER.label)
    assert len(empty.headings) - place == 2, "the last quarter stands before the commentary"
    filled = tuple((*row[:place], "c", *row[place + 1 :]) for row in empty.rows)
    whole = WrittenFile(empty.kind, empty.headings, filled)
    found = read(f"wide.{extension}", FORMATS[extension](whole), CONTEXT)
    stored = found.tables["observation"].to_pylist()
    assert [row["measure_id"] for row in stored] == [row[0] for row in empty.rows]
    assert {row["period"] for row in stored} == {QUARTER.code}
    assert {row["team"] for row in stored} == {*teams, ALL_TEAMS}
    with pytest.raises(Refused):
        read(f"wide.{extension}", FORMATS[extension](empty), CONTEXT)
