"""The slides of the pack: nothing leaves its slide, every line breaks where it must, every sentence is in the notes."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Made
from pptx.slide import Slide

from charts import lettering
from charts.rows import Expected, SeriesBreak, TrendPoint, Usual
from exports.pack import slide_template, slide_words
from exports.pack.slide_template import COVER, TITLED
from exports.pack.slides import MORE, slides
from metrics.edition import OFFICER
from metrics.vocabulary import Rating
from reporting.paper.model import Paper, Points, Section, Table, Words, row
from reporting.picture import Picture
from tests.charts import cases
from tests.exports.pack.read_back import drawn_as

_LONG = " ".join(["Children and young people who, since they came into our care,"] * 4)
_ANSWER = " ".join(f"word{number}" for number in range(300))


_HELVETICA = {
    False: """
        278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556
        556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833
        722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556
        556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334
        260 334 584
    """,
    True: """
        278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556
        556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833
        722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611
        556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389
        280 389 584
    """,
}
"""Advance widths of the printable ASCII letters, in thousandths of the size, regular and bold."""


def _opened(content: bytes) -> Made:
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def whole(whole_paper: Paper) -> Made:
    """Every slide of the whole invented council."""
    return _opened(slides(whole_paper))


def _of(paper: Paper, *sections: Section) -> Made:
    return _opened(slides(replace(paper, sections=sections)))


def _hard(name: str) -> Section:
    """A measure whose every part is as long as it gets."""
    trend = replace(cases.PLAIN, measure=name, title=name)
    return Section(
        name,
        (
            Words("45 of 82, Q2 2026/27.", strong="55%. ◆ Amber. ↓ Worsened."),
            drawn_as("hard", "A line that goes on. " * 12, trend),
            Points(("A first sentence.", _ANSWER, "A last sentence.")),
        ),
        slide=True,
    )


def _boxes(slide: Slide) -> Iterator[tuple[int, int, int, int, str]]:
    for shape in slide.shapes:
        yield (
            shape.left,
            shape.top,
            shape.left + shape.width,
            shape.top + shape.height,
            shape.name,
        )


def _check_places(made: Made) -> None:
    for slide in made.slides:
        title = slide.shapes.title.text_frame.text
        boxes = list(_boxes(slide))
        for left, top, right, bottom, name in boxes:
            assert left >= 0 and right <= made.slide_width, (title, name)
            assert top >= 0 and bottom <= made.slide_height, (title, name)
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0]
                above = one[3] <= other[1] or other[3] <= one[1]
                assert apart or above, (title, one[4], other[4])


def test_nothing_leaves_its_slide_or_covers_another(whole: Made) -> None:
    assert len(whole.slides) > 70
    assert whole.slide_width * 9 == pytest.approx(whole.slide_height * 16, rel=0.001)
    _check_places(whole)


def test_a_long_name_and_a_long_answer_keep_to_their_slide(whole_paper: Paper) -> None:
    told = Section(_LONG, (Words(_ANSWER, strong="What the officers say."),), slide=True)
    made = _of(whole_paper, _hard(_LONG), _hard("Short"), told)
    _check_places(made)
    slides_of = list(made.slides)[1:]
    for slide in slides_of:
        assert _ANSWER in slide.notes_slide.notes_text_frame.text
    for slide in slides_of[:2]:
        shown = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any("A first sentence." in text for text in shown)
        assert not any(_ANSWER in text for text in shown)
        assert "A last sentence." in slide.notes_slide.notes_text_frame.text


def test_words_alone_that_do_not_fit_say_so(whole_paper: Paper) -> None:
    section = Section("Much", (Points((_ANSWER,) * 4),), slide=True)
    (slide,) = list(_of(whole_paper, section).slides)[1:]
    shown = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any(MORE in text for text in shown)
    assert slide.notes_slide.notes_text_frame.text.count("word299") == 4


def test_a_row_higher_than_a_slide_is_cut_and_whole_in_the_notes(whole_paper: Paper) -> None:
    long = " ".join([_ANSWER] * 3)
    table = Table("long", "Long.", ("Team", "Said"), (row("North", long), row("South", "short")))
    made = _of(whole_paper, Section("Long", (table,), slide=True))
    _check_places(made)
    notes = "".join(slide.notes_slide.notes_text_frame.text for slide in made.slides)
    assert long in notes
    cells = [
        row.cells[1].text
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    assert any(cell.endswith("(the rest is in the notes)") for cell in cells) and "short" in cells


def test_blank_lines_take_their_room() -> None:
    one = slide_words.height("a", 16, slide_template.ROOM)
    assert slide_words.height("a\n\n\n\nb", 16, slide_template.ROOM) == pytest.approx(
        5 * one, abs=9
    )


@pytest.mark.parametrize("bold", [False, True])
def test_a_line_of_arial_is_never_wider_than_it_is_taken_for(
    whole_paper: Paper, bold: bool
) -> None:
    """Against the widths that Adobe publishes of Helvetica, which are Arial's."""
    widths = dict(zip(map(chr, range(32, 127)), map(int, _HELVETICA[bold].split()), strict=True))
    tried = 0
    for _, block in whole_paper.blocks():
        for words in _sentences(block):
            for line in lettering.wrap(words, 500, 16, bold):
                arial = sum(widths.get(letter, 600) for letter in line) * 16 / 1000
                assert arial <= slide_words.ARIAL * lettering.width(line, 16, bold), line
                tried += 1
    assert tried > 500


