"""Screens as their scripts draw them, on the invented council: no browser, and no picture drawn twice."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.settings import Places
from store.store import Store
from tests.store import small_store

MAIN = Path(__file__).resolve().parent.parent.parent / "ui" / "frame" / "main.py"


TABLE_ROLES = re.compile(r' role="?(?:table|rowgroup|row|cell|columnheader|rowheader)"?(?=[ >])')


class Screen:
    """One screen that has run: its words, and the AppTest to act on it."""

    def __init__(self, app: AppTest) -> None:
        self.app = app
        assert not app.exception, app.exception[0].value

    @property
    def title(self) -> str:
        """The one h1."""
        assert len(self.app.title) == 1
        return self.app.title[0].value.replace("\\", "")

    @property
    def markup(self) -> str:
        """All HTML that the screen put on the page, less the roles that tables say of themselves."""
        return TABLE_ROLES.sub("", self.html)

    @property
    def html(self) -> str:
        """All HTML that the screen put on the page."""
        return "".join(each.proto.body for each in self.app.get("html"))

    @property
    def words(self) -> str:
        """What a person reads of it, with single spaces."""
        text = re.sub(r"<style.*?</style>|<[^>]*>", " ", self.markup, flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(text)).replace(" .", ".").replace(" ,", ",")

    @property
    def live_charts(self) -> int:
        """How many charts the browser would draw."""
        return len(self.app.get("vega_lite_chart"))


def opened(page: str, **address: str) -> Screen:
    """A screen of the store that the environment names, at an address."""
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return Screen(app.switch_page(f"../../pages/{page}.py").run())


def on_screen(monkeypatch: pytest.MonkeyPatch, places: Places) -> None:
    """The screens show this store, by its own measures, and draw nothing ahead."""
    monkeypatch.setenv("DASHBOARD_STORE", str(places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(places.catalogue))
    monkeypatch.setenv("DASHBOARD_DRAW_AHEAD", "0")


@pytest.fixture
def small_on_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The small store that is in use, on the screens."""
    held = small_store.in_use(tmp_path)
    on_screen(monkeypatch, held.places)
    return held


@pytest.fixture
def visit(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Screen]:
    """Opens a screen at an address, as `visit("measure", team="All")`."""
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    monkeypatch.setenv("DASHBOARD_DRAW_AHEAD", "0")

    return opened
