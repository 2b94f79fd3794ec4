"""Wide scorecards: one row a measure and one column a period, read as the long rows they stand for."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from metrics.catalogue.measure import Catalogue
from metrics.period import quarter_at
from store.intake import Accepted, Context, Refused, figure_in_cell, kind_of, read
from tests.store.small_store import SCORECARD


def _csv(*rows: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _named(context: Context) -> Context:
    """The same council with two measures, each of a name of its own."""
    measures = [each for each in context.catalogue.measures if each.id in ("CP02", "CP03")]
    names = {"CP02": "Yearly count of visits", "CP03": "Reviews on time"}
    named = tuple(replace(each, name=names[each.id]) for each in measures)
    return replace(context, catalogue=Catalogue(named, (), ()))


def _kept(accepted: Accepted) -> list[tuple]:
    names = ("measure_id", "team", "period", "numerator", "denominator", "value_given", "missing")
    rows = accepted.tables["observation"].to_pylist()
    return sorted(
        (tuple(None if row[name] is None else str(row[name]) for name in names) for row in rows),
        key=str,
    )


def _faults(data: bytes, context: Context, file: str = "wide.csv") -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read(file, data, context)
    return [(each.row, each.column, each.code) for each in refusal.value.faults]


def test_a_row_a_measure_and_a_column_a_period(context: Context) -> None:
    data = _csv(
        ["Ref", "Measure", "Q1 2025/26", "Jun-24"],
        ["CP02", "", "90% (9 of 10)", "8 of 10"],
        ["CP03", "", "81.5", "c"],
        ["CP11", "", "1,234", ""],
    )
    found = read("wide.csv", data, context)
    assert found.kind == "scorecard" == kind_of("wide.csv", data)
    assert _kept(found) == sorted(
        [
            ("CP02", "All", "2025-26 Q1", "9.0000", "10.0000", None, None),
            ("CP02", "All", "2024-25 Q1", "8.0000", "10.0000", None, None),
            ("CP03", "All", "2025-26 Q1", None, None, "81.5000", None),
            ("CP03", "All", "2024-25 Q1", None, None, None, "suppressed"),
            ("CP11", "All", "2025-26 Q1", "1234.0000", None, None, None),
        ],
        key=str,
    )


def test_each_figure_knows_its_row_and_heading(context: Context) -> None:
    data = _csv(["Ref", "Q1 2025/26", "Q2 2025/26"], ["CP02", "90", "91"])
    rows = read("wide.csv", data, context).tables["observation"].to_pylist()
    assert [(row["file_row"], row["file_sheet"], row["file_column"]) for row in rows] == [
        (2, None, "Q1 2025/26"), (2, None, "Q2 2025/26"),
    ]  # fmt: skip


def test_measures_are_found_by_name_however_it_is_spelt(context: Context) -> None:
    data = _csv(["Indicator", "Q1 2025/26"], ["  yearly COUNT - of visits ", "90"])
    assert _kept(read("wide.csv", data, _named(context)))[0][0] == "CP02"


def test_a_name_that_is_not_known_is_one_fault_with_what_comes_near(context: Context) -> None:
    data = _csv(["Measure", "Q1 2025/26", "Q2 2025/26"], ["Yearly count of visit", "90", "91"])
    with pytest.raises(Refused) as refusal:
        read("wide.csv", data, _named(context))
    (fault,) = refusal.value.faults
    assert (fault.row, fault.column, fault.code) == (2, "Measure", "unknown_measure")
    assert "Yearly count of visits (CP02)" in fault.allowed


def test_teams_stand_in_a_column_or_it_is_the_council(context: Context) -> None:
    data = _csv(
        ["Ref", "Team", "Q1 2025/26"], ["CP02", "LAC North", "90"], ["CP02", "", "91"],
        ["CP03", "Leaving Care", "70"],
    )  # fmt: skip
    assert [row[:2] for row in _kept(read("wide.csv", data, context))] == [
        ("CP02", "All"), ("CP02", "LAC North"), ("CP03", "Care Experienced Young People"),
    ]  # fmt: skip


def test_a_row_without_figures_is_a_heading_and_a_blank_cell_no_row(context: Context) -> None:
    data = _csv(
        ["Measure", "Q1 2025/26", "Q2 2025/26"], ["KEEP ME HEALTHY", "", ""], ["CP02", "", "9"]
    )
    assert [row[2] for row in _kept(read("wide.csv", data, context))] == ["2025-26 Q2"]


def test_faults_stand_at_the_row_and_the_heading_of_the_cell(context: Context) -> None:
    data = _csv(
        ["Ref", "Team", "Q1 2025/26", "Q2 2025/26"],
        ["CP02", "LAC North", "12 of 10", "abc"],
        ["CP02", "Nowhere", "90", ""],
        ["CP02", "LAC North", "", "90% (8 of 10)"],
    )
    assert _faults(data, context) == [
        (2, "Q1 2025/26", "num_gt_den"), (2, "Q2 2025/26", "number"), (3, "Team", "unknown_team"),
        (4, "Q2 2025/26", "total_mismatch"), (4, "Ref", "duplicate_key"),
    ]  # fmt: skip


def test_two_columns_of_one_period_are_a_duplicate_although_the_row_is_one(
    context: Context,
) -> None:
    data = _csv(["Ref", "Q1 2025/26", "Jun-25"], ["CP02", "90", "90"])
    assert _faults(data, context) == [(2, "Q1 2025/26", "months")]
    data = _csv(["Ref", "Q1 2025/26", "Q1 2025/26 Actual"], ["CP02", "90", "90"])
    assert _faults(data, context)[0][2] == "duplicate_column"


def test_totals_are_held_against_the_teams_of_their_column(context: Context) -> None:
    teams = ("LAC North", "LAC South", "Care Experienced Young People")
    rows = [["CP02", team, "1 of 4"] for team in teams]
    data = _csv(["Ref", "Team", "Q1 2025/26"], *rows, ["CP02", "All", "2 of 12"])
    assert _faults(data, context) == [(5, "Q1 2025/26", "total_mismatch")]


def test_target_polarity_and_unit_must_agree_and_the_target_is_the_latest_periods(
    context: Context,
) -> None:
    head = ["Ref", "Q4 2024/25", "Q1 2025/26", "Target", "Polarity", "Unit"]
    assert read("w.csv", _csv(head, ["CP02", "90", "91", "95", "high", "%"]), context).rows == 2
    assert _faults(_csv(head, ["CP02", "90", "91", "96", "low", "number"]), context) == [
        (2, "Polarity", "polarity_mismatch"), (2, "Unit", "unit_mismatch"),
        (2, "Polarity", "polarity_mismatch"), (2, "Unit", "unit_mismatch"),
        (2, "Target", "target_mismatch"),
    ]  # fmt: skip


def test_any_other_heading_is_refused_with_what_to_do(context: Context) -> None:
    with pytest.raises(Refused) as refusal:
        read("w.csv", _csv(["Ref", "Owner", "Q1 2025/26"], ["CP02", "A post", "90"]), context)
    (fault,) = refusal.value.faults
    assert (fault.row, fault.column, fault.code) == (1, "Owner", "unknown_column")
    assert "map any other layout once" in fault.allowed


def test_a_childs_record_is_refused_unread(context: Context) -> None:
    data = _csv(["Ref", "Child name", "Q1 2025/26"], ["CP02", "A Child", "90"])
    with pytest.raises(Refused) as refusal:
        read("w.csv", data, context)
    assert {each.code for each in refusal.value.faults} == {"child_record"}
    assert "A Child" not in str(refusal.value)


def test_dates_and_numbers_of_a_workbook_are_read_as_they_show(context: Context) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Scorecard"
    sheet.append(["Corporate parenting scorecard"])
    sheet.append(["Ref", datetime(2025, 6, 30), "Q2 2025/26"])
    sheet.append(["CP02", 0.9, "45 of 50"])
    sheet["B3"].number_format = "0%"
    out = io.BytesIO()
    book.save(out)
    rows = read("w.xlsx", out.getvalue(), context).tables["observation"].to_pylist()
    assert [(row["period"], row["file_sheet"], row["file_row"], row["file_column"]) for row in rows] == [
        ("2025-26 Q1", "Scorecard", 3, "2025-06-30"), ("2025-26 Q2", "Scorecard", 3, "Q2 2025/26"),
    ]  # fmt: skip
    assert (rows[0]["value_given"], rows[1]["numerator"]) == (90, 45)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("45 of 82", ("45", "82", "")),
        ("45 out of 82", ("45", "82", "")),
        ("55% (45 of 82)", ("45", "82", "55%")),
        ("55 (45/82)", ("45", "82", "55")),
        ("54.9%(45 of 82)", ("45", "82", "54.9%")),
        ("16.2 (1,327 of 82)", ("1,327", "82", "16.2")),
        ("4/12", ("", "", "4/12")),
        ("45", ("", "", "45")),
        ("c", ("", "", "c")),
        ("55% (45 of 82", ("", "", "55% (45 of 82")),
        ("55% 45 of 82", ("", "", "55% 45 of 82")),
        ("-5 (45 of 82)", ("", "", "-5 (45 of 82)")),
    ],
)
def test_what_a_cell_may_write(text: str, parts: tuple[str, str, str]) -> None:
    assert figure_in_cell.parts(text) == parts


@given(
    some.dictionaries(
        some.tuples(
            some.sampled_from(["CP02", "CP03", "CP04"]), some.sampled_from(["LAC North", "LAC South"]),
            some.integers(8080, 8091),
        ),
        some.integers(1, 500).flatmap(lambda below: some.tuples(some.integers(0, below), some.just(below))),
        min_size=1, max_size=20,
    )
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_a_long_scorecard_turned_wide_gives_the_same_figures(
    context: Context, figures: dict
) -> None:
    long = SCORECARD + "".join(
        f"{measure},{team},{quarter_at(at).code},{top},{below},\n"
        for (measure, team, at), (top, below) in figures.items()
    )
    quarters = sorted({at for _, _, at in figures})
    rows = sorted({(measure, team) for measure, team, _ in figures})
    body = [
        [measure, team]
        + [
            "{} of {}".format(*figures[measure, team, at]) if (measure, team, at) in figures else ""
            for at in quarters
        ]
        for measure, team in rows
    ]
    turned = _csv(["Ref", "Team", *(quarter_at(at).label for at in quarters)], *body)
    assert _kept(read("w.csv", turned, context)) == _kept(read("l.csv", long.encode(), context))
