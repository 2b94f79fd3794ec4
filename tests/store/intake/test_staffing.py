"""A staffing file: every part kept as a row, and every sum that must hold held."""

from decimal import Decimal

import pytest

from store.intake import Context, Refused, read
from tests.store.intake.writing import staffing

MORE = (
    "headcount",
    "agency_cover_fte",
    "maternity_fte",
    "newly_qualified_fte",
    "cases",
    "case_holders_fte",
)


def refused(context: Context, *rows: dict[str, object], more: tuple[str, ...] = ()) -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read("staff.csv", staffing(*rows, more=more), context)
    return [(fault.row, fault.column, fault.code) for fault in refusal.value.faults]


def parts(context: Context, row: dict[str, object], more: tuple[str, ...] = ()) -> dict[str, tuple]:
    kept = read("staff.csv", staffing(row, more=more), context).tables["staffing_part"].to_pylist()
    return {entry["part"]: (entry["amount"], entry["missing"]) for entry in kept}


def test_a_row_becomes_one_row_a_part_that_the_file_has(context: Context) -> None:
    accepted = read("staff.csv", staffing({"agency_fte": "", "sickness_days": "c"}), context)
    assert (accepted.kind, accepted.rows) == ("staffing", 1)
    first, *_ = kept = accepted.tables["staffing_part"].to_pylist()
    assert {entry["part"]: (entry["amount"], entry["missing"]) for entry in kept} == {
        "establishment_fte": (Decimal(20), None),
        "in_post_fte": (Decimal("17.5"), None),
        "agency_fte": (None, "not_available"),
        "vacancies_fte": (Decimal("2.5"), None),
        "sickness_days": (None, "suppressed"),
    }
    assert (first["team"], first["role"], first["period"], first["file_row"]) == (
        "LAC North", "Social worker", "2025-26 Q1", 2,
    )  # fmt: skip


@pytest.mark.parametrize("vacancies", ["2.5", "2.6", "2.4"])
def test_rounded_parts_may_be_a_tenth_apart(context: Context, vacancies: str) -> None:
    # 20.04 = 17.45 + 2.59 reads 20.0, 17.5 and 2.6.
    assert parts(context, {"vacancies_fte": vacancies})["vacancies_fte"] == (
        Decimal(vacancies),
        None,
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"vacancies_fte": "2.7"},
        {"vacancies_fte": "2.3"},
        {"establishment_fte": "20.00", "in_post_fte": "17.50", "vacancies_fte": "2.53"},
        {"establishment_fte": "17"},
    ],
)
def test_posts_that_do_not_add_up_are_refused(context: Context, cells: dict[str, object]) -> None:
    assert refused(context, cells) == [(2, "vacancies_fte", "total_mismatch")]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"team": "All"}, "team", "team_all"),
        ({"team": "Nobody"}, "team", "unknown_team"),
        ({"role": "all roles"}, "role", "role_all"),
        ({"role": ""}, "role", "blank"),
        ({"period": "2025-26"}, "period", "period_kind"),
        ({"period": "sometime"}, "period", "period"),
        ({"sickness_days": "-1"}, "sickness_days", "negative"),
        ({"sickness_days": "5%"}, "sickness_days", "number"),
        ({"sickness_days": "many"}, "sickness_days", "number"),
        ({"headcount": "17.5"}, "headcount", "number"),
        ({"cases": "10.5"}, "cases", "number"),
        ({"agency_cover_fte": "2.2"}, "agency_cover_fte", "total_mismatch"),
        ({"maternity_fte": "17.7"}, "maternity_fte", "total_mismatch"),
        ({"newly_qualified_fte": "18"}, "newly_qualified_fte", "total_mismatch"),
        ({"case_holders_fte": "19.7"}, "case_holders_fte", "total_mismatch"),
        ({"cases": "12", "case_holders_fte": "0"}, "cases", "total_mismatch"),
    ],
)
def test_a_row_that_cannot_be_so_is_refused_at_its_cell(
    context: Context, cells: dict[str, object], column: str, code: str
) -> None:
    assert refused(context, cells, more=MORE) == [(2, column, code)]


def test_the_same_team_role_and_quarter_twice_is_refused(context: Context) -> None:
    rows = [{}, {"role": "Manager"}, {"role": "SOCIAL WORKER ", "period": "Jun-25"}]
    assert refused(context, *rows) == [(4, "team", "duplicate_key")]


def test_a_sum_is_not_judged_where_a_part_is_missing(context: Context) -> None:
    assert parts(context, {"in_post_fte": "x"})["in_post_fte"] == (None, "not_available")
