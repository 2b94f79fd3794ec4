"""Which staffing there is: totals of sums, a census only once it was out, the quarters of a rate."""

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import staffing_returns
from reporting.reading import Reading

NOW = period.parse("2026-27 Q2")


def test_the_total_is_not_an_average_of_rates(reading: Reading) -> None:
    whole = staffing_returns.rates(reading, ALL_TEAMS, NOW.code)["vacancy"].figure
    teams = [
        staffing_returns.rates(reading, team, NOW.code)["vacancy"].figure
        for team in staffing_returns.teams(reading, NOW)
        if team != ALL_TEAMS
    ]
    assert whole.numerator == sum(each.numerator for each in teams)
    assert whole.denominator == sum(each.denominator for each in teams)


def test_a_rate_stands_by_team_for_three_years_or_for_every_quarter(reading: Reading) -> None:
    vacancy = staffing_returns.measures(reading)["vacancy"]
    found = staffing_returns.rate_by_team(reading, vacancy, NOW)
    every = staffing_returns.rate_by_team(reading, vacancy, NOW, every=True)
    assert (len(found.quarters), len(every.quarters)) == (12, 20)
    assert found.quarters[-1] == every.quarters[-1] == NOW
    assert list(found.figures)[-1] == ALL_TEAMS
    assert len(found.figures[ALL_TEAMS]) == 12


def test_a_quarter_that_a_team_returned_nothing_for_is_no_return(quiet: Reading) -> None:
    second = period.parse("2024-25 Q2")
    assert staffing_returns.of_quarter(quiet, "North", second) is not None
    assert staffing_returns.of_quarter(quiet, "South", second) is None
    assert staffing_returns.teams(quiet, second) == ("North", "South", ALL_TEAMS)


@pytest.mark.dfe
def test_a_census_is_not_shown_before_it_was_out(published_reading: Reading) -> None:
    held = staffing_returns.held(published_reading, period.parse("2025-26 Q3"))
    assert not held.quarters
    assert held.years[-1].period.code == "2024-09-30"
