"""What an officer does on the Load data screen, as their hands do it, and what is wrong with it for whoever cannot see it."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chromium import PATIENCE, finished
from tests.browser.test_accessibility import RULES

expect.set_options(timeout=PATIENCE)


def say_who(page: Page) -> None:
    """Gives a name and a role."""
    page.get_by_label("Your name").fill("A. Nalyst")
    page.get_by_label("Your role").fill("Performance analyst")
    page.get_by_label("Your role").press("Tab")
    finished(page)


def drop(page: Page, name: str, data: bytes) -> None:
    """Drops a file."""
    kind = "application/octet-stream"
    page.set_input_files(
        "input[type=file]", files=[{"name": name, "mimeType": kind, "buffer": data}]
    )


def load(page: Page, name: str) -> None:
    """Loads the file that was dropped."""
    page.get_by_role("button", name=f"Load {name}").click()
    expect(
        page.get_by_text(re.compile(rf"{re.escape(name)} was loaded as entry"))
    ).not_to_have_count(0)
    finished(page)


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on the screen as it stands: a button that is just becoming one fades in."""
    finished(page)
    page.evaluate("() => Promise.allSettled(document.getAnimations().map(each => each.finished))")
    found = Axe().run(page, options=RULES).response["violations"]
    return [(fault["id"], node["target"]) for fault in found for node in fault["nodes"]]
