"""Pictures on a page: asked for by an address of their own, drawn once, and there again where they were lost."""

import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from store.read.picture_files import PictureStore
from tests.ui.conftest import Screen
from ui.leaving.addresses import ROUTES, answer

NOW = "2026-27 Q2"
ADDRESS = re.compile(r'(?:src|srcset)="(pictures/[^"]+)"')


def ask(path: str) -> Response | None:
    """What the first route that matches a path answers; None where none does."""
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    for route in ROUTES:
        found, said = route.matches(scope)
        if found is Match.FULL:
            return answer(Request({**scope, **said}))
    return None


@pytest.fixture
def served(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store whose pictures are asked for."""
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    return demo_store


def test_each_layout_has_an_address_that_answers_with_the_drawn_bytes(
    visit: Callable[..., Screen], served: Path
) -> None:
    found = ADDRESS.findall(visit("staffing", quarter=NOW).markup)
    assert len(found) == 6
    for address in found:
        given = ask("/" + address)
        assert given and given.status_code == 200
        assert given.headers["content-type"] == "image/svg+xml"
        assert "immutable" in given.headers["cache-control"]
        assert given.body == (served / "snapshots" / address.split("/", 1)[1]).read_bytes()
        behind = ask("/behind/a/proxy/" + address)
        assert behind and behind.body == given.body


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/none.pictures/00000000000000000000000000000000.svg",
        "/pictures/../current.json",
        "/pictures/../ledger.sqlite",
        "/pictures/x/y.duckdb",
    ],
)
def test_any_other_address_is_answered_in_words(served: Path, path: str) -> None:
    given = ask(path)
    assert given and given.status_code == 404
    assert given.body == b"There is no such picture."


def test_the_size_is_said_so_that_nothing_moves_when_a_picture_comes(
    visit: Callable[..., Screen], served: Path
) -> None:
    markup = visit("measure", quarter=NOW, measure="visits-on-time").markup
    tags = re.findall(
        r'<(?:source|img)[^>]*(?:src|srcset)="([^"]+)"[^>]* width="(\d+)" height="(\d+)"', markup
    )
    assert len(tags) == 4
    for address, width, height in tags:
        given = ask("/" + address)
        assert given and f'width="{width}" height="{height}"'.encode() in given.body[:1500]


def test_only_the_first_picture_is_asked_for_before_a_reader_comes_near(
    visit: Callable[..., Screen],
) -> None:
    images = re.findall(
        r"<img [^>]+>", visit("measure", quarter=NOW, measure="visits-on-time").markup
    )
    images = [each for each in images if "cp-mark" not in each]
    assert ['loading="lazy"' in each for each in images] == [False, True]


def test_a_picture_whose_file_was_taken_away_is_drawn_again(
    visit: Callable[..., Screen], served: Path
) -> None:
    address = ADDRESS.findall(visit("measure", quarter=NOW).markup)[0]
    file = served / "snapshots" / address.split("/", 1)[1]
    drawn = file.read_bytes()
    file.unlink()
    given = ask("/" + address)
    assert given and given.status_code == 404
    assert address in visit("measure", quarter=NOW).markup
    assert file.read_bytes() == drawn


def test_where_nothing_can_be_kept_the_page_holds_the_picture_itself(
    visit: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PictureStore, "keep", lambda *_: None)
    markup = visit("measure", quarter="2023-24 Q3", measure="left-care").markup
    sources = re.findall(r'(?:src|srcset)="data:image/svg\+xml;base64,([^"]+)"', markup)
    assert sources
    assert all(b64decode(each).startswith(b"<svg") for each in sources)
