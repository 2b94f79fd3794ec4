"""What the Measure and Team screens ask of a snapshot: directions of every period, benchmarks, teams through time."""

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS, AreaKind, Comparator
from store.read import lines as scorecard
from store.read import one_measure, team_spans
from store.read.snapshot import Snapshot


def test_directions_of_every_period_agree_with_the_scorecards_of_those_quarters(demo: Snapshot):
    past = scorecard.history(demo, ALL_TEAMS)
    found = one_measure.directions(demo, "visits-on-time", ALL_TEAMS, past["visits-on-time"])
    assert len(found) == len(past["visits-on-time"])
    for row in demo.rows("quarters"):
        lines = scorecard.scorecard(demo, ALL_TEAMS, period.parse(row.period), past)
        line = next(each for each in lines if each.measure.id == "visits-on-time")
        assert found[line.figure.series_id, row.period] == line.directions


def test_a_comparator_without_a_figure_is_there_and_empty(demo: Snapshot):
    past = scorecard.history(demo, ALL_TEAMS)["visits-on-time"]
    found = one_measure.directions(demo, "visits-on-time", ALL_TEAMS, past)
    first = found[past[0].series_id, past[0].period]
    assert first[Comparator.PREVIOUS_QUARTER].against is None


def test_an_invented_council_stands_beside_england_and_a_region(demo: Snapshot):
    """Of a measure that is published; of any other it has no benchmark."""
    quarter = period.parse(demo.rows("quarters")[0].period)
    benchmarks = one_measure.benchmarks(demo, quarter)
    for each in demo.catalogue.measures:
        areas = [found.area for found in benchmarks.get(each.id, ())]
        assert areas == ([] if each.dfe is None else ["England", "North West"]), each.id


def test_teams_carry_what_became_of_them(demo: Snapshot):
    teams = {each.name: each for each in team_spans.teams(demo)}
    hillside = teams["Cared for Children Hillside"]
    assert hillside.last is not None
    assert hillside.last.code == "2023-24 Q4"
    assert hillside.becomes == "Cared for Children East"
    east = teams["Cared for Children East"]
    assert east.merged_from == ("Cared for Children Hillside", "Cared for Children Riverside")
    assert east.first.code == "2024-25 Q1"
    assert teams["Care Experienced Young People"].formerly == "Leaving Care until Q4 2022/23"


@pytest.mark.dfe
def test_benchmarks_are_the_latest_that_were_out(published: Snapshot):
    """England's care leavers in suitable homes: the year to March 2025 was published in November 2025."""
    before, after = (
        one_measure.benchmarks(published, period.parse(quarter))["care-leavers-suitable-homes"]
        for quarter in ("2025-26 Q2", "2025-26 Q3")
    )
    assert [each.kind for each in after] == [AreaKind.ENGLAND, AreaKind.REGION]
    assert before[0].label == "Year to March 2024"
    assert (after[0].label, after[0].value) == ("Year to March 2025", 89)
