"""The pack as PDF: tagged, PDF/UA-1 and PDF/A-3a in one file, charts as vectors, the same bytes each time.

Words reach the typesetter as data in a JSON file, never as its markup.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typst

from exports import fonts
from exports.pack import columns
from exports.pack.model import Block, Paper, Picture, Points, Section, Table, Words
from exports.pack.pictures import Drawn

_TEMPLATE = Path(__file__).parent / "pack.typ"
_STANDARDS = ["ua-1", "a-3a"]
_DRAWABLE = frozenset(map(chr, fonts.DRAWN))
NO_GLYPH = "□"
"""What stands for a letter that the font does not have: a file without it could not be made accessible."""


def pdf(paper: Paper, drawn: Mapping[str, Drawn], font_folder: Path) -> bytes:
    """The pack as one PDF. `font_folder` is what `exports.fonts.prepare` filled."""
    with tempfile.TemporaryDirectory(prefix="pack-") as name:
        folder = Path(name)
        for each in drawn.values():
            (folder / f"{each.stem}.svg").write_bytes(_without_font(each.svg))
        data = {
            "title": paper.title,
            "subtitle": paper.subtitle,
            "council": paper.manifest.council,
            "whose": paper.whose,
            "cover": list(paper.cover),
            "day": paper.day,
            "blocks": [block for section in paper.sections for block in _flat(section, 1, drawn)],
        }
        (folder / "pack.json").write_text(json.dumps(_drawable(data)), encoding="utf-8")
        (folder / "pack.typ").write_text(_TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        return typst.compile(
            str(folder / "pack.typ"),
            root=str(folder),
            format="pdf",
            pdf_standards=_STANDARDS,
            font_paths=[str(font_folder)],
            ignore_system_fonts=True,
        )


def _flat(section: Section, level: int, drawn: Mapping[str, Drawn]) -> Iterator[dict[str, Any]]:
    """A section and those within it as blocks one after another."""
    yield {"kind": "heading", "level": level, "text": section.title, "new": section.break_before}
    for block in section.blocks:
        if made := _block(block, drawn):
            yield made
    for inner in section.sections:
        yield from _flat(inner, level + 1, drawn)


def _block(block: Block, drawn: Mapping[str, Drawn]) -> dict[str, Any] | None:
    match block:
        case Words():
            return {"kind": "words", "text": block.text, "strong": block.strong, "note": block.note}
        case Points():
            return {"kind": "points", "items": list(block.items)}
        case Table():
            return {
                "kind": "table",
                "caption": block.caption,
                "headings": list(block.headings),
                "rows": [list(row) for row in block.rows],
                "numbers": sorted(block.numbers),
                "widths": columns.shares(block),
            }
        case Picture():
            found = drawn.get(block.name)
            if found is None:
                return {"kind": "words", "text": block.alt, "strong": "", "note": True}
            return {"kind": "picture", "file": f"{found.stem}.svg", "alt": block.alt}


def _without_font(svg: bytes) -> bytes:
    """The picture without the font that it carries for browsers: the typesetter has its own."""
    start = svg.find(b"<style>")
    end = svg.find(b"</style>")
    return svg if start < 0 else svg[:start] + svg[end + len(b"</style>") :]


def _drawable(data: Any) -> Any:
    """The same data with a box for every letter that the font does not have."""
    if isinstance(data, str):
        return "".join(each if each in _DRAWABLE or each == "\n" else NO_GLYPH for each in data)
    if isinstance(data, list):
        return [_drawable(each) for each in data]
    if isinstance(data, dict):
        return {key: _drawable(each) for key, each in data.items()}
    return data
