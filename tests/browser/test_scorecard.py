"""The Scorecard in a reader's hands: rows that open on a phone, headings that stay, filters in one line."""

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import finished
from tests.browser.screens import FILTERS, Screen

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1366, "height": 768}
BELOW_THE_MENU = 70
"""CSS pixels from the top within which what stays in sight begins: Streamlit's own bar has 64 of them."""


@pytest.fixture
def phone(screen: Screen) -> Page:
    """The Scorecard on a phone, all rows closed."""
    page = screen("scorecard")
    page.set_viewport_size(PHONE)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = false")
    finished(page)
    return page


def _scrolled(page: Page, down: int) -> None:
    page.evaluate("down => document.querySelector('[data-testid=stMain]').scrollTo(0, down)", down)
    page.wait_for_timeout(200)


def _visible(page: Page, row: int) -> list[bool]:
    """Which of a row's parts can be seen: name, figure, target, rating, picture, finding, earlier figure."""
    cells = page.locator(".cp-scorecards tbody tr").nth(row)
    parts = (
        "th > a", "td:nth-child(2)", "td:nth-child(3)", "td:nth-child(4)", ".cp-spark", "td > div",
        "td:nth-child(6)",
    )  # fmt: skip
    return [cells.locator(each).is_visible() for each in parts]


FOLDED = [True, True, False, True, True, False, False]


def test_a_row_opens_on_a_phone_and_closes_by_keyboard(phone: Page) -> None:
    assert _visible(phone, 0) == _visible(phone, 1) == FOLDED
    more = phone.locator(".cp-scorecard summary").first
    more.focus()
    phone.keyboard.press("Enter")
    assert _visible(phone, 0) == [True] * 7
    assert _visible(phone, 1) == FOLDED, "the others stay as they were"
    phone.keyboard.press("Enter")
    assert _visible(phone, 0) == FOLDED


def test_every_row_opens_at_once(phone: Page) -> None:
    phone.get_by_text("Open every row").click()
    assert _visible(phone, 0) == _visible(phone, 12) == [True] * 7
    phone.get_by_text("Open every row").click()
    assert _visible(phone, 12) == FOLDED


def test_closed_it_is_short(phone: Page) -> None:
    """34 screens of a phone once."""
    height = phone.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert height < 8 * PHONE["height"]


def test_what_each_cell_is_stands_before_it_on_a_phone(phone: Page) -> None:
    phone.locator(".cp-scorecard summary").first.click()
    said = phone.evaluate(
        """() => [...document.querySelectorAll('.cp-scorecard tr:has(details[open]) td')].map(
            cell => getComputedStyle(cell.querySelector('div') ?? cell, '::before').content)"""
    )
    assert [each for each in said if each != "none"] == [
        '"Target: "', '"Finding: "', '"Q1 2026/27: "', '"Q4 2025/26 (year end): "',
    ]  # fmt: skip


def test_the_theme_stays_in_sight_on_a_phone(phone: Page) -> None:
    _scrolled(phone, 1500)
    tops = phone.evaluate(
        "[...document.querySelectorAll('.cp-scorecard caption')].map(each => each.getBoundingClientRect().top)"
    )
    assert sum(0 < top < BELOW_THE_MENU for top in tops) == 1


def test_the_filters_take_one_line_on_a_phone(phone: Page) -> None:
    tops = phone.locator(f"{FILTERS} [data-testid=stSelectbox]").evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().top))"
    )
    assert len(tops) == 5 and len(set(tops)) == 1


@pytest.mark.parametrize("down", [900, 4000])
def test_the_headings_stay_in_sight_on_a_wide_screen(screen: Screen, down: int) -> None:
    page = screen("scorecard")
    page.set_viewport_size(WIDE)
    _scrolled(page, down)
    seen = page.locator(".cp-scorecard thead th:first-child").evaluate_all(
        """(all, below) => all.filter(each => {
            const box = each.getBoundingClientRect(), at = document.elementFromPoint(box.left + 5, box.bottom - 5);
            return box.top > 0 && box.top < below && each.contains(at);
        }).length""",
        BELOW_THE_MENU,
    )
    assert seen == 1, "the headings of the theme in sight, and nothing lies over them"
    _scrolled(page, 0)
