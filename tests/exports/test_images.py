"""Pictures carry their words: the font is found, embedded and complete, and nothing is fetched."""

import base64
import copy
import io
import re
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from charts import draw, theme
from exports import fonts, images
from metrics import letters
from metrics.vocabulary import MOVEMENT_ARROWS, RATING_SHAPES
from tests.charts import cases
from tests.charts.picture import size


def _ink(picture: bytes, other: bytes) -> int:
    """How many px differ between two pictures of one size."""
    one, two = (Image.open(io.BytesIO(p)).convert("L") for p in (picture, other))
    return sum(1 for value in ImageChops.difference(one, two).get_flattened_data() if value > 60)


def _words(text: str, font: str = theme.FONT) -> dict:
    return {
        "width": 300, "height": 40, "autosize": "none", "padding": 0, "background": "white",
        "data": {"values": [{}]}, "config": {"view": {"stroke": None}},
        "mark": {"type": "text", "text": text, "font": font, "fontSize": 24, "x": 10, "y": 20,
                 "align": "left", "color": "black"},
    }  # fmt: skip


def test_a_picture_has_its_words():
    spec = draw.spec(cases.PLAIN, theme.WIDE)
    silent = copy.deepcopy(spec)
    _silence(silent)
    assert _ink(images.png(spec, 1), images.png(silent, 1)) > 2000


def _silence(part: object) -> None:
    """Takes every word out of a chart, its marks left as they are."""
    if isinstance(part, dict):
        if part.get("type") == "text" and "text" in part:
            part["text"] = ""
        if "labelExpr" in part:
            part["labelExpr"] = "''"
        for inner in part.values():
            _silence(inner)
    if isinstance(part, list):
        for inner in part:
            _silence(inner)


@pytest.mark.parametrize("font", ["No Such Font", "Source Sans 3 3"])
def test_a_font_that_is_not_there_draws_nothing_by_itself(font):
    """Why the theme's stack ends in a family that every machine has, and quotes its name."""
    blank = images.png(_words(""), 1)
    assert _ink(images.png(_words("Placement"), 1), blank) > 200
    assert _ink(images.png(_words("Placement", font), 1), blank) == 0


def test_the_words_are_drawn_in_the_font_and_not_in_a_substitute():
    theirs = images.png(_words("Placement stability"), 1)
    substitute = images.png(_words("Placement stability", "sans-serif"), 1)
    assert _ink(theirs, substitute) > 100


@pytest.mark.parametrize("text", ["Children leaving care"])
def test_the_two_weights_differ(text):
    bold = _words(text)
    bold["mark"]["fontWeight"] = 600
    assert _ink(images.png(bold, 1), images.png(_words(text), 1)) > 50


def test_the_svg_carries_a_font_with_every_sign_that_the_product_writes():
    picture = images.svg(draw.spec(cases.GAPS, theme.NARROW)).decode()
    assert re.match(r"<svg[^>]*><style>@font-face", picture)
    carried = re.findall(r"font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]*)\)", picture)
    assert [weight for weight, _ in carried] == ["400", "600"]
    signs = {*RATING_SHAPES.values(), *MOVEMENT_ARROWS.values(), *"–−£½’“”…○éŵŷâ%"} - {""}
    for _, content in carried:
        assert len(content) < 20_000
        known = TTFont(io.BytesIO(base64.b64decode(content))).getBestCmap()
        assert {sign for sign in signs if ord(sign) not in known} == set()


@pytest.mark.parametrize("case", cases.DRAWN)
def test_every_letter_of_a_chart_is_in_the_font_it_carries(case):
    picture = images.svg(draw.spec(cases.DRAWN[case], theme.WIDE)).decode()
    written = set("".join(re.findall(r">([^<]+)</(?:text|tspan)>", picture)))
    assert written
    assert {letter for letter in written if ord(letter) not in fonts.CARRIED} == set()


def test_a_letter_that_the_font_lacks_is_found():
    """The check above can fail: ◇ is in no weight of the font."""
    assert ord("◇") not in fonts.CARRIED
    home = TTFont(io.BytesIO(_carried(images.svg(_words("◇")).decode())))
    assert ord("◇") not in home.getBestCmap()


