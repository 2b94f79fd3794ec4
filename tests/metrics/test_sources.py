"""Where figures come from and when the next ones are due, in words."""

from datetime import date

import pytest

from metrics import period
from metrics.catalogue import catalogue
from metrics.words import sources

CATALOGUE = catalogue.load()
PUBLISHED = {"dfe-workforce"}


@pytest.mark.parametrize(
    ("loaded", "today", "said"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "today"),
        (date(2026, 11, 23), date(2026, 11, 22), "today"),
        (date(2026, 11, 21), date(2026, 11, 22), "1 day ago"),
        (date(2026, 9, 28), date(2026, 11, 22), "55 days ago"),
    ],
)
def test_age(loaded, today, said):
    assert sources.age_words(loaded, today) == said


def test_a_published_table_is_named_with_its_publisher_and_title():
    assert sources.published_words("workforce") == (
        "Department for Education, Children's social work workforce"
    )
    assert all(sources.PUBLICATIONS.values())


@pytest.mark.parametrize(
    ("kinds", "only"),
    [
        (PUBLISHED, True),
        ({"dfe-workforce", "dfe-health"}, True),
        ({"dfe-workforce", "exit_interviews"}, False),
        ({"dfe-workforce", "scorecard"}, False),
        (set(), False),
    ],
)
def test_whether_all_figures_are_published_ones(kinds, only):
    assert sources.published_only(kinds) is only


def test_why_a_measure_has_no_figures():
    local = next(each for each in CATALOGUE.measures if each.dfe is None)
    workforce = next(each for each in CATALOGUE.measures if each.from_staffing == "vacancy")
    health = next(each for each in CATALOGUE.measures if each.dfe and each.dfe.dataset == "health")
    assert sources.why_none(local, PUBLISHED).startswith("No published table")
    assert sources.why_none(health, PUBLISHED) == (
        "Published nationally, but that table is not loaded here."
    )
    assert "no figure for this council" in sources.why_none(workforce, PUBLISHED)
    assert sources.why_none(local, {"scorecard"}) == "No row of it has come in."


ANNUAL = next(each for each in CATALOGUE.measures if each.id == "wellbeing-score")
QUARTERLY = next(each for each in CATALOGUE.measures if each.due_after_months == 0)


@pytest.mark.parametrize(
    ("measure", "shown", "released", "known", "said"),
    [
        (ANNUAL, "2024-25", date(2025, 11, 30), date(2026, 11, 30), "30 November 2026"),
        (ANNUAL, "2024-25", date(2025, 11, 30), None, "November 2026"),
        (QUARTERLY, "2025-09-30", date(2026, 3, 20), None, "about March 2027"),
        (QUARTERLY, "2025-09-30", None, None, "not known"),
    ],
)
def test_when_the_next_is_due(measure, shown, released, known, said):
    assert sources.next_due(measure, period.parse(shown), released, known) == said


def test_a_school_year_is_due_after_the_next_school_year():
    school = next(each for each in CATALOGUE.measures if each.id == "school-absence")
    said = sources.next_due(school, period.parse("2024/25 academic"), None, None)
    due = period.add_months(date(2026, 8, 31), school.due_after_months)
    assert said == f"{due:%B %Y}"
