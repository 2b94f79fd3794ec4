"""Where a figure leads by its year end, by the SQL, and what its target asks for: boundary by boundary."""

from decimal import Decimal

import pytest

from metrics.figures.projection import CountNeeded, LevelNeeded, Reached, held_years, needed
from tests import known_answers
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


RANGES = known_answers.rows(known_answers.establishment() / "range_cases.csv")


@pytest.mark.establishment
@pytest.mark.parametrize("case", RANGES, ids=lambda case: case["case"])
def test_a_yearly_number_is_held_with_its_range(case: dict[str, str]) -> None:
    count = a_measure(**COUNT)
    years = sorted(column for column in case if column[0] == "y")
    past = [
        a_figure(case[column], f"{int(column[1:]) - 1}-{column[3:]}")
        for column in years
        if case[column]
    ]
    held = held_years(count, past[-1], past)
    for each in held:
        told = (each.expected, each.low, each.high)
        known = (f"expected_{each.years}", f"shown_low_{each.years}", f"shown_high_{each.years}")
        assert told == tuple(Decimal(case[column]) for column in known)
    assert [each.years for each in held] == [1, 2]


def test_a_first_year_and_a_share_are_not_held() -> None:
    count, year = a_measure(**COUNT), a_figure("550", "2024-25")
    assert held_years(count, year, [year]) == ()
    assert held_years(a_measure(), year, [year, year]) == ()
    quarter = a_figure("550")
    assert held_years(count, quarter, [quarter, quarter]) == ()
    broken = a_figure("500", "2023-24", segment=1)
    assert held_years(count, year, [broken, year]) == ()
    small = a_figure("2", "2024-25")
    low = held_years(count, small, [a_figure("9", "2023-24"), small])[1].low
    assert low == 0


@pytest.mark.dfe
def test_nineteen_in_twenty_numbers_of_children_lay_in_their_range() -> None:
    """Every council's published numbers of 31 March, each told from those before: none is left out for being wrong."""
    table = known_answers.rows(known_answers.published("cla_number_and_rate_per_10k_children.csv"))
    by_council: dict[str, dict[int, str]] = {}
    for row in table:
        on_the_day = row["population_type"] == "Children looked after on 31 March each year"
        if (
            row["geographic_level"] == "Local authority"
            and on_the_day
            and row["children_count"].isdigit()
        ):
            by_council.setdefault(row["new_la_code"], {})[int(row["time_period"])] = row[
                "children_count"
            ]
    count, within, off, many = a_measure(**COUNT), 0, Decimal(0), 0
    for numbers in by_council.values():
        for year in (2022, 2023, 2024):
            if all(each in numbers for each in range(2021, year + 2)):
                past = [
                    a_figure(numbers[each], f"{each - 1}-{each % 100}")
                    for each in range(2021, year + 1)
                ]
                held, came = held_years(count, past[-1], past)[0], Decimal(numbers[year + 1])
                within += held.low <= came <= held.high
                off += abs(came - held.expected) / came
                many += 1
    assert many > 400 and within / many > 0.94
    assert off / many < Decimal("0.06")
