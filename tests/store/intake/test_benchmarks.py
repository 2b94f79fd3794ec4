"""A benchmarks file: published figures of other areas, each with its source and its day, or refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from metrics.catalogue import catalogue
from store.intake import CODES, Context, Refused, read
from store.intake.kinds.benchmarks_file import HEADINGS
from tests.store.intake.writing import written

COLUMNS = HEADINGS.known
SOUND = {
    "measure_id": "care-leavers-suitable-homes", "area": "England", "area_kind": "england",
    "period": "2024-25", "numerator": "33810", "denominator": "38190", "value": "",
    "released": "2025-11-20", "source": "the publisher, the table", "reason": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def home(context: Context) -> Context:
    """A council with the product's own catalogue and two neighbours."""
    return replace(context, catalogue=catalogue.load(), council="Home", neighbours=("Near", "Far"))


def _file(*rows: dict[str, str]) -> bytes:
    return written(COLUMNS, *([(SOUND | row)[name] for name in COLUMNS] for row in rows))


def test_a_figure_is_kept_under_its_area_with_source_and_day(home: Context) -> None:
    found = read(
        "benchmarks.csv",
        _file(
            {},
            {"area": "Far", "area_kind": "Neighbour", "numerator": "", "denominator": "", "reason": "c"},
            {"measure_id": "wellbeing-score", "area": "North West", "area_kind": "region",
             "numerator": "", "denominator": "", "value": "13.8"},
            {"measure_id": "vacancy-rate", "period": "2025-09-30", "numerator": "10.5", "denominator": "80.25"},
        ),
        home,
    )  # fmt: skip
    assert found.kind == "benchmarks"
    england, far, region, staff = found.tables["observation"].to_pylist()
    assert (england["council"], england["team"], england["origin"]) == ("England", "All", "dfe")
    assert (england["numerator"], england["released"]) == (33810, date(2025, 11, 20))
    assert england["commentary"] == "the publisher, the table"
    assert (far["missing"], far["numerator"]) == ("suppressed", None)
    assert region["value_given"] == Decimal("13.8")
    assert (staff["period"], staff["denominator"]) == ("2025-09-30", Decimal("80.25"))
    assert [tuple(row.values()) for row in found.tables["area"].to_pylist()] == [
        ("England", "england", 1), ("Far", "neighbour", 2), ("North West", "region", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"measure_id": "nothing-known"}, "measure_id", "unknown_measure"),
        ({"period": "2024-25 Q4"}, "period", "period_kind"),
        ({"area": "Home"}, "area", "own_neighbour"),
        ({"area": ""}, "area", "blank"),
        ({"area": "Elsewhere", "area_kind": "neighbour"}, "area", "unknown_council"),
        ({"area_kind": "country"}, "area_kind", "area_kind"),
        ({"released": "20 November"}, "released", "released"),
        ({"released": ""}, "released", "released"),
        ({"source": ""}, "source", "blank"),
        ({"numerator": "39000"}, "numerator", "num_gt_den"),
        ({"numerator": "many"}, "numerator", "number"),
    ],
)
def test_a_fault_refuses_the_file(
    home: Context, row: dict[str, str], column: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        read("benchmarks.csv", _file({}, {"period": "2023-24"} | row), home)
    (fault,) = refusal.value.faults
    assert (fault.row, fault.column, fault.code) == (3, column, code)
    assert code in CODES and fault.allowed


def test_one_area_is_one_thing_and_one_year_stands_once(home: Context) -> None:
    for rows, code in (
        (({}, {"period": "2023-24", "area_kind": "region"}), "area_kind"),
        (({}, {}), "duplicate_key"),
    ):
        with pytest.raises(Refused) as refusal:
            read("benchmarks.csv", _file(*rows), home)
        assert [fault.code for fault in refusal.value.faults] == [code]
    with pytest.raises(Refused):
        read("benchmarks.csv", written(COLUMNS), home)
