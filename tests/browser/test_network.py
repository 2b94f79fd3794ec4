"""What travels: nothing to or from another host, headers on every answer, little the second time."""

import urllib.request
from collections.abc import Callable
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import Visit, choose
from tests.browser.server import Server
from ui.frame.headers import HEADERS


def test_a_first_visit_asks_no_other_host(visit_of: Callable[..., Visit], demo: Server) -> None:
    """What every other test holds its visits to, and that it sees the socket as well."""
    visit = visit_of(demo)
    page = visit.open("/scorecard")
    choose(page, "Quarter", "Q1 2026/27")
    assert any(url.startswith("ws://127.0.0.1") for url in visit.asked), "the socket was not seen"
    assert len(visit.asked) > 20
    assert visit.foreign() == set()


def test_a_picture_is_fetched_once_and_answered_with_the_headers(
    visit_of: Callable[..., Visit], demo: Server
) -> None:
    visit = visit_of(demo)
    page = visit.open("/measure")
    addresses = {url for url in visit.asked if "/pictures/" in url}
    assert addresses
    for address in addresses:
        with urllib.request.urlopen(address, timeout=10) as answer:
            given = {name.lower(): value for name, value in answer.headers.items()}
            assert answer.read().startswith(b"<svg")
        assert given["content-type"] == "image/svg+xml"
        assert all(given[name.decode()] == value.decode() for name, value in HEADERS)
    with pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(demo.url + "/pictures/a.pictures/b.svg", timeout=10)
    assert refused.value.code == 404
    assert all(refused.value.headers[name.decode()] == value.decode() for name, value in HEADERS)
    network = visit.context.new_cdp_session(page)
    network.send("Network.enable")
    received: list[int] = []
    network.on("Network.loadingFinished", lambda done: received.append(done["encodedDataLength"]))
    choose(page, "Quarter", "Q1 2026/27")
    first = sum(received)
    choose(page, "Quarter", "Q2 2026/27")
    assert first > 10_000
    assert sum(received) == first, "a picture seen before was fetched again"


def test_a_foreign_host_would_be_noticed(browser: Browser, demo: Server) -> None:
    visit = Visit(browser.new_context(), demo.url)
    page = visit.open("/")
    page.evaluate("() => fetch('http://192.0.2.1/x', {mode: 'no-cors'}).catch(() => 0)")
    visit.asked.append("wss://example.org/stream")
    assert "example.org" in visit.foreign()
    assert visit.complaints, "the policy lets a page ask another host"
    visit.context.close()


@pytest.mark.parametrize("path", ["/", "/scorecard", "/_stcore/health", "/not-there"])
def test_every_answer_has_its_headers(demo: Server, path: str) -> None:
    with urllib.request.urlopen(demo.url + path, timeout=10) as answer:
        given = {name.lower(): value for name, value in answer.headers.items()}
    for name, value in HEADERS:
        assert given[name.decode()] == value.decode()
    policy = given["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "http:" not in policy and "https:" not in policy and "*" not in policy


@pytest.mark.parametrize("path", ["/", "/staffing"])
def test_a_second_visit_loads_next_to_nothing(visit: Visit, path: str) -> None:
    page = visit.open(path)
    again = visit.context.new_page()
    received: list[int] = []
    network = visit.context.new_cdp_session(again)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda done: received.append(done["encodedDataLength"]))
    again.goto(page.url)
    again.locator("h1").wait_for()
    again.wait_for_timeout(300)
    assert sum(received) < 60_000
