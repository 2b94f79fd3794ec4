"""The pack as slides: a title, a chart that can be edited or a table on each, every sentence in the notes."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Made
from pptx.slide import Slide
from pptx.util import Inches

from charts import notes
from charts.rows import TrendRows
from exports.pack import slide_chart, slide_table, slide_template, slide_words, zipped
from exports.pack.slide_template import BOTTOM, COVER, ROOM, TITLED, TOP
from reporting.paper.model import Paper, Points, Section, Table, Words
from reporting.picture import Picture

MORE = "More is in the notes of this slide."
_TITLES = (28, 24, 20, 18, 16)
_LARGE = (24, 20, 18, 16)
"""Letters of words alone on a slide, in points: the largest in which all have room."""
_BELOW_COVER = (20, 18, 16, 14, 12)
_BESIDE_CHART = 16
_LEAD, _LONGEST_LEAD = 22, 240
"""The letters of the words that lead a slide, in points, and how many letters they may have."""
_CHART = Inches(3.4)
_KEY = 14
"""The letters of what a chart's shapes and dashes mean, in points."""


def slides(paper: Paper) -> bytes:
    """The presentation, the same bytes for the same paper."""
    made = slide_template.template()
    properties = made.core_properties
    properties.title, properties.subject = paper.title, paper.subject
    properties.author, properties.language = paper.whose.council, "en-GB"
    properties.last_modified_by = paper.whose.council
    properties.created = properties.modified = datetime.fromisoformat(paper.day)
    _cover(made, paper)
    for section in _with_slides(paper.sections):
        _slides(made, section, paper)
    out = io.BytesIO()
    made.save(out)
    return zipped.same(out.getvalue())


def _with_slides(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        if section.slide:
            yield section
        yield from _with_slides(section.sections)


def _new(made: Made, title: str, paper: Paper, told: Sequence[str], layout: str = TITLED) -> Slide:
    """A slide with its title in the largest letters that fit, its foot and its notes."""
    slide = slide_template.slide(made, layout, title, paper.whose.in_full)
    shape = slide_template.titled(slide)
    size = next(
        (each for each in _TITLES if slide_words.height(title, each, ROOM, bold=True) <= shape.height),
        _TITLES[-1],
    )  # fmt: skip
    for paragraph in shape.text_frame.paragraphs:
        slide_words.letters(paragraph, size, bold=True)
    notes_frame = slide.notes_slide.notes_text_frame
    assert notes_frame is not None, "a notes page of the writer's own has a place for words"
    notes_frame.text = "\n".join(told)
    return slide


def _cover(made: Made, paper: Paper) -> None:
    words = [paper.subtitle, *(each.whole for each in paper.cover)]
    slide = _new(made, paper.title, paper, words, COVER)
    slide_template.titled(slide).text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    (below,) = (each for each in slide.placeholders if each.placeholder_format.idx == 1)
    size = slide_words.largest(words, below.height, _BELOW_COVER)
    words = slide_words.fitting(words, below.height, size, MORE)
    slide_words.fill(below.text_frame, words, size)


def _slides(made: Made, section: Section, paper: Paper) -> None:
    """A section's slides: its words, with its chart where it has one; its tables where it has none."""
    lead, items, told = _told(section)
    chart = next((block for block in section.blocks if isinstance(block, Picture)), None)
    if lead or items or chart:
        slide = _new(made, section.title, paper, [*told, chart.alt] if chart else told)
        top = slide_words.text(slide, (lead,), TOP, _LEAD, bold=True) if lead else TOP
        if chart is None:
            _alone(slide, items, top)
        else:
            _beside(slide, chart, items, top)
    if chart is not None:
        return
    for table in (block for block in section.blocks if isinstance(block, Table)):
        _table(made, table, section.title, paper)


def _table(made: Made, table: Table, title: str, paper: Paper) -> None:
    def new(number: int, count: int, cut: Sequence[str]) -> Slide:
        words = f"{title} ({number} of {count})" if count > 1 else title
        return _new(made, words, paper, (table.caption, *cut))

    slide_table.add(table, new)


def _told(section: Section) -> tuple[str, list[str], list[str]]:
    """A section's leading words, its other sentences with what officers say second, and all of them in
    their order as notes hold them."""
    lead = ""
    items: list[str] = []
    officers: list[str] = []
    for block in section.blocks:
        match block:
            case Words() if (
                block.strong and not lead and not items and len(block.text) < _LONGEST_LEAD
            ):
                lead = f"{block.strong} {block.text}"
            case Words():
                words = block.whole
                items.append(words)
                officers += [words] if block.strong else []
            case Points():
                items += block.items
            case _:
                pass
    others = [each for each in items if each not in officers]
    return lead, [*others[:1], *officers, *others[1:]], [each for each in (lead, *items) if each]


def _alone(slide: Slide, items: Sequence[str], top: int) -> None:
    """Words with the slide to themselves."""
    size = slide_words.largest(items, BOTTOM - top, _LARGE)
    shown = slide_words.fitting(items, BOTTOM - top, size, MORE)
    if shown:
        slide_words.text(slide, shown, top, size, bullets=len(shown) > 1)


def _beside(slide: Slide, picture: Picture, items: Sequence[str], top: int) -> None:
    """A chart with as many of its sentences under it as have room; all of them are in the notes."""
    if not (isinstance(picture.chart, TrendRows) and picture.chart.has_figures):
        _alone(slide, (picture.alt, *items), top)
        return
    top = slide_chart.add(slide, picture.chart, picture.alt, top, _CHART)
    if key := notes.key(picture.chart.points):
        top = slide_words.text(slide, (key,), top, _KEY)
    count = slide_words.fitted(items, BOTTOM - top, _BESIDE_CHART)
    if count:
        slide_words.text(slide, items[:count], top, _BESIDE_CHART, bullets=count > 1)