def _carried(picture: str) -> bytes:
    return base64.b64decode(re.findall(r"base64,([^)]*)\)", picture)[0])


def test_svg_and_png_have_the_size_of_the_layout():
    for layout in theme.LAYOUTS:
        spec = draw.spec(cases.PLAIN, layout)
        width, height = size(spec)
        assert f'width="{width}" height="{height}"' in images.svg(spec).decode()[:900]
        assert Image.open(io.BytesIO(images.png(spec, 2))).size == (2 * width, 2 * height)


def test_the_same_chart_gives_the_same_bytes():
    spec = draw.spec(cases.PLAIN, theme.WIDE)
    assert images.svg(spec) == images.svg(spec)
    assert images.png(spec) == images.png(spec)


@pytest.mark.parametrize(
    "spec",
    [
        {"mark": "bar", "data": {"url": "https://example.org/x.csv"}},
        {"mark": "bar", "data": {"url": "file:///etc/hostname"}},
        {"mark": {"type": "image", "url": "https://example.org/x.png"}, "data": {"values": [{}]}},
        {"layer": [{"mark": {"type": "text", "href": "https://example.org"}}]},
    ],
)
def test_a_chart_that_names_an_address_is_refused(spec):
    with pytest.raises(images.PictureFailed, match="may not name an address"):
        images.svg(spec)


def test_a_chart_that_cannot_be_drawn_is_refused_in_words():
    with pytest.raises(images.PictureFailed, match="conversion failed"):
        images.svg({"mark": "no such mark", "data": {"values": [{}]}})


def test_a_picture_has_no_script_and_no_link():
    nasty = cases.trend(
        cases.PLAIN.points, title='<script>alert("x")</script> & "quoted"', measure="x"
    )
    picture = images.svg(draw.spec(nasty, theme.WIDE)).decode()
    assert "<script" not in picture
    assert "&lt;script" in picture
    assert "href" not in picture.replace("xmlns:xlink", "")


def test_drawing_before_the_fonts_are_ready_is_refused():
    code = (
        "from exports import fonts, images\n"
        "try: images.svg({})\n"
        "except fonts.FontsNotReady as fault: print(fault)\n"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert "call exports.fonts.prepare" in run.stdout


def test_a_folder_left_half_made_is_made_whole(tmp_path):
    code = f"from pathlib import Path\nfrom exports import fonts\nfonts.prepare(Path({str(tmp_path)!r}))"
    (tmp_path / f"fonts-{fonts._RECIPE}").mkdir()
    (tmp_path / f"fonts-{fonts._RECIPE}" / "SourceSans3-Regular.ttf").write_bytes(b"")
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
    made = {path.name: path for path in (tmp_path / f"fonts-{fonts._RECIPE}").iterdir()}
    assert set(made) == {
        "SourceSans3-Regular.ttf", "SourceSans3-Regular.woff2",
        "SourceSans3-SemiBold.ttf", "SourceSans3-SemiBold.woff2",
    }  # fmt: skip
    for path in made.values():
        assert TTFont(path)["name"].getBestFamilyName() == fonts.FAMILY


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF], ids=hex
)
def test_a_letter_that_ends_the_engine_is_drawn_as_one_that_is_not_there(code: int) -> None:
    spec = _words(f"Visits{chr(code)}on time") | {"description": f"Visits{chr(code)}on time"}
    picture = images.svg(spec)
    assert picture.decode().count(f"Visits{letters.INSTEAD}on time") == 2
    assert images.png(spec, 1)
    fromstring(picture)


def test_an_engine_that_ends_costs_one_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letters are let through to the engine here, which they end."""
    ended = images.Helper("exports.drawer", seconds=60)
    monkeypatch.setattr(images, "_DRAWER", ended)
    before = images.png(_words("Placement"), 1)
    with monkeypatch.context() as let_through:
        let_through.setattr(images.letters, "harmless", lambda text: text)
        with pytest.raises(images.PictureFailed, match="the drawing engine broke off|more memory"):
            images.png(_words("Placement\u0007"), 1)
    assert images.png(_words("Placement"), 1) == before
    ended.end()
