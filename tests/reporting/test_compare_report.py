"""A measure beside other areas: every area's cells, the sentences, and what stands where nothing is published of us."""

from decimal import Decimal
from typing import Any

import pytest

from metrics import period
from metrics.figures import comparison
from metrics.figures.comparison import Beside
from metrics.figures.figure import Benchmark
from metrics.vocabulary import AreaKind, Missing, Unit
from reporting.compare_picture import compare_picture
from reporting.compare_report import CompareReport, compare_report
from reporting.comparing import Comparing, comparing
from reporting.reading import Reading
from reporting.told import Amount
from store.read.areas import Neighbour, OwnFigure
from store.read.snapshot import Snapshot
from tests.metrics.line_case import a_measure

NOW = period.parse("2026-27 Q2")
YEAR = "Year to March 2025"


def _beside(area: str, kind: AreaKind, value: str | None, place: int = 0) -> Beside:
    amount = None if value is None else Decimal(value)
    missing = None if value is not None else Missing.SUPPRESSED
    return Beside(Benchmark(area, kind, YEAR, amount, missing), None, place, f"source of {area}")


def _comparing(own: OwnFigure | None = None, **measure: str) -> Comparing:
    areas = [
        _beside("Ours", AreaKind.HOME, "92"),
        _beside("England", AreaKind.ENGLAND, "89"),
        _beside("Far", AreaKind.NEIGHBOUR, "91", 2),
        _beside("Hidden", AreaKind.NEIGHBOUR, None, 3),
        _beside("Near", AreaKind.NEIGHBOUR, "95", 1),
    ]
    about = a_measure(**{"decimals": "0", "caution": '"Take care."', **measure})
    found = comparison.comparison(about, YEAR, areas)
    neighbours = tuple(Neighbour(name, at, "a model", "a body") for at, name in ((1, "Near"), (2, "Far")))  # fmt: skip
    return Comparing(about, NOW, found, own, neighbours)


def _own(value: str, **answered: Any) -> OwnFigure:
    figure = Benchmark("Ours", AreaKind.HOME, "Q4 2024/25", Decimal(value), None)
    said = {"answer": "", "answered_by": "", "role": "", **answered}
    return OwnFigure(Beside(figure, None, 0, "our own records"), "2024-25 Q4", **said)


@pytest.fixture
def reading(demo: Snapshot) -> Reading:
    """A reading of its own a test: a comparison made by hand is kept with it like any other."""
    return Reading(demo)


@pytest.fixture
def told(reading: Reading) -> CompareReport:
    return compare_report(reading, _comparing())


def test_areas_are_told_the_best_neighbour_first_and_those_without_a_figure_last(
    told: CompareReport,
) -> None:
    assert [
        (row.area, row.what, row.figure.words, row.place, row.ours_is) for row in told.rows
    ] == [
        ("Ours", "our council", "92%", "2", "–"),
        ("England", "", "89%", "–", "3 percentage points above"),
        ("Near", "statistical neighbour", "95%", "1", "3 percentage points below"),
        ("Far", "statistical neighbour", "91%", "3", "1 percentage point above"),
        ("Hidden", "statistical neighbour", "Hidden: small number", "–", "Not compared"),
    ]
    assert told.place == "2 of 3" and told.has_places


def test_a_cell_is_words_and_an_amount_and_a_missing_one_words_alone(told: CompareReport) -> None:
    assert told.rows[0].figure.amount == Amount(Decimal(92), Unit.PERCENT, 0)
    assert told.rows[-1].figure.amount is None
    assert [(row.name, row.figure.words, row.figure.amount.decimals) for row in told.averages] == [
        ("Neighbours' mean", "93.0%", 1), ("Neighbours' median", "93.0%", 1),
    ]  # fmt: skip


def test_only_figures_that_are_there_have_a_source(told: CompareReport) -> None:
    assert told.sources == (
        "source of Ours.", "source of England.", "source of Near.", "source of Far.",
    )  # fmt: skip
    assert told.neighbours.endswith("by the a model model (a body), nearest first: Near, Far.")


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (None, ()),
        (_own("92"), ("the two agree",)),
        (_own("90"), ("ours is 2 percentage points below", "Nobody has said yet")),
        (
            _own("90", answer="Counted later.", answered_by="A", role="analyst"),
            ("ours is 2", "Why they differ: Counted later. (A, analyst)"),
        ),
    ],
)
def test_ours_and_theirs_stand_side_by_side(
    reading: Reading, own: OwnFigure | None, said: tuple[str, ...]
) -> None:
    found = compare_report(reading, _comparing(own)).ours_and_theirs
    assert len(found) == len(said), "no paragraph is empty"
    assert all(part in told for part, told in zip(said, found, strict=True))


def test_our_own_count_stands_where_none_is_published(reading: Reading) -> None:
    about = comparing(reading, "care-leavers-suitable-homes", NOW)
    told = compare_report(reading, about)
    assert told.stands_in and told.rows[0].figure.amount.value == about.own.beside.value
    assert "our own where none is published of us" in told.caption
    assert told.ours_and_theirs[0].startswith("Our figure is our own count (Q4 2024/25)")


def test_why_there_is_none_is_all_that_is_told(reading: Reading) -> None:
    told = compare_report(reading, comparing(reading, "visits-on-time", NOW))
    assert told.why_none.startswith("No comparable figure: no national table")
    assert (told.rows, told.points, told.lead) == ((), (), "")
    assert compare_picture(reading, comparing(reading, "visits-on-time", NOW)) is None


def test_the_picture_has_every_area_and_its_rows_to_take_away(reading: Reading) -> None:
    made = compare_picture(reading, _comparing())
    assert [row.area for row in made.chart.rows] == ["Near", "Ours", "Far", "England", "Hidden"]
    assert len(made.table.rows) == 5
    assert {len(row) for row in made.table.rows} == {len(made.table.columns)}
