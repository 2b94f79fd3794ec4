"""Targets: which is in force, and which no figure could be rated against."""

from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.measure import Amber
from metrics.catalogue.targets import Target, Targets, expected, setup_faults
from metrics.period import parse
from metrics.vocabulary import Polarity

MEASURE = next(
    measure
    for measure in catalogue.load().measures
    if measure.polarity is Polarity.HIGH and measure.unit == "percent" and measure.profile == "none"
)


def target(period: str = "2025-26", team: str = "All", **amounts: object) -> Target:
    given = {
        name: tuple(map(Decimal, amount)) if isinstance(amount, tuple) else Decimal(str(amount))
        for name, amount in amounts.items()
    }
    return Target(MEASURE.id, team, parse(period), **given)


def test_a_team_has_its_own_before_the_councils_and_a_quarter_its_own_before_the_years() -> None:
    held = Targets(
        [
            target(target=90),
            target("2025-26 Q3", target=91),
            target(team="North", target=92),
            target("2025-26 Q4", team="North", target=93),
        ]
    )

    def found(team: str, period: str) -> Decimal | None:
        entry = held.in_force(MEASURE.id, team, parse(period))
        return entry.target if entry else None

    assert found("South", "2025-26 Q1") == 90 and found("South", "2025-26 Q3") == 91
    assert found("North", "2025-26 Q3") == 92 and found("North", "2025-26 Q4") == 93
    assert found("All", "2025-26") == 90 and found("All", "2026-27 Q1") is None


def test_a_quarter_may_be_held_to_its_profile_or_the_year() -> None:
    quarter = parse("2025-26 Q3")
    explicit = target(target=40, profile=(10, 20, 30, 40))
    assert expected(explicit, replace(MEASURE, profile="explicit"), quarter) == (40, 30)
    assert expected(target(target=40), replace(MEASURE, profile="linear"), quarter) == (40, 30)
    assert expected(target(target=40), MEASURE, quarter) == (40,)


@pytest.mark.parametrize(
    ("changes", "amounts", "columns"),
    [
        ({"polarity": Polarity.NEUTRAL}, {"target": 5}, ["target"]),
        ({}, {}, ["target"]),
        ({}, {"target": 90, "low": 80}, ["low"]),
        ({"polarity": Polarity.BAND}, {"low": 18, "high": 12}, ["low"]),
        ({"polarity": Polarity.BAND}, {"low": 18}, ["high"]),
        ({"polarity": Polarity.BAND}, {"target": 18}, ["target"]),
        ({"amber": Amber("percent", Decimal(5))}, {"target": 0}, ["target"]),
        ({"amber": Amber("floor", Decimal(85))}, {"target": 84}, ["target"]),
        (
            {"amber": Amber("floor", Decimal(85)), "polarity": Polarity.LOW},
            {"target": 86},
            ["target"],
        ),
        ({"profile": "explicit"}, {"target": 40}, ["q1"]),
        ({"profile": "explicit"}, {"target": 40, "profile": (1, 2, 3, 4)}, ["q4"]),
        ({}, {"target": 4, "profile": (1, 2, 3, 4)}, ["q1"]),
        ({}, {"target": -1}, ["target"]),
        ({}, {"target": 101}, ["target"]),
        ({"may_exceed_100": True, "may_be_negative": True}, {"target": 101}, []),
        ({"amber": Amber("floor", Decimal(85))}, {"target": 85}, []),
        ({"amber": Amber("points", Decimal(5))}, {"target": 0}, []),
        ({"profile": "explicit"}, {"target": 4, "profile": (1, 2, 3, 4)}, []),
        ({"polarity": Polarity.BAND}, {"low": 12, "high": 12}, []),
    ],
)
def test_a_target_that_nothing_could_be_rated_against_has_its_reason(
    changes: dict, amounts: dict, columns: list[str]
) -> None:
    measure = replace(MEASURE, amber=Amber("none", None)) if "amber" not in changes else MEASURE
    found = setup_faults(target(**amounts), replace(measure, **changes))
    assert [column for column, _, _ in found] == columns
