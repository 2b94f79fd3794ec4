"""What a reader waits for and a server works for: measured on the running dashboard in a real Chromium."""

import os
import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import chromium
from tests.browser.chromium import finished
from tests.browser.server import Server

TURNS = 4
"""Options of a screen's first filter between which it is changed; the first as it opens is not one."""

CHANGES = 20

SIZES = {"a laptop": (1366, 900), "a tall window": (1600, 1800)}
"""The windows in which repaints are measured, in pixels: the second shows twice as much at once."""

_TICKS = os.sysconf("SC_CLK_TCK")

# The moment at which an option was pressed, and the last at which what is shown changed after it:
# words, nodes or a picture in view that arrived. The frame that paints it follows.
_WATCH = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    const changed = () => { window.benchLast = performance.now(); };
    new MutationObserver(changed).observe(main,
        {childList: true, characterData: true, subtree: true, attributeFilter: ['src']});
    main.addEventListener('load', ({target}) => {
        const seen = target.tagName === 'IMG' && target.getBoundingClientRect();
        if (seen && seen.top < innerHeight && seen.bottom > 0) changed();
    }, true);
    document.addEventListener('pointerdown', event => {
        if (event.target.closest('[role=option]')) window.benchPressed = performance.now();
    }, true);
}"""
_WAITED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => done(window.benchLast - window.benchPressed + 1000 / 60))))"""


@dataclass(frozen=True)
class Reruns:
    """Filter changes of one screen: server CPU in milliseconds each, on first sight and once its
    pictures are drawn, and the milliseconds to each repaint."""

    first: float
    cpu: float
    repaints: tuple[float, ...]

    def share(self, of_hundred: int) -> float:
        """The repaint time within which this share of the changes were."""
        ordered = sorted(self.repaints)
        return ordered[min(len(ordered) - 1, round(of_hundred / 100 * len(ordered)))]

    @property
    def median(self) -> float:
        """The repaint time of the middle change."""
        return statistics.median(self.repaints)


@dataclass(frozen=True)
class Bytes:
    """What one visit received: over HTTP as it travelled, and through the socket unpacked."""

    first: int
    first_socket: int
    repeat: int
    repeat_socket: int


def cpu_milliseconds(pid: int) -> float:
    """The CPU that a process has used so far, from /proc. Raises FileNotFoundError off Linux."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / _TICKS


class Driver:
    """One open screen whose quarter, or else its first filter, is changed again and again.

    Raises LookupError where a screen has no filter.
    """

    def __init__(self, browser: Browser, server: Server, path: str, size: tuple[int, int]) -> None:
        width, height = size
        self._context = browser.new_context(viewport={"width": width, "height": height})
        self._context.set_default_timeout(chromium.PATIENCE)
        self._server = server
        self._at = 0
        self._page: Page = self._context.new_page()
        self._page.goto(server.url + path)
        finished(self._page)
        self._page.evaluate(_WATCH)
        labels = self._page.locator("[data-testid=stSelectbox] label").all_inner_texts()
        if not labels:
            self._context.close()
            raise LookupError(f"{path} has no filter")
        self._label = "Quarter" if "Quarter" in labels else labels[0]
        self._options = chromium.others(self._page, self._label)[:TURNS]
        before = cpu_milliseconds(server.pid)
        for _ in self._options:
            self.change()
        self.first = (cpu_milliseconds(server.pid) - before) / len(self._options)
        self._cpu = 0.0
        self._repaints: list[float] = []

    def change(self) -> float:
        """Chooses the next quarter as a reader does; the milliseconds until it was painted."""
        self._at = (self._at + 1) % len(self._options)
        page = self._page
        chromium.choose(page, self._label, self._options[self._at])
        return page.evaluate(_WAITED)

    def measure(self, changes: int) -> None:
        """Makes some changes and keeps what they cost."""
        before = cpu_milliseconds(self._server.pid)
        self._repaints += [self.change() for _ in range(changes)]
        self._cpu += cpu_milliseconds(self._server.pid) - before

    def close(self) -> Reruns:
        """Ends the visit and returns what was measured."""
        self._context.close()
        return Reruns(self.first, self._cpu / len(self._repaints), tuple(self._repaints))


def bytes_of(browser: Browser, server: Server, path: str) -> Bytes:
    """What a first and a repeat visit of one screen receive, in one new profile."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    context.set_default_timeout(chromium.PATIENCE)
    received = []
    for _ in range(2):
        page = context.new_page()
        over_http: list[int] = []
        over_socket: list[int] = []
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.on(
            "Network.loadingFinished",
            lambda done, to=over_http: to.append(done["encodedDataLength"]),
        )
        network.on(
            "Network.webSocketFrameReceived",
            lambda frame, to=over_socket: to.append(len(frame["response"]["payloadData"]) * 3 // 4),
        )
        page.goto(server.url + path)
        finished(page)
        page.wait_for_timeout(500)
        received += [int(sum(over_http)), sum(over_socket)]
        page.close()
    context.close()
    return Bytes(*received)
