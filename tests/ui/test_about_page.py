"""The About screen: what is loaded, missing and due is what the store holds, and can be taken away."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from exports.tables import csv_bytes
from metrics import period
from metrics.vocabulary import ALL_TEAMS, MISSING_LABELS
from reporting import reported
from reporting.reading import Reading
from reporting.scorecard_rows import COLUMNS, scorecard_rows
from store.read import loaded as store_about
from store.read.snapshot import Snapshot
from tests.ui.conftest import MAIN, Screen
from ui.screens import about_screen

NOW = period.parse("2026-27 Q2")


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_invented_figures_are_said_to_be(visit):
    screen = visit("about")
    assert screen.title == "About the data"
    assert "Every figure of this council is invented." in screen.words
    assert "Department for Education" not in screen.words


def test_every_file_is_listed_with_its_rows_and_fingerprint(visit, demo: Snapshot):
    words = visit("about").words
    loads = store_about.loads(demo)
    assert [load.kind for load in loads] == [
        "teams",
        "benchmarks",
        "targets",
        "staffing",
        "scorecard",
        "scorecard",
    ]
    for load in loads:
        assert f"{load.rows:,}" in words
        assert load.sha256[:12] in words
        assert load.file in words
    for name in ("identity", "catalogue", "rules", "ledger_head"):
        assert demo.meta[name][:12] in words
    assert demo.record.sha256[:12] in words
    assert f"{demo.record.ledger_length} entries" in words


def test_how_fresh_counts_days(demo: Snapshot):
    loaded = store_about.loads(demo)[-1].at.date()
    page = about_screen.page(
        Reading(demo), ALL_TEAMS, NOW, date.fromordinal(loaded.toordinal() + 12)
    )
    assert "<strong>12 days ago</strong>" in page
    assert "<strong>Q2 2026/27</strong>, which ended on 30 September 2026" in page


def test_what_is_missing_is_listed_and_counted(visit, demo: Snapshot):
    words = visit("about", quarter=NOW.code).words
    gaps = store_about.gaps(demo, NOW)
    assert f"{len(gaps)} figures are missing" in words
    for reason in {gap.missing for gap in gaps}:
        count = sum(gap.missing is reason for gap in gaps)
        assert f"{count} {MISSING_LABELS[reason].lower()}" in words
    assert "1 of 7 teams has no figure" in words


def test_one_team_sees_its_own_gaps(visit, demo: Snapshot):
    team = "Permanence and Fostering"
    screen = visit("about", quarter=NOW.code, team=team)
    own = [gap for gap in store_about.gaps(demo, NOW) if gap.team == team]
    assert own
    assert f"{team}: {len(own)} figures are missing" in screen.words
    assert 'aria-label="Missing figures"' in screen.markup
    assert screen.markup.count('data-label="Why"') == len(own)


def test_gaps_are_those_that_the_scorecard_shows(demo: Snapshot):
    shown = {
        line.measure.id
        for line in Reading(demo).lines(ALL_TEAMS, NOW)
        if line.figure is not None and line.figure.value is None
    }
    listed = {gap.measure.id for gap in store_about.gaps(demo, NOW) if gap.team == ALL_TEAMS}
    assert listed == shown


def test_annual_measures_show_period_release_and_next(visit, demo: Snapshot):
    words = visit("about", quarter=NOW.code).words
    assert "Children who feel listened to Year to March 2026 30 June 2026 June 2027" in words
    for each in store_about.annual(demo, NOW):
        assert each.released <= NOW.end
        assert each.next_released is None or each.next_released > NOW.end


def test_breaks_and_teams_are_told(visit):
    words = visit("about").words
    assert "Children for each social worker From 1 July 2024" in words
    assert (
        "Cared for Children Hillside ended in March 2024: merged into Cared for Children East."
        in words
    )
    assert "Formerly Leaving Care until Q4 2022/23" in words


def test_the_figures_can_be_taken_away_under_honest_names(visit):
    app = visit("about", quarter=NOW.code).app
    labels = [button.label for button in app.get("download_button")]
    assert labels == [
        "Download the scorecard: All teams, Q2 2026/27 (CSV)",
        "Download the staffing table: Q2 2026/27 (CSV)",
    ]


def test_the_scorecard_in_the_file_is_the_scorecard_on_the_screen(demo: Snapshot):
    reading = Reading(demo)
    lines = reported.reported(reading, ALL_TEAMS, NOW)
    rows = _rows(csv_bytes(scorecard_rows(reading, ALL_TEAMS, NOW), reading.whose))
    assert list(rows[0]) == [*COLUMNS, "council", "as_at", "edition", "note"]
    assert {row["as_at"] for row in rows} == {"Draft, not published"}
    assert [row["measure_id"] for row in rows] == [line.measure.id for line in lines]
    assert {row["note"] for row in rows} == {"Invented figures"}
    for row, line in zip(rows, lines, strict=True):
        assert row["value"] == (
            ""
            if line.figure is None or line.figure.value is None
            else f"{line.figure.value:.{line.measure.decimals}f}"
        )
        assert bool(row["value"]) != bool(row["missing"])
    by_id = {row["measure_id"]: row for row in rows}
    assert by_id["vacancy-rate"]["value"].startswith("21")
    assert (by_id["vacancy-rate"]["rating"], by_id["vacancy-rate"]["judgement"]) == (
        "red",
        "worsened",
    )


@pytest.fixture
def real(published_store: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """The About screen of a real council."""
    monkeypatch.setenv("DASHBOARD_STORE", str(published_store))
    app = AppTest.from_file(str(MAIN), default_timeout=60).run()
    return Screen(app.switch_page("../../pages/about.py").run())


@pytest.mark.dfe
def test_published_figures_name_their_source_licence_and_period(real: Screen):
    assert (
        "published statistics about Cheshire East: Department for Education, Explore education "
        "statistics, used under the Open Government Licence v3.0."
    ) in real.words
    assert "Children's social work workforce 30 September 2017 to 30 September 2025" in real.words
    assert "invented" not in real.words.lower()


@pytest.mark.dfe
def test_measures_that_are_not_published_say_why_they_have_no_figures(real: Screen):
    found = re.search(
        r"(\d+) of the 74 measures in the catalogue have no figures in this store, as is to be expected",
        real.words,
    )
    assert found
    assert real.words.count("No published table that can be loaded here") > 20
    assert "Published nationally, but that table is not loaded here." in real.words
