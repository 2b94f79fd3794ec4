"""Every screen for every reader: axe-core finds nothing, and a keyboard reaches everything and shows where it is."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.browser.chromium import finished
from tests.browser.screens import FILTERS, PAGES, Screen

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    # Of what passes one example a rule is kept: telling thousands of them takes longer than looking.
    "resultTypes": ["violations"],
}
"""target-size is among the last and off unless it is asked for by name of its set."""

MOST_TABS = 400


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_fault(screen: Screen, name: str, width: int) -> None:
    page = screen(name)
    page.set_viewport_size({"width": width, "height": 900})
    finished(page)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [
        (fault["id"], node["target"], node["html"][:160])
        for fault in found
        for node in fault["nodes"]
    ] == []


_FOCUSED = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    at.dataset.reached = at.dataset.reached || String(window.reached = (window.reached || 0) + 1);
    return at.dataset.reached;
}"""


def _walk(page: Page) -> int:
    """Tabs from the top until it has been everywhere; each element it stands on is marked."""
    last, nowhere = None, 0
    for count in range(MOST_TABS):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUSED)
        # What stood under the focus may have been drawn anew: the next key goes on from there.
        nowhere = nowhere + 1 if at is None else 0
        if count and (nowhere > 2 or (at == "1" and last != "1")):
            return count
        last = at
    return MOST_TABS


@pytest.mark.parametrize("name", PAGES)
def test_a_keyboard_reaches_everything(screen: Screen, name: str) -> None:
    page = screen(name)
    page.evaluate("() => document.activeElement.blur()")
    _walk(page)
    wanted = (
        f"{FILTERS} [data-testid=stSelectbox] input",
        "[data-testid=stMain] a[href]",
        "[data-testid=stMain] button",
        "[data-testid=stMain] .cp-scroll",
        "[data-testid=stMain] summary",
    )
    unreached = ":visible:not(:disabled):not([data-reached]):not([tabindex='-1'])"
    missed = page.locator(", ".join(each + unreached for each in wanted)).evaluate_all(
        "all => all.map(each => each.outerHTML.slice(0, 120))"
    )
    assert missed == []


_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def _around(page: Page, box: dict) -> Image.Image:
    clip = {
        "x": max(box["x"] - 8, 0), "y": max(box["y"] - 8, 0),
        "width": box["width"] + 16, "height": box["height"] + 16,
    }  # fmt: skip
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


@pytest.mark.parametrize("name", PAGES)
def test_the_focus_can_be_seen(screen: Screen, name: str) -> None:
    page = screen(name)
    page.add_style_tag(
        content="* { caret-color: transparent !important; transition: none !important }"
    )
    kinds = (
        f"{FILTERS} [data-testid=stSelectbox] input",
        "[data-testid=stMain] table a[href]",
        "[data-testid=stMain] .cp-scroll",
        "[data-testid=stDownloadButton] button",
        "[data-testid=stHeader] a[href]",
    )
    for selector in kinds:
        first = page.locator(selector).first
        if not page.locator(selector).count() or not first.is_visible():
            continue
        first.scroll_into_view_if_needed()
        page.evaluate("() => document.activeElement.blur()")
        page.evaluate(_DRAWN)
        whole = first.locator(
            "xpath=ancestor-or-self::*[@data-testid='stSelectbox' or self::a or self::button or self::div][1]"
        )
        box = whole.bounding_box()
        box["height"] = min(box["height"], 200)
        before = _around(page, box)
        page.keyboard.press("Tab")
        first.focus()
        page.evaluate(_DRAWN)
        after = _around(page, box)
        assert ImageChops.difference(before, after).getbbox(), f"{selector}: focus does not show"
