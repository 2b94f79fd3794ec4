"""How a figure is known: its sum, every row that says it, what it had been, and what each publication showed."""

from datetime import date
from pathlib import Path

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting.evidence_report import EvidenceReport, evidence_report
from reporting.reading import Reading
from store.decisions import publication
from store.read import as_at
from tests.store.small_store import LOADER, SCORECARD, built, in_use, load

Q1 = period.parse("2024-25 Q1")


@pytest.fixture
def restated(tmp_path: Path) -> tuple[Reading, tuple[as_at.AsAt, ...]]:
    """A council that published once and restated a figure since, with its states."""
    store = in_use(tmp_path)
    publication.publish(store, LOADER, store.entries(), "Panel", date(2024, 10, 10))
    load(store, tmp_path, restated=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    snapshot = built(store)
    return Reading(snapshot), as_at.every(store, store.entries())


def _told(restated: tuple[Reading, tuple[as_at.AsAt, ...]], team: str) -> EvidenceReport:
    reading, states = restated
    return evidence_report(reading, "m", team, Q1, None, states)


def test_every_row_is_told_and_the_replaced_one_said_to_be(restated) -> None:
    told = _told(restated, "North")
    assert [(row.file, row.stands, row.says, row.in_use) for row in told.rows] == [
        ("good.csv", "row 2", "1 of 4", "Replaced"), ("restated.csv", "row 2", "2 of 4", "Yes"),
    ]  # fmt: skip
    assert told.figure.words == "50.0%" and told.figure.counted == "2 of 4"
    assert "2 ÷ 4 × 100 = 50.0%." in told.made
    assert not told.parts and not told.no_rows


def test_what_it_had_been_and_what_was_published_then(restated) -> None:
    told = _told(restated, "North")
    (said,) = told.restated
    assert said.endswith("was 25.0% (1 of 4). The new figure came with restated.csv (entry 5).")
    (shown,) = told.publications
    assert (shown.opens.words, shown.meeting_on) == ("Panel", "10 October 2024")
    assert shown.figure.words == "25.0% (1 of 4)" and shown.figure.amount.value == 25
    assert dict(shown.opens.choices)["as_at"] == "4"


def test_a_sum_says_so_and_stands_on_its_teams_rows(restated) -> None:
    told = _told(restated, ALL_TEAMS)
    assert "Added up from the teams' figures: no figure of the council as a whole was loaded." in (
        told.made
    )
    assert {row.team for row in told.rows} == {"North", "South"}


def test_why_there_is_no_figure_is_all_that_is_told(restated) -> None:
    reading, states = restated
    told = evidence_report(reading, "m", "North", Q1, "2023-24 Q1", states)
    assert told.absent.endswith("There is no figure of which to ask.")
    assert (told.figure, told.made, told.publications) == (None, (), ())


def test_a_staffing_rate_stands_on_the_posts_it_was_made_from(reading: Reading) -> None:
    told = evidence_report(reading, "vacancy-rate", ALL_TEAMS, period.parse("2026-27 Q2"), None, ())
    assert {row.what for row in told.parts} == {"In post", "Vacancies"}
    assert not told.rows and all(", row" in row.stands for row in told.parts)
