"""Where a figure leads by its year end, and what the target asks for: boundary by boundary."""

from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.figures import projection
from metrics.figures.projection import Method, Projection
from metrics.vocabulary import Rating
from tests.metrics.line_case import a_figure, a_measure
from tests.metrics.trend_case import PROJECTION, figures, of_figures
from tests.store.small_store import COUNT

COUNTED = {"basis": "ytd_count", "unit": "number", "scale": 1}


def _made(values, **measure):
    rows = of_figures(figures(values), *PROJECTION, **measure)
    return {row["place"] - 8000: row for row in rows}


def test_a_count_leads_by_the_shares_of_the_years_before() -> None:
    """By Q2 the years before had reached 40% and 60%: their median is 50%, so 30 lead to 60."""
    made = _made([10, 40, 70, 100, 30, 60, 80, 100, 20, 30, 50], **COUNTED)
    assert sorted(made) == [1, 2, 5, 6, 9, 10], "nothing of a first quarter, nor of a year end"
    second = made[9]
    assert (second["method"], second["ahead"]) == ("past_shares", 2)
    assert (second["expected"], second["low"], second["high"]) == (60, 50, 75)
    assert second["error"] is None
    # One whole year is no past to go by: as if each quarter brought as many.
    assert (made[5]["method"], made[5]["expected"], made[5]["low"]) == ("even_shares", 120, None)
    assert made[5]["error"] == 100 - 120


def test_of_an_even_number_of_years_the_middle_is_the_mean_of_two() -> None:
    years = [[0, 40, 0, 100], [0, 50, 0, 100], [0, 60, 0, 100], [0, 70, 0, 100]]
    values = [value for year in years for value in year]
    made = _made([*values, 0, 55], **COUNTED)
    assert made[17]["expected"] == 100  # 55 of 55%


@pytest.mark.parametrize("quarters", [7, 8])
def test_a_level_needs_eight_figures(quarters: int) -> None:
    values = ["50", "52", "49", "51", "48", "50", "52", "49"][:quarters]
    rows = of_figures(figures(values)[:quarters], *PROJECTION)
    assert (quarters - 1 in {row["place"] - 8000 for row in rows}) is False
    more = [*values, "51"]
    made = _made(more)
    assert (len(more) - 1 in made) == (len(more) >= 8 and (len(more) - 1) % 4 != 3)


def test_a_level_is_the_mean_of_the_last_four_within_the_usual_range() -> None:
    made = _made(["50", "52", "49", "51", "48", "50", "52", "49", "51"])
    assert made[8]["method"] == "level"
    assert made[8]["expected"] == Decimal("50.5")
    assert made[8]["low"] < 50 < made[8]["high"]
    assert made[8]["ahead"] == 3


def test_a_series_that_really_changes_is_given_no_range() -> None:
    made = _made(["50", "52", "49", "51", "48", "50", "52", "49", "70"])
    assert (made[8]["low"], made[8]["high"]) == (None, None)


def test_half_a_drift_is_carried_on_and_stops_at_a_hundred() -> None:
    drift = ["82.7", "87.5", "83", "88.8", "85.8", "88.1", "89.3", "95.2", "96"]
    made = _made(drift)
    assert made[8]["method"] == "half_drift"
    mean = sum(map(Decimal, drift[-4:])) / 4
    assert mean < made[8]["expected"] <= 100
    high = _made([str(100 - (8 - at) * Decimal("0.4")) for at in range(9)])
    assert max(row["expected"] for row in high.values()) <= 100


def test_a_count_leads_to_no_less_than_none() -> None:
    falling = ["40", "35", "30", "25", "20", "14", "8", "2", "0"]
    count = {"unit": "number", "scale": 1}
    assert _made(falling, **count)[8]["expected"] == 0
    below = _made(falling, may_be_negative=True, **count)[8]["expected"]
    assert below < 0


def test_by_season_the_last_year_end_counts() -> None:
    values = ["90", "80", "91", "95"] * 3 + ["91", "81"]
    made = _made(values, seasonal=True)
    assert (made[13]["method"], made[13]["expected"]) == ("last_year", 95)


def test_counted_on_fewer_than_six_nothing_is_projected() -> None:
    for counted, there in ((5, False), (6, True)):
        rows = figures(["50", "52", "49", "51", "48", "50", "52", "49", "51"])
        rows[-1]["denominator"] = Decimal(counted)
        found = {row["place"] - 8000 for row in of_figures(rows, *PROJECTION)}
        assert (8 in found) == there


