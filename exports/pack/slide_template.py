"""The slides' own template: 16 by 9, Arial, the dashboard's colours; title, foot and number on every slide.

It is made from the writer's plain default, of which two layouts are kept, so no binary file has to
be trusted or kept in step.
"""

import copy
import re
from collections.abc import Callable

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Made
from pptx.shapes.autoshape import Shape
from pptx.shapes.shapetree import BasePlaceholders
from pptx.slide import Slide, SlideLayout, SlideMaster
from pptx.util import Emu, Inches, Pt

from charts.theme import CATEGORIES, INK, QUIET_INK

WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT, ROOM = Inches(0.6), Emu(WIDE - 2 * Inches(0.6))
TOP = Inches(1.5)
"""Where the room for words, charts and tables begins, under the title."""
BOTTOM = Inches(6.85)
"""Where that room ends: below it stands whose figures these are."""
FONT = "Arial"

COVER, TITLED = "Cover", "Title and content"
_KEPT = {"Title Slide": COVER, "Title Only": TITLED}
_NUMBER = Inches(0.9)
_TITLE = (LEFT, Inches(0.35), ROOM, Inches(1.05))
_FOOT = (LEFT, Inches(6.95), ROOM - _NUMBER, Inches(0.4))
_PLACES = {
    "title": _TITLE,
    "ctrTitle": (LEFT, Inches(1.6), ROOM, Inches(1.3)),
    "subTitle": (LEFT, Inches(3.0), ROOM, Inches(3.7)),
    "body": (LEFT, TOP, ROOM, BOTTOM - TOP),
    "ftr": _FOOT,
    "sldNum": (LEFT + ROOM - _NUMBER, _FOOT[1], _NUMBER, _FOOT[3]),
}
_ON_EVERY_SLIDE = ("ftr", "sldNum")


def template() -> Made:
    """An empty presentation: layouts Cover and 'Title and content', nothing of where it was made."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    for layout in list(made.slide_layouts):
        if layout.name in _KEPT:
            layout.name = _KEPT[layout.name]
        else:
            made.slide_layouts.remove(layout)
    printers = RELATIONSHIP_TYPE.PRINTER_SETTINGS
    for each in [each.rId for each in made.part.rels.values() if each.reltype == printers]:
        made.part.rels.pop(each)
    master = made.slide_master
    _theme(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    for layer in (master, *made.slide_layouts):
        for shape in list(layer.placeholders):
            kind = _kind(shape._element)
            if kind == "dt":
                shape._element.getparent().remove(shape._element)
                continue
            shape.left, shape.top, shape.width, shape.height = _PLACES[kind]
            body = shape._element.txBody.find(qn("a:bodyPr"))
            body.set("lIns", "0")
            body.set("rIns", "0")
            for style in shape._element.iter(qn("a:lvl1pPr")):
                style.set("algn", "r" if kind == "sldNum" else "l")
            for pale in list(shape._element.iter(qn("a:tint"))):
                pale.getparent().remove(pale)
    _title_style(master)
    return made


def slide(made: Made, layout: str, title: str, foot: str) -> Slide:
    """A new slide of a layout with its title, whose figures it shows, and its number."""
    chosen = made.slide_layouts.get_by_name(layout)
    assert chosen is not None, "the template has this layout"
    new: Slide = made.slides.add_slide(chosen)
    titled(new).text_frame.text = title
    for kind in _ON_EVERY_SLIDE:
        _copied(new, chosen, kind, foot)
    return new


def titled(slide: Slide) -> Shape:
    """The shape of a slide's title."""
    shape = slide.shapes.title
    assert shape is not None, "every layout of the template has a title"
    return shape


def rgb(colour: str) -> RGBColor:
    """A colour such as #0B0C0C as slides hold it."""
    made: Callable[[str], RGBColor] = RGBColor.from_string  # untyped in the library
    return made(colour.lstrip("#"))


def _copied(new: Slide, layout: SlideLayout, kind: str, foot: str) -> None:
    """A placeholder of the layout on the slide: PowerPoint copies these when a person adds a slide."""
    among: BasePlaceholders = layout.placeholders
    (source,) = (each for each in among if _kind(each._element) == kind)
    element = copy.deepcopy(source._element)
    element.nvSpPr.cNvPr.set("id", str(1 + max(shape.shape_id for shape in new.shapes)))
    new.shapes._spTree.append(element)
    if kind == "ftr":
        copied = new.shapes[-1]
        assert isinstance(copied, Shape), "a foot is a shape with words"
        copied.text_frame.text = foot


def _kind(element: BaseOxmlElement) -> str:
    kind: str = element.xpath(".//p:ph")[0].get("type")
    return kind


def _theme(part: Part) -> None:
    """Arial and the dashboard's colours, so that what is added by hand looks like the rest."""
    text = part.blob.decode()
    text = re.sub(r'(<a:latin typeface=")[^"+]*', rf"\g<1>{FONT}", text)
    colours = {
        "dk1": INK, "dk2": QUIET_INK, "hlink": CATEGORIES[0], "folHlink": CATEGORIES[2],
        **{f"accent{place}": each for place, each in enumerate(CATEGORIES, start=1)},
    }  # fmt: skip
    for name, colour in colours.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>',
            text,
            flags=re.DOTALL,
        )
    part._blob = text.encode()


def _title_style(master: SlideMaster) -> None:
    (style,) = master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr")
    style.set("algn", "l")
    letters = style.find(qn("a:defRPr"))
    letters.set("sz", str(Pt(28).centipoints))
    letters.set("b", "1")
