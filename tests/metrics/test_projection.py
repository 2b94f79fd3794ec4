"""Where a figure leads by its year end, by the SQL, and what its target asks for: boundary by boundary."""

from decimal import Decimal

import pytest

from metrics.figures.projection import CountNeeded, LevelNeeded, Reached, needed
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


def test_a_series_that_never_moved_before_leads_nowhere() -> None:
    """What would be told rests on one point."""
    assert 8 not in _made(["50"] * 8 + ["70"])
    assert 9 not in _made(["50"] * 8 + ["70", "50"])


def test_a_range_that_does_not_hold_what_is_expected_is_not_told() -> None:
    """The mean of the last four lies below the usual range of the series, which is made of steady quarters."""
    fell = [*["80", "81"] * 6, "77.5", "78", "78.1", "78.2", "78"]
    last = max(at for at in _made(fell, same_children=True))
    found = _made(fell, same_children=True)[last]
    assert found["low"] is None or found["low"] <= found["expected"] <= found["high"]


def test_a_season_leads_to_no_less_than_none_and_no_more_than_a_hundred() -> None:
    falling = [value for year in (40, 30, 20, 10) for value in (year, year, year, year - 5)]
    count = {"unit": "number", "scale": 1, "seasonal": True}
    assert _made([*falling, 5, 4], **count)[17]["expected"] == 0
    rising = [value for year in (60, 70, 80, 90) for value in (year, year, year, year + 9)]
    assert _made([*rising, 99, 98], seasonal=True)[17]["expected"] == 100


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


def test_what_a_target_asks_for_is_worked_out_apart_from_its_words() -> None:
    past = [a_figure("95.0"), a_figure("94.9")]
    level = needed(a_measure(), a_figure("93.4", goal_low=Decimal(95)), past)
    assert level == LevelNeeded(Decimal(95), Reached(1, 2))
    count = a_measure(basis='"ytd_count"', comparator='"same_quarter_last_year"', **COUNT)
    year = a_figure("6", "2026-27 Q2", year_target=Decimal(16))
    assert needed(count, year, ()) == CountNeeded(Decimal(16), Decimal(5), None)


def test_without_any_quarter_of_one_definition_a_level_asks_for_nothing() -> None:
    assert needed(a_measure(), a_figure("93.4", goal_low=Decimal(95)), ()) is None
