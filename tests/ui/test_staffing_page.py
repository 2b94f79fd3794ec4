"""The Staffing screen: posts beside every rate, totals from sums, and every gap in words."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.store import Store
from tests import project
from tests.store import small_store
from tests.ui.conftest import MAIN, Screen

NOW = "2026-27 Q2"


def _section(screen: Screen, heading: str) -> str:
    """The words of one table, by its heading."""
    found = re.search(rf"<h2>{re.escape(heading)}.*?(?=<h2>|$)", screen.markup, re.DOTALL)
    assert found, heading
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[0]).replace("\xa0", " "))


def test_the_account_says_what_moved_vacancies(visit):
    screen = visit("staffing", quarter=NOW)
    assert screen.title == "Staffing"
    assert (
        "113.3 of 143.5 posts were filled on 30 September 2026. Vacant: 30.2 (21.0%" in screen.words
    )
    assert (
        "Vacant posts rose by 4.6 to 30.2: four posts were added and 0.6 fewer were filled."
    ) in screen.words
    assert "leaving 21.2 with nobody in them" in screen.words
    assert "Turnover: 14.3% (16.2 left in 12 months; 113.3 in post)" in screen.words
    assert "England" in screen.words and "14.2%" in screen.words


def test_every_team_stands_with_its_posts_and_the_total_is_of_sums(visit):
    table = _section(visit("staffing", quarter=NOW), "By team")
    teams = (
        "Assessment and Court", "Cared for Children North", "Disabled Children", "All teams",
    )  # fmt: skip
    places = [table.rindex(team) for team in teams]
    assert places == sorted(places)
    assert "Cared for Children Hillside" not in table
    assert "143.5 113.3 30.2 11.0 9.0 21.0% 30.2 of 143.5" in table
    assert "none newly qualified (17.4 experienced)" in table
    assert (
        "Small team: one person changes vacancy by 9.1 points and turnover by 11.9 points" in table
    )


def test_every_column_has_its_name_on_a_phone(visit):
    """The names stand once, at the table; the style sheet must know as many places as there are."""
    css = project.text(Path("ui/frame/style.css"))
    named = set(re.findall(r"--column-(\d+):", visit("staffing").markup))
    assert len(named) >= 11
    for place in named:
        rule = f".cp-staff td:nth-child({int(place) + 1})::before {{ content: var(--column-{place}); }}"
        assert rule in css


def test_roles_are_those_of_the_chosen_team(visit):
    screen = visit("staffing", quarter=NOW, team="Disabled Children")
    roles = _section(screen, "By role: Disabled Children")
    assert "Team Manager 1.0 1.0 0.0 0.0 0.0" in roles
    assert "Disabled Children, Q2 2026/27." in screen.words


@pytest.mark.parametrize(
    "rate", ["vacancy", "agency", "turnover", "absence", "caseload", "experience"]
)
def test_a_rate_is_chosen_in_the_address(visit, rate):
    screen = visit("staffing", quarter=NOW, rate=rate)
    assert screen.app.selectbox(key="choose-rate").value == rate
    names = {button.label for button in screen.app.get("download_button")}
    assert names >= {"Download chart (PNG)", "Download chart (SVG)", "Download the figures (CSV)"}
    assert screen.markup.count('<picture class="cp-picture">') == 3


def test_the_heatmap_stands_as_a_table_too(visit):
    table = visit("staffing", quarter=NOW, rate="turnover").markup.split("cp-heat", 1)[1]
    assert "Cared for Children Riverside" in table
    assert "Not there then" in table
    assert "40.0%" in table
    assert "6 of 15" in table


def test_the_interactive_heatmap_comes_only_when_asked_for(visit):
    app = visit("staffing", quarter=NOW).app
    assert not app.get("plotly_chart")
    assert _heat_columns(Screen(app)) == 12
    app.toggle(key="explore-map").set_value(True).run()
    assert not app.exception
    assert _heat_columns(Screen(app)) == 20
    assert len(app.get("plotly_chart")) == 1
    assert "sendChartToCloud" in app.get("plotly_chart")[0].proto.config


def _heat_columns(screen: Screen) -> int:
    """How many quarters the table beside the map has."""
    (head,) = re.findall(r"<table[^>]*cp-heat.*?<tbody", screen.markup, re.DOTALL)
    return len(re.findall("<th[ >]", head)) - 1


def test_an_ended_team_is_answered_in_words(visit):
    screen = visit("staffing", quarter=NOW, team="Cared for Children Hillside")
    assert "Cared for Children Hillside ended in March 2024" in screen.words


def test_a_hidden_part_hides_the_total_and_says_why(visit):
    table = _section(visit("staffing", quarter="2022-23 Q4"), "By team")
    assert "Hidden: small number" in table.split("All teams")[-1]


@pytest.fixture
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A council of two teams, one of which returned nothing for the latest quarter."""
    store: Store = small_store.open_store(tmp_path, small_store.catalogue(small_store.VACANCY))
    small_store.load(store, tmp_path, teams=small_store.TEAMS, staffing=small_store.QUIET_STAFFING)
    store.build()
    monkeypatch.setenv("DASHBOARD_STORE", str(store.places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(store.places.catalogue))
    return AppTest.from_file(str(MAIN), default_timeout=60)


def test_a_team_that_returned_nothing_is_said_so(quiet: AppTest):
    quiet.query_params["as_at"] = "draft"
    quiet.run()
    screen = Screen(quiet.switch_page("../../pages/staffing.py").run())
    assert (
        "South returned no staffing for Q2 2024/25, so there is no figure of the council as a whole."
    ) in screen.words
    table = _section(screen, "By team")
    assert "Nothing returned for Q2 2024/25" in table
    assert "Not available" in table.split("All teams")[-1]


@pytest.fixture
def real(published_store: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("DASHBOARD_STORE", str(published_store))
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["rate"] = "caseload"
    app.run()
    return Screen(app.switch_page("../../pages/staffing.py").run())


@pytest.mark.dfe
def test_a_real_council_shows_every_census(real: Screen):
    table = _section(real, "Year by year")
    days = [f"30 September {year}" for year in range(2025, 2016, -1)]
    assert [day for day in re.findall(r"30 September \d{4}", table) if day in days][
        : len(days)
    ] == days
    latest = table.split("30 September 2025")[1].split("30 September 2024")[0]
    for value in ("21.6%", "31.3%", "19.2%", "4.7%", "16.6", "England 14.2%"):
        assert value in latest
    assert "Caseload, break in the series" in table.split("30 September 2024")[1]


@pytest.mark.dfe
def test_a_real_council_says_there_are_no_teams_and_whose_census_it_is(real: Screen):
    assert "The census has no teams, so there is no team table" in real.words
    assert "Department for Education's yearly census figures, on 30 September 2025" in real.words
    assert "England: 14.2% of posts vacant, 30 September 2025." in real.words
    assert "By team" not in real.words
    assert real.markup.count('<picture class="cp-picture">') == 2
