"""Cells hold the words that members read and, where they tell one number, just that number."""

from decimal import Decimal

import pytest

from metrics import period
from metrics.figures.signals import Signal
from metrics.vocabulary import ALL_TEAMS, Unit
from reporting import reported, told
from reporting.reading import Reading
from reporting.scorecard_report import NO_YEAR_BEFORE, line_told, scorecard_report
from reporting.told import Amount, Cell, FigureTold

NOW = period.parse("2026-27 Q2")


@pytest.mark.parametrize(
    ("figure", "cell"),
    [
        (
            FigureTold("55%", Amount(Decimal(55), Unit.PERCENT, 0), "45 of 82"),
            Cell("55%", Amount(Decimal(55), Unit.PERCENT, 0)),
        ),
        (
            FigureTold("55%", Amount(Decimal(55), Unit.PERCENT, 0, "p"), "45 of 82", "p"),
            Cell("55% p", Amount(Decimal(55), Unit.PERCENT, 0, "p")),
        ),
        (FigureTold("Not received", None, mark="p"), Cell("Not received")),
    ],
)
def test_a_cell_says_the_value_with_its_mark_or_why_there_is_none(
    figure: FigureTold, cell: Cell
) -> None:
    assert figure.cell == cell and figure.there == (cell.amount is not None)


def test_every_line_tells_what_the_snapshot_holds(reading: Reading) -> None:
    lines = reported.reported(reading, ALL_TEAMS, NOW)
    assert len(lines) > 60
    for line in lines:
        found = line_told(line)
        value = line.figure.value if line.figure else None
        assert (found.figure.amount.value if found.figure.amount else None) == value
        assert (found.figure.known is None) == (line.figure is None)
        assert bool(found.finding.lead) == (value is not None)
        assert found.finding.sentence.startswith(found.finding.lead)
        assert found.finding.really == (line.signal not in (Signal.USUAL, Signal.NOT_JUDGED))
        assert (found.year_before is None) == (line.figure is None or line.figure.kind == "quarter")


def test_of_a_yearly_figure_the_year_before_stands_under_its_own_year(reading: Reading) -> None:
    lines = [each for each in scorecard_report(reading, ALL_TEAMS, NOW).lines if each.year_before]
    assert lines
    for line in lines:
        words, short = line.year_before.words, line.year_before.short
        assert bool(short) == (words != NO_YEAR_BEFORE)
        if short:
            label, _, figure = words.partition(": ")
            assert short.endswith(label[1:]) and figure.startswith(short.partition(",")[0])


@pytest.mark.parametrize(
    ("themes", "rating", "measures", "left"),
    [
        (None, None, None, 74),
        (("General",), None, None, 13),
        ((), None, None, 0),
        (None, None, {"children-cared-for"}, 1),
        (("Staffing",), None, {"children-cared-for"}, 0),
    ],
)
def test_lines_are_chosen_by_theme_rating_and_measure(
    reading: Reading, themes: tuple | None, rating: str | None, measures: set | None, left: int
) -> None:
    lines = reported.reported(reading, ALL_TEAMS, NOW)
    assert len(reported.chosen(lines, themes=themes, rating=rating, measures=measures)) == left


def test_the_groups_of_a_scorecard_hold_each_line_once_in_either_order(reading: Reading) -> None:
    lines = reported.reported(reading, ALL_TEAMS, NOW)
    for order in reported.ORDERS:
        grouped = [line for group in reported.groups(lines, order) for line in group.lines]
        assert sorted(line.measure.place for line in grouped) == [
            line.measure.place for line in lines
        ]
    first, rest = reported.groups(lines, reported.BY_NEED)
    assert (first.title, rest.title) == (reported.NEEDING, reported.NOT_NEEDING)
    assert {line.rating for line in first.lines} == {"red", "amber"}
    assert "red" not in {line.rating for line in rest.lines}
    assert reported.groups((), reported.BY_NEED) == ()


def test_nothing_compared_says_so() -> None:
    found = told.direction(None, None)
    assert (found.words, found.against, found.there) == ("No comparison", "", False)
