"""Every download of every screen: it arrives, under an honest name, with ink where a reader looks for it."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Download
from pyarrow import parquet

from tests.browser.chromium import PATIENCE, Visit
from tests.browser.screens import PAGES, PATHS

NAME = re.compile(
    r"[a-z0-9-]+(?:_[A-Za-z0-9-]+)+_officer-edition_not-for-publication_invented-figures\.(png|svg|csv|parquet)"
)
DARK = 110
"""A pixel darker than this, in each colour, is text or a line and neither paper nor a tint."""

LEAST_INK = 150
"""Dark pixels of one line of words at twice the size; an empty frame has none."""

SVG = "{http://www.w3.org/2000/svg}"


def _dark(picture: Image.Image, top: float, bottom: float) -> int:
    """How many dark pixels lie between two heights, each a share of the picture's."""
    width, height = picture.size
    part = picture.crop((0, int(height * top), width, int(height * bottom)))
    return sum(
        count for count, colour in part.getcolors(width * height) or () if max(colour[:3]) < DARK
    )


def _check_png(content: bytes) -> None:
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    width, height = picture.size
    assert width >= 1200 and height >= 400, "a picture for a report is drawn at twice its size"
    assert picture.getpixel((2, 2)) == (255, 255, 255), "the paper is white"
    assert _dark(picture, 0, 0.16) > LEAST_INK, "no title"
    assert _dark(picture, 0.2, 0.85) > LEAST_INK, "nothing between title and foot"
    assert _dark(picture, 0.9, 1) > LEAST_INK, "no line that says whose figures these are"


def _check_svg(content: bytes) -> None:
    root = ElementTree.fromstring(content)
    assert root.tag == f"{SVG}svg"
    words = " ".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    assert "nvented" in words and "not for publication" in words, "the picture alone must say so"
    assert len(words) > 60
    style = " ".join(each.text or "" for each in root.iter(f"{SVG}style"))
    assert "@font-face" in style and "font/woff2" in style
    text = content.decode()
    assert not re.search(r'(?:href|src)="(?!data:|#)|url\((?!data:|#|&quot;data)', text)
    assert "<script" not in text


def _check_csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    text = content.decode("utf-8-sig")
    assert "nvented" in text and "not for publication" in text
    widest = max(len(row) for row in rows)
    table = [row for row in rows if len(row) == widest]
    assert widest >= 2 and len(table) >= 2, "headings and at least one row"
    assert "nan" not in {cell.lower() for row in rows for cell in row}


def _check_parquet(content: bytes) -> None:
    table = parquet.read_table(io.BytesIO(content))
    assert table.num_rows > 1
    assert set(table.column("note").to_pylist()) == {"Invented figures"}
    assert "not for publication" in table.column("edition")[0].as_py()


CHECKS = {"png": _check_png, "svg": _check_svg, "csv": _check_csv, "parquet": _check_parquet}


def _bytes(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"load"}))
def test_every_download_arrives_and_holds_what_its_name_says(visit: Visit, name: str) -> None:
    page = visit.open(f"{PATHS[name]}?quarter=2026-27+Q2&team=All&measure=placement-stability")
    buttons = page.get_by_test_id("stDownloadButton")
    pictures = page.locator(".cp-picture").count()
    kinds: list[str] = []
    names: list[str] = []
    for place in range(buttons.count()):
        with page.expect_download(timeout=PATIENCE) as arriving:
            buttons.nth(place).get_by_role("button").click()
        found = arriving.value
        match = NAME.fullmatch(found.suggested_filename)
        assert match, found.suggested_filename
        CHECKS[match[1]](_bytes(found))
        kinds.append(match[1])
        names.append(found.suggested_filename)
    assert kinds.count("png") == kinds.count("svg") == pictures, "each picture as PNG and as SVG"
    assert kinds.count("csv") >= pictures, "each picture's rows as CSV"
    assert len(set(names)) == len(names), "two downloads of one screen share a name"
    if name in ("measure", "staffing"):
        assert pictures >= 1
