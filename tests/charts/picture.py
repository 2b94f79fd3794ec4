"""Where the words of a drawn chart lie: read from the SVG that the drawing engine makes."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from typing import Any

import vl_convert

from charts import lettering

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """One line of text with its box in px."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def svg(spec: dict[str, Any]) -> str:
    """The chart as the engine draws it."""
    return vl_convert.vegalite_to_svg(spec, vl_version="6.4", allowed_base_urls=[])


def size(spec: dict[str, Any]) -> tuple[int, int]:
    """The width and height in px at which the whole chart is shown."""
    pad = spec["padding"]
    return (
        spec["width"] + pad["left"] + pad["right"],
        spec["height"] + pad["top"] + pad["bottom"],
    )


def words(picture: str) -> list[Words]:
    """Every line of text with where it lies; boxes are those of the letters, not of the line."""
    found: list[Words] = []
    _walk(ElementTree.fromstring(picture), 0.0, 0.0, found)
    return found


def overlaps(found: list[Words]) -> list[tuple[str, str]]:
    """Pairs of lines whose boxes cover each other by more than a px."""
    return [
        (a.text, b.text)
        for i, a in enumerate(found)
        for b in found[i + 1 :]
        if min(a.right, b.right) - max(a.left, b.left) > 1
        and min(a.bottom, b.bottom) - max(a.top, b.top) > 1
    ]


def _walk(node: ElementTree.Element, x: float, y: float, found: list[Words]) -> None:
    if move := re.search(r"translate\(([-\d.]+),([-\d.]+)\)", node.get("transform", "")):
        x, y = x + float(move[1]), y + float(move[2])
    if node.tag == f"{_SVG}text":
        size = float(node.get("font-size", "0px").removesuffix("px"))
        bold = node.get("font-weight") == "600"
        spans = node.findall(f"{_SVG}tspan")
        down = 0.0
        for line, span in [(s.text or "", s) for s in spans] or [(node.text or "", node)]:
            down += float(span.get("dy", 0)) if span is not node else 0.0
            wide = lettering.width(line, size, bold)
            start = {"middle": x - wide / 2, "end": x - wide}.get(node.get("text-anchor", ""), x)
            top = y + down - size * 0.72
            found.append(
                Words(
                    line.replace(lettering.KEEP, " "),
                    start,
                    top,
                    start + wide,
                    top + size * 0.92,
                    size,
                )
            )
        return
    for child in node:
        _walk(child, x, y, found)
