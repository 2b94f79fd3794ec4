"""What every bad input assumes: the catalogue, the teams and the targets that its manifest states."""

from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.catalogue.catalogue import read
from metrics.catalogue.measure import Catalogue, Measure
from metrics.catalogue.targets import Target, Targets
from metrics.catalogue.teams import Team, TeamHistory
from metrics.period import parse
from metrics.vocabulary import Polarity, TeamChange, Unit
from store.intake import Context

PERCENT = """
theme = "General"

[[measure]]
id = "{id}"
name = "{id}, an invented measure"
cohort = "children in our care"
one = "child"
many = "children"
numerator = "children who did"
denominator = "{denominator}"
unit = "{unit}"
decimals = 1
basis = "{basis}"
polarity = "{polarity}"
amber = {amber}
tolerance = 1
comparator = "{comparator}"
profile = "none"
seasonal = false
same_children = false
adds_up = true
suppress = "none"
national_code = ""
source = "invented"
accountable = "the Director"
means = "Invented for a test."
caution = ""
{more}
"""


def made(id: str, unit: str = "percent", polarity: str = "high", **given: str) -> Measure:
    """An invented measure, read as the catalogue reads one."""
    words = {
        "denominator": "" if unit in ("number", "gbp") else "children",
        "basis": "in_quarter",
        "amber": '"none"' if polarity == "neutral" else "{ points = 5 }",
        "comparator": "previous_quarter",
        "more": "",
    }
    text = PERCENT.format(id=id, unit=unit, polarity=polarity, **(words | given))
    return read({"one.toml": text}).measures[0]


ANNUAL = {
    "basis": "annual",
    "comparator": "previous_year",
    "more": "due_after_months = 8",
}


def catalogue(*more: Measure) -> Catalogue:
    """The manifest's measures, then any others."""
    share, count, money = (
        made("CP01"),
        made("CP11", "number", "neutral"),
        made("CP10", "gbp", "neutral"),
    )
    shares = [f"CP{number:02d}" for number in range(2, 9)]
    shares += [f"CP{number:03d}" for number in range(1, 1000)]
    shares += [f"CP{number:05d}" for number in range(20_000)]
    measures = [
        replace(share, polarity=Polarity.LOW),
        *(replace(share, id=name) for name in shares),
        replace(money, unit=Unit.GBP),
        *(replace(count, id=f"CP{number}") for number in range(11, 20)),
        *more,
    ]
    return Catalogue(tuple(measures), (), ())


def history() -> TeamHistory:
    """The manifest's teams, one of them renamed from 2024-25 Q1."""
    start = parse("2015-16 Q1")
    return TeamHistory(
        [
            Team("LAC North", 1, start),
            Team("LAC South", 2, start),
            Team(
                "Leaving Care",
                3,
                start,
                parse("2023-24 Q4"),
                TeamChange.RENAME,
                "Care Experienced Young People",
            ),
            Team("Care Experienced Young People", 4, parse("2024-25 Q1")),
        ]
    )


@pytest.fixture(scope="session")
def context() -> Context:
    """The home council of the bad inputs."""
    quarter = parse("2025-26 Q1")
    targets = Targets(
        [
            Target("CP01", "All", quarter, Decimal("9.0")),
            Target("CP02", "All", quarter, Decimal("95.0")),
        ]
    )
    more = (
        made("AN01", **ANNUAL),
        made("BA01", polarity="band", more="band = { low = 12, high = 18 }"),
        made("RA01", "average", "low"),
        made("NO01", "number", "high"),
        replace(made("OV01"), may_exceed_100=True),
        replace(made("NE01", "number", "high"), may_be_negative=True),
        replace(made("ST01"), from_staffing="vacancy"),
    )
    return Context(catalogue(*more), history(), targets, "Invented Council", ())