COUNT_MEASURE = a_measure(basis='"ytd_count"', comparator='"same_quarter_last_year"', **COUNT)


def _parts(*values: str):
    return [a_figure(value) for value in values]


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        ("6", "2026-27 Q2", "The year's target of 16 needs 5 a quarter from now on, which has been reached in 1 of 4 quarters."),
        ("7", "2026-27 Q2", "The year's target of 16 needs 5 a quarter from now on, which has been reached in 1 of 4 quarters."),
        ("0", "2026-27 Q3", "The year's target of 16 needs 16 a quarter from now on, which has not been reached in any of 4 quarters."),
        ("16", "2026-27 Q2", ""),
        ("6", "2026-27 Q4", ""),
    ],
)  # fmt: skip
def test_what_a_count_still_needs(value: str, code: str, said: str) -> None:
    figure = a_figure(value, code, year_target=Decimal(16))
    assert projection.needed_words(COUNT_MEASURE, figure, _parts("2", "5", "3", "4")) == said


def test_what_a_count_may_still_come_to() -> None:
    low = replace(COUNT_MEASURE, polarity=a_measure(polarity='"low"').polarity)
    figure = a_figure("55", "2026-27 Q2", year_target=Decimal(180))
    assert projection.needed_words(low, figure, _parts("62", "63", "10")) == (
        "The year's target of 180 leaves at most 62 a quarter from now on, "
        "which has been reached in 2 of 3 quarters."
    )
    over = a_figure("181", "2026-27 Q2", year_target=Decimal(180))
    assert projection.needed_words(low, over, ()) == "The year's 180 is exceeded already."


RATE = a_measure(
    basis='"ytd_rate"', comparator='"same_quarter_last_year"', one='"review"', many='"reviews"',
)  # fmt: skip


def test_what_a_rate_still_needs() -> None:
    """449 of 476 and 472 to come: 96.0% of 948 rounds from 95.95% up, that is 910 in all, 461 more."""
    parts = [a_figure("95.0", numerator=Decimal(112), denominator=Decimal(236)) for _ in range(4)]
    figure = a_figure(
        "94.3", numerator=Decimal(449), denominator=Decimal(476), goal_low=Decimal(96),
        rating=Rating.AMBER,
    )  # fmt: skip
    assert (449 + 461) / 948 >= 0.9595 > (449 + 460) / 948
    assert projection.needed_words(RATE, figure, parts) == (
        "96% for the year needs 461 of the next 472 reviews, if as many come as of late (97.7%), "
        "which has not been reached in any of 4 quarters."
    )


def test_a_rate_that_cannot_be_reached_any_more() -> None:
    parts = [a_figure("50.0", numerator=Decimal(5), denominator=Decimal(10))]
    figure = a_figure(
        "10.0", numerator=Decimal(100), denominator=Decimal(1000), goal_low=Decimal(90)
    )
    assert "is out of reach" in projection.needed_words(RATE, figure, parts)


def test_how_often_a_level_was_reached() -> None:
    figure = a_figure("93.4", goal_low=Decimal(95))
    past = _parts("95.0", "94.9", "96.0", "93.4")
    assert projection.needed_words(a_measure(), figure, past) == (
        "95% has been reached in 2 of 4 quarters."
    )
    other = [replace(each, segment=1) for each in past[:2]]
    assert "1 of 2 quarters" in projection.needed_words(a_measure(), figure, [*other, *past[2:]])


def test_a_projection_in_words_with_its_past_errors() -> None:
    now = Projection(
        8105, 2, Method.PAST_SHARES, Decimal("159.2"), Decimal("134.6"), Decimal("195.8"), None
    )
    assert projection.words(COUNT_MEASURE, now, "Q4 2026/27") == (
        "While nothing changes: about 159 at Q4 2026/27, from 135 to 196 "
        "(from the share of the year that earlier years had reached by this quarter)."
    )
    past = [
        replace(now, error=Decimal(3)),
        replace(now, error=Decimal(-6)),
        replace(now, ahead=1, error=Decimal(99)),
    ]
    assert projection.errors_words(COUNT_MEASURE, past, 2) == (
        "Earlier ones, made 2 quarters before a year end, came out 4.5 off on average (2 of them)."
    )
    assert projection.errors_words(COUNT_MEASURE, [now], 2) == ""
