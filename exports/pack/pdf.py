"""The pack as PDF: tagged, PDF/UA-1 and PDF/A-3a in one file, charts as vectors, the same bytes each time.

Words reach the typesetter as data in a JSON file, never as its markup.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typst

from exports import fonts
from exports.pack import columns
from exports.pack.drawings import Drawings
from reporting.paper.model import Block, Paper, Points, Section, Table, Words
from reporting.picture import Picture

_Files = Mapping[tuple[str, ...], str]
"""The file of each drawn chart by its picture's name."""
_TEMPLATE = Path(__file__).parent / "pack.typ"
_BESIDE = 2_200
"""Letters of sentences that have room beside a chart; more stand below it."""
_TALL = 40
"""Lines of a cell from which its row may be parted between pages."""
_TOGETHER = 2_500
"""Letters up to which a section of sentences, or a table, is not parted between pages."""
NO_BREAK = "\u00a0"
_JOINED = re.compile(r"(?<=[●◆■○↑↓→]) |(?<=Q[1-4]) (?=[0-9]{4}/)")
"""Spaces at which no line may end: after a shape or an arrow, and within a quarter's name."""
BREAK = "\u200b"
"""Where a line may end within a word."""
_UNSEEN = frozenset((BREAK, "\n"))
_LONG_WORD = 60
"""Letters after which a word that is none, such as a link, may be broken."""
NO_GLYPH = "□"
"""What stands for a letter that the font does not have: a file without it could not be made accessible."""


