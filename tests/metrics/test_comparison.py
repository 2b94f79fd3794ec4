"""The council beside its neighbours: places, mean and median, what chance allows, and the words for it."""

from decimal import Decimal
from typing import Any

import pytest

from metrics.figures.comparison import Beside, Comparison, Stands, comparison
from metrics.figures.figure import Benchmark
from metrics.figures.trend import Chance
from metrics.vocabulary import AreaKind, Missing
from metrics.words import comparison_words
from tests.metrics.line_case import a_measure

CHESHIRE_EAST = "92"
NEIGHBOURS = ("91", "89", "95", "90", "95", "45", "93", "93", "96", "94")
"""Care leavers aged 19 to 21 in suitable homes, year to March 2025, as published."""


def _beside(
    area: str, kind: AreaKind, value: str | None, place: int = 0, chance: Chance | None = None
) -> Beside:
    amount = None if value is None else Decimal(value)
    missing = None if value is not None else Missing.SUPPRESSED
    return Beside(
        Benchmark(area, kind, "Year to March 2025", amount, missing), chance, place, "a source"
    )


def _compared(home: str | None, neighbours: Any, **measure: str) -> Comparison:
    areas = [
        _beside("Home", AreaKind.HOME, home),
        _beside("England", AreaKind.ENGLAND, "89"),
        *(
            _beside(f"N{place}", AreaKind.NEIGHBOUR, value, place)
            for place, value in enumerate(neighbours, start=1)
        ),
    ]
    found = comparison(a_measure(**{"decimals": "0", **measure}), "Year to March 2025", areas)
    assert found is not None
    return found


def test_mean_and_median_may_disagree_and_the_screen_says_so() -> None:
    found = _compared(CHESHIRE_EAST, NEIGHBOURS)
    assert (found.mean, found.median) == (Decimal("88.1"), Decimal("93.0"))
    assert found.disagree
    said = comparison_words.warning(found)
    assert "above the neighbours' mean (88.1%) and below their median (93.0%)" in said
    assert "N6 (45%) lies furthest from the rest" in said
    assert comparison_words.rank_sentence(found).startswith("Place 7 of 11 ")


@pytest.mark.parametrize("home", ["97", "44", "88", "93"])
def test_where_they_agree_or_one_is_equalled_there_is_no_warning(home: str) -> None:
    found = _compared(home, NEIGHBOURS)
    assert not found.disagree
    assert comparison_words.warning(found) == ""


@pytest.mark.parametrize(
    ("polarity", "values", "ranks"),
    [
        ("high", ("90", "80", "70"), [1, 2, 3]),
        ("low", ("90", "80", "70"), [3, 2, 1]),
        ("high", ("90", "90", "70"), [1, 1, 3]),
        ("high", ("90", None, "70"), [1, None, 2]),
        ("neutral", ("90", "80", "70"), [None, None, None]),
    ],
)
def test_one_is_best_and_equals_share_a_place(
    polarity: str, values: tuple[str | None, ...], ranks: list[int | None]
) -> None:
    amber = '"none"' if polarity == "neutral" else "{points = 5}"
    found = _compared(values[0], values[1:], polarity=f'"{polarity}"', amber=amber)
    assert [found.home.rank, *(each.rank for each in found.neighbours)] == ranks
    assert found.ranked == sum(rank is not None for rank in ranks)


def test_in_a_band_the_nearest_is_best() -> None:
    found = _compared(
        "15", ("20", "11", "17"), polarity='"band"', band="{low = 12, high = 18}",
        amber='"none"',
    )  # fmt: skip
    assert [found.home.rank, *(each.rank for each in found.neighbours)] == [1, 4, 3, 1]


def test_a_neighbour_without_a_figure_is_shown_and_left_out_of_the_averages() -> None:
    found = _compared("92", ("90", None, "94"))
    assert (found.mean, found.median, found.ranked) == (Decimal("92.0"), Decimal("92.0"), 3)
    assert comparison_words.averages_sentence(found).startswith(
        "The mean of the 2 of our 3 statistical neighbours that have a figure is 92.0%"
    )
    assert comparison_words.figure_words(found.measure, found.neighbours[1].benchmark) == (
        "Hidden: small number"
    )
    assert found.neighbours[1].difference is None


def test_an_even_number_of_neighbours_has_its_median_between_two() -> None:
    assert _compared("92", ("90", "91", "94", "97")).median == Decimal("92.5")


def test_without_a_figure_of_its_own_the_council_has_no_place() -> None:
    found = _compared(None, NEIGHBOURS)
    assert found.home.rank is None and not found.disagree
    assert comparison_words.rank_sentence(found) == ""


def test_one_area_alone_has_no_place() -> None:
    assert _compared("92", ()).ranked == 0


def _two(mine: str, ours: tuple[str, str], theirs: str, kind: AreaKind, limits: Any) -> Stands:
    home = _beside("Home", AreaKind.HOME, mine, 0, Chance(*map(Decimal, ours), None))
    chance = Chance(*map(Decimal, limits), None) if limits else None
    other = _beside("Other", kind, theirs, 1, chance)
    found = comparison(a_measure(decimals="0"), "a year", [home, other])
    assert found is not None
    each = found.england or found.neighbours[0]
    return each.stands


@pytest.mark.parametrize(
    ("kind", "theirs", "limits", "stands"),
    [
        # England is taken as fixed; on the limit is within it.
        (AreaKind.ENGLAND, "89", None, Stands.BETTER),
        (AreaKind.ENGLAND, "90", None, Stands.ALIKE),
        (AreaKind.ENGLAND, "95", None, Stands.ALIKE),
        (AreaKind.ENGLAND, "96", None, Stands.WORSE),
        (AreaKind.ENGLAND, "93", None, Stands.EQUAL),
        # Of a neighbour both have limits; limits that touch are alike.
        (AreaKind.NEIGHBOUR, "85", ("80", "90"), Stands.ALIKE),
        (AreaKind.NEIGHBOUR, "85", ("80", "89.9"), Stands.BETTER),
        (AreaKind.NEIGHBOUR, "99", ("95.1", "100"), Stands.WORSE),
        (AreaKind.NEIGHBOUR, "99", None, Stands.NOT_COMPARED),
    ],
)
def test_what_chance_allows(kind: AreaKind, theirs: str, limits: Any, stands: Stands) -> None:
    assert _two("93", ("90", "95"), theirs, kind, limits) is stands


def test_no_comparable_figure_says_why() -> None:
    local = a_measure()
    assert "no national table publishes this measure" in comparison_words.none_sentence(
        local, loaded=False
    )


def test_ours_and_theirs_stand_side_by_side() -> None:
    measure = a_measure(decimals="0")
    ours = Benchmark(
        "Home", AreaKind.HOME, "Q4 2024/25", Decimal(93), None, Decimal(186), Decimal(200)
    )
    theirs = Benchmark(
        "Home", AreaKind.HOME, "Year to March 2025", Decimal(92), None, Decimal(231), Decimal(250)
    )
    assert comparison_words.own_and_published(measure, ours, theirs) == (
        "Ours, Q4 2024/25: 93% (186 of 200). Published, year to March 2025: 92% (231 of 250); "
        "ours is 1 percentage point above. Neither replaces the other."
    )
    assert "the two agree" in comparison_words.own_and_published(measure, ours, ours)
