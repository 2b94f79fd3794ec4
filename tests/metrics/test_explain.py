"""Explanations in words: each rule as its own sentence, a team's edges in time, a change with its sign."""

from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.measure import Amber
from metrics.catalogue.teams import Presence, TeamSpan
from metrics.figures.contribution import Parts
from metrics.figures.figure import Benchmark
from metrics.period import parse
from metrics.vocabulary import AreaKind, Missing, Origin, Polarity, Unit
from metrics.words import contribution_words, explain, team_words
from metrics.words.sources import source_words

CATALOGUE = catalogue.load()


def measure(measure_id: str):
    found = CATALOGUE.get(measure_id)
    assert found is not None
    return found


SHARE = measure("dental-checks")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amber": Amber("points", Decimal(5))}, "Amber: misses the target by no more than 5 percentage points."),
        ({"amber": Amber("points", Decimal(1))}, "Amber: misses the target by no more than 1 percentage point."),
        ({"amber": Amber("percent", Decimal(10))}, "Amber: misses the target by no more than 10% of the target."),
        ({"amber": Amber("floor", Decimal(80))}, "Amber: misses the target but is still 80% or more."),
        ({"amber": Amber("floor", Decimal(12)), "polarity": Polarity.LOW}, "Amber: misses the target but is still 12% or less."),
        ({"amber": Amber("none", None)}, "There is no Amber: a figure that misses the target is Red."),
        ({"amber": Amber("none", None), "polarity": Polarity.NEUTRAL}, ""),
    ],
)  # fmt: skip
def test_an_amber_rule_says_points_or_per_cent_of_the_target(changes, said):
    assert explain.amber_sentence(replace(SHARE, **changes)) == said


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (Unit.PERCENT, "The number of A, as a percentage of the number of B."),
        (Unit.PER_10000, "The number of A, for every 10,000 B."),
        (Unit.AVERAGE, "An average: A, divided by the number of B."),
        (Unit.RATIO, "The number of A, divided by the number of B."),
        (Unit.NUMBER, "The number of A."),
        (Unit.GBP, "The A, in pounds."),
    ],
)
def test_how_a_figure_is_counted_names_its_two_numbers(unit, said):
    assert (
        explain.counted_sentence(replace(SHARE, numerator="A", denominator="B", unit=unit)) == said
    )


def test_a_benchmark_carries_its_period():
    england = Benchmark("England", AreaKind.ENGLAND, "Year to March 2025", Decimal(89), None)
    assert explain.benchmark_sentence(SHARE, england) == (
        "England 89% (fraction not supplied), year to March 2025."
    )
    whole = replace(england, numerator=Decimal(33900), denominator=Decimal(38190))
    assert explain.benchmark_sentence(SHARE, whole) == (
        "England 89% (33,900 of 38,190), year to March 2025."
    )
    hidden = replace(england, value=None, missing=Missing.SUPPRESSED)
    assert explain.benchmark_sentence(SHARE, hidden) == (
        "England: hidden: small number, year to March 2025."
    )


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("1.0", "+1.0 percentage point"),
        ("-1.0", "−1.0 percentage point"),
        ("0.7", "+0.7 percentage points"),
        ("0.0", "no change"),
    ],
)
def test_a_change_in_a_share_has_its_sign_and_is_in_points(amount, said):
    assert explain.points(Decimal(amount), SHARE) == said


def test_a_change_in_a_count_is_a_number():
    assert explain.points(Decimal(-3), measure("children-cared-for")) == "−3"


@pytest.mark.parametrize(
    ("quarter", "presence"),
    [
        ("2023-24 Q4", Presence.NOT_BEGUN),
        ("2024-25 Q1", Presence.THERE),
        ("2025-26 Q4", Presence.THERE),
        ("2026-27 Q1", Presence.ENDED),
    ],
)
def test_a_team_is_there_from_its_first_quarter_to_its_last(quarter, presence):
    team = TeamSpan("East", parse("2024-25 Q1"), parse("2025-26 Q4"), becomes="Valley")
    assert team.presence(parse(quarter)) is presence


def test_a_team_that_ended_for_no_other_is_only_said_to_have_ended():
    team = TeamSpan("East", parse("2015-16 Q1"), parse("2023-24 Q4"))
    assert team_words.ended_sentence(team) == "East ended in March 2024."


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_in_a_sentence(names, said):
    assert team_words.listed(names) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (None, "Not there then"),
        (Parts(Decimal("12.0000")), "12"),
        (Parts(Decimal("8.0000"), Decimal("76.0000")), "8 of 76"),
        (Parts(Decimal(0), Decimal(0)), "None to count"),
    ],
)
def test_a_teams_numbers_are_never_a_division_by_nothing(parts, said):
    assert contribution_words.parts_words(parts) == said


def test_a_published_figure_names_its_publication_and_a_councils_its_own_source():
    assert source_words(SHARE, Origin.COUNCIL) == SHARE.source
    assert source_words(SHARE, Origin.DFE).startswith("Department for Education, ")
    local = replace(SHARE, dfe=None)
    assert source_words(local, Origin.DFE) == local.source
