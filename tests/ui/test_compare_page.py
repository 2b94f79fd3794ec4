"""The Compare screen: of a published measure, of a local one, and from the Measure screen in one click."""

import re

import pytest

from metrics import period
from store.read import areas
from store.read.snapshot import Snapshot

NOW = "2026-27 Q2"


def test_the_invented_council_stands_beside_england_and_a_region_and_says_why(
    visit, demo: Snapshot
) -> None:
    screen = visit("compare", measure="care-leavers-suitable-homes", quarter=NOW)
    assert screen.title == "Compare"
    assert "Demo Council is invented, so it has no statistical neighbours" in screen.words
    assert "it stands beside England and North West only, whose figures are real." in screen.words
    assert "England Year to March 2025 89% 33,810 of 38,190" in screen.words
    measure = demo.catalogue.get("care-leavers-suitable-homes")
    found, own = areas.compared(demo, measure, period.parse(NOW))
    assert found.home.value == own.beside.value
    assert "Our figure is our own count (Q4 2024/25): none is published of Demo Council." in (
        screen.words
    )
    assert "Open Government Licence v3.0" in screen.words


def test_a_local_measure_has_no_comparable_figure_and_leads_back(visit) -> None:
    screen = visit("compare", measure="visits-on-time", quarter=NOW)
    assert "No comparable figure: no national table publishes this measure" in screen.words
    assert re.search(r'href="measure\?[^"]*measure=visits-on-time', screen.markup)
    assert "<table" not in screen.markup


def test_before_any_was_out_there_is_none(visit) -> None:
    early = visit("compare", measure="care-leavers-suitable-homes", quarter="2021-22 Q3").words
    assert "Year to March 2021" in early
    assert "No comparable figure" not in early


@pytest.mark.parametrize(
    ("measure", "there"), [("care-leavers-suitable-homes", True), ("far-from-home", False)]
)
def test_every_measure_with_a_national_code_leads_here(visit, measure: str, there: bool) -> None:
    markup = visit("measure", measure=measure, quarter=NOW).markup
    assert (f"compare?quarter=2026-27+Q2&amp;team=All&amp;measure={measure}" in markup) == there


def test_a_table_that_is_not_loaded_is_said_to_be(visit) -> None:
    """Every mapped measure of the demo has its benchmark; one the file leaves out says which table it is in."""
    screen = visit("compare", measure="suspensions", quarter=NOW)
    assert "No comparable figure" in screen.words


def test_it_opens_on_a_rate_and_holds_no_count_against_another(visit) -> None:
    opened = visit("compare", quarter=NOW).words
    assert "Cared for children for every 10,000 children" in opened
    counts = visit("compare", quarter=NOW, measure="started-in-care").words
    assert "Counts are shown and not compared: areas are not of one size." in counts
    assert counts.count("Not compared") == 2
    assert "Ours is lower" not in counts and "Ours is higher" not in counts
