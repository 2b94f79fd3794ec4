"""The whole pack: every format that was asked for, of one paper, under honest names, with its manifest."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from charts.theme import NARROW, WIDE, Layout
from exports import fonts, tables
from exports.pack import drawings, file_names, sheets, zipped
from exports.pack.document import document
from exports.pack.opendocument import opendocument
from exports.pack.page import page
from exports.pack.pdf import pdf
from exports.pack.slides import slides
from exports.pack.workbook import workbook
from reporting.data_table import DataTable
from reporting.paper import contents
from reporting.paper.model import Paper
from reporting.paper.options import Options, OptionsError
from reporting.reading import Reading
from store.read.picture_files import PictureStore

FORMATS = {
    "pdf": "PDF, accessible (PDF/UA-1)",
    "html": "One web page",
    "docx": "Word",
    "pptx": "Slides",
    "xlsx": "Excel workbook",
    "ods": "OpenDocument spreadsheet",
    "csv": "Every table as CSV, zipped",
    "images": "Every chart as SVG and PNG, zipped",
}
MANIFEST = "manifest"
_ZIPPED = {"csv": "tables", "images": "charts"}
"""The formats that are many files in one archive, and what its name says of them."""

Progress = Callable[[float, str], object]


@dataclass(frozen=True)
class PackFile:
    """One file of a pack: which format it is (or the manifest), its name, its bytes."""

    kind: str
    name: str
    content: bytes

    @property
    def words(self) -> str:
        """What members read of it."""
        return FORMATS.get(self.kind, "The manifest (JSON)")


def pack(
    reading: Reading,
    options: Options,
    font_folder: Path,
    formats: Sequence[str] = tuple(FORMATS),
    *,
    before: Reading | None = None,
    since: str = "",
    progress: Progress = lambda share, words: None,
) -> tuple[PackFile, ...]:
    """The file of every format asked for, and the manifest last.

    `before` is the last publication's figures and `since` its meeting in words. `font_folder` is
    where the fonts are made; the first of a process is used for all of them. Raises OptionsError for a
    format that there is not, RuntimeError where the typesetter refuses the paper. Where a chart cannot be
    drawn, the sentence that describes it stands in its place.
    """
    if unknown := [each for each in formats if each not in FORMATS]:
        raise OptionsError(f"format: found {unknown[0]!r}; allowed: {', '.join(FORMATS)}")
    fonts.prepare(font_folder)
    progress(0.0, "Putting figures and sentences in order")
    paper = contents.paper(reading, options, before, since)
    kept = PictureStore(reading.snapshot.pictures)
    progress(0.1, "Drawing the charts")

    @cache
    def drawn(layout: Layout) -> tuple[Paper, drawings.Drawings]:
        return drawings.drawings(paper, kept, layout)

    makers: Mapping[str, Callable[[], bytes]] = {
        "pdf": lambda: pdf(*drawn(NARROW), fonts.folder()),
        "html": lambda: page(*drawn(WIDE), drawn(NARROW)[1]),
        "docx": lambda: document(*drawings.pngs(paper, kept)),
        "pptx": lambda: slides(paper),
        "xlsx": lambda: workbook(paper),
        "ods": lambda: opendocument(paper),
        "csv": lambda: _csv(paper),
        "images": lambda: _images(drawn(WIDE)[1], drawings.pngs(paper, kept)[1]),
    }
    themes = reading.themes()
    made: list[PackFile] = []
    for number, each in enumerate(formats):
        progress(0.2 + 0.8 * number / len(formats), f"Writing: {FORMATS[each]}")
        part = _ZIPPED.get(each, "")
        name = file_names.of_pack(reading.whose, options, themes, part, "zip" if part else each)
        made.append(PackFile(each, name, makers[each]()))
    name = file_names.of_pack(reading.whose, options, themes, MANIFEST, "json")
    made.append(PackFile(MANIFEST, name, _manifest(paper)))
    progress(1.0, "Done")
    return tuple(made)


def _csv(paper: Paper) -> bytes:
    """Every table of the paper as a CSV of its own, text as members read it; what it holds in a column."""
    return zipped.archive({
        file_names.of_table(number, each.name): tables.csv_bytes(
            DataTable(
                (*each.headings, "Table"), tuple((*cells, each.title) for cells in each.texts)
            ),
            paper.whose,
        )
        for number, each in enumerate(sheets.tables(paper), start=1)
    })  # fmt: skip


def _images(drawn: drawings.Drawings, pngs: Mapping[tuple[str, ...], bytes]) -> bytes:
    files = {f"{each.stem}.svg": each.svg for each in drawn.values()}
    files |= {f"{drawn[name].stem}.png": png for name, png in pngs.items() if name in drawn}
    return zipped.archive(files)


def _manifest(paper: Paper) -> bytes:
    told = {"title": paper.title, "subtitle": paper.subtitle, **asdict(paper.manifest)}
    return (json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
