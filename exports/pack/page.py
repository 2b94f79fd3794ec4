"""The pack as one HTML page that works from a file: no script, no other file, its pictures and its style inside."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports import images
from exports.pack.drawings import Drawings
from reporting.paper.model import Paper, Points, Section, Table, Words


def page(paper: Paper, wide: Drawings, narrow: Drawings) -> bytes:
    """The whole pack as one accessible page in UTF-8; a phone shows the narrow pictures, where they are drawn."""
    drawn = {
        name: (images.address(each.svg), images.address(narrow.get(name, each).svg))
        for name, each in wide.items()
    }
    return str(_macros().page_of(paper, drawn)).lstrip().encode()


def preview(section: Section) -> str:
    """One section as HTML for a screen, without its charts."""
    return str(_macros().section_of(section, 3, {}, "preview"))


@cache
def _macros() -> Any:
    """The parts of a page, each value escaped; a block is told by what it is."""
    kinds = {"words": Words, "points": Points, "table": Table}
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests.update({name: _is(kind) for name, kind in kinds.items()})
    return environment.get_template("page.html").module


def _is(kind: type) -> Callable[[object], bool]:
    return lambda block: isinstance(block, kind)
