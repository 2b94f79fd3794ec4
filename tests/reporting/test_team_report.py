"""A team's report: who it is, where to look when it is not there, its outcomes beside its staffing."""

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import team_report
from reporting.reading import Reading
from reporting.told import Link

NOW = period.parse("2026-27 Q2")
HILLSIDE, EAST = "Cared for Children Hillside", "Cared for Children East"


def test_the_council_names_the_teams_that_are_in_force(reading: Reading) -> None:
    report = team_report.team_report(reading, ALL_TEAMS, NOW)
    assert report.is_whole and not report.gone
    names = [link.words for link in report.teams]
    assert EAST in names and HILLSIDE not in names


def test_a_team_that_ended_leads_to_its_last_quarter_and_to_what_it_became(
    reading: Reading,
) -> None:
    report = team_report.team_report(reading, HILLSIDE, NOW)
    assert report.gone.startswith(f"{HILLSIDE} ended in March 2024")
    assert report.instead == Link(
        "Show Q4 2023/24, its last quarter", "team", (("team", HILLSIDE), ("quarter", "2023-24 Q4"))
    )
    assert (report.joined, report.others) == (
        "or", (Link(f"{EAST} now", "team", (("team", EAST),)),),
    )  # fmt: skip
    assert not team_report.there(reading, HILLSIDE, NOW)


def test_a_team_that_had_not_begun_leads_to_its_first_quarter_and_to_those_before_it(
    reading: Reading,
) -> None:
    report = team_report.team_report(reading, EAST, period.parse("2023-24 Q4"))
    assert report.instead is not None
    assert report.instead.words == "Show Q1 2024/25, its first quarter"
    assert report.joined == "or, for Q4 2023/24,"
    assert [link.words for link in report.others] == [HILLSIDE, "Cared for Children Riverside"]


def test_outcomes_hold_no_staffing_and_staffing_is_newest_first(reading: Reading) -> None:
    report = team_report.beside_report(reading, "Cared for Children North", NOW)
    assert "Staffing" not in [theme for theme, _ in report.outcomes]
    assert report.count == sum(len(lines) for _, lines in report.outcomes) > 20
    assert report.staffing_title == "Staffing, the last 8 quarters"
    assert report.staffing[0].label == NOW.label
    assert report.staffing[0].filled == "17.0 of 21.0"
    vacancy, agency, absence, caseload = report.staffing[0].rates
    assert vacancy.figure is not None and vacancy.posts == "4.0 posts"
    assert (absence.posts, caseload.posts) == ("", "")
    assert agency.figure is not None and agency.figure.known is not None


def test_every_rate_is_rated_over_its_column(reading: Reading) -> None:
    report = team_report.beside_report(reading, ALL_TEAMS, NOW)
    assert len(report.heads) == len(team_report.SHOWN_RATES)
    vacancy = report.heads[0]
    assert vacancy is not None and vacancy.spark is not None
    assert vacancy.rating.code == "red"


def test_a_team_without_staffing_has_no_picture_of_posts(reading: Reading) -> None:
    early = period.parse("2021-22 Q3")
    assert team_report.posts_picture(reading, ALL_TEAMS, NOW) is not None
    assert team_report.posts_picture(reading, EAST, early) is None


@pytest.mark.dfe
def test_yearly_counts_are_called_that(published_reading: Reading) -> None:
    report = team_report.beside_report(published_reading, ALL_TEAMS, period.parse("2025-26 Q4"))
    assert not report.quarterly
    assert report.staffing_title == "Staffing, the last 8 yearly counts"
