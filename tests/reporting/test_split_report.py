"""What moved the council's figure: parts that are its teams', in exact numbers, or every reason why not."""

from decimal import Decimal
from fractions import Fraction

import pytest

from metrics import period
from metrics.exact import half_up
from metrics.figures.figure import Figure
from reporting import split_report
from reporting.reading import Reading
from reporting.split_report import SplitMovement

NOW = "2026-27 Q2"


def test_a_team_without_a_figure_is_named_and_nothing_is_split(reading: Reading) -> None:
    moved = split_report.movement(reading, "independent-visitors", period.parse(NOW))
    assert moved.sides is None
    assert moved.reasons[0] == "The movement cannot be split by team:"
    assert "Disabled Children, Q2 2026/27: hidden: small number." in moved.reasons


@pytest.mark.parametrize("quarter", [NOW, "2024-25 Q1", "2022-23 Q4"])
def test_parts_are_the_councils_own_numbers_taken_apart(reading: Reading, quarter: str) -> None:
    """Held against the council's figures, which another rule makes in SQL."""
    split = 0
    for measure_id in reading.measures():
        moved = split_report.movement(reading, measure_id, period.parse(quarter))
        sides = moved.sides
        if sides is None:
            assert moved.reasons
            continue
        split += 1
        for council, side in ((sides.now, "now"), (sides.then, "then")):
            parts = [part for each in sides.parts if (part := getattr(each, side))]
            assert sum(part.numerator for part in parts) == council.numerator
            if moved.measure.has_denominator:
                assert sum(part.denominator for part in parts) == council.denominator
        exact = _exact(moved, sides.now) - _exact(moved, sides.then)
        assert sides.total == half_up(exact, moved.decimals)
        drift = abs(sum((part.amount for part in sides.parts), Decimal(0)) - sides.total)
        assert drift <= (len(sides.parts) + 1) * Decimal(1).scaleb(-moved.decimals) / 2
    assert split > 20


def _exact(moved: SplitMovement, figure: Figure) -> Fraction:
    """The council's figure before it is rounded."""
    if not moved.measure.has_denominator:
        return Fraction(figure.numerator)
    return moved.measure.multiplier * Fraction(figure.numerator) / Fraction(figure.denominator)


def test_merged_teams_are_counted_with_the_team_they_became(reading: Reading) -> None:
    quarter = period.parse("2024-25 Q2")
    sides = split_report.movement(reading, "dental-checks", quarter).sides
    assert sides is not None
    names = [part.team for part in sides.parts]
    assert "Cared for Children East" in names
    assert "Cared for Children Hillside" not in names
    assert len(sides.joined) == 2
    assert split_report.split_report(reading, "dental-checks", quarter).joined == sides.joined


def test_a_part_is_told_in_points_and_kept_as_an_amount(reading: Reading) -> None:
    report = split_report.split_report(reading, "dental-checks", period.parse(NOW))
    sides = split_report.movement(reading, "dental-checks", period.parse(NOW)).sides
    assert sides is not None and report.total is not None
    assert [part.moved.amount.value for part in report.parts if part.moved.amount] == [
        part.amount for part in sides.parts
    ]
    assert report.total.team == "The council as a whole"
    assert report.total.moved.words.endswith("percentage points")
    assert (report.then, report.now) == ("Q2 2025/26", "Q2 2026/27")
    assert "each team's part of the movement from Q2 2025/26 to Q2 2026/27." in report.caption
    assert not report.reasons


def test_parts_that_seem_not_to_add_up_are_explained(reading: Reading) -> None:
    """Rounded parts may miss the rounded whole; the caption says so then and only then."""
    seen = set()
    for measure_id in reading.measures():
        sides = split_report.movement(reading, measure_id, period.parse(NOW)).sides
        if sides is not None:
            report = split_report.split_report(reading, measure_id, period.parse(NOW))
            assert ("may seem not to add up" in report.caption) is not sides.adds_up
            seen.add(sides.adds_up)
    assert seen == {True, False}


@pytest.mark.parametrize(
    ("measure_id", "quarter", "reason"),
    [
        ("foster-places-filled", NOW, "is not added up from teams' figures"),
        ("dental-checks", "2021-22 Q3", "there is no earlier figure"),
        ("independent-visitors", NOW, "The movement cannot be split by team:"),
    ],
)
def test_what_cannot_be_split_says_why_and_is_not_drawn(
    reading: Reading, measure_id: str, quarter: str, reason: str
) -> None:
    report = split_report.split_report(reading, measure_id, period.parse(quarter))
    assert reason in report.reasons[0]
    assert (report.parts, report.total) == ((), None)
    assert all(each.endswith(".") for each in report.reasons[1:])
    assert split_report.split_picture(reading, measure_id, period.parse(quarter)) is None


def test_the_picture_draws_the_parts_and_lets_them_be_taken_away(reading: Reading) -> None:
    picture = split_report.split_picture(reading, "dental-checks", period.parse(NOW))
    assert picture is not None
    assert [bar.amount for bar in picture.chart.rows] == [row[-1] for row in picture.table.rows]
    assert picture.table.columns == split_report.COLUMNS
    assert picture.name == ("dental-checks", NOW, "split-by-team")
