"""The pages of the PDF: the summary on one, a measure whole on one, nothing lost where much is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from charts.theme import NARROW
from exports import fonts
from exports.pack import drawings
from exports.pack.pdf import pdf
from reporting.paper.model import Paper, Points, Section, Table, Words
from store.read.picture_files import PictureStore
from store.read.snapshot import Snapshot
from tests.charts import cases
from tests.exports.pack.read_back import drawn_as, pdf_pages

_LONG = " ".join(["Children who, since they came into our care,"] * 4)
_ANSWER = " ".join(f"word{number}" for number in range(300))


@pytest.fixture(scope="module")
def pages(demo: Snapshot, whole_paper: Paper, font_folder: Path) -> list[str]:
    """The words of every page of the whole invented council's paper."""
    fonts.prepare(font_folder)
    drawn = drawings.drawings(whole_paper, PictureStore(demo.pictures), NARROW)
    return pdf_pages(pdf(*drawn, fonts.folder()))


def test_the_summary_is_one_page(pages: list[str]) -> None:
    (page,) = (each for each in pages if "Ratings by theme" in each and "Contents" not in each)
    assert "Really worse" in page and "Needs attention" in page and "All themes" in page


def test_a_measure_stands_whole_on_one_page(whole_paper: Paper, pages: list[str]) -> None:
    (measures,) = (each for each in whole_paper.sections if each.title.startswith("Measure by"))
    for section in measures.sections:
        (lead, *_) = (each for each in section.blocks if isinstance(each, Words))
        said = f"{section.title} {lead.strong} {lead.text}"
        (page,) = (each for each in pages if said in each)
        for block in section.blocks:
            if isinstance(block, Points):
                for sentence in block.items:
                    assert " ".join(sentence.split()) in page, section.title
            elif isinstance(block, Table):
                assert " ".join(block.texts[-1]) in page, section.title


def test_most_pages_hold_two_measures(whole_paper: Paper, pages: list[str]) -> None:
    (measures,) = (each for each in whole_paper.sections if each.title.startswith("Measure by"))
    holding = [each for each in pages if "newest first." in each]
    assert len(holding) <= len(measures.sections) * 0.65


def test_every_page_but_the_cover_says_whose_it_is(whole_paper: Paper, pages: list[str]) -> None:
    assert all(whole_paper.whose.in_full in page for page in pages[1:])
    assert "Officer edition: not for publication" in pages[0] and "Invented figures" in pages[0]


def test_long_words_are_all_there_and_a_missing_chart_is_told(
    whole_paper: Paper, font_folder: Path
) -> None:
    fonts.prepare(font_folder)
    missing = Section(
        "A measure that never came",
        (
            Words("Q2 2026/27.", strong="Not received."),
            drawn_as("none", "No figures to draw.", cases.trend(cases.points([None]))),
            Points((_ANSWER,)),
        ),
        slide=True,
    )
    long = Section(_LONG, (Points((_ANSWER,) * 8),))
    content = pdf(replace(whole_paper, sections=(long, missing)), {}, fonts.folder())
    words = " ".join(pdf_pages(content))
    assert words.count("word299") == 9 and words.count("word0 ") == 9
    (page,) = (each for each in pdf_pages(content) if "No figures to draw." in each)
    assert "A measure that never came Not received." in page and "word299" in page
