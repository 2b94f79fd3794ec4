"""The pack as slides, 16 by 9: native charts that can be edited, real titles, the full sentences in the notes."""

import io
import math
from collections.abc import Iterator
from datetime import datetime

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.presentation import Presentation as Made
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from charts.rows import Trend
from charts.theme import CATEGORIES, INK, QUIET_INK
from exports.pack import zipped
from exports.pack.model import Paper, Picture, Points, Section, Table, Words

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_LEFT, _TOP = Inches(0.6), Inches(0.4)
_ROOM = _WIDE - 2 * _LEFT
_TITLE_ONLY = 5
_MOST_POINTS = 5
_BOTTOM = Inches(6.9)
"""Where the room for words and tables ends: below it stands whose figures these are."""

_CHART = Inches(3.4)


def slides(paper: Paper) -> bytes:
    """The presentation, the same bytes for the same paper."""
    made = Presentation()
    made.slide_width, made.slide_height = _WIDE, _HIGH
    properties = made.core_properties
    properties.title, properties.subject = paper.title, paper.subtitle
    properties.author, properties.language = paper.manifest.council, "en-GB"
    properties.created = properties.modified = datetime.fromisoformat(paper.day)
    _cover(made, paper)
    for section in _with_slides(paper.sections):
        _slide(made, section, paper)
    out = io.BytesIO()
    made.save(out)
    return zipped.same(out.getvalue())


