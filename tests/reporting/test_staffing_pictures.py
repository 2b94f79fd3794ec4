"""The pictures of staffing: what is drawn, from whose figures, and the rows to take away."""

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS, STAFFING_PARTS
from reporting import staffing_pictures, staffing_returns
from reporting.reading import Reading

NOW = period.parse("2026-27 Q2")


def test_the_picture_to_explore_holds_every_quarter(reading: Reading) -> None:
    measure = staffing_returns.measures(reading)["vacancy"]
    pictured = staffing_pictures.heat_picture(reading, measure, NOW).chart
    every = staffing_pictures.heat_picture(reading, measure, NOW, every=True).chart
    assert {len(row.cells) for row in pictured.rows if row.team == "All teams"} == {12}
    assert {len(row.cells) for row in every.rows if row.team == "All teams"} == {20}


def test_what_is_drawn_by_team_can_be_taken_away(reading: Reading) -> None:
    measure = staffing_returns.measures(reading)["vacancy"]
    picture = staffing_pictures.heat_picture(reading, measure, NOW)
    drawn = sum(len(row.cells) for row in picture.chart.rows)
    assert len(picture.table.rows) == drawn
    assert picture.name == ("vacancy-rate-by-team", NOW.code)


def test_a_rate_and_the_posts_are_drawn_of_the_same_quarters(reading: Reading) -> None:
    measure = staffing_returns.measures(reading)["vacancy"]
    trend = staffing_pictures.trend_picture(reading, measure, ALL_TEAMS, NOW)
    posts = staffing_pictures.posts_picture(reading, measure, ALL_TEAMS, NOW)
    assert [each.label for each in trend.chart.points] == [
        each.label for each in posts.chart.points
    ]
    assert set(STAFFING_PARTS) <= set(posts.table.columns)
    assert trend.chart.footer == posts.chart.footer


@pytest.mark.dfe
def test_yearly_figures_are_said_to_be_the_national_census(published_reading: Reading) -> None:
    measure = staffing_returns.measures(published_reading)["vacancy"]
    picture = staffing_pictures.trend_picture(
        published_reading, measure, ALL_TEAMS, period.parse("2025-26 Q4")
    )
    assert picture.chart.footer.source == staffing_returns.CENSUS
