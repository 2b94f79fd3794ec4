"""The short pack: what a committee reads before the meeting, on twelve pages at most, under a cover of its own."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from charts.theme import NARROW
from exports import fonts
from exports.pack import drawings, file_names
from exports.pack.pack import FORMATS, MANIFEST, pack
from exports.pack.pdf import pdf
from metrics import period
from reporting.paper import contents, exceptions_part
from reporting.paper.model import Paper, Points, Section, Table
from reporting.paper.options import Front, Options, OptionsError
from reporting.picture import Picture
from reporting.reading import Reading
from reporting.summary_report import summary_report
from store.read.picture_files import PictureStore
from store.read.snapshot import Snapshot, Standing
from tests.exports.pack.conftest import QUARTER
from tests.exports.pack.read_back import pdf_pages

MOST_PAGES = 12
TEAM = "Cared for Children South"
FRONT = Front(
    "Corporate Parenting Panel", date(2026, 12, 3), "7", "Performance team",
    "Director of Children's Services", "That the panel asks about the posts that are vacant.",
)  # fmt: skip
COVER = (
    ("Council", "Demo Council"), ("Committee", "Corporate Parenting Panel"),
    ("Date", "3 December 2026"), ("Item", "7"), ("Report author", "Performance team"),
    ("Officer answerable", "Director of Children's Services"),
    ("Recommendation", "That the panel asks about the posts that are vacant."),
)  # fmt: skip
SHORT = Options(QUARTER, short=True)


@pytest.fixture(scope="module")
def short(demo: Snapshot) -> Paper:
    return contents.paper(Reading(demo), SHORT)


@pytest.fixture(scope="module")
def files(demo: Snapshot, font_folder: Path) -> Mapping[str, bytes]:
    """Every format of the short pack of the smallest theme, with a cover in full."""
    options = replace(SHORT, themes=("Staffing",), front=FRONT)
    made = pack(Reading(demo), options, font_folder)
    assert {each.kind for each in made} == {*FORMATS, MANIFEST}
    return {each.kind: each.content for each in made}


def _sections(section: Section) -> list[Section]:
    return [section, *(inner for each in section.sections for inner in _sections(each))]


def test_it_holds_findings_scorecard_exceptions_staffing_and_what_changed(short: Paper) -> None:
    assert [each.title for each in short.sections] == [
        "Summary", "Scorecard: All teams", "Exceptions", "Staffing",
        "Changes since the last publication", "How the figures were made",
    ]  # fmt: skip
    assert not short.contents, "twelve pages need no list of what is on them"


@pytest.mark.parametrize(
    ("quarter", "team"),
    [("2026-27 Q2", "All"), ("2024-25 Q4", "All"), ("2021-22 Q3", "All"), ("2026-27 Q2", TEAM)],
)
def test_it_has_twelve_pages_at_most(
    demo: Snapshot, font_folder: Path, quarter: str, team: str
) -> None:
    options = Options(period.parse(quarter), (team,), short=True, front=FRONT)
    # Beside another quarter's figures as if they had been published: a page of changes at the most.
    paper = contents.paper(Reading(demo), options, Reading(demo), "Published for a meeting")
    fonts.prepare(font_folder)
    drawn = drawings.drawings(paper, PictureStore(demo.pictures), NARROW)
    pages = pdf_pages(pdf(*drawn, fonts.folder()))
    assert 4 <= len(pages) <= MOST_PAGES
    assert "Contents" not in " ".join(pages)


def test_every_measure_stands_in_its_scorecard(short: Paper, demo: Snapshot) -> None:
    (scorecard,) = (each for each in short.sections if each.title.startswith("Scorecard"))
    tables = [
        block for part in scorecard.sections for block in part.blocks if isinstance(block, Table)
    ]
    names = [row[0] for table in tables for row in table.texts]
    assert len(names) == len(set(names)) == len(Reading(demo).measures())
    assert {table.headings for table in tables} == {
        ("Measure", "Q2 2026/27", "Counted", "Target", "Rating", "Q1 2026/27", "Finding")
    }


@pytest.mark.parametrize("quarter", ["2026-27 Q2", "2025-26 Q2", "2023-24 Q1", "2021-22 Q3"])
def test_its_summary_is_the_screens(demo: Snapshot, quarter: str) -> None:
    """The same lines, findings and questions; each finding with the picture of the series that it is about."""
    reading, at = Reading(demo), period.parse(quarter)
    report = summary_report(reading, "All", at)
    paper = contents.paper(reading, Options(at, short=True))
    parts = {each.title: each for each in _sections(paper.sections[0])}
    pressing = parts["Red, or should be none"].blocks[0]
    assert isinstance(pressing, Table)
    assert [(row[0], row[4]) for row in pressing.texts] == [
        (each.measure.words, each.rating.words) for each in report.pressing
    ]
    named = [b for b in parts["What the figures say"].blocks if isinstance(b, Points)]
    assert [item for block in named for item in block.items] == [
        f"{each.label}: {each.measure.words}." for each in report.found
    ]
    findings = parts["What the figures say"].sections
    assert [each.title for each in findings] == [each.measure.words for each in report.found]
    for section, found in zip(findings, report.found, strict=True):
        (said,) = (block for block in section.blocks if isinstance(block, Points))
        (picture,) = (block for block in section.blocks if isinstance(block, Picture))
        assert said.items[-1] == f"Ask: {found.question}"
        assert picture.name[-1] == ("All" if found.lead else found.teams[0].teams[0].team)


@pytest.mark.parametrize("short", [True, False])
def test_the_questions_stand_in_either_pack(demo: Snapshot, short: bool) -> None:
    reading = Reading(demo)
    asked = [each.question for each in summary_report(reading, "All", QUARTER).found]
    paper = contents.paper(reading, Options(QUARTER, short=short))
    said = [
        item for part in _sections(paper.sections[0]) for block in part.blocks
        for item in (block.items if isinstance(block, Points) else (getattr(block, "text", ""),))
    ]  # fmt: skip
    assert len(asked) == 4
    assert [question for question in asked if not any(question in each for each in said)] == []


def test_more_exceptions_than_it_has_room_for_are_named(short: Paper, whole_paper: Paper) -> None:
    (told,) = (each for each in short.sections if each.title == "Exceptions")
    (whole,) = (each for each in whole_paper.sections if each.title == "Exceptions")
    table, rest = told.blocks
    (every,) = whole.blocks
    assert isinstance(table, Table) and isinstance(every, Table)
    assert len(table.rows) == exceptions_part.MOST_IN_SHORT < len(every.rows)
    for name, *_ in every.texts[len(table.rows) :]:
        assert name in rest.text
    assert rest.text.startswith(f"And {len(every.rows) - len(table.rows)} more: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Short.", "Short."),
        ("a" * 300, "a" * 300),
        ("word " * 80, "word " * 60 + "… (the whole in the long pack)"),
        ("a" * 301, "a" * 300 + " … (the whole in the long pack)"),
    ],
)
def test_what_officers_say_at_length_is_cut_at_a_word(words: str, said: str) -> None:
    assert exceptions_part.commentary_in_short(words.strip()) == said


def test_its_cover_says_what_a_committee_report_says_in_every_format(
    files: Mapping[str, bytes],
) -> None:
    first = pdf_pages(files["pdf"])[0]
    word = "\n".join(each.text for each in Document(io.BytesIO(files["docx"])).paragraphs)
    slide = Presentation(io.BytesIO(files["pptx"])).slides[0]
    slide_words = "\n".join(each.text_frame.text for each in slide.placeholders)
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Cover"]
    cells = "\n".join(str(cell.value) for (cell, *_) in sheet.iter_rows())
    head = files["html"].decode().partition("</header>")[0].replace("&#39;", "'")
    for name, text in COVER:
        for said in (first, word, slide_words, cells):
            assert f"{name}: {text}" in said, name
        assert f"<strong>{name}:</strong> {text}" in head
    assert json.loads(files[MANIFEST])["front"] == [list(each) for each in COVER]
    assert json.loads(files[MANIFEST])["short"] is True


def test_what_is_not_given_is_what_the_figures_were_published_for(
    demo: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = Standing("published", "Published", "", "an invented committee", date(2026, 11, 24))
    monkeypatch.setattr(demo, "standing", published)
    said = [each.whole for each in contents.paper(Reading(demo), SHORT).cover]
    assert said[:4] == [
        "Council: Demo Council", "Committee: an invented committee", "Date: 24 November 2026",
        "Recommendation: To note the figures for Q2 2026/27, and to ask what the Summary finds worth asking.",
    ]  # fmt: skip
    assert not any(
        each.startswith(("Item", "Report author", "Officer answerable")) for each in said
    )


def test_a_draft_names_no_committee(short: Paper) -> None:
    said = [each.whole for each in short.cover]
    assert said[0] == "Council: Demo Council" and said[1].startswith("Recommendation:")
    assert "Draft, not published" in said


@pytest.mark.parametrize("name", ["committee", "item", "author", "answerable", "recommendation"])
def test_a_cover_has_an_end(name: str) -> None:
    longest = 2_000 if name == "recommendation" else 300
    Front(**{name: "x" * longest})
    with pytest.raises(OptionsError, match="the cover"):
        Front(**{name: "x" * (longest + 1)})


def test_another_length_or_cover_is_another_file(demo: Snapshot) -> None:
    reading = Reading(demo)
    asked = (
        Options(QUARTER), SHORT, replace(SHORT, front=FRONT), replace(SHORT, front=replace(FRONT, item="8")),
        Options(QUARTER, front=FRONT),
    )  # fmt: skip
    names = [file_names.of_pack(reading.whose, each, reading.themes(), "", "pdf") for each in asked]
    assert len(set(names)) == len(asked)
    assert names[0].startswith("committee-pack_2026-27-Q2_All_")
    assert names[1].startswith("committee-pack-short_2026-27-Q2_All_")
