"""The Measure screen: the figure that the council's file holds, said whole, in every state it can be in."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import measure_pictures, measure_report, teams_report
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests.ui.conftest import Screen
from ui.screens import measure_screen

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = "2026-27 Q2"


def in_file(measure_id: str, quarter: str) -> tuple[Decimal, Decimal]:
    """The teams' numbers summed straight from the invented council's file, past every rule."""
    with (ROOT / "data/sample/scorecard.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if (row["measure_id"], row["period"]) == (measure_id, quarter)
            and row["team"] != ALL_TEAMS
        ]
    assert rows
    return (
        sum((Decimal(row["numerator"] or 0) for row in rows), Decimal(0)),
        sum((Decimal(row["denominator"] or 0) for row in rows), Decimal(0)),
    )


def test_the_headline_is_the_figure_of_the_file(visit):
    top, below = in_file("dental-checks", NOW)
    value = (100 * top / below).quantize(Decimal(1), ROUND_HALF_UP)
    screen = visit("measure", measure="dental-checks", team=ALL_TEAMS, quarter=NOW)
    assert screen.title == "Seen by a dentist in the last year"
    assert f"{value}% {top} of {below} ● Green" in screen.words
    assert "All teams, Q2 2026/27 (July to September 2026)." in screen.words
    assert "Higher is better. Target 81% or more: a national target." in screen.words
    assert "Amber: misses the target by no more than 5 percentage points, that is down to 76%." in (
        screen.words
    )


def test_the_comparators_own_figure_stands_beside_the_arrow(visit):
    top, below = in_file("dental-checks", "2025-26 Q2")
    screen = visit("measure", measure="dental-checks", team=ALL_TEAMS, quarter=NOW)
    assert f"A year ago 84% ({top} of {below}), Q2 2025/26" in screen.words
    assert "→ Little change" in screen.words
    for words in (
        "The previous quarter", "The quarter before that", "The last year end",
        "The same quarter last year Used for this measure's direction",
    ):  # fmt: skip
        assert words in screen.words


def test_commentary_is_shown_as_the_officers_own(visit):
    screen = visit("measure", measure="placement-stability", team=ALL_TEAMS, quarter=NOW)
    assert "What the officers say More teenagers moved at short notice." in screen.words


def test_a_target_says_who_set_it(visit):
    screen = visit("measure", measure="reviews-on-time", team=ALL_TEAMS, quarter=NOW)
    assert "Target 96% or more: a local target, set by this council." in screen.words


def test_a_live_chart_is_loaded_only_when_asked_for(visit):
    screen = visit("measure", measure="visits-on-time", team=ALL_TEAMS, quarter=NOW)
    assert screen.live_charts == 0
    screen.app.toggle(key="explore").set_value(True).run()
    assert screen.live_charts == 2
    assert not screen.app.exception


def test_teams_by_quarter_are_a_map_on_request_beside_their_table(visit):
    screen = visit("measure", measure="visits-on-time", team=ALL_TEAMS, quarter=NOW)
    folded = '<details class="cp-fold"><summary>Every quarter of every team'
    assert folded in screen.markup
    assert not screen.app.get("plotly_chart")
    screen = Screen(screen.app.toggle(key="explore-map").set_value(True).run())
    assert not screen.app.exception
    assert len(screen.app.get("plotly_chart")) == 1
    assert folded not in screen.markup
    assert folded.replace("><summary", " open><summary") in screen.markup


def test_a_measure_of_no_team_has_no_map(visit):
    screen = visit("measure", measure="feel-listened-to", team=ALL_TEAMS, quarter=NOW)
    assert "explore-map" not in {toggle.key for toggle in screen.app.toggle}


def test_every_period_stands_in_the_table_newest_first(visit, demo: Snapshot):
    screen = visit("measure", measure="visits-on-time", team=ALL_TEAMS, quarter=NOW)
    labels = [period.parse(code).label for code in Reading(demo).quarters()]
    rows = screen.markup.split("<h2>The figures</h2>")[1]
    found = [rows.index(f'<th scope="row">{label}</th>') for label in labels]
    assert found == sorted(found)


def test_a_quarter_shows_nothing_that_came_after_it(visit):
    screen = visit("measure", measure="visits-on-time", team=ALL_TEAMS, quarter="2022-23 Q1")
    assert "Q2 2022/23" not in screen.words
    assert "3 periods, newest first" in screen.words


def test_a_first_quarter_has_one_point_and_says_that_it_compares_with_none(visit):
    screen = visit("measure", measure="visits-on-time", team=ALL_TEAMS, quarter="2021-22 Q3")
    assert "1 period, newest first" in screen.words
    assert "Last quarter no figure." in screen.words


def test_a_yearly_figure_stands_under_its_own_period(visit):
    screen = visit("measure", measure="feel-listened-to", team=ALL_TEAMS, quarter=NOW)
    assert "year to March 2026: the latest yearly figure that was out by the end of Q2 2026/27" in (
        screen.words
    )
    assert (
        "The year before 80% (131 of 164), year to March 2025; up 5 percentage points."
        in screen.words
    )
    assert "Teams side by side" not in screen.words


def test_a_year_to_date_is_not_compared_with_the_quarter_before(visit):
    screen = visit("measure", measure="reviews-on-time", team=ALL_TEAMS, quarter=NOW)
    assert (
        "A year to date can only be compared with the same quarter of another year." in screen.words
    )


def test_a_measure_that_is_not_a_teams_is_said_to_be_none_of_its(visit):
    screen = visit("measure", measure="foster-places-filled", team="Disabled Children", quarter=NOW)
    assert "Disabled Children: this measure is not one of this team's." in screen.words
    assert f"team={ALL_TEAMS}" in screen.markup


def test_a_merged_team_is_answered_in_words_and_keeps_its_past(visit):
    screen = visit(
        "measure", measure="dental-checks", team="Cared for Children Hillside", quarter=NOW
    )
    assert (
        "Cared for Children Hillside ended in March 2024: merged into Cared for Children East. "
        "It has no figures for Q2 2026/27."
    ) in screen.words
    assert "Show Q4 2023/24, its last quarter" in screen.words
    assert "10 periods, newest first" in screen.words
    assert "Compared with earlier periods" not in screen.words


def test_teams_side_by_side_are_those_of_the_quarter(demo: Snapshot):
    reading = Reading(demo)
    before, after = (
        teams_report.teams_report(
            reading,
            measure_report.subject(reading, "dental-checks", ALL_TEAMS, period.parse(code)),
        )
        for code in ("2023-24 Q4", "2024-25 Q1")
    )
    assert "Cared for Children Hillside" in [team for team, _ in before.there]
    assert "Cared for Children East" not in [team for team, _ in before.there]
    assert "Cared for Children East" in [team for team, _ in after.there]
    for team in ("Cared for Children Hillside", "Cared for Children Riverside"):
        assert team not in [name for name, _ in after.there]
        assert any(said.startswith(f"{team} ended in March 2024") for said in after.sentences)
    assert (
        "Cared for Children East was formed from Cared for Children Hillside and Cared for "
        "Children Riverside in April 2024; its figures are not comparable with theirs."
    ) in after.sentences


def test_the_picture_of_the_teams_holds_only_quarters_up_to_the_chosen_one(demo: Snapshot):
    reading = Reading(demo)
    about = measure_report.subject(reading, "dental-checks", ALL_TEAMS, period.parse("2024-25 Q2"))
    picture = teams_report.teams_picture(reading, about)
    assert picture is not None
    rows = [dict(zip(picture.table.columns, row, strict=True)) for row in picture.table.rows]
    assert max(row["period"] for row in rows) == "2024-25 Q2"
    assert {row["team"] for row in rows if row["period"] == "2023-24 Q1"} == {
        team
        for team, _ in teams_report.teams_report(reading, about).there
        if len(reading.line("dental-checks", team, about.quarter).history) > 2
    }


@pytest.mark.parametrize("team", [ALL_TEAMS, "Unaccompanied Young People"])
def test_every_measure_can_be_shown_in_words(demo: Snapshot, team: str):
    reading, quarter = Reading(demo), period.parse(NOW)
    for measure_id in reading.measures():
        about = measure_report.subject(reading, measure_id, team, quarter)
        said = measure_screen.headline(reading, about) + measure_screen.meaning(reading, about)
        said += measure_screen.figures(reading, about) + measure_screen.teams(reading, about)
        for slip in ("None", "NaN", "Decimal", "Unit.", "..", ": ."):
            assert slip not in said.replace("None: a local measure.", "").replace(
                ">None<", ""
            ).replace("None to count", ""), (measure_id, slip)
        picture = measure_pictures.trend_picture(reading, about)
        assert bool(picture) == bool(about.past)
        assert picture is None or about.measure.name in picture.alt
