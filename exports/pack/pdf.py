"""The pack as PDF: tagged, PDF/UA-1 and PDF/A-3a in one file, charts as vectors, the same bytes each time.

Words reach the typesetter as data in a JSON file, never as its markup.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import typst

from exports import fonts
from exports.pack import columns
from exports.pack.model import Block, Paper, Picture, Points, Section, Table, Words
from exports.pack.pictures import Drawn
from metrics import narrative

_TEMPLATE = Path(__file__).parent / "pack.typ"
_STANDARDS = ["ua-1", "a-3a"]
_BESIDE = 1_600
"""Letters of sentences that have room beside a chart; more stand below it."""
_TOGETHER = 2_500
"""Letters up to which a section of sentences, or a table, is not parted between pages."""
_DRAWABLE = frozenset(map(chr, fonts.DRAWN))
NO_BREAK = "\u00a0"
_JOINED = re.compile(r"(?<=[●◆■○↑↓→]) |(?<=Q[1-4]) (?=[0-9]{4}/)")
"""Spaces at which no line may end: after a shape or an arrow, and within a quarter's name."""
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
    """A section and those within it as blocks one after another; one with a chart is a half page, and
    one of few words keeps to one page."""
    heading = {
        "kind": "heading",
        "level": level,
        "text": section.title,
        "new": section.break_before,
    }
    half = any(isinstance(block, Picture) and block.name in drawn for block in section.blocks)
    letters = columns.HALF if half else columns.ACROSS
    blocks = [_block(block, drawn, letters) for block in section.blocks]
    if half:
        yield _half_page(heading, blocks)
    elif not section.break_before and 0 < _letters(section) <= _TOGETHER:
        yield {"kind": "together", "heading": heading, "blocks": blocks}
    else:
        yield heading
        yield from blocks
    for inner in section.sections:
        yield from _flat(inner, level + 1, drawn)


def _letters(section: Section) -> int:
    """How many letters a section's sentences have; none where it holds more than sentences."""
    found = 0
    for block in section.blocks:
        match block:
            case Words():
                found += len(block.strong) + len(block.text)
            case Points():
                found += sum(map(len, block.items))
            case Picture():
                found += len(block.alt)
            case Table():
                return 0
    return found


def _half_page(heading: dict[str, Any], blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """A measure's heading and words, its chart with sentences and table beside it, and what follows."""
    at = next(place for place, each in enumerate(blocks) if each["kind"] == "picture")
    end = at + 1
    while end < len(blocks) and blocks[end]["kind"] in ("points", "table"):
        end += 1
    beside = [_under_its_heading(each) for each in blocks[at + 1 : end]]
    below = []
    if sum(len(words) for each in beside for words in each.get("items", ())) > _BESIDE:
        below = [each for each in beside if each["kind"] == "points"]
        beside = [each for each in beside if each["kind"] != "points"]
    return {
        "kind": "half", "heading": heading, "lead": blocks[:at], "picture": blocks[at],
        "beside": beside, "below": [*below, *blocks[end:]],
    }  # fmt: skip


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield from row


def _under_its_heading(block: dict[str, Any]) -> dict[str, Any]:
    """A table's caption without the measure and the team that the heading above it names."""
    if block["kind"] != "table":
        return block
    return {**block, "caption": narrative.capital(block["caption"].rpartition(": ")[2])}


def _block(block: Block, drawn: Mapping[str, Drawn], letters: int) -> dict[str, Any]:
    match block:
        case Words():
            return {"kind": "words", "text": block.text, "strong": block.strong, "note": block.note}
        case Points():
            return {"kind": "points", "items": list(block.items)}
        case Table():
            block = _kept_together(block)
            return {
                "kind": "table",
                "caption": block.caption,
                "headings": list(block.headings),
                "rows": [list(row) for row in block.rows],
                "numbers": sorted(block.numbers),
                "widths": columns.shares(block, letters),
                "parted": len(block.rows) > columns.ROWS_TOGETHER
                or sum(map(len, _cells(block))) > _TOGETHER,
            }
        case Picture():
            found = drawn.get(block.name)
            if found is None:
                return {"kind": "words", "text": block.alt, "strong": "", "note": True}
            return {"kind": "picture", "file": f"{found.stem}.svg", "alt": block.alt}


def _kept_together(table: Table) -> Table:
    """A table in which a quarter is not parted from its year, nor a shape from its word."""

    def joined(cells: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_JOINED.sub(NO_BREAK, cell) for cell in cells)

    return replace(table, headings=joined(table.headings), rows=tuple(map(joined, table.rows)))


def _without_font(svg: bytes) -> bytes:
    """The picture without the font that it carries for browsers: the typesetter has its own."""
    start = svg.find(b"<style>")
    end = svg.find(b"</style>")
    return svg if start < 0 else svg[:start] + svg[end + len(b"</style>") :]


def _drawable(data: Any) -> Any:
    """The same data with a box for every letter that the font does not have; signs stay with their words."""
    if isinstance(data, str):
        data = _JOINED.sub(NO_BREAK, data)
        return "".join(each if each in _DRAWABLE or each == "\n" else NO_GLYPH for each in data)
    if isinstance(data, list):
        return [_drawable(each) for each in data]
    if isinstance(data, dict):
        return {key: _drawable(each) for key, each in data.items()}
    return data
