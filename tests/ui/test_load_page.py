"""Load data, without a browser: what is recorded and not yet in the draft, and what the machine would not do."""

import errno
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from metrics.catalogue.refusal import CatalogueError
from metrics.figures.figure import Figure, Query
from metrics.vocabulary import Doubt
from store import intake
from store.build import build
from store.decisions import publication
from store.decisions.officer import Officer
from store.durable import DamagedError
from store.intake import Fault, Refused, Seen
from store.ledger.loads import loads
from store.loading import proposal
from store.loading.proposal import Progress, Proposal
from store.read import lines
from store.read.snapshot import open_current
from store.store import NotBuiltError, Store
from tests import known_answers
from tests.store import small_store
from tests.store.small_store import SCORECARD
from tests.ui.conftest import MAIN, Screen
from ui.officer import answers, load_screen, machine
from ui.reader import shelf, waiting
from ui.reader.shelf import Shelf


@pytest.fixture
def store(tmp_path: Path, small_on_screen: Store) -> Store:
    """A store that the screens show, with one file loaded since the draft was built."""
    small_store.load(small_on_screen, tmp_path, later=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    return small_on_screen


MORE = (SCORECARD + "m,North,2024-25 Q3,2,4,\n").encode()
BAD = (SCORECARD + "m,North,2024-25 Q3,5,4,\n").encode()
DAY = date(2024, 10, 10)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were worked out, each in this process."""
    worked_out = []

    def propose(store: Store, file: str, data: bytes, told: Progress) -> Proposal:
        worked_out.append(file)
        (folder := tmp_path / f"proposal {len(worked_out)}").mkdir()
        return proposal.propose(Store(store.places, intake.read), file, data, folder, told)

    monkeypatch.setattr("store.loading.propose_apart.propose", propose)
    return worked_out


@pytest.fixture
def own_workbook(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens the mapping of a workbook that has these sheets, or cannot be looked at."""

    def opened(*found: Seen | Exception) -> AppTest:
        def peek(file: str, data: bytes) -> tuple[Seen, ...]:
            assert turns == ["held"], "a turn is held"
            if isinstance(found[0], Exception):
                raise found[0]
            return found

        @contextmanager
        def turn() -> Iterator[None]:
            turns.append("held")
            try:
                yield
            finally:
                turns.pop()

        def refused(*_: object) -> None:
            fault = Fault(None, None, "header", "Indicator", "our headings")
            raise Refused("own.xlsx", (fault,), 1)

        turns: list[str] = []
        monkeypatch.setattr("store.loading.propose_apart.propose", refused)
        monkeypatch.setattr("store.loading.apart.peek", peek)
        monkeypatch.setattr(waiting, "turn", turn)
        app = _dropped(_page("load"), "own.xlsx", b"a workbook")
        return app.toggle(key="map-wanted").set_value(True).run()

    return opened


def _dropped(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader[0].set_value((name, data, "text/csv")).run()


def _as_somebody(app: AppTest) -> AppTest:
    app.text_input(key="officer-name").set_value("A. Nalyst")
    return app.text_input(key="officer-role").set_value("Performance analyst").run()


def _figure(store: Store) -> Figure:
    snapshot = open_current(store)
    assert snapshot is not None
    figure = lines.history(snapshot, "North")["m"][0]
    snapshot.close()
    return figure


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

    monkeypatch.setattr("reporting.findings_report.findings_report", full)
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


def test_damage_that_a_page_finds_withholds_the_figures(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> None:
        raise DamagedError("stored file abc is missing")

    monkeypatch.setattr("reporting.findings_report.findings_report", damaged)
    monkeypatch.setattr(shelf, "HERE", Shelf(9))
    app = _page("summary", as_at="draft")
    assert not app.exception
    assert app.title[-1].value == "Figures are withheld"
    assert "stored file abc is missing" in _plain(app.error)


def test_what_is_wrong_with_the_catalogue_is_told_to_the_officer(
    store: Store, here: list[str]
) -> None:
    (store.places.catalogue / "1-general.toml").write_text('theme = "Weather"')
    with pytest.raises(CatalogueError) as fault:
        store.catalogue()
    app = _page("load")
    app.button(key="build-draft").click().run()
    assert not app.exception
    assert f"The draft could not be built: {fault.value}" in _plain(app.error)
    app = _dropped(_page("load"), "more.csv", MORE)
    assert not app.exception
    assert f"What more.csv would change could not be worked out: {fault.value}" in _plain(app.error)
    with pytest.raises(NotBuiltError, match="the draft is not built with it yet: .*Weather"):
        store.build_with(store.entries()[-1])


def test_a_refused_file_is_worked_out_once_each_time_it_is_dropped(
    store: Store, here: list[str]
) -> None:
    app = _dropped(_page("load"), "bad.csv", BAD)
    for name in ("A. Nalyst", "B. Nalyst"):
        app.text_input(key="officer-name").set_value(name).run()
        assert "bad.csv was not loaded" in Screen(app).words
    assert here == ["bad.csv"]
    app = _dropped(app, "bad.csv", BAD)
    assert "bad.csv was not loaded" in Screen(app).words
    assert here == ["bad.csv"] * 2


def test_a_comment_that_may_name_somebody_is_looked_at_first(store: Store, here: list[str]) -> None:
    heading, row = SCORECARD.strip(), "m,North,2024-25 Q2,9,10,,Jane Example was away."
    app = _as_somebody(
        _dropped(_page("load"), "named.csv", f"{heading},commentary\n{row}\n".encode())
    )
    assert "“Jane Example” in “Jane Example was away.”" in Screen(app).words
    assert app.button(key="load-agree").disabled
    (looked,) = (each for each in app.checkbox if each.key.startswith("load-looked"))
    app = looked.check().run()
    assert not app.button(key="load-agree").disabled


def test_damage_found_while_a_file_is_loaded_is_told_and_nothing_is_loaded(
    store: Store, here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise DamagedError("ledger: cannot be read")

    app = _as_somebody(_dropped(_page("load"), "more.csv", MORE))
    monkeypatch.setattr(proposal, "agree", damaged)
    app.button(key="load-agree").click().run()
    assert not app.exception
    assert "Nothing of this file was loaded. ledger: cannot be read." in _plain(app.error)


def test_what_somebody_else_recorded_is_not_taken_for_the_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = proposal.propose(store, "more.csv", MORE, tmp_path)
    small_store.load(store, tmp_path, theirs=SCORECARD + "m,South,2024-25 Q2,2,4,\n")
    fault = OSError(errno.ENOSPC, "No space left on device")
    said = load_screen._not_loaded(store, found, fault).replace("\\", "")
    assert "Nothing of this file was loaded." in said
    small_store.load(store, tmp_path, more=MORE.decode())
    said = load_screen._not_loaded(store, found, fault).replace("\\", "")
    assert said.startswith("more.csv is recorded as entry 6. The machine then said:")


def test_who_waited_publishes_over_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def behind_somebody() -> Iterator[None]:
        publication.publish(store, small_store.LOADER, store.entries(), "Theirs", DAY)
        yield

    app = _as_somebody(_page("load"))
    app.text_input(key="publish-meeting").set_value("Ours")
    app.text_input(key="publish-day").set_value(DAY.isoformat())
    monkeypatch.setattr(waiting, "turn", behind_somebody)
    next(each for each in app.button if each.label == "Publish the draft").click().run()
    assert not app.exception
    assert "Nothing was published: another entry was recorded meanwhile" in _plain(app.error)
    assert [each.meeting for each in publication.publications(store.entries())] == ["Theirs"]


def test_only_the_officers_own_answers_are_counted(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, said = Officer("A. Nalyst", "Analyst"), []
    about = Query("m", "North", "2024-25 Q1", Doubt.UNCHANGED), _figure(store)
    monkeypatch.setattr(answers.st, "warning", said.append)

    def fails_after(*officers: Officer) -> Callable[..., None]:
        def answer(store: Store, *_: object) -> None:
            for officer in officers:
                recorded(store, officer, store.entries(), [([about], "so it is")])
            raise OSError(errno.ENOSPC, "No space left on device")

        return answer

    recorded = answers.answer.answer
    for others, many in (
        ([small_store.LOADER], "No answer was"),
        ([ours], "1 answer was"),
        ([small_store.LOADER, ours, ours], "2 answers were"),
    ):
        monkeypatch.setattr(answers.answer, "answer", fails_after(*others))
        answers._record(store, [([about], "so it is")], ours)
        assert said.pop().replace("\\", "").startswith(f"{many} recorded.")


def test_a_workbook_with_an_empty_sheet_and_headings_far_down_can_be_mapped(
    store: Store, own_workbook: Callable[..., AppTest]
) -> None:
    headings = ("Indicator", "Q1 2024/25", "Q2 2024/25")
    far_down = tuple((row, ("words",)) for row in range(1, 40))
    app = own_workbook(
        Seen("Nothing", ()),
        Seen("Long", (*far_down, (40, headings), (41, ("m", "1 of 4", "2 of 4")))),
        Seen("Low", ((50, ("words",)), (51, ("more words",)))),
    )
    assert not app.exception
    assert "The sheet Nothing is empty" in _plain(app.caption)
    assert [each.label for each in app.checkbox if each.key.startswith("map-")] == [
        "Read the sheet Long", "Read the sheet Low",
    ]  # fmt: skip
    assert app.selectbox(key="map-1-row").value == 40
    app.checkbox(key="map-2").check().run()
    assert not app.exception
    assert app.selectbox(key="map-2-row").value == 50


def test_a_workbook_that_cannot_be_looked_at_says_why(
    store: Store, own_workbook: Callable[..., AppTest]
) -> None:
    fault = Fault(None, None, "encrypted", "a password", "a workbook without one")
    app = own_workbook(Refused("own.xlsx", (fault,), 1))
    assert not app.exception
    assert Screen(app).words.count("he workbook is locked with a password") == 1
    app = own_workbook(TimeoutError("the machine was too busy to finish reading"))
    assert "could not be looked at: the machine was too busy" in _plain(app.error)


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
