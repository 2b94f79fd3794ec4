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
    return re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)</a>', markup)


def test_every_measure_stands_by_theme_with_its_columns(visit, demo: Snapshot) -> None:
    screen = visit("scorecard", quarter=NOW, team=ALL_TEAMS)
    assert screen.title == "Scorecard"
    assert len(_names(screen.markup)) == len(Reading(demo).measures()) == 70
    places = [screen.words.index(theme.title) for theme in catalogue.load().themes]
    assert places == sorted(places)
    for heading in ("Q2 2026/27", "Target", "Rating", "Finding", "Q1 2026/27"):
        assert (
            f'<th scope="col"{"" if heading.isalpha() else " class=" + chr(34) + "num" + chr(34)}>{heading}'
            in (screen.markup)
        )


def test_a_row_says_value_fraction_target_rating_finding_and_what_it_was(visit) -> None:
    words = visit("scorecard", quarter=NOW, team=ALL_TEAMS, theme="Staffing").words
    assert (
        "Posts that are vacant Lower is better 21.0% 30.2 of 143.5 12% or less ■ Red Really worse "
        "↑ Up 2.6 percentage points on last quarter. Worse teams: " in words
    )
    assert "18.4% 25.6 of 139.5" in words


def test_a_yearly_measure_stands_under_its_own_year(visit) -> None:
    words = visit("scorecard", quarter=NOW, team=ALL_TEAMS).words
    assert "85% 142 of 168 Year to March 2026" in words
    assert "Year to March 2025: 80% (131 of 164)" in words


@pytest.mark.parametrize("rating", ["green", "amber", "red", "suppressed"])
def test_the_rating_filter_leaves_just_that_rating(visit, rating: str) -> None:
    every = visit("scorecard", quarter=NOW, team=ALL_TEAMS).markup
    left = visit("scorecard", quarter=NOW, team=ALL_TEAMS, rating=rating).markup
    mark = f'class="cp-rating cp-{rating}"'
    assert 0 < left.count(mark) == every.count(mark) == len(_names(left))


def test_the_theme_filter_leaves_just_that_theme(visit) -> None:
    markup = visit("scorecard", quarter=NOW, theme="Help Me Achieve").markup
    assert len(_names(markup)) == 8
    assert "Keep Me Healthy" not in markup


def test_ordered_by_need_red_and_worsening_comes_first(visit) -> None:
    screen = visit("scorecard", quarter=NOW, team=ALL_TEAMS, order="need")
    ratings = re.findall(r'class="cp-rating cp-(\w+)"', screen.markup)
    assert ratings[:8] == ["red"] * 8
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
    places = re.findall(
        r'<span class="cp-spark cp-sheet-scorecard" role="img" aria-label="([^"]+)"'
        r' style="--part-of-sheet: -(\d+)px">',
        markup,
    )
    assert len(places) >= 67
    assert any("in Q2 2026/27" in words for words, _ in places)
    assert [int(top) for _, top in places] == [28 * place for place in range(len(places))]


def _sheets(markup: str) -> list[str]:
    """Where the sheets of the scorecard's sparklines are found."""
    return re.findall(r"\.cp-sheet-scorecard::before \{ content: url\(([^)]+)\); \}", markup)


def test_the_pictures_of_a_table_are_one_sheet_beside_the_snapshot(visit, demo_store: Path) -> None:
    markup = visit("scorecard", quarter=NOW, team=ALL_TEAMS).html
    (address,) = _sheets(markup)
    file = demo_store / "snapshots" / address.removeprefix("pictures/")
    sheet = ElementTree.fromstring(file.read_bytes())
    file.unlink()
    assert _sheets(visit("scorecard", quarter=NOW, team=ALL_TEAMS).html) == [address]
    assert file.exists(), "a sheet that somebody took away is there again"
    places = markup.count('class="cp-spark ')
    assert (sheet.get("width"), sheet.get("height")) == ("110", str(28 * places))
    assert [each.get("y") for each in sheet] == [str(28 * place) for place in range(places)]


def test_a_table_laid_out_as_cards_is_still_read_as_a_table(visit) -> None:
    html = visit("scorecard", quarter=NOW, theme="Help Me Achieve").html
    for role, tag in (("table", "table"), ("row", "tr"), ("cell", "td")):
        assert html.count(f'role="{role}"') == html.count(f"<{tag} ") > 0
    assert html.count('role="columnheader"') == html.count('<th scope="col"') > 5
    assert html.count('role="rowheader"') == html.count('<th scope="row') == 9


def test_a_store_that_can_only_be_read_has_its_sheet_in_the_page(
    visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PictureStore, "keep", lambda *_: None)
    monkeypatch.setattr(PictureStore, "holds", lambda *_: False)
    markup = visit("scorecard", quarter="2025-26 Q1", team="Disabled Children").html
    (source,) = _sheets(markup)
    sheet = ElementTree.fromstring(b64decode(source.partition(",")[2]))
    assert len(sheet) == markup.count('class="cp-spark ')
