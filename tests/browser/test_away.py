"""A server that was away: a page that comes back by itself keeps the reader's first choice, and says what it has not."""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.chromium import Visit, choose, finished
from tests.browser.officer import drop, say_who
from tests.browser.server import serve
from tests.store.small_store import SCORECARD


def _back(page: Page) -> None:
    """Waits until the page has its server again."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'",
        timeout=60_000,
    )
    finished(page)


def test_the_first_choice_after_the_server_was_away_holds(
    demo_store: Path, visit_of: Callable[..., Visit]
) -> None:
    with serve(demo_store) as server:
        page = visit_of(server).open("/scorecard?quarter=2025-26+Q3&team=Disabled+Children")
        port = urlsplit(server.url).port
    with serve(demo_store, port=port):
        _back(page)
        choose(page, "Team", "Unaccompanied Young People")
        page.wait_for_function("() => location.search.includes('Unaccompanied')")
        finished(page)
        expect(page.locator("[data-testid=stMain]")).to_contain_text(
            "Unaccompanied Young People, Q3 2025/26"
        )


def test_a_file_that_is_not_here_any_more_is_said_to_be_gone(
    tmp_path: Path, demo_store: Path, visit_of: Callable[..., Visit]
) -> None:
    store = tmp_path / "store"
    shutil.copytree(demo_store, store)
    with serve(store) as server:
        page = visit_of(server).open("/load")
        say_who(page)
        drop(page, "more.csv", (SCORECARD + "children-cared-for,All,2026-27 Q2,,,420\n").encode())
        expect(page.get_by_role("button", name="Load more.csv")).to_be_visible(timeout=60_000)
        port = urlsplit(server.url).port
    with serve(store, port=port):
        _back(page)
        page.get_by_role("button", name="Load more.csv").click()
        expect(page.get_by_text("more.csv is not here any more")).to_be_visible(timeout=60_000)