def test_a_measure_without_a_figure_is_words_alone(whole_paper: Paper) -> None:
    empty = cases.trend(cases.points([None, None]))
    section = Section("Nothing yet", (drawn_as("none", "No figures to draw.", empty),), slide=True)
    made = _of(whole_paper, section)
    (slide,) = list(made.slides)[1:]
    assert not any(shape.has_chart for shape in slide.shapes)
    assert any("No figures to draw." in s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_every_slide_comes_from_the_template_with_foot_and_number(whole: Made) -> None:
    assert [layout.name for layout in whole.slide_layouts] == [COVER, TITLED]
    for number, slide in enumerate(whole.slides):
        assert slide.slide_layout.name == (TITLED if number else COVER)
        kinds = {shape.placeholder_format.type.name: shape for shape in slide.placeholders}
        assert "SLIDE_NUMBER" in kinds
        assert OFFICER.label in kinds["FOOTER"].text_frame.text
        assert "invented figures" in kinds["FOOTER"].text_frame.text


def test_the_file_tells_nothing_of_where_it_was_made(whole_paper: Paper) -> None:
    content = slides(whole_paper)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert b"Macintosh" not in archive.read("docProps/app.xml")
    assert not [name for name in names if "thumbnail" in name or "printer" in name]
    theme = _opened(content).slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    assert b"Calibri" not in theme and b'typeface="Arial"' in theme


def test_every_sentence_is_in_the_notes(whole_paper: Paper, whole: Made) -> None:
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in whole.slides)
    told = 0
    for _, block in _slide_blocks(whole_paper.sections):
        for words in _sentences(block):
            assert words in notes
            told += 1
    assert told > 200


def _slide_blocks(sections: tuple[Section, ...]) -> Iterator[tuple[Section, object]]:
    for section in sections:
        if section.slide:
            for block in section.blocks:
                yield section, block
        yield from _slide_blocks(section.sections)


def _sentences(block: object) -> tuple[str, ...]:
    match block:
        case Words():
            return (" ".join(filter(None, (block.strong, block.text))),)
        case Points():
            return block.items
        case Picture():
            return (block.alt,)
    return ()


def test_every_row_of_a_table_is_on_a_slide_under_its_head(whole_paper: Paper) -> None:
    rows = tuple(
        row(f"Team {number} of the council", str(number), "words " * 20) for number in range(40)
    )
    table = Table("many", "Forty teams.", ("Team", "Number", "Words"), rows, frozenset({1}))
    made = _of(whole_paper, Section("Many", (table,), slide=True))
    _check_places(made)
    found = []
    slides_of = list(made.slides)[1:]
    for number, slide in enumerate(slides_of, start=1):
        assert slide.shapes.title.text_frame.text == f"Many ({number} of {len(slides_of)})"
        (grid,) = (shape.table for shape in slide.shapes if shape.has_table)
        cells = [tuple(cell.text for cell in row.cells) for row in grid.rows]
        assert cells[0] == table.headings
        found += cells[1:]
    assert [tuple(map(str.strip, row)) for row in found] == [
        tuple(map(str.strip, r)) for r in table.texts
    ]
    sizes = [len(s.shapes[-1].table.rows) if s.shapes[-1].has_table else 0 for s in slides_of]
    assert len(slides_of) > 2 and max(sizes) - min(sizes) <= 2


