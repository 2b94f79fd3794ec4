"""The Scorecard: every measure with what it was, filtered and ordered as asked, wishes it cannot meet in words."""

import re
import xml.etree.ElementTree as ElementTree
from base64 import b64decode
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.catalogue import catalogue
from metrics.vocabulary import ALL_TEAMS
from reporting.reading import Reading
from store.read.picture_files import PictureStore
from store.read.snapshot import Snapshot
from tests.ui.conftest import MAIN

NOW = "2026-27 Q2"


def _names(markup: str) -> list[str]:
    return re.findall(r"<th scope=row><a [^>]*>([^<]*)</a>", markup)


def _ratings(markup: str) -> list[str]:
    return re.findall(r"<b class=cp-(\w+)>", markup)


def test_every_measure_stands_by_theme_with_its_columns(visit, demo: Snapshot) -> None:
    screen = visit("scorecard", quarter=NOW, team=ALL_TEAMS)
    assert screen.title == "Scorecard"
    assert len(_names(screen.markup)) == len(Reading(demo).measures()) == 74
    places = [screen.words.index(theme.title) for theme in catalogue.load().themes]
    assert places == sorted(places)
    for heading in ("Q2 2026/27", "Target", "Rating", "Finding", "Q1 2026/27"):
        assert f"<th scope=col>{heading}" in screen.markup


def test_a_row_says_value_fraction_target_rating_finding_and_what_it_was(visit) -> None:
    words = visit("scorecard", quarter=NOW, team=ALL_TEAMS, theme="Staffing").words
    assert (
        "Posts that are vacant More 21.0% 30.2 of 143.5 12% or less ■ Red Really worse "
        "↑ Up 2.6 percentage points on last quarter. Worse teams: " in words
    )
    assert "18.4% 25.6 of 139.5" in words


def test_a_yearly_measure_stands_under_its_own_year(visit) -> None:
    words = visit("scorecard", quarter=NOW, team=ALL_TEAMS).words
    assert "85% 142 of 168 Year to March 2026" in words
    assert "Year to March 2025: 80% (131 of 164)" in words


def test_which_way_is_better_is_said_where_no_target_says_it(visit) -> None:
    words = visit("scorecard", quarter=NOW, team=ALL_TEAMS).words
    assert "Left care to be adopted More 9% 14 of 163 None Higher is better No target" in words
    assert "Cared for children More 408 None For information" in words
    assert "neither higher nor lower" not in words


@pytest.mark.parametrize("rating", ["green", "amber", "red"])
def test_the_rating_filter_leaves_just_that_rating(visit, rating: str) -> None:
    every = visit("scorecard", quarter=NOW, team=ALL_TEAMS).markup
    left = visit("scorecard", quarter=NOW, team=ALL_TEAMS, rating=rating).markup
    assert 0 < len(_ratings(left)) == _ratings(every).count(rating) == len(_names(left))
    assert set(_ratings(left)) == {rating}


def test_the_rating_filter_knows_the_reasons_too(visit) -> None:
    left = visit("scorecard", quarter=NOW, team=ALL_TEAMS, rating="suppressed")
    assert left.words.count("Hidden: small number") == 2 * len(_names(left.markup)) > 0


def test_the_theme_filter_leaves_just_that_theme(visit) -> None:
    markup = visit("scorecard", quarter=NOW, theme="Help Me Achieve").markup
    assert len(_names(markup)) == 9
    assert "Keep Me Healthy" not in markup


def test_ordered_by_need_red_and_worsening_comes_first(visit) -> None:
    screen = visit("scorecard", quarter=NOW, team=ALL_TEAMS, order="need")
    assert _ratings(screen.markup)[:8] == ["red"] * 8
    first, rest = map(screen.words.index, ("Needs attention", "All others"))
    assert first < screen.words.index("■ Red") < rest < screen.words.index("For information")
    assert "order=need" in screen.markup, "whoever wants that order keeps it"
    usual = visit("scorecard", quarter=NOW, team=ALL_TEAMS)
    assert usual.markup.count("order=") == 1 and "What needs attention first" in usual.words
    assert "What needs attention first" not in screen.words
    assert screen.words.index("Really worse") < screen.words.index("No clear change")


