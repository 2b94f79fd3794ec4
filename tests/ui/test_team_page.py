"""The Team screen: outcomes beside staffing, and what moved the council's figure."""

from metrics import period
from metrics.vocabulary import ALL_TEAMS

NOW = "2026-27 Q2"


def test_outcomes_stand_beside_staffing_and_no_cause_is_claimed(visit):
    screen = visit("team", team="Cared for Children North", quarter=NOW)
    assert screen.title == "Cared for Children North"
    assert "Shown together; not evidence of cause." in screen.words
    outcomes, staffing = screen.words.split("Staffing, the last 8 quarters")
    assert "Seen by a dentist in the last year" in outcomes
    assert "Posts that are vacant" not in outcomes
    quarters = [period.parse(NOW).before(back).label for back in range(8)]
    found = [staffing.index(label) for label in quarters]
    assert found == sorted(found)
    assert "17.0 of 21.0" in staffing


def test_a_team_that_ended_is_answered_in_words(visit):
    screen = visit("team", team="Cared for Children Hillside", quarter=NOW)
    assert (
        "Cared for Children Hillside ended in March 2024: merged into Cared for Children East."
    ) in screen.words
    assert "Shown together" not in screen.words
    assert "quarter=2023-24+Q4" in screen.markup


def test_a_team_in_its_last_quarter_is_shown(visit):
    screen = visit("team", team="Cared for Children Hillside", quarter="2023-24 Q4")
    assert "Outcomes, Q4 2023/24" in screen.words
    assert "It has no figures" not in screen.words


def test_a_team_that_had_not_begun_is_answered_in_words(visit):
    screen = visit("team", team="Cared for Children East", quarter="2023-24 Q4")
    assert (
        "Cared for Children East began in April 2024, formed from Cared for Children Hillside and "
        "Cared for Children Riverside. It has no figures for Q4 2023/24."
    ) in screen.words


def test_a_renamed_team_says_what_it_was_called(visit):
    screen = visit("team", team="Care Experienced Young People", quarter=NOW)
    assert "Formerly Leaving Care until Q4 2022/23; its figures continue under the new name." in (
        screen.words
    )


def test_the_council_sees_which_teams_moved_its_figure(visit):
    screen = visit("team", team=ALL_TEAMS, quarter=NOW, measure="dental-checks")
    assert screen.title == "All teams"
    assert "What moved the council's figure" in screen.words
    assert "each team's part of the movement from Q2 2025/26 to Q2 2026/27" in screen.words
    assert "It shows where the movement is, not why." in screen.words


def test_a_measure_that_teams_do_not_make_up_is_not_split(visit):
    screen = visit("team", team=ALL_TEAMS, quarter=NOW, measure="foster-places-filled")
    assert (
        "Foster places in use: the council's figure is not added up from teams' figures, so its "
        "movement cannot be split by team."
    ) in screen.words


def test_the_choice_of_measure_is_only_the_councils(visit):
    labels = [
        [each.label for each in visit("team", team=team, quarter=NOW).app.selectbox]
        for team in (ALL_TEAMS, "Disabled Children")
    ]
    assert labels == [["Team", "Quarter", "Measure"], ["Team", "Quarter"]]
