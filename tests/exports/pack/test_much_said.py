"""Much that is said, and odd letters: nothing is lost, nothing lies over anything, everything ends."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from charts.theme import NARROW
from exports import fonts
from exports.pack import columns, drawings
from exports.pack.pdf import NO_GLYPH, pdf
from exports.pack.slides import slides
from exports.pack.workbook import workbook
from reporting.paper import plain
from reporting.paper.model import Paper, Points, Section, Table, Words, row
from store.read.picture_files import PictureStore
from store.read.snapshot import Snapshot
from tests.charts import cases
from tests.exports.pack.read_back import drawn_as, pdf_words

LINK = "https://example.invalid/" + "a" * 270
MANY = "\n".join(f"line{number}" for number in range(150))
LONG = " ".join(f"word{number}" for number in range(700))


def _exceptions(said: str) -> Section:
    rows = tuple(
        row(
            f"Measure {number}",
            "3",
            "■ Red",
            "Red",
            said if number == 0 else "Nothing said",
            "Somebody",
        )
        for number in range(4)
    )
    headings = (
        "Measure",
        "Figure",
        "Rating",
        "Why it is here",
        "What the officers say",
        "Answerable",
    )
    return Section(
        "Exceptions", (Table("exceptions", "All.", headings, rows, frozenset({1})),), slide=True
    )


def _measure(said: str) -> Section:
    return Section(
        "A measure",
        (
            Words("Q2 2026/27.", strong="55%."),
            drawn_as("much", "A line.", cases.PLAIN),
            Points(("One sentence.",)),
            Words(said, strong="What the officers say."),
        ),
        slide=True,
    )


def _pdf(demo: Snapshot, paper: Paper) -> bytes:
    kept = PictureStore(demo.pictures)
    return pdf(*drawings.drawings(paper, kept, NARROW), fonts.folder())


@pytest.mark.parametrize("said", [LONG, MANY], ids=["prose", "lines"])
def test_a_pdf_loses_nothing_of_a_long_comment_nor_what_follows(
    demo: Snapshot, whole_paper: Paper, said: str
) -> None:
    paper = replace(whole_paper, sections=(_measure(said), _exceptions(said)))
    found = pdf_words(_pdf(demo, paper))
    for word in said.split():
        assert len(re.findall(rf"\b{word}\b", found)) == 2, word
    assert all(f"Measure {number}" in found for number in range(4))


@pytest.mark.parametrize("said", [LINK, MANY, LONG], ids=["a link", "lines", "prose"])
def test_slides_come_to_an_end_whatever_is_said(whole_paper: Paper, said: str) -> None:
    assert slides(replace(whole_paper, sections=(_exceptions(said), _measure(said))))


@pytest.mark.parametrize("name", ["x" * 200, " ".join(["long"] * 40)])
def test_slides_come_to_an_end_whatever_a_team_is_called(whole_paper: Paper, name: str) -> None:
    table = Table("t", "T.", (name, "A", "B", "C"), (row(name, "1", "2", "3"),))
    assert slides(replace(whole_paper, sections=(Section(name, (table,), slide=True),)))


def test_one_long_word_does_not_take_the_page() -> None:
    (section,) = (_exceptions(LINK),)
    (table,) = section.blocks
    assert isinstance(table, Table)
    shares = columns.shares(table.headings, table.texts)
    assert max(shares) < 0.65 and min(shares) > 0.04


def test_odd_letters_in_a_chart_and_on_the_cover_are_boxes(
    demo: Snapshot, whole_paper: Paper, font_folder: Path
) -> None:
    fonts.prepare(font_folder)
    odd = "Party \U0001f389 team ⁃ ↊ 中"
    chart = replace(cases.PLAIN, title=odd, subtitle=odd)
    section = Section(odd, (Words("Q2.", strong="55%."), drawn_as("odd", odd, chart)))
    paper = replace(whole_paper, cover=(*whole_paper.cover, Words(odd)), sections=(section,))
    assert NO_GLYPH in pdf_words(_pdf(demo, plain.cleaned(paper)))


def test_tabs_with_letters_that_count_twice_open(whole_paper: Paper) -> None:
    table = Table("Party \U0001f389" * 5, "T.", ("A",), (row("1"),))
    again = replace(whole_paper, sections=(Section("S", (table, table)),))
    assert len(load_workbook(io.BytesIO(workbook(again))).sheetnames) == 6


def test_a_cover_of_many_lines_keeps_to_its_slide(whole_paper: Paper) -> None:

    lines = tuple(Words(f"line {number:03}") for number in range(40))
    made = Presentation(io.BytesIO(slides(replace(whole_paper, cover=lines, sections=()))))
    (cover,) = made.slides
    (below,) = (each for each in cover.placeholders if each.placeholder_format.idx == 1)
    shown = below.text_frame.text.splitlines()
    assert shown[-1].startswith("More is in the notes") and len(shown) < 25
    assert "line 039" in cover.notes_slide.notes_text_frame.text


def test_fonts_are_the_same_whenever_they_are_made(
    font_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = font_folder.glob("fonts-*")
    monkeypatch.setattr("fontTools.misc.timeTools.timestampNow", lambda: 1_000_000_000)
    made = fonts._make()
    assert made == {path.name: path.read_bytes() for path in kept.iterdir()}
