"""A real Chromium on the real dashboard: one browser and one server of each store a worker, a profile a test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import known_answers, project
from tests.browser import chromium
from tests.browser.chromium import Visit, finished
from tests.browser.screens import PATHS
from tests.browser.server import Server, serve, store_command

DFE_FILES = (
    "csww_indicators_2017_to_2025.csv",
    "cla_number_and_rate_per_10k_children.csv",
    "la_care_leavers_accommodation_suitability.csv",
    "la_care_leavers_activity.csv",
    "la_cla_placement_stability.csv",
    "la_conviction_health_outcome_cla.csv",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one every test here fails and says how to get it."""
    with sync_playwright() as playwright:
        try:
            started = chromium.launch(playwright)
        except chromium.NoChromiumError as none:
            pytest.fail(str(none), pytrace=False)
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo(demo_store: Path) -> Iterator[Server]:
    """The dashboard on the invented council."""
    with serve(demo_store) as server:
        yield server


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a real council's published figures; asked for by tests marked dfe alone."""
    folder = known_answers.dfe()
    assert folder is not None
    store = tmp_path_factory.mktemp("browser") / "real"
    neighbours = project.ROOT / "data" / "reference" / "neighbours.csv"
    files = [str(neighbours), *(str(folder / name) for name in DFE_FILES)]
    store_command(store, "load", *files, "--council", "Cheshire East")
    store_command(store, "build")
    store_command(store, "publish", "--meeting", "a committee", "--on", "2026-11-24")
    with serve(store) as server:
        yield server


@pytest.fixture
def own_store(demo_as_made: Path, tmp_path: Path) -> Path:
    """A copy of the invented council's store that a test may change."""
    return Path(shutil.copytree(demo_as_made, tmp_path / "own"))


@pytest.fixture
def visit_of(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Begins a visit of a server with a new profile; at the end nothing foreign may have been
    asked for, and the browser may not have complained."""
    begun: list[Visit] = []

    def begin(server: Server, **how: object) -> Visit:
        begun.append(Visit(browser.new_context(locale="en-GB", **how), server.url))
        return begun[-1]

    yield begin
    for each in begun:
        each.context.close()
    for each in begun:
        each.check()


def _look(profile: Visit, name: str) -> Page:
    """A profile's page of a screen, opened at the first look."""
    if name not in profile.screens:
        profile.screens[name] = profile.open(f"{PATHS[name]}?quarter=2026-27+Q2&team=All")
    return profile.screens[name]


@pytest.fixture(scope="session")
def profile_of(browser: Browser) -> Iterator[Callable[[Server], Visit]]:
    """Begins a profile that has been at a server before and stays until the end.

    A page of it stays open, so that the process that draws its pages stays and has the scripts ready.
    """
    begun: list[Visit] = []

    def begin(server: Server) -> Visit:
        begun.append(Visit(browser.new_context(locale="en-GB"), server.url))
        _look(begun[-1], "about")
        return begun[-1]

    yield begin
    for each in begun:
        each.context.close()


@pytest.fixture(scope="session")
def profile(profile_of: Callable[[Server], Visit], demo: Server) -> Visit:
    """The profile of `visit`, on the invented council's dashboard unless a file says another."""
    return profile_of(demo)


@pytest.fixture
def visit(profile: Visit) -> Iterator[Visit]:
    """A returning visitor, whose pages are closed at the end and held to what `visit_of` holds."""
    yield profile
    for page in set(profile.context.pages) - set(profile.screens.values()):
        page.close()
    profile.check()


@pytest.fixture
def screen(profile: Visit) -> Iterator[Callable[[str], Page]]:
    """Each screen of the returning visitor, opened once for all tests that only look at it."""

    def opened(name: str) -> Page:
        page = _look(profile, name)
        page.bring_to_front()
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1366, "height": 900})
        finished(page)
        return page

    yield opened
    profile.check()
