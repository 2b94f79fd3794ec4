"""The Changes screen and the pages behind a figure: states to open, what differs, and how a figure is known."""

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from exports.tables import csv_bytes
from reporting.changes_rows import COLUMNS, changes_rows
from reporting.reading import Reading
from store.read import changes
from store.read.snapshot import open_current
from store.store import Store
from tests.store.small_store import SCORECARD, copied, in_use, load, restated
from tests.ui.conftest import MAIN, Screen, on_screen, opened

RESTATED = SCORECARD + "m,North,2024-25 Q1,2,4,\nm,North,2024-25 Q2,4,4,\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A council that published once and restated a figure since."""
    made = copied(_restated, tmp_path)
    on_screen(monkeypatch, made.places)
    return made


def _restated(folder: Path) -> Store:
    return restated(folder, "Panel <b>one</b>", RESTATED)


def test_every_state_is_listed_and_the_draft_is_compared_with_what_was_published(
    store: Store,
) -> None:
    screen = opened("changes")
    assert "Published for Panel <b>one</b>, 10 October 2024" in screen.words
    assert "Draft, not published" in screen.words
    assert "As they were after each of the 3 loads" in screen.words
    assert "4 figures differ, 1 is the same" in screen.words
    assert "Restated: 2" in screen.words and "New: 2" in screen.words
    assert "25.0% (1 of 4) 50.0% (2 of 4)" in screen.words
    assert "<b>one</b>" not in screen.html


def test_members_read_what_was_published_and_officers_the_draft(store: Store) -> None:
    shown = {
        as_at: opened("measure", team="North", quarter="2024-25 Q1", **({"as_at": as_at} if as_at else {}))
        for as_at in ("", "draft", "4", "3", "5")
    }  # fmt: skip
    assert "25.0% 1 of 4" in shown[""].words and "Restated" not in shown[""].words
    for code, figure in (
        ("draft", "50.0% 2 of 4"),
        ("4", "25.0% 1 of 4"),
        ("3", "25.0% 1 of 4"),
        ("5", "50.0% 2 of 4"),
    ):
        assert figure in shown[code].words, code
        assert f"as_at={code}" in shown[code].html, "links stay in the state"
    assert "Corrected on" in shown["draft"].words and "was 25.0% (1 of 4)" in shown["draft"].words
    assert "revised" in shown["draft"].words
    assert "as_at" not in shown[""].html.replace("as_at=draft", "")


def test_a_state_that_is_not_there_is_said_and_the_publication_shown(store: Store) -> None:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["as_at"] = "999"
    app.run()
    assert "“999”" in app.warning[0].value.replace("\\", "")
    assert "Published for Panel" in Screen(app).words


def test_how_a_figure_is_known(store: Store) -> None:
    words = opened("evidence", team="North", quarter="2024-25 Q1", measure="m", as_at="draft").words
    for said in (
        "2 ÷ 4 × 100 = 50.0%.", "good.csv, row 2 North 1 of 4", "Replaced", "restated.csv, row 2 North 2 of 4",
        "A Tester, performance analyst", "was 25.0% (1 of 4). The new figure came with restated.csv (entry 5)",
        "Nothing about it was doubtful", "Panel <b>one</b> 10 October 2024",
    ):  # fmt: skip
        assert said in words, said
    whole = opened("evidence", team="All", quarter="2024-25 Q1", measure="m").words
    assert "Added up from the teams" in whole and "good.csv, row 3 South 3 of 8" in whole


def test_a_query_and_its_answer_stand_with_the_figure(store: Store) -> None:
    asked = opened("evidence", team="North", quarter="2024-25 Q2", measure="m", as_at="draft").words
    assert "Nothing about it was doubtful" in asked, "four are too few to ask about all or none"


def test_where_there_is_no_figure_the_page_says_so(store: Store) -> None:
    words = opened("evidence", team="South", measure="m", as_at="draft", period="2024-25 Q2").words
    assert "Not received" in words and "No row of any file holds it" in words


def test_nothing_published_shows_where_the_draft_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = in_use(tmp_path)
    monkeypatch.setenv("DASHBOARD_STORE", str(made.places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(made.places.catalogue))
    app = AppTest.from_file(str(MAIN), default_timeout=60).run()
    assert app.title[0].value == "Nothing has been published yet"
    screen = Screen(app)
    assert "as_at=draft" in screen.html and "25" not in screen.words


def test_the_csv_of_changes_says_both_sides(store: Store, tmp_path: Path) -> None:
    before = open_current(store)
    load(store, tmp_path, more=SCORECARD + "m,South,2024-25 Q1,c,c,c\n")
    store.build()
    after = open_current(store)
    found = changes.between(before, after)
    data = csv_bytes(changes_rows(found, "=then", "now"), Reading(after).whose)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0])[: len(COLUMNS)] == COLUMNS
    south = next(row for row in rows if row["team"] == "South")
    assert (south["was_value"], south["was_numerator"], south["is_missing"]) == (
        "37.5",
        "3",
        "suppressed",
    )
    assert (south["from"], south["to"], south["difference"]) == ("'=then", "now", "restated")
