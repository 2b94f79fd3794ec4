"""Every screen at every size and on paper: nothing runs out of the page, over other words, or too small to read."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import Visit, finished
from tests.browser.screens import FILTERS, PAGES, PATHS, SIZES, Screen

SMALLEST = 11
"""CSS pixels: no words on a screen are smaller, those in its pictures included."""

NARROW = 760
"""CSS pixels up to which a screen shows the narrow pictures."""

A4_LANDSCAPE = (1032, 703)
"""CSS pixels between the margins of the style sheet's page."""

_TOO_WIDE = """() => {
    const wide = document.documentElement.clientWidth;
    const runsOver = [document.documentElement, document.querySelector('[data-testid=stMain]')]
        .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.tagName);
    const scrolls = each => { // what lies in a region that scrolls by itself is no fault
        for (; each && each !== document.body; each = each.parentElement)
            if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(each).overflowX)) return true;
        return false;
    };
    const past = [...document.querySelectorAll('[data-testid=stMain] *')].filter(each => {
        const box = each.getBoundingClientRect();
        return box.width > 1 && box.right > wide + 1 && getComputedStyle(each).position !== 'fixed'
            && !scrolls(each.parentElement.closest(
                '.cp-scroll, [class*=st-key-filters]'));
    });
    return [...runsOver, ...past.slice(0, 3).map(each => each.outerHTML.slice(0, 120))];
}"""

_WORDS = """within => {
    // The rectangle of every run of words that can be seen, with its size.
    const found = [];
    for (const root of document.querySelectorAll(within)) {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const node = walk.currentNode, parent = node.parentElement;
            if (!node.data.trim() || parent.closest('style, script, option, svg')) continue;
            if (!parent.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
            let hidden = false;
            for (let up = parent; up && up !== root; up = up.parentElement) {
                const style = getComputedStyle(up), box = up.getBoundingClientRect();
                if (style.clipPath !== 'none' || style.clip !== 'auto'
                    || (box.height <= 1 && style.overflow === 'hidden')) hidden = true;
            }
            if (hidden) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const box of range.getClientRects())
                if (box.width > 1 && box.height > 1)
                    found.push({text: node.data.trim().slice(0, 40), left: box.left, top: box.top,
                        right: box.right, bottom: box.bottom,
                        size: parseFloat(getComputedStyle(parent).fontSize)});
        }
    }
    return found;
}"""

_WHOLE = """() => {
    // What a browser leaves until a reader comes near is laid out and fetched at once.
    const style = document.createElement('style');
    style.textContent = '* { content-visibility: visible !important; }';
    document.head.append(style);
    for (const each of document.images) each.loading = 'eager';
}"""

_PICTURES = """async () => Promise.all(
    [...document.querySelectorAll('[data-testid=stMain] img:not(.cp-mark)')].map(async each => {
        const svg = await (await fetch(each.currentSrc)).text();
        const sizes = [...svg.matchAll(/font-size(?:="|:\\s*)([0-9.]+)px/g)].map(m => +m[1]);
        const drawn = +svg.match(/<svg[^>]* width="([0-9.]+)/)[1];
        const box = each.getBoundingClientRect();
        return {alt: each.alt, scrolls: !!each.closest('.cp-scroll'), drawn: each.naturalWidth === drawn,
            narrow: drawn < 400, smallest: Math.min(...sizes) * each.clientWidth / drawn,
            left: box.left, right: box.right};
    }))"""


def _overlapping(words: list[dict]) -> list[tuple[str, str]]:
    """Runs of words that lie over one another by more than their line spacing."""
    found = []
    words = sorted(words, key=lambda box: box["top"])
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            if other["top"] >= one["bottom"] - 3:
                break
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - other["top"]
            # A line box is taller than its letters, so neighbouring lines share a little of it.
            if across > 2 and down > 0.35 * min(one["size"], other["size"]):
                found.append((one["text"], other["text"]))
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_screen_fits(screen: Screen, name: str, size: str) -> None:
    page = screen(name)
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(_WHOLE)
    finished(page)
    assert page.locator("h1").count() == 1
    assert page.evaluate(_TOO_WIDE) == []
    words = page.evaluate(_WORDS, "[data-testid=stMain]")
    assert len(words) > 5
    assert [each["text"] for each in words if each["size"] < SMALLEST] == []
    assert _overlapping(words) == []
    assert _overlapping(page.evaluate(_WORDS, FILTERS)) == []
    for picture in page.evaluate(_PICTURES):
        assert picture["smallest"] >= SMALLEST, picture
        inside = picture["left"] >= 0 and picture["right"] <= width + 1
        assert inside or picture["scrolls"], picture
        assert len(picture["alt"]) > 10
        assert picture["drawn"], picture
        assert picture["narrow"] == (width <= NARROW), picture


@pytest.mark.parametrize("name", PAGES)
def test_headings_come_in_order(screen: Screen, name: str) -> None:
    page = screen(name)
    levels = page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map(each => +each.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def _sheets(page: Page) -> int:
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.startswith(b"%PDF")
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))


@pytest.mark.parametrize("name", PAGES)
def test_a_screen_prints(screen: Screen, name: str) -> None:
    page = screen(name)
    on_screen = page.locator("[data-testid=stMain] table").count()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_LANDSCAPE[0], "height": A4_LANDSCAPE[1]})
    assert page.evaluate(_TOO_WIDE) == []
    for hidden in (f"{FILTERS} [data-testid=stSelectbox]", "[data-testid=stDownloadButton]"):
        for each in page.locator(hidden).all():
            assert not each.is_visible(), hidden
    assert page.get_by_text("Officer edition: not for publication").first.is_visible()
    tables = page.locator("[data-testid=stMain] table")
    assert tables.count() == on_screen
    long = 0
    for place in range(on_screen):
        box = tables.nth(place).bounding_box()
        assert box and box["width"] <= A4_LANDSCAPE[0] + 1, "a table runs off the paper"
        long += box["height"]
        cell = tables.nth(place).locator("td").first
        assert float(cell.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")) >= 15.5
    whole = page.evaluate("() => document.scrollingElement.scrollHeight")
    assert whole >= long, "the page prints only what its window shows"
    sheets = _sheets(page)
    assert sheets >= max(1, int(long / A4_LANDSCAPE[1] * 0.8))
    assert sheets <= 2 + whole / A4_LANDSCAPE[1] * 1.6, "paper left empty"


@pytest.mark.parametrize("name", ["measure", "staffing", "team", "about"])
def test_every_word_can_be_reached_at_400_per_cent(visit: Visit, name: str) -> None:
    """A window of 1280 pixels at 400% is 320 wide (WCAG 1.4.10)."""
    page = visit.open(PATHS[name])
    page.set_viewport_size({"width": 320, "height": 800})
    finished(page)
    assert page.evaluate(_TOO_WIDE) == []
