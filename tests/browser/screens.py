"""The screens there are, and what the tests ask of the text on them."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests import project

PAGES = project.screens()
PATHS = {name: "/" if place == 0 else f"/{name}" for place, name in enumerate(PAGES)}
"""Where each screen answers: the first at the root alone."""

SIZES = {
    "a committee room": (1366, 900),
    "a tablet": (820, 1180),
    "a phone": (390, 844),
    "200% zoom": (683, 450),
}
"""Width and height in CSS pixels; zooming to 200% halves those of the committee room."""

Screen = Callable[[str], Page]
"""Gives the open page of a screen's name."""


FILTERS = "[class*=st-key-filters]"
"""Where a screen's selects stand."""


def shown(page: Page) -> str:
    """What a screen shows below its filters: its words, and what its pictures say they are of."""
    return page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid=stMain]').cloneNode(true);
            main.querySelectorAll('[class*=st-key-filters], style').forEach(each => each.remove());
            const pictures = [...main.querySelectorAll('img')].map(each => each.alt + each.src);
            return main.textContent + pictures.join('\\n');
        }"""
    )


def filters(page: Page) -> list[str]:
    """The labels of a screen's selects, in order."""
    labels = page.locator(f"{FILTERS} [data-testid=stSelectbox] label").all_inner_texts()
    return [each.strip() for each in labels]
