"""A figure as a row: codes where a program reads, words where a person does, and one row-maker for all."""

from decimal import Decimal

from metrics.vocabulary import ALL_TEAMS, Missing, Rating
from reporting import figure_rows, scorecard_rows
from tests.metrics.line_case import a_figure, a_measure


def _read(row):
    return dict(zip(figure_rows.COLUMNS, row, strict=True))


def test_codes_and_labels_have_columns_of_their_own():
    figure = a_figure(
        "50.0", numerator=Decimal(5), denominator=Decimal(10), goal_low=Decimal(60),
        rating=Rating.NO_RATING,
    )  # fmt: skip
    row = _read(figure_rows.row(a_measure(), ALL_TEAMS, figure))
    assert (row["team"], row["period"], row["period_label"]) == ("All", "2026-27 Q2", "Q2 2026/27")
    assert (row["rating"], row["rating_label"]) == ("no_rating", "For information")
    assert (row["missing"], row["missing_label"], row["target_low"]) == ("", "", Decimal(60))


def test_a_missing_figure_says_why_in_code_and_words():
    figure = a_figure(None, missing=Missing.NO_CASES, reason="None came", rating=Rating.NO_CASES)
    row = _read(figure_rows.row(a_measure(), "East", figure))
    assert (row["value"], row["missing"], row["missing_label"], row["reason"], row["status"]) == (
        None, "no_cases", "None to count", "None came", "",
    )  # fmt: skip


def test_no_figure_at_all_is_a_row_too():
    row = _read(
        figure_rows.empty_row(a_measure(), "East", Missing.NOT_RECEIVED, Rating.NOT_AVAILABLE)
    )
    assert (row["measure_id"], row["team"], row["missing"], row["rating"]) == (
        "m", "East", "not_received", "not_available",
    )  # fmt: skip
    assert row["value"] == row["period"] == ""


def test_the_scorecard_has_the_columns_of_every_figure():
    assert set(figure_rows.COLUMNS) < set(scorecard_rows.COLUMNS)
    assert len(set(scorecard_rows.COLUMNS)) == len(scorecard_rows.COLUMNS)
