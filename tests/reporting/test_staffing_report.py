"""Staffing in sentences: what moved the posts, who returned nothing, whose census it is, how a rate stands."""

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting.reading import Reading
from reporting.staffing_report import rate_report, staffing_report

NOW = period.parse("2026-27 Q2")


def test_the_sentences_open_with_the_posts_and_end_with_england(reading: Reading) -> None:
    report = staffing_report(reading, ALL_TEAMS, NOW)
    assert report.opening.startswith("113.3 of 143.5 posts were filled on 30 September 2026.")
    assert report.moved[0].startswith("Vacant posts rose by 4.6 to 30.2")
    assert report.facts[-1] == "England: 14.2% of posts vacant, 30 September 2025."
    assert report.sentences == (report.opening, *report.moved, *report.facts)
    assert (report.whose, report.period) == ("All teams", NOW)


def test_a_small_team_says_what_one_person_is(reading: Reading) -> None:
    report = staffing_report(reading, "Disabled Children", NOW)
    assert report.small == (
        "Small team: one person changes vacancy by 9.1 points and turnover by 11.9 points."
    )
    assert not report.silent


def test_a_team_that_ended_is_answered_in_one_sentence(reading: Reading) -> None:
    report = staffing_report(reading, "Cared for Children Hillside", NOW)
    assert report.sentences == (
        "Cared for Children Hillside ended in March 2024: merged into Cared for Children East. "
        "It has no figures for Q2 2026/27.",
    )
    assert report.period == NOW


def test_a_team_that_returned_nothing_is_named(quiet: Reading) -> None:
    second = period.parse("2024-25 Q2")
    whole = staffing_report(quiet, ALL_TEAMS, second)
    assert whole.silent == (
        "South returned no staffing for Q2 2024/25, so there is no figure of the council as a whole."
    )
    assert whole.silent in whole.sentences
    south = staffing_report(quiet, "South", second)
    assert south.said == ("South returned no staffing for Q2 2024/25.",)
    assert south.facts == ()


def test_where_nothing_came_in_that_is_all_that_is_said(quiet: Reading) -> None:
    report = staffing_report(quiet, ALL_TEAMS, period.parse("2023-24 Q4"))
    assert report.sentences == ("No staffing came in for Q4 2023/24.",)


@pytest.mark.dfe
def test_a_census_says_whose_it_is_and_from_when(published_reading: Reading) -> None:
    report = staffing_report(published_reading, ALL_TEAMS, period.parse("2025-26 Q4"))
    assert report.period.code == "2025-09-30"
    assert report.census[0].startswith(
        "These are the Department for Education's yearly census figures, on 30 September 2025, shown from "
    )
    assert report.sentences[-3:] == report.census


def test_a_rate_says_what_it_means_and_how_the_team_stands(reading: Reading) -> None:
    report = rate_report(reading, "vacancy", ALL_TEAMS, NOW)
    assert report is not None and report.rating is not None
    assert report.said.startswith("21.0% (30.2 of 143.5)")
    assert (report.rating.code, report.finding.lead) == ("red", "Really worse")
    assert report.more.choices == (("measure", "vacancy-rate"),)


def test_a_rate_without_a_figure_says_so(reading: Reading) -> None:
    report = rate_report(reading, "vacancy", "Cared for Children Hillside", NOW)
    assert report is not None
    assert (report.said, report.rating, report.finding.sentence) == ("no figure.", None, "")


def test_a_rate_that_the_catalogue_has_not_is_none(quiet: Reading) -> None:
    assert rate_report(quiet, "turnover", ALL_TEAMS, period.parse("2024-25 Q1")) is None
