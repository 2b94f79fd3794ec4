"""What hangs on a doubtful figure: its rating, at the value that the doubt has in mind, or a finding."""

from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.figures import triage
from metrics.figures.figure import Line, Query, StandsOut
from metrics.figures.signals import Cause, Signal
from metrics.figures.triage import Stake
from metrics.vocabulary import RATED, Doubt, Rating
from metrics.words import query_words
from store.read import lines
from store.read.snapshot import Snapshot
from tests.metrics.line_case import a_figure, a_line
from tests.metrics.test_trend_words import a_trend

TARGET = {"goal_low": Decimal(90), "amber_low": Decimal(80)}
"""90% are wanted, and 80% are Amber."""
USUAL = a_line(a_figure("95"))


def _line(now: str | None, before: str | None = "95", signal: Signal = Signal.USUAL) -> Line:
    figure = a_figure(now, **TARGET)
    if figure.value is not None:
        figure = replace(figure, rating=triage.rated(figure, figure.value))
    past = a_figure(before, "2026-27 Q1", **TARGET)
    trend = a_trend(signal=signal, cause=Cause.QUARTER_BELOW)
    return a_line(figure, history=(past, figure), trend=trend)


def _query(doubt: Doubt, low: str | None = None, high: str | None = None) -> Query:
    edges = [None if each is None else Decimal(each) for each in (low, high)]
    return Query("m", "North", "2026-27 Q2", doubt, *edges)


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        ("90", Rating.GREEN), ("89.9", Rating.AMBER), ("80", Rating.AMBER), ("79.9", Rating.RED),
    ],
)  # fmt: skip
def test_edges_belong_to_the_better_rating(value: str, rating: Rating) -> None:
    assert triage.rated(a_figure("50", **TARGET), Decimal(value)) is rating


def test_it_rates_as_the_build_does(demo: Snapshot) -> None:
    """Every rated figure of the invented council, at its own value."""
    held = 0
    for _, _, figure in lines.every(demo):
        if figure.rating in RATED and figure.value is not None:
            assert triage.rated(figure, figure.value) is figure.rating, figure
            held += 1
    assert held > 4_000


@pytest.mark.parametrize(
    ("now", "low", "high", "hangs"),
    [
        ("70", "90", "95", True), ("70", "80", "95", True), ("70", "79.9", "95", False),
        ("85", "89.9", "95", False), ("85", "90", "95", True), ("95", "60", "89.9", True),
        ("95", "60", "90", False),
    ],
)  # fmt: skip
def test_of_a_figure_outside_its_range_the_nearer_edge_decides(
    now: str, low: str, high: str, hangs: bool
) -> None:
    query = _query(Doubt.OUTSIDE_USUAL_RANGE, low, high)
    assert (Stake.RATING in triage.stakes(query, _line(now), USUAL)) is hangs


@pytest.mark.parametrize(
    "doubt", [Doubt.ALL_OR_NONE, Doubt.UNCHANGED, Doubt.COHORT_HALVED, Doubt.TOTAL_MOVED]
)
@pytest.mark.parametrize(
    ("now", "before", "hangs"),
    [("100", "90", False), ("100", "89.9", True), ("0", "79.9", False), ("0", "80", True), ("0", None, False)],
)  # fmt: skip
def test_of_any_other_doubt_the_figure_before_decides(
    doubt: Doubt, now: str, before: str | None, hangs: bool
) -> None:
    assert (Stake.RATING in triage.stakes(_query(doubt), _line(now, before), USUAL)) is hangs


def test_of_a_published_figure_that_differs_that_one_decides() -> None:
    for published, hangs in (("85", True), ("92", False)):
        query = _query(Doubt.PUBLISHED_DIFFERS, published, published)
        assert (Stake.RATING in triage.stakes(query, _line("91"), USUAL)) is hangs


def test_without_a_target_no_rating_hangs_on_anything() -> None:
    figure = a_figure("0")
    line = a_line(figure, history=(a_figure("90", "2026-27 Q1"), figure))
    assert triage.stakes(_query(Doubt.ALL_OR_NONE), line, USUAL) == ()
    assert triage.stakes(_query(Doubt.ALL_OR_NONE), a_line(None), USUAL) == ()


@pytest.mark.parametrize("signal", Signal)
def test_a_finding_hangs_on_a_series_that_really_changed(signal: Signal) -> None:
    found = triage.stakes(_query(Doubt.UNCHANGED), _line("95", "95", signal), USUAL)
    really = signal not in (Signal.USUAL, Signal.NOT_JUDGED)
    assert found == ((Stake.FINDING,) if really else ())


def test_a_finding_hangs_on_a_team_that_stands_out() -> None:
    for team, hangs in (("North", True), ("South", False)):
        told = StandsOut(team, None, Signal.WORSE, Decimal(95), None, Rating.GREEN, alone=False)
        council = replace(USUAL, standing_out=(told,))
        found = triage.stakes(_query(Doubt.UNCHANGED), _line("95"), council)
        assert (Stake.FINDING in found) is hangs


@pytest.mark.parametrize(
    ("signal", "low", "said"),
    [
        (Signal.USUAL, "70", ""),
        (Signal.WORSE, "70", "A finding hangs on it."),
        (Signal.USUAL, "85", "Its rating hangs on it: ■ Red, at 85.0% ◆ Amber."),
        (Signal.WORSE, "85", "Its rating hangs on it: ■ Red, at 85.0% ◆ Amber. So does a finding."),
    ],
)
def test_what_hangs_on_it_in_words(signal: Signal, low: str, said: str) -> None:
    line, query = _line("60", "95", signal), _query(Doubt.OUTSIDE_USUAL_RANGE, low, "95")
    found = triage.stakes(query, line, USUAL)
    assert query_words.stake_words(found, line, query) == said
