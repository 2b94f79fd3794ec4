"""A real council's published figures on the screens; left out where DFE_DIR does not say where they are."""

from collections.abc import Callable

import pytest

from tests.browser.chromium import Visit
from tests.browser.screens import PAGES, PATHS
from tests.browser.server import Server

pytestmark = pytest.mark.dfe

WORKFORCE_2025 = ("21.6", "19.2", "31.3", "16.6", "4.7")
"""Vacancy, turnover, agency, caseload and absence of Cheshire East on 30 September 2025."""


@pytest.fixture(scope="module")
def profile(profile_of: Callable[[Server], Visit], real: Server) -> Visit:
    """The profile of `visit` in this file: on the real council's dashboard."""
    return profile_of(real)


@pytest.mark.parametrize("name", PAGES)
def test_every_screen_opens_on_published_figures(visit: Visit, name: str) -> None:
    page = visit.open(PATHS[name])
    assert page.locator("h1").count() == 1
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_text("Cheshire East").first.is_visible()
    assert page.get_by_text("Invented figures").count() == 0


def test_the_staffing_screen_shows_every_year(visit: Visit) -> None:
    page = visit.open("/staffing")
    words = page.locator("[data-testid=stMain]").inner_text()
    for year in range(2017, 2026):
        assert str(year) in words
    for rate in WORKFORCE_2025:
        assert rate in words


def test_the_scorecard_shows_annual_measures_with_their_fractions(visit: Visit) -> None:
    page = visit.open("/scorecard")
    words = page.locator(".cp-scorecards").text_content()
    for fraction in ("60 of 550", "114 of 180", "231 of 250", "162 of 252", "336 of 366"):
        assert fraction in words


def test_compare_says_that_mean_and_median_of_the_neighbours_disagree(visit: Visit) -> None:
    """Care leavers in suitable homes, year to March 2025: 92%, neighbours' mean 88.1 and median 93."""
    page = visit.open("/compare?measure=care-leavers-suitable-homes")
    words = page.locator("[data-testid=stMain]").inner_text()
    assert "92% (231 of 250)" in words
    assert "above the neighbours' mean (88.1%) and below their median (93.0%)" in words
    assert "Place 7 of 11" in words
    for neighbour in ("Gloucestershire", "Worcestershire", "Hampshire", "Leicestershire"):
        assert neighbour in words
