"""The Summary: a quarter on one screen, for the council, a team, an early quarter and a team that is not there."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import findings_report, reported, summary_report
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests import project

NOW = "2026-27 Q2"


def test_every_red_is_a_line_or_counted(visit, demo: Snapshot) -> None:
    """Red for how long, also where nothing moved; more than there is room for are counted, and linked."""
    reading = Reading(demo)
    counted = 0
    for code in reading.quarters():
        at = period.parse(code)
        lines = reported.reported(reading, ALL_TEAMS, at)
        wanted = {
            line.measure.name for line in lines
            if line.rating == "red" or (
                line.figure and line.figure.value and line.figure.goal_high == 0
                and not line.measure.has_denominator
            )
        }  # fmt: skip
        report = summary_report.summary_report(reading, ALL_TEAMS, at)
        told = {each.measure.words for each in report.pressing}
        assert told <= wanted and len(told) == min(8, len(wanted)), code
        assert report.all_pressing == len(wanted)
        counted += report.all_pressing > len(told)
    assert counted, "no quarter has more than there is room for: choose another demo"
    first = summary_report.summary_report(reading, ALL_TEAMS, period.parse(NOW)).pressing
    none = [each.target == "there should be none" for each in first]
    assert any(none) and none == sorted(none, reverse=True), "whom there should be none of, first"
    words = visit("summary", quarter=NOW, team=ALL_TEAMS).words
    assert (
        "New foster families approved this year 3, target 6 or more ■ Red for six quarters" in words
    )
    assert (
        "Care leavers 17-21 who are homeless 3, there should be none ■ Red for seven quarters"
        in words
    )
    crowded = visit("summary", quarter="2025-26 Q2", team=ALL_TEAMS)
    assert "2 more on the Scorecard, most pressing first" in crowded.words
    assert re.search(r'href="scorecard[^"]*order=need[^"]*">2 more', crowded.markup)


def test_every_theme_is_a_strip_with_its_ratings(visit, demo: Snapshot) -> None:
    screen = visit("summary", quarter=NOW, team=ALL_TEAMS)
    full = findings_report.findings_report(Reading(demo), ALL_TEAMS, period.parse(NOW))
    assert f"{full.rated_words} {full.total.green} ● Green" in screen.words
    for row in full.themes:
        marks = (("●", row.green, "Green"), ("◆", row.amber, "Amber"), ("■", row.red, "Red"),
                 ("□", row.not_rated, "not rated"))  # fmt: skip
        told = " ".join(f"{shape} {many} {word}" for shape, many, word in marks if many)
        assert f"{row.theme} {told}" in screen.words
    assert len(re.findall(r'href="scorecard[^"]*theme=', screen.markup)) == len(full.themes)


def test_each_finding_has_its_picture_its_sentence_and_a_question(visit, demo: Snapshot) -> None:
    report = summary_report.summary_report(Reading(demo), ALL_TEAMS, period.parse(NOW))
    assert len(report.found) == summary_report.MOST_FOUND < report.all_found
    screen = visit("summary", quarter=NOW, team=ALL_TEAMS)
    assert screen.markup.count('class="cp-ask"') == len(report.found)
    for each in report.found:
        assert each.question.endswith("?") and each.question in screen.words
        assert each.spark or all(team.spark for group in each.teams for team in group.teams)
    assert "Ask: What has changed in Cared for Children South since June?" in screen.words
    assert "Really better First health check" in screen.words, (
        "what is better is told beside what is worse"
    )
    assert (
        "In one team Children visited on time Cared for Children South, 77.9% (53 of 68): really worse than its own past."
        in screen.words
    )
    assert f"{report.all_found - len(report.found)} more findings" in screen.words


def test_staffing_and_freshness_are_a_line_each(visit) -> None:
    words = visit("summary", quarter=NOW, team=ALL_TEAMS).words
    assert (
        "Staffing 113.3 of 143.5 posts were filled on 30 September 2026. "
        "Vacant: 30.2 (21.0%; last quarter 18.4%). By team"
    ) in words
    assert re.search(
        r"How fresh Figures to 30 September 2026\. Last file loaded on \d+ \w+ \d{4}\. 3 are provisional and may still change\.",
        words,
    )


def test_it_is_short(visit) -> None:
    """1,964 words were read on it once; a page of a paper has about 500."""
    for code in (NOW, "2025-26 Q2", "2023-24 Q1"):
        words = visit("summary", quarter=code, team=ALL_TEAMS).words
        assert len(re.findall(r"\b[\w%']+", words)) < 650, code


def test_the_first_quarter_says_that_there_is_no_trend_yet(visit) -> None:
    words = visit("summary", quarter="2021-22 Q3", team=ALL_TEAMS).words
    assert "No trend can be told of any measure yet: six quarters are needed." in words
    assert "Really" not in words and "Ask:" not in words
    assert "Red, its first quarter" in words


def test_a_team_has_its_own(visit) -> None:
    words = visit("summary", quarter=NOW, team="Cared for Children South").words
    assert "Cared for Children South, Q2 2026/27" in words
    assert "Really worse Children visited on time 77.9% (53 of 68)" in words
    assert "Ask: What has changed since June, and what would bring it to 95% or more?" in words


def test_whose_figures_and_which_edition_are_on_every_screen(visit) -> None:
    for page in set(project.screens()) - {"load"}:
        words = visit(page, quarter=NOW).words
        assert "Demo Council Invented figures" in words
        assert "Published for an invented committee, 24 November 2026" in words
        assert "Officer edition: not for publication" in words
        draft = visit(page, quarter=NOW, as_at="draft").words
        assert "Demo Council Invented figures Draft, not published" in draft


def test_no_screen_speaks_of_funnels_snapshots_or_certainty(visit) -> None:
    """Members' words: luck, corrected, will we get there."""
    jargon = r"(?i)\b(funnel|over-dispers|snapshot|hit or miss|restated|every quarter will|no quarter will)"
    for page in project.screens():
        found = re.findall(jargon, visit(page, quarter=NOW).words)
        assert found == [], page


def test_a_team_that_has_ended_has_nothing_to_say(visit) -> None:
    words = visit("summary", quarter=NOW, team="Cared for Children Hillside").words
    assert "Cared for Children Hillside ended in March 2024: merged into" in words
    assert "It has no figures for Q2 2026/27. Show Q4 2023/24, its last quarter." in words
    assert "Worse" not in words


@pytest.mark.parametrize("page", ["summary", "scorecard"])
def test_an_ended_team_leads_to_its_last_quarter(visit, page: str) -> None:
    ended = visit(page, quarter=NOW, team="Cared for Children Hillside").markup
    link = re.search(r'<a href="([^"]+)">Show Q4 2023/24, its last quarter</a>', ended)
    assert link
    address = urlsplit(unescape(link[1]))
    assert address.path == ("." if page == "summary" else page)
    assert parse_qs(address.query) == {
        "quarter": ["2023-24 Q4"], "team": ["Cared for Children Hillside"],
    }  # fmt: skip
    there = visit(page, quarter="2023-24 Q4", team="Cared for Children Hillside").words
    assert "its last quarter" not in there
