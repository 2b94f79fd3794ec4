"""Words on a slide: how high a text is, and the largest letters in which it has room."""

from collections.abc import Callable, Sequence

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from charts import lettering
from charts.theme import INK
from exports.pack.slide_template import FONT, LEFT, ROOM, rgb

ARIAL = 1.17
"""How much wider Arial is, at most, than the pictures' font in words of this kind: a test measures it."""
_LINE = 1.2
_BETWEEN = 0.45
"""The room between two paragraphs, in heights of a letter."""
_INDENT = Pt(18)


def height(text: str, size: int, room: int, *, bold: bool = False) -> int:
    """The height in EMU that a text takes in letters of `size` points in a room so wide."""
    wide = Emu(room).pt / ARIAL
    lines = sum(max(1, len(lettering.wrap(line, wide, size, bold))) for line in text.split("\n"))
    return int(Pt(size) * _LINE * lines)


def taken(text: str, size: int, *, wide: int = ROOM, bold: bool = False) -> int:
    """The height in EMU that a paragraph takes with the room under it."""
    return height(text, size, wide, bold=bold) + int(Pt(size) * _BETWEEN)


def fitted(items: Sequence[str], room: int, size: int) -> int:
    """How many of these paragraphs have room, one under another, at this size."""
    used = 0
    for count, each in enumerate(items):
        used += taken(each, size, wide=ROOM - _INDENT)
        if used > room:
            return count
    return len(items)


def largest(items: Sequence[str], room: int, sizes: Sequence[int]) -> int:
    """The largest letters in which all paragraphs have room, else the smallest; `sizes` the largest first."""
    return next((each for each in sizes if fitted(items, room, each) == len(items)), sizes[-1])


def fitting(items: Sequence[str], room: int, size: int, more: str) -> list[str]:
    """The paragraphs that have room; where some do not, `more` in their place."""
    if fitted(items, room, size) == len(items):
        return list(items)
    return [*items[: fitted(items, room - taken(more, size), size)], more]


def text(
    slide: Slide,
    items: Sequence[str],
    top: int,
    size: int,
    *,
    bold: bool = False,
    bullets: bool = False,
) -> Emu:
    """These paragraphs from `top` on, all of them; where the next thing may begin."""
    wide = ROOM - _INDENT if bullets else ROOM
    high = sum(taken(each, size, wide=wide, bold=bold) for each in items)
    frame = slide.shapes.add_textbox(LEFT, Emu(top), ROOM, Emu(high)).text_frame
    fill(frame, items, size, bold=bold, bullets=bullets)
    return Emu(top + high)


def fill(
    frame: TextFrame,
    items: Sequence[str],
    size: int,
    *,
    bold: bool = False,
    bullets: bool = False,
) -> None:
    """Paragraphs into a frame without margins at its sides; bullets hang."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    add: Callable[[], _Paragraph] = frame.add_paragraph  # untyped in the library
    for place, each in enumerate(items):
        paragraph = frame.paragraphs[0] if place == 0 else add()
        paragraph.text = each
        letters(paragraph, size, bold=bold)
        paragraph.space_after = Pt(size * _BETWEEN)
        if bullets:
            _bullet(paragraph)


def letters(paragraph: _Paragraph, size: int, *, bold: bool = False, colour: str = INK) -> None:
    """A paragraph in Arial of this size, weight and colour: said of its runs, since PowerPoint
    takes no notice of what is said of a paragraph."""
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = rgb(colour)
        run._r.get_or_add_rPr().set("lang", "en-GB")


def _bullet(paragraph: _Paragraph) -> None:
    """A real bullet, so that a screen reader hears a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(int(_INDENT)))
    properties.set("indent", str(-int(_INDENT)))
    properties.append(properties.makeelement(qn("a:buChar"), {"char": "•"}))