def _series(paper: Paper, **changes: object) -> list[tuple[str, list[float | None]]]:
    trend = replace(cases.PLAIN, **changes)
    section = Section("Chart", (drawn_as("chart", "A chart.", trend),), slide=True)
    (slide,) = list(_of(paper, section).slides)[1:]
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    return [(series.name, list(series.values)) for series in chart.plots[0].series]


def _line(*values: int | None, **more: object) -> tuple[TrendPoint, ...]:
    return tuple(
        TrendPoint(8100 + place, f"Q{place % 4 + 1} 2025/26", None if v is None else Decimal(v), **more)
        for place, v in enumerate(values)
    )  # fmt: skip


def test_a_line_is_not_drawn_over_a_gap_a_break_or_a_fresh_start(whole_paper: Paper) -> None:
    points = _line(1, 2, None, 4, 5, 6, 7, 8)
    found = _series(
        whole_paper, measure="Line", points=points,
        breaks=(SeriesBreak(8105, "Q2", "Counted otherwise"),), restarts=(8107,),
    )  # fmt: skip
    assert [values for name, values in found if name == "Figure"] == [
        [1, 2, None, None, None, None, None, None],
        [None, None, None, 4, 5, None, None, None],
        [None, None, None, None, None, 6, 7, None],
        [None, None, None, None, None, None, None, 8],
    ]


def test_a_target_steps_and_never_slopes(whole_paper: Paper) -> None:
    points = tuple(
        replace(point, target=target)
        for point, target in zip(
            _line(1, 2, 3, 4), (Decimal(5), Decimal(5), None, Decimal(6)), strict=True
        )
    )
    found = _series(whole_paper, measure="Line", points=points)
    assert [values for name, values in found if name == "Target"] == [
        [5, 5, None, None],
        [None, None, None, 6],
    ]


def test_usual_range_and_what_is_expected_stand_in_their_places(whole_paper: Paper) -> None:
    usual = (Usual(8100, 8103, Decimal(3), Decimal(1), Decimal(5), 12),)
    expected = Expected(8105, "Q2 2026/27", Decimal(8), None, None)
    found = _series(
        whole_paper, measure="Line", points=_line(1, 2, 3, 4), usual=usual, expected=expected
    )
    assert ("Average", [3, 3, 3, 3, None, None]) in found
    assert [v[:4] for name, v in found if name == "Usual range"] == [[1] * 4, [5] * 4]
    assert ("If nothing changes", [None, None, None, 4, 6, 8]) in found
    wide = replace(expected, low=Decimal(7), high=Decimal(9))
    found = _series(
        whole_paper, measure="Line", points=_line(1, 2, 3, 4), usual=usual, expected=wide
    )
    assert [v[5] for name, v in found if name == "If nothing changes"] == [8, 7, 9]


def test_each_period_has_the_shape_of_its_rating(whole_paper: Paper) -> None:
    ratings = (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NO_TARGET)
    points = tuple(
        replace(point, rating=rating)
        for point, rating in zip(_line(1, 2, 3, 4), ratings, strict=True)
    )
    section = Section("Chart", (drawn_as("chart", "A chart.", cases.trend(points)),), slide=True)
    (slide,) = list(_of(whole_paper, section).slides)[1:]
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    line = list(chart.plots[0].series)[-1]
    shapes = [line.points[number].marker.style.name for number in range(4)]
    assert shapes == ["CIRCLE", "DIAMOND", "SQUARE", "CIRCLE"]
    assert line.points[3].data_label.text_frame.text.startswith("4")
