"""What differs between two states: each side with what differs in it, the gravest first, no more than are asked for."""

from decimal import Decimal
from typing import Any

import pytest

from metrics.figures.figure import Figure
from metrics.vocabulary import ALL_TEAMS, Rating, Status
from reporting import changes_report
from reporting.changes_report import ChangeRow
from store.read.changes import Change, Changes, Difference
from tests.metrics.line_case import a_figure, a_measure

MEASURE = a_measure(denominator='""', unit='"number"', decimals="0")


def _change(
    difference: Difference, before: Figure | None, after: Figure | None, team: str = ALL_TEAMS
) -> Change:
    return Change(MEASURE, team, difference, before, after)


def _told(difference: Difference, before: dict[str, Any], after: dict[str, Any]) -> ChangeRow:
    change = _change(difference, a_figure(**before), a_figure(**after))
    return changes_report.report(Changes((change,), 0), "then", "now").rows[0]


def test_a_restated_figure_is_told_as_it_was_and_as_it_is() -> None:
    row = _told(
        Difference.RESTATED,
        {"value": "50.0", "rating": Rating.RED},
        {"value": "60.0", "rating": Rating.AMBER},
    )
    assert (row.was.figure.words, row.now.figure.words) == ("50", "60")
    assert row.now.figure.amount.value == Decimal(60)
    assert (row.was.rating, row.now.rating, row.rating) == ("■ Red", "◆ Amber", "■ Red → ◆ Amber")
    assert row.was.notes == row.now.notes == ()
    assert (row.team, row.period) == ("All teams", "Q2 2026/27")
    assert row.known == (("measure", "m"), ("team", "All"), ("period", "2026-27 Q2"))


@pytest.mark.parametrize("difference", [Difference.TARGET, Difference.RATING])
def test_another_target_stands_on_either_side(difference: Difference) -> None:
    row = _told(difference, {"goal_low": Decimal(90)}, {})
    assert (row.was.notes, row.now.notes) == (("target 90 or more",), ("target none",))


def test_another_status_is_said_once() -> None:
    row = _told(Difference.WORDS, {"status": Status.PROVISIONAL}, {"status": Status.FINAL})
    assert (row.was.notes, row.now.notes) == ((), ("provisional → final",))


def test_another_commentary_is_told_and_not_that_the_status_is_the_same() -> None:
    row = _told(Difference.WORDS, {"commentary": "Late."}, {"commentary": "Later."})
    assert (row.was.notes, row.now.notes) == (("Late.",), ("Later.",))
    row = _told(Difference.WORDS, {"commentary": None}, {"commentary": "New."})
    assert (row.was.notes, row.now.notes) == (("no commentary",), ("New.",))


def test_a_figure_that_is_new_or_gone_has_one_side() -> None:
    new = _change(Difference.NEW, None, a_figure())
    gone = _change(Difference.GONE, a_figure(), None)
    rows = changes_report.report(Changes((new, gone), 0), "then", "now").rows
    assert [(row.difference, row.was.figure.words, row.now.figure.words) for row in rows] == [
        ("No longer there", "50", "–"), ("New", "–", "50"),
    ]  # fmt: skip


def test_the_gravest_are_told_first_and_the_rest_are_counted() -> None:
    new = [_change(Difference.NEW, None, a_figure(), f"T{at}") for at in range(3)]
    restated = [_change(Difference.RESTATED, a_figure(), a_figure("1"), f"T{at}") for at in (1, 2)]
    told = changes_report.report(Changes((*new, *restated), 1_000), "Draft", "As loaded", most=3)
    assert [(group.label, group.total, len(group.rows)) for group in told.groups] == [
        ("Restated", 2, 2), ("New", 3, 1),
    ]  # fmt: skip
    assert [group.caption.split(",")[0] for group in told.groups] == ["All 2", "The first 1 of 3"]
    assert (told.total, told.new, told.restated, told.unlisted) == (5, 3, 2, 2)
    assert told.counted == "5 figures differ, 1,000 are the same."
    assert (told.before, told.after) == ("draft", "as loaded")
    assert told.ratings == ("3: no figure → No target",)


def test_nothing_differs() -> None:
    told = changes_report.report(Changes((), 12), "Published for a panel", "Draft")
    assert told.counted == "nothing differs; all 12 figures are the same."
    assert (told.groups, told.ratings, told.unlisted) == ((), (), 0)
    assert told.before == "Published for a panel"
