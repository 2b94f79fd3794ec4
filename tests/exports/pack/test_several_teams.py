"""A pack of many teams: every chart is the right team's, every row is in every format, no name is too long."""

import io
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from charts.theme import NARROW, WIDE
from exports import fonts, tables
from exports.pack import drawings, sheets, zipped
from exports.pack.document import document
from exports.pack.opendocument import opendocument
from exports.pack.page import page
from exports.pack.pdf import pdf
from exports.pack.slides import slides
from exports.pack.workbook import workbook
from metrics.vocabulary import ALL_TEAMS
from reporting.data_table import DataTable
from reporting.paper import contents
from reporting.paper.model import Paper, Table
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read.picture_files import PictureStore
from store.read.snapshot import Snapshot
from tests.exports.pack.conftest import QUARTER
from tests.exports.pack.read_back import TABLED, pdf_words


def _drawn(demo: Snapshot, paper: Paper, layout=NARROW) -> drawings.Drawings:
    return drawings.drawings(paper, PictureStore(demo.pictures), layout)[1]


def test_each_chart_has_a_file_of_its_own_and_is_its_teams(
    demo: Snapshot, teams_paper: Paper
) -> None:
    drawn = _drawn(demo, teams_paper)
    assert len(drawn) == len(teams_paper.pictures()) > 60
    assert len({each.stem.casefold() for each in drawn.values()}) == len(drawn)
    for each in drawn.values():
        team = each.picture.name[-1]
        words = each.svg.decode()
        assert (team if team != ALL_TEAMS else "All teams") in words, each.stem
    files = {f"{each.stem}.svg": each.svg for each in drawn.values()}
    assert len(files) == len(drawn) and zipped.archive(files)


def test_every_measure_of_the_pdf_has_its_teams_chart(
    demo: Snapshot, teams_paper: Paper, font_folder: Path
) -> None:
    fonts.prepare(font_folder)
    content = pdf(teams_paper, _drawn(demo, teams_paper), fonts.folder())
    words = pdf_words(content)
    for team in (row.team for row in demo.rows("teams")):
        told = words.count(f"Measure by measure: {team}")
        assert told or f"{team} ended in" in words or f"{team} began in" in words, team
    north, south = "Cared for Children North", "Cared for Children South"
    begin = words.rindex(f"Measure by measure: {north}")
    assert f"{north}." in words[begin : words.index(f"Measure by measure: {south}", begin)]


def test_every_row_of_every_table_is_in_every_format(demo: Snapshot, teams_paper: Paper) -> None:
    archive = zipped.archive({
        f"{number:03}.csv": tables.csv_bytes(
            DataTable(
                (*each.headings, "Table"), tuple((*cells, each.title) for cells in each.texts)
            ),
            teams_paper.whose,
        )
        for number, each in enumerate(sheets.tables(teams_paper))
    })  # fmt: skip
    made = {
        "html": page(teams_paper, {}, {}),
        "xlsx": workbook(teams_paper),
        "ods": opendocument(teams_paper),
        "docx": document(teams_paper, {}),
        "csv": archive,
    }
    assert set(made) == set(TABLED)
    wanted = [
        tuple(" ".join(cell.split()) or "–" for cell in row)
        for table in teams_paper.tables()
        for row in table.texts
    ]
    assert len(wanted) > 400
    for kind, content in made.items():
        held = {tuple(cell.lstrip("'") for cell in row) for row in TABLED[kind](content)}
        lost = [row for row in wanted if tuple(cell.lstrip("'") for cell in row) not in held]
        assert lost == [], kind


def test_names_of_many_teams_open_everywhere(teams_paper: Paper) -> None:
    assert len(teams_paper.subtitle) > 255
    assert Document(io.BytesIO(document(teams_paper, {}))).core_properties.subject
    assert Presentation(io.BytesIO(slides(teams_paper))).core_properties.subject
    tabs = [each.tab.casefold() for each in sheets.sheets(teams_paper)]
    assert len(set(tabs)) == len(tabs)


def _table(paper: Paper, name: str) -> Table:
    (found,) = (table for table in paper.tables() if table.name == name)
    return found


def test_every_measure_told_of_is_defined_whichever_team_is_first(demo: Snapshot) -> None:
    teams = ("Disabled Children", ALL_TEAMS)
    paper = contents.paper(
        Reading(demo), Options(QUARTER, teams=teams, themes=("General", "Involve Me"))
    )
    told = {
        inner.title.rpartition(": ")[0]
        for section in paper.sections
        if section.title.startswith("Measure by measure")
        for inner in section.sections
    }
    assert {row[0] for row in _table(paper, "definitions").texts} == told


@pytest.mark.parametrize("themes", [("General",), ("Keep Me Healthy", "Staffing")])
def test_exceptions_only_leaves_the_summary_as_it_is(
    demo: Snapshot, themes: tuple[str, ...]
) -> None:
    whole = contents.paper(Reading(demo), Options(QUARTER, themes=themes))
    few = contents.paper(Reading(demo), Options(QUARTER, themes=themes, exceptions_only=True))
    assert few.sections[0] == whole.sections[0]
    told = {row[0] for row in _table(few, "definitions").texts}
    assert told < {row[0] for row in _table(whole, "definitions").texts}
    assert _table(few, f"exceptions {ALL_TEAMS}") == _table(whole, f"exceptions {ALL_TEAMS}")
    assert _table(whole, "ratings by theme").texts[-1][0] == "These themes"


def test_wide_and_narrow_pictures_have_the_same_names(demo: Snapshot, whole_paper: Paper) -> None:
    few = Options(QUARTER, themes=("General",), exceptions_only=True)
    paper = contents.paper(Reading(demo), few)
    wide, narrow = _drawn(demo, paper, WIDE), _drawn(demo, paper)
    assert list(wide) == list(narrow) and whole_paper.pictures()
