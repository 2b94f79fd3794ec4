"""The README's picture: `python -m tests.browser.picture docs/summary.png` draws it from the invented council."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.server import serve, store_command

SIZE = (1366, 768)


def main(target: Path) -> None:
    """Writes the Summary of the invented council's latest quarter as a PNG."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "demo"
        store_command(store, "demo")
        browser = chromium.launch(playwright)
        with serve(store) as server:
            visit = chromium.Visit(browser.new_context(), server.url)
            visit.open("/", *SIZE).screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
