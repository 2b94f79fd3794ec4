"""The committee pack made in a browser: its files arrive, and its web page is accessible on screen and paper."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.chromium import PATIENCE, Visit, finished
from tests.browser.test_accessibility import RULES

NAME = (
    r"committee-pack-short(_manifest)?_2026-27-Q2_All_[0-9a-f]{6}_officer-edition_not-for-publication_invented-figures"
    r"\.(html|xlsx|json)"
)


def _choose(page: Page, label: str, *options: str) -> None:
    """Adds options to a multiselect."""
    box = page.get_by_test_id("stMultiSelect").filter(has_text=label)
    for option in options:
        box.locator("input").click()
        page.get_by_role("option", name=option, exact=True).click()
        finished(page)
    page.keyboard.press("Escape")


def _clear(page: Page, label: str) -> None:
    page.get_by_test_id("stMultiSelect").filter(has_text=label).get_by_label("Clear all").click()
    finished(page)


def test_a_pack_is_made_and_its_page_is_accessible(
    visit: Visit, browser: Browser, tmp_path: Path
) -> None:
    page = visit.open("/pack?quarter=2026-27+Q2&team=All")
    _clear(page, "Themes")
    _choose(page, "Themes", "Keep Me Healthy")
    _clear(page, "Formats")
    _choose(page, "Formats", "One web page", "Excel workbook")
    page.get_by_role("button", name="Make the pack").click()
    buttons = page.locator(".st-key-downloads-pack").get_by_role("button")
    buttons.first.wait_for(timeout=PATIENCE)
    finished(page)
    found = {}
    for place in range(buttons.count()):
        with page.expect_download() as download:
            buttons.nth(place).click()
        name = download.value.suggested_filename
        assert re.fullmatch(NAME, name), name
        found[name.rpartition(".")[2]] = tmp_path / name
        download.value.save_as(tmp_path / name)
    assert set(found) == {"html", "xlsx", "json"}
    _is_accessible(browser, found["html"])


def _is_accessible(browser: Browser, file: Path) -> None:
    """A page opened from a file, alone, with scripts off: nothing asked for, axe 0, on paper too."""
    asked: list[str] = []
    context = browser.new_context(locale="en-GB")
    try:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            for width in (1366, 390):
                page.set_viewport_size({"width": width, "height": 900})
                faults = Axe().run(page, options=RULES).response["violations"]
                assert [fault["id"] for fault in faults] == [], (media, width)
        assert all(url.startswith(("file:", "data:")) for url in asked)
        assert page.locator("h1").count() == 1 and page.locator("main").count() == 1
        assert page.evaluate("document.images.length") == page.evaluate(
            "[...document.images].filter(each => each.complete && each.naturalWidth > 0).length"
        )
        page.emulate_media(media="screen")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        # On paper a table is as wide as the page: 17 cm of A4 are 643 px.
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 643, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= 643
    finally:
        context.close()
