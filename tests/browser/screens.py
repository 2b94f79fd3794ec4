"""The screens there are, and what the tests ask of the text on them."""

import ast
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

_MAIN = Path(__file__).resolve().parent.parent.parent / "ui" / "main.py"


def _pages() -> dict[str, str]:
    """The screens that the navigation lists: file name to title. The script itself is not run."""
    for node in ast.parse(_MAIN.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES":
            return ast.literal_eval(node.value)
    raise LookupError("ui/main.py lists no PAGES")


PAGES = _pages()
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
