"""The system's own Chromium, and what one visit of a screen in it saw, asked for and complained of."""

import re
import shutil
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser",
    "google-chrome", "google-chrome-stable",
)  # fmt: skip
"""The first is the same Chromium without the windows that nobody sees here: a fifth less work."""
HOW_TO_GET_ONE = (
    "No Chromium or Chrome is on this machine: install one (on Debian or Ubuntu: "
    "sudo apt-get install chromium) and run the tests again."
)
ARGUMENTS = [
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-gpu", "--force-color-profile=srgb", "--process-per-site",
]  # fmt: skip
PATIENCE = 60_000
"""Milliseconds within which a screen must be finished, its pictures drawn."""

_HARMLESS = re.compile(r"/_stcore/(health|host-config)$")
"""Streamlit asks for these below a deep link's own address first, and is told that they are not there."""

QUIET = 100
"""Milliseconds between two looks that must find the same finished screen."""

_OPTION = "[role=option]"

_FINISHED = """() => {
    // A picture that nobody would see yet is not waited for: the page leaves it until it is near.
    const inView = image => {
        const box = image.getBoundingClientRect();
        return image.loading === 'eager' || (image.checkVisibility() && box.top < innerHeight && box.bottom > 0);
    };
    const app = document.querySelector('[data-testid=stApp]');
    const finished = app && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1')
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        && [...document.images].every(each => each.complete || !inView(each));
    const main = document.querySelector('[data-testid=stMain]');
    const pictures = [...document.images].map(each => each.getAttribute('src')?.length);
    const looks = finished
        ? [main.textContent, main.getElementsByTagName('*').length, ...pictures].join() : null;
    const same = looks !== null && looks === window.looksBefore;
    window.looksBefore = looks;
    return same;
}"""


# A busy server starts a run late.
_WATCH_FOR_A_RUN = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    window.ranSince = false;
    window.waitUntil = performance.now() + 2000;
    new MutationObserver((_, watch) => {
        if (app.dataset.testScriptState !== 'running') return;
        window.ranSince = true;
        watch.disconnect();
    }).observe(app, {attributeFilter: ['data-test-script-state']});
}"""


class NoChromiumError(RuntimeError):
    """There is no browser to test with; the message says how to get one."""


def launch(playwright: Playwright) -> Browser:
    """Starts the system's Chromium. Raises NoChromiumError."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoChromiumError(HOW_TO_GET_ONE)
    return playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


@dataclass
class Visit:
    """A browser profile of its own, with every request, socket and complaint of its pages."""

    context: BrowserContext
    home: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    screens: dict[str, Page] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE)
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda fault: self.complaints.append(str(fault.error)))

    def _hear(self, message: ConsoleMessage) -> None:
        source = message.location["url"] if message.location else ""
        if message.type == "error" and not _HARMLESS.search(source):
            self.complaints.append(f"{message.text} ({source})")

    def open(self, path: str = "/", width: int = 1366, height: int = 900) -> Page:
        """A new page at an address of the dashboard, finished."""
        page = self.context.new_page()
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.set_viewport_size({"width": width, "height": height})
        page.goto(self.home + path)
        finished(page)
        return page

    def foreign(self) -> set[str]:
        """The hosts that were asked for anything and are not the dashboard."""
        hosts = {
            urlsplit(url).netloc
            for url in self.asked
            if urlsplit(url).scheme not in ("data", "blob", "about", "chrome-extension")
        }
        return hosts - {urlsplit(self.home).netloc}

    def check(self) -> None:
        """Fails where another host was asked or the browser complained; then forgets both."""
        foreign, complaints = self.foreign(), list(self.complaints)
        self.asked.clear()
        self.complaints.clear()
        assert not foreign
        assert not complaints


def finished(page: Page) -> None:
    """Waits until the script has ended, every picture is there and nothing changes any more."""
    page.wait_for_function(_FINISHED, timeout=PATIENCE, polling=QUIET)


def choose(page: Page, label: str, option: str) -> None:
    """Picks an option of the select with this label, as a reader does, and waits for the screen."""
    _unfold(page, label)
    # By selector: what is looked for by role is looked for all over the page, at the page's own cost, while it draws.
    options = page.locator(_OPTION)
    wanted = options.filter(has_text=re.compile(rf"^\s*{re.escape(option)}\s*$")).first
    chosen_already = wanted.get_attribute("aria-selected") == "true"
    page.evaluate(_WATCH_FOR_A_RUN)
    wanted.click()
    # A list that is still closing would be taken for the next one.
    options.first.wait_for(state="hidden")
    if not chosen_already:  # else no run follows
        page.wait_for_function("() => window.ranSince || performance.now() > window.waitUntil")
    finished(page)


def others(page: Page, label: str) -> list[str]:
    """The words of every option of a select but the chosen one, in order; long lists as far as they are drawn."""
    _unfold(page, label)
    found = page.locator(f"{_OPTION}:not([aria-selected=true])").all_inner_texts()
    page.keyboard.press("Escape")
    return [each.strip() for each in found]


def _unfold(page: Page, label: str) -> None:
    """Opens a select. A list that is opened while the page still scrolls closes again."""
    select = page.get_by_role("combobox", name=label).first
    select.scroll_into_view_if_needed()
    page.wait_for_timeout(QUIET)
    select.click()
    page.locator(_OPTION).first.wait_for()
