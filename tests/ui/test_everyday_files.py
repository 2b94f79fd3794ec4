"""Files that once failed, dropped on the Load data screen: each is told there as the intake reads it, and where it is
refused for its layout the mapping begins."""

from pathlib import Path

import pytest
from msgspec import structs
from streamlit.testing.v1 import AppTest

from metrics.catalogue import catalogue
from store import intake
from store.decisions.own_workbook import recipes
from store.intake import Refused, peek, seen_workbook
from store.intake.guess import Known
from store.intake.shapes import Context
from store.ledger import in_force
from store.loading import proposal
from store.loading.proposal import Progress, Proposal
from store.settings import Places
from store.store import Store
from tests import known_answers
from tests.store.small_store import LOADER
from tests.ui.conftest import MAIN, Screen, on_screen
from ui.officer import mapping

pytestmark = pytest.mark.public_cases

FOLDERS = sorted(
    {path.parent for kind in ("intake", "reports") for path in (known_answers.cases() / kind).glob("*/*.*")
     if path.suffix in (".csv", ".xlsx")}
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A new store of an invented council with the product's own measures, on the screens."""
    made = Store(Places(tmp_path / "store", catalogue.OWN_MEASURES), intake.read)
    made.found("Northshire", invented=True)
    on_screen(monkeypatch, made.places)

    def propose(store: Store, file: str, data: bytes, told: Progress) -> Proposal:
        (folder := tmp_path / f"proposal-{len(list(tmp_path.iterdir()))}").mkdir()
        return proposal.propose(Store(store.places, intake.read), file, data, folder, told)

    monkeypatch.setattr("store.loading.propose_apart.propose", propose)
    monkeypatch.setattr("store.loading.apart.peek", peek)
    return made


def _context(store: Store) -> Context:
    entries = store.entries()
    return Context(
        store.catalogue(), store.teams(), in_force.targets(entries, store.files), "Northshire",
        recipes=recipes(entries, store.files),
    )  # fmt: skip


def _dropped(path: Path) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.run()
    app = app.switch_page("../../pages/load.py").run()
    return app.file_uploader[0].set_value((path.name, path.read_bytes(), "text/csv")).run()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_each_file_is_told_on_the_screen_as_the_intake_reads_it(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    teams = folder / "teams.csv"
    if teams.exists():
        proposal.load.take_in(store, LOADER, teams)
    before = store.entries()
    for path in sorted(folder.glob("*")):
        if path.suffix not in (".csv", ".xlsx") or path == teams:
            continue
        context = _context(store)
        app = _dropped(path)
        words = Screen(app).words
        try:
            found = intake.read(path.name, path.read_bytes(), context)
        except Refused as refusal:
            assert f"{path.name} was not loaded" in words
            assert all(fault.meaning.casefold() in words.casefold() for fault in refusal.faults)
            if mapping.may_help(refusal):
                _maps(app, path, context)
        else:
            assert f"{path.name}: {found.rows:,} row" in words
            assert all(each.words in words for each in found.read_as)
        assert store.entries() == before, "nothing is loaded unasked"


def _maps(app: AppTest, path: Path, context: Context) -> None:
    """The mapping begins with what is seen, and says what is still to be said of it."""
    app.toggle(key="map-wanted").set_value(True).run()
    assert not app.exception
    seen = peek(path.name, path.read_bytes())
    guess = seen_workbook.begun(seen, (), Known.of(context))
    named = structs.replace(guess, name="Quarterly scorecard")
    asked = seen_workbook.problems(named, seen, context.catalogue)
    words = Screen(app).words
    assert all(" ".join(each.split()) in words for each in asked)