def pdf(paper: Paper, drawn: Drawings, font_folder: Path) -> bytes:
    """The pack as one PDF. `font_folder` is what `exports.fonts.prepare` filled."""
    with tempfile.TemporaryDirectory(prefix="pack-") as name:
        folder = Path(name)
        files = {picture: f"{number}.svg" for number, picture in enumerate(drawn)}
        for picture, file in files.items():
            svg = _boxed(_without_font(drawn[picture].svg).decode())
            (folder / file).write_text(svg, encoding="utf-8")
        data = {
            "title": paper.title,
            "subtitle": paper.subtitle,
            "council": paper.whose.council,
            "whose": paper.whose.in_full,
            "cover": [_block(words, {}, columns.ACROSS) for words in paper.cover],
            "contents": paper.contents,
            "day": paper.day,
            "blocks": [block for section in paper.sections for block in _pages(section, files)],
        }
        (folder / "pack.json").write_text(json.dumps(_drawable(data)), encoding="utf-8")
        (folder / "pack.typ").write_text(_TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        return typst.compile(
            str(folder / "pack.typ"),
            root=str(folder),
            format="pdf",
            pdf_standards=["ua-1", "a-3a"],
            font_paths=[str(font_folder)],
            ignore_system_fonts=True,
        )


def _pages(section: Section, files: _Files) -> Iterator[dict[str, Any]]:
    """A section of the paper, its blocks on pages that lie on their long side where it asks for them."""
    blocks = _flat(section, 1, files, sideways=section.sideways)
    if not section.sideways:
        yield from blocks
        return
    heading, *rest = blocks
    yield {"kind": "sideways", "blocks": [{**heading, "new": False}, *rest]}


def _flat(
    section: Section, level: int, files: _Files, *, sideways: bool
) -> Iterator[dict[str, Any]]:
    """A section and those within it as blocks one after another; one with a chart is a half page, and
    one of few words keeps to one page."""
    heading = {
        "kind": "heading",
        "level": level,
        "text": section.title,
        "new": section.break_before,
    }
    half = any(isinstance(block, Picture) and block.name in files for block in section.blocks)
    letters = columns.HALF if half else columns.SIDEWAYS if sideways else columns.ACROSS
    blocks = [_block(block, files, letters) for block in section.blocks]
    if half:
        yield from _half_page(heading, blocks)
    elif not section.break_before and _keeps_together(blocks):
        yield {"kind": "together", "heading": heading, "blocks": blocks}
    else:
        yield heading
        yield from blocks
    for inner in section.sections:
        yield from _flat(inner, level + 1, files, sideways=sideways)


def _keeps_together(blocks: list[dict[str, Any]]) -> bool:
    """Whether blocks are sentences alone, and few enough for one page."""
    if any(each["kind"] == "table" for each in blocks):
        return False
    return 0 < sum(map(_room_of, blocks)) <= _TOGETHER


def _half_page(heading: dict[str, Any], blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A measure's heading and words, its chart with sentences and table beside it, and what follows:
    with them on their page where it has room there."""
    at = next(place for place, each in enumerate(blocks) if each["kind"] == "picture")
    end = at + 1
    while end < len(blocks) and blocks[end]["kind"] in ("points", "table"):
        end += 1
    beside = [_under_its_heading(each) for each in blocks[at + 1 : end]]
    below = []
    if sum(map(_room_of, beside)) > _BESIDE:
        below = [each for each in beside if each["kind"] == "points"]
        beside = [each for each in beside if each["kind"] != "points"]
    below += blocks[end:]
    apart = sum(map(_room_of, below)) > _TOGETHER
    yield {
        "kind": "half", "heading": heading, "lead": blocks[:at], "picture": blocks[at],
        "beside": beside, "below": [] if apart else below,
    }  # fmt: skip
    if apart:
        yield from below


def _room_of(block: dict[str, Any]) -> int:
    """The room that words take across the page, in letters: a line of its own takes a whole line."""
    texts = (block.get("strong", "") + block.get("text", ""), *block.get("items", ()))
    return sum(columns.lines_of(text, columns.ACROSS) for text in texts) * columns.ACROSS


def _is_tall(row: list[str]) -> bool:
    """Whether a row may be higher than a page, in columns of a sixth of it."""
    return max(columns.lines_of(cell, columns.ACROSS // 6) for cell in row) > _TALL


def _under_its_heading(block: dict[str, Any]) -> dict[str, Any]:
    """A table with the caption that is enough under a heading of its own."""
    if block["kind"] != "table":
        return block
    return {**block, "caption": block["under_heading"]}


def _block(block: Block, files: _Files, letters: int) -> dict[str, Any]:
    match block:
        case Words():
            return {"kind": "words", "text": block.text, "strong": block.strong, "note": block.note}
        case Points():
            return {"kind": "points", "items": list(block.items)}
        case Table():
            headings, *rows = map(_kept_together, (block.headings, *block.texts))
            shares = columns.shares(headings, rows, letters)
            rows = [_in_columns(row, [int(each * letters) for each in shares]) for row in rows]
            return {
                "kind": "table",
                "caption": block.caption,
                "under_heading": block.under_heading or block.caption,
                "headings": headings,
                "rows": [{"cells": row, "tall": _is_tall(row)} for row in rows],
                "numbers": sorted(block.numbers),
                "widths": shares,
                "parted": len(rows) > columns.ROWS_TOGETHER
                or sum(len(cell) for row in rows for cell in row) > _TOGETHER,
            }
        case Picture():
            found = files.get(block.name)
            if found is None:
                return {"kind": "words", "text": block.alt, "strong": "", "note": True}
            return {"kind": "picture", "file": found, "alt": block.alt}


def _kept_together(cells: Sequence[str]) -> list[str]:
    """Cells in which a quarter is not parted from its year, nor a shape from its word."""
    return [_JOINED.sub(NO_BREAK, cell) for cell in cells]


def _in_columns(cells: Sequence[str], letters: Sequence[int]) -> list[str]:
    """Cells in which a word longer than its column is wide may be broken."""
    return [
        _broken(cell, max(wide, columns.LONGEST_WORD))
        for cell, wide in zip(cells, letters, strict=True)
    ]


def _without_font(svg: bytes) -> bytes:
    """The picture without the font that it carries for browsers: the typesetter has its own."""
    start = svg.find(b"<style>")
    end = svg.find(b"</style>")
    return svg if start < 0 else svg[:start] + svg[end + len(b"</style>") :]


def _broken(text: str, every: int) -> str:
    """Text whose words may be broken after so many letters, where else they would lie over what is beside."""
    return re.sub(rf"[^\s{BREAK}]{{{every}}}(?=[^\s{BREAK}])", rf"\g<0>{BREAK}", text)


def _boxed(text: str) -> str:
    """Text with a box for every letter that the font does not have."""
    drawn = fonts.letters()
    return "".join(each if each in drawn or each in _UNSEEN else NO_GLYPH for each in text)


def _drawable(data: Any) -> Any:
    """The same data with a box for every letter that the font does not have; signs stay with their words."""
    if isinstance(data, str):
        data = _JOINED.sub(NO_BREAK, data)
        return _boxed(_broken(data, _LONG_WORD))
    if isinstance(data, list):
        return [_drawable(each) for each in data]
    if isinstance(data, dict):
        return {key: _drawable(each) for key, each in data.items()}
    return data