def _with_slides(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        if section.slide:
            yield section
        yield from _with_slides(section.sections)


def _new(made: Made, title: str, paper: Paper) -> Slide:
    """A slide with its title and, at its foot, whose figures and which edition it shows."""
    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = _LEFT, _TOP, _ROOM, Inches(0.9)
    frame = shape.text_frame
    frame.text, frame.word_wrap = _plain(title), True
    _letters(frame.paragraphs[0], 28, bold=True)
    foot = slide.shapes.add_textbox(_LEFT, Inches(7.0), _ROOM, Inches(0.35)).text_frame
    invented = " (invented figures)" if paper.manifest.invented else ""
    foot.text = f"{paper.manifest.council}{invented}. {paper.manifest.standing}. {paper.cover[2]}"
    _letters(foot.paragraphs[0], 12, colour=QUIET_INK)
    return slide


def _letters(paragraph, size: int, *, bold: bool = False, colour: str = INK) -> None:  # noqa: ANN001
    paragraph.font.size, paragraph.font.bold = Pt(size), bold
    paragraph.font.name = "Arial"
    paragraph.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    paragraph.alignment = 1


def _cover(made: Made, paper: Paper) -> None:
    slide = _new(made, paper.title, paper)
    frame = slide.shapes.add_textbox(_LEFT, Inches(1.8), _ROOM, Inches(4)).text_frame
    frame.word_wrap = True
    for place, words in enumerate((paper.subtitle, *paper.cover)):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = _plain(words)
        _letters(paragraph, 20)


def _slide(made: Made, section: Section, paper: Paper) -> None:
    slide = _new(made, section.title, paper)
    top = Inches(1.4)
    told: list[str] = []
    chart = next((block for block in section.blocks if isinstance(block, Picture)), None)
    for block in section.blocks:
        match block:
            case Words():
                words = " ".join(filter(None, (block.strong, block.text)))
                told.append(words)
                if not block.note:
                    top = _text(slide, (words,), top, 18)
            case Points():
                told += block.items
                shown = block.items[: 2 if chart else _MOST_POINTS]
                top = _text(slide, shown, top, 14 if chart else 16, bullets=True)
            case Table() if chart is None:
                _table(slide, block, top)
                told.append(block.caption)
            case Picture():
                top = _chart(slide, block, top)
                told.append(block.alt)
            case _:
                pass
    slide.notes_slide.notes_text_frame.text = _plain("\n".join(told))


def _height(text: str, size: int, room: float) -> int:
    """The height that a text takes in lines of this width; a letter is about half as wide as it is high."""
    letters = max(1.0, room / (Pt(size) * 0.52))
    return int(Pt(size * 1.3) * math.ceil(max(1, len(text)) / letters))


def _text(
    slide: Slide, items: tuple[str, ...], top: int, size: int, *, bullets: bool = False
) -> Emu:
    """As many lines of text as fit from `top` on; where the next thing may begin."""
    shown, height = [], int(Inches(0.1))
    for each in items:
        text = _plain(f"• {each}" if bullets else each)
        more = _height(text, size, _ROOM - Inches(0.2)) + int(Inches(0.08))
        if top + height + more > _BOTTOM:
            break
        shown.append(text)
        height += more
    if not shown:
        return Emu(top)
    frame = slide.shapes.add_textbox(_LEFT, top, _ROOM, height).text_frame
    frame.word_wrap = True
    for place, text in enumerate(shown):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = text
        _letters(paragraph, size)
    return Emu(top + height)


def _chart(slide: Slide, picture: Picture, top: int) -> Emu:
    """A line chart of the figures with the target as its own dashed line."""
    trend: Trend = picture.chart
    data = CategoryChartData(number_format="General")
    data.categories = [point.label for point in trend.points]
    data.add_series(trend.measure, [_number(point.value) for point in trend.points])
    targets = [point.target for point in trend.points]
    if any(target is not None for target in targets):
        data.add_series("Target", [_number(target) for target in targets])
    height = min(_CHART, _BOTTOM - top)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, _LEFT, top, _ROOM, height, data)
    frame._element.xpath(".//p:cNvPr")[0].set("descr", picture.alt)
    chart = frame.chart
    chart.has_title = False
    chart.has_legend = len(chart.plots[0].series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(12)
    chart.font.size, chart.font.name = Pt(12), "Arial"
    for place, series in enumerate(chart.plots[0].series):
        series.smooth = False
        line = series.format.line
        line.color.rgb = RGBColor.from_string((CATEGORIES[0] if place == 0 else INK).lstrip("#"))
        line.width = Pt(2.5 if place == 0 else 1.5)
        if place:
            line.dash_style = MSO_LINE.DASH
            series.marker.style = None
            series.marker.format.line.fill.background()
            series.marker.size = 2
    return Emu(top + height)


def _number(value) -> float | None:  # noqa: ANN001
    return None if value is None else float(value)


def _table(slide: Slide, table: Table, top: int) -> None:
    """The table's head and as many rows as fit; how many more the paper has."""
    column = _ROOM / len(table.headings) - Inches(0.2)

    def high(cells: tuple[str, ...]) -> int:
        return max(_height(cell, 12, column) for cell in cells) + int(Inches(0.12))

    heights, left = [high(table.headings)], _BOTTOM - top - Inches(0.4)
    for cells in table.rows:
        if sum(heights) + high(cells) > left:
            break
        heights.append(high(cells))
    shown = table.rows[: len(heights) - 1]
    frame = slide.shapes.add_table(
        len(heights), len(table.headings), _LEFT, top, _ROOM, sum(heights)
    )
    frame._element.xpath(".//p:cNvPr")[0].set("descr", table.caption)
    grid = frame.table
    for row, cells in enumerate((table.headings, *shown)):
        grid.rows[row].height = heights[row]
        for place, words in enumerate(cells):
            cell = grid.cell(row, place)
            cell.text = _plain(words)
            cell.fill.solid()
            dark = row == 0
            cell.fill.fore_color.rgb = RGBColor.from_string("12436D" if dark else "FFFFFF")
            for paragraph in cell.text_frame.paragraphs:
                _letters(paragraph, 12, bold=dark, colour="#FFFFFF" if dark else INK)
    rest = len(table.rows) - len(shown)
    if rest:
        _text(slide, (f"And {rest} more rows in the paper.",), top + sum(heights), 12)


def _plain(text: str) -> str:
    """Text without the control letters that XML does not hold."""
    return "".join(each for each in text if each >= " " or each in "\n\t")