def test_filters_that_leave_nothing_say_so(visit) -> None:
    words = visit("scorecard", quarter=NOW, theme="General", rating="green").words
    assert "No measure matches these filters" in words


def test_a_team_shows_what_it_reports_and_small_cohorts_say_so(visit) -> None:
    screen = visit("scorecard", quarter=NOW, team="Disabled Children")
    assert 10 < len(_names(screen.markup)) < 60
    assert "Small cohort" in screen.words


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("quarter", "2019-20 Q1"), ("team", "Nowhere"), ("theme", "Weather"),
        ("rating", "purple"), ("measure", "no-such"), ("order", "luck"),
    ],
)  # fmt: skip
def test_an_unknown_wish_is_answered_in_words(
    demo_store: Path, monkeypatch: pytest.MonkeyPatch, name: str, asked: str
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    monkeypatch.setenv("DASHBOARD_DRAW_AHEAD", "0")
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params[name] = asked
    app.run()
    assert not app.exception
    said = app.warning[0].value.replace("\\", "")
    assert f"“{asked}”, which is not here" in said
    assert "Shown instead:" in said


def test_each_row_has_a_picture_of_its_series_with_words(visit) -> None:
    markup = visit("scorecard", quarter=NOW, team=ALL_TEAMS).markup
    places = re.findall(r'<i aria-label="([^"]+)" class=cp-spark role=img style=--n:(\d+)>', markup)
    assert len(places) >= 67
    assert any("in Q2 2026/27" in words for words, _ in places)
    assert [int(place) for _, place in places] == list(range(len(places)))


def _sheets(markup: str) -> list[str]:
    """Where the sheets of the scorecard's sparklines are found."""
    return re.findall(
        r"\.cp-sheet-scorecard \.cp-spark::before \{ content: url\(([^)]+)\); \}", markup
    )


def test_the_pictures_of_a_table_are_one_sheet_beside_the_snapshot(visit, demo_store: Path) -> None:
    markup = visit("scorecard", quarter=NOW, team=ALL_TEAMS).html
    (address,) = _sheets(markup)
    file = demo_store / "snapshots" / address.removeprefix("pictures/")
    sheet = ElementTree.fromstring(file.read_bytes())
    file.unlink()
    assert _sheets(visit("scorecard", quarter=NOW, team=ALL_TEAMS).html) == [address]
    assert file.exists(), "a sheet that somebody took away is there again"
    places = markup.count("class=cp-spark ")
    assert (sheet.get("width"), sheet.get("height")) == ("110", str(28 * places))
    assert [each.get("y") for each in sheet] == [str(28 * place) for place in range(places)]


def test_a_table_laid_out_as_cards_is_still_read_as_a_table(visit) -> None:
    html = visit("scorecard", quarter=NOW, theme="Help Me Achieve").html
    for role, tag in (("table", "table"), ("row", "tr"), ("cell", "td")):
        assert len(re.findall(rf"role={role}[ >]", html)) == len(re.findall(rf"<{tag}\b", html)) > 0
    assert html.count("role=columnheader") == html.count("scope=col>") > 5
    assert html.count("role=rowheader") == html.count("scope=row") == 9


def test_a_store_that_can_only_be_read_has_its_sheet_in_the_page(
    visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PictureStore, "keep", lambda *_: None)
    monkeypatch.setattr(PictureStore, "holds", lambda *_: False)
    markup = visit("scorecard", quarter="2025-26 Q1", team="Disabled Children").html
    (source,) = _sheets(markup)
    sheet = ElementTree.fromstring(b64decode(source.partition(",")[2]))
    assert len(sheet) == markup.count("class=cp-spark ")
