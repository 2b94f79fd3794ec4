"""Load data, without a browser: what is recorded and not yet in the draft, and what the machine would not do."""

import errno
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from store import intake
from store.build import build
from store.durable import DamagedError
from store.ledger.loads import loads
from store.read.snapshot import open_current
from store.store import NotBuiltError, Store, chosen_store
from tests import known_answers
from tests.store import small_store
from tests.store.small_store import SCORECARD
from tests.ui.conftest import MAIN, Screen
from ui.officer import machine


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store that the screens show, with one file loaded since the draft was built."""
    small_store.in_use(tmp_path)
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(tmp_path / "measures"))
    monkeypatch.setenv("DASHBOARD_DRAW_AHEAD", "0")
    held = Store(chosen_store().places, intake.read)
    small_store.load(held, tmp_path, later=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    return held


def _page(name: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"../../pages/{name}.py").run()


def _plain(said: Iterable[Any]) -> str:
    """Words without the marks that keep them from being Markdown."""
    return " ".join(each.value for each in said).replace("\\", "")


def _warnings(app: AppTest) -> str:
    return " ".join(each.value for each in app.warning)


def test_what_is_recorded_and_not_in_the_draft_is_said_and_built_by_a_button(store: Store) -> None:
    assert store.behind() is not None
    app = _page("load")
    assert "Entry 4 is recorded and stands, and is not in the draft yet" in _warnings(app)
    app.button(key="build-draft").click().run()
    assert not app.exception
    assert "The draft is built: entry 4 is in it." in " ".join(each.value for each in app.success)
    assert store.behind() is None
    snapshot = open_current(store)
    assert snapshot is not None and snapshot.record.ledger_length == 4
    snapshot.close()
    assert "not in the draft" not in _warnings(_page("load"))


def test_a_draft_that_cannot_be_built_is_said_and_the_entry_stands(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Store, *_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Store, "build", full)
    app = _page("load")
    app.button(key="build-draft").click().run()
    assert not app.exception
    said = _plain(app.error)
    assert "The draft could not be built: No space left on device. Make room on its disk" in said
    assert len(loads(store.entries())) == 3
    with pytest.raises(NotBuiltError, match="recorded as entry 4, and the draft is not built"):
        store.build_with(store.entries()[-1])


def test_an_earlier_state_that_nobody_built_is_built_by_an_officer_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    monkeypatch.setattr(
        build, "make", lambda *asked: made.append(1) or pytest.fail("a link builds nothing")
    )
    monkeypatch.setattr("store.build.make_apart.make", build.make)
    monkeypatch.setenv("DASHBOARD_LOADING", "off")
    app = _page("summary", as_at="4")
    assert not made and not app.button
    told = Screen(app).words
    assert "these figures are kept, and have not been put together" in told
    assert "The performance team can do that" in told


def test_an_officer_builds_it_once_and_everybody_opens_it(store: Store) -> None:
    app = _page("summary", as_at="4")
    app.button(key="build-4").click().run()
    assert not app.exception
    assert "later.csv (entry 4)" in Screen(app).words
    assert "later.csv (entry 4)" in Screen(_page("summary", as_at="4")).words


def test_a_page_that_the_machine_cannot_finish_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("reporting.summary_report.summary_report", full)
    app = _page("summary", as_at="draft")
    assert not app.exception
    assert "could not do this: No space left on device." in _plain(app.error)


@pytest.mark.parametrize(
    ("fault", "room"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (RuntimeError("database or disk is full"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (DamagedError("stored file x is missing"), False),
    ],
)
def test_what_to_do_is_said_where_it_is_known(fault: Exception, room: bool) -> None:
    assert ("Make room on its disk" in machine.words(fault)) == room
    assert machine.words(fault).endswith(".")


def test_a_copy_of_a_store_serves_where_nothing_can_be_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(store.places.store, tmp_path / "kept"))
    monkeypatch.setenv("DASHBOARD_STORE", str(folder))
    monkeypatch.setattr(
        "store.durable.write", lambda *_: (_ for _ in ()).throw(OSError(errno.EROFS, "Read-only"))
    )
    app = _page("summary", as_at="draft")
    assert not app.exception and app.title[0].value == "Summary"


@pytest.mark.public_cases
@pytest.mark.parametrize(
    "path", known_answers.attacks_by_folder(), ids=lambda path: path.parent.name
)
def test_a_file_that_version_0_1_took_is_refused_on_the_screen(store: Store, path: Path) -> None:
    before = store.entries()
    app = _page("load")
    app.file_uploader[0].upload(path.name, path.read_bytes()).run()
    words = Screen(app).words
    assert f"{path.name} was not loaded" in words
    assert "Nothing of it was kept" in words
    assert "What has to be put right" in words
    assert store.entries() == before
