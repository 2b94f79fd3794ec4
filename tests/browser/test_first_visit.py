"""A first-time visitor's link, on a process that has served nobody yet, and addresses that ask for what is not there."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import Visit
from tests.browser.screens import PAGES, PATHS
from tests.browser.server import Server, serve

ASKED = "quarter=2025-26+Q4&team=Disabled+Children"


def _chosen(page: Page, label: str) -> str:
    box = page.locator(".st-key-filters [data-testid=stSelectbox]").filter(has_text=label)
    typed = box.get_by_role("combobox").first
    return f"{typed.input_value()} {box.inner_text()}"


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_first_visitor_of_a_new_process_gets_the_screen_of_the_link(
    demo_store: Path, visit_of: Callable[..., Visit]
) -> None:
    with serve(demo_store) as server:
        page = visit_of(server).open(f"/scorecard?{ASKED}")
        assert page.locator("h1").inner_text() == "Scorecard"
        assert page.get_by_role("dialog").count() == 0
        assert "Q4 2025/26" in _chosen(page, "Quarter")
        assert "Disabled Children" in _chosen(page, "Team")
        assert "Disabled Children" in page.locator("p.cp-quiet").inner_text()
        assert _asked(page) == {"quarter": ["2025-26 Q4"], "team": ["Disabled Children"]}
        assert page.get_by_text("Invented figures").first.is_visible()
        assert page.get_by_text("Officer edition: not for publication").first.is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_every_screen_opens_from_its_address(visit: Visit, name: str) -> None:
    page = visit.open(f"{PATHS[name]}?{ASKED}")
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("h1").count() == 1
    assert page.get_by_text("Invented figures").first.is_visible()
    assert page.get_by_text("Officer edition: not for publication").first.is_visible()
    assert _asked(page)["quarter"] == ["2025-26 Q4"]
    assert _asked(page)["team"] == ["Disabled Children"]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_not_known_is_answered_in_words(visit: Visit, name: str) -> None:
    asked = "quarter=1899-00+Q1&team=Nowhere&theme=x&rating=blue&measure=%3Cscript%3E&order=9"
    page = visit.open(f"{PATHS[name]}?{asked}")
    said = " ".join(page.get_by_test_id("stAlert").all_inner_texts())
    for wish in ("1899-00 Q1", "Nowhere", "blue", "<script>"):
        assert f"“{wish}”" in said
    assert page.get_by_test_id("stException").count() == 0
    assert page.locator("h1").count() == 1
    assert "1899" not in page.url and "Nowhere" not in page.url


@pytest.mark.parametrize("path", ["/", "/scorecard"])
def test_a_store_without_figures_says_what_to_do(
    visit_of: Callable[..., Visit], empty: Server, path: str
) -> None:
    page = visit_of(empty).open(path)
    assert page.locator("h1").inner_text() == "No figures yet"
    assert page.get_by_text("python -m store demo").is_visible()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory):
    """The dashboard of a store that holds nothing."""
    with serve(tmp_path_factory.mktemp("empty") / "store") as server:
        yield server
