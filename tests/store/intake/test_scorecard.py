"""A scorecard's rows: what is kept, what is refused and where, and that nothing is lost in between."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import letters
from metrics.period import quarter_of
from store.intake import CODES, Accepted, Context, Refused, read
from tests.store.intake.writing import SCORECARD, rewritten, scorecard, written


def kept(context: Context, *rows: dict[str, object]) -> list[dict]:
    return read("file.csv", scorecard(*rows), context).tables["observation"].to_pylist()


def refused(context: Context, *rows: dict[str, object]) -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read("file.csv", scorecard(*rows), context)
    return [(fault.row, fault.column, fault.code) for fault in refusal.value.faults]


FUTURE = quarter_of(date.today()).code
"""The quarter that is not over."""


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"measure_id": "ZZ99", "value": "1"}, "measure_id", "unknown_measure"),
        ({"measure_id": "", "value": "1"}, "measure_id", "blank"),
        ({"measure_id": "ST01", "numerator": "1", "denominator": "4"}, "measure_id", "from_staffing"),
        ({"team": "", "value": "1"}, "team", "blank"),
        ({"team": "lac nort", "value": "1"}, "team", "unknown_team"),
        ({"period": "", "value": "1"}, "period", "blank"),
        ({"period": "2025-26", "value": "1"}, "period", "period_kind"),
        ({"measure_id": "AN01", "period": "2025-26 Q1", "value": "1"}, "period", "period_kind"),
        ({"numerator": "5"}, "denominator", "part_missing"),
        ({"denominator": "5"}, "numerator", "part_missing"),
        ({"numerator": "5", "value": "50"}, "denominator", "part_missing"),
        ({"numerator": "5", "denominator": "0"}, "numerator", "zero_denominator"),
        ({"numerator": "0", "denominator": "0", "value": "0"}, "value", "zero_denominator"),
        ({"numerator": "-1", "denominator": "5"}, "numerator", "negative"),
        ({"numerator": "0", "denominator": "-5"}, "denominator", "negative"),
        ({"numerator": "6", "denominator": "5"}, "numerator", "num_gt_den"),
        ({"numerator": "1", "denominator": "1000000000"}, "denominator", "number"),
        ({"numerator": "1.00001", "denominator": "5"}, "numerator", "number"),
        ({"numerator": "4.5", "denominator": "5"}, "numerator", "not_whole"),
        ({"numerator": "4", "denominator": "5.5"}, "denominator", "not_whole"),
        ({"period": FUTURE, "value": "1"}, "period", "period"),
        ({"value": "8,6"}, "value", "number"),
        ({"value": "#DIV/0!"}, "value", "number"),
        ({"value": "n/k"}, "value", "number"),
        ({"value": "100.1"}, "value", "percent"),
        ({"value": "0.086"}, "value", "percent"),
        ({"value": "-3"}, "value", "negative"),
        ({"value": "£5"}, "value", "unit_mismatch"),
        ({"measure_id": "NO01", "value": "5%"}, "value", "unit_mismatch"),
        ({"measure_id": "NO01", "value": "5", "denominator": "9"}, "denominator", "part_unexpected"),
        ({"measure_id": "NO01", "value": "5", "numerator": "6"}, "value", "total_mismatch"),
        ({"measure_id": "NO01", "numerator": "-6"}, "numerator", "negative"),
        ({"numerator": "1", "denominator": "2", "value": "0.5"}, "value", "percent"),
        ({"numerator": "1", "denominator": "8", "value": "12.6"}, "value", "total_mismatch"),
        ({"value": "5", "reason": "suppressed"}, "value", "reason_with_value"),
        ({"value": "c", "numerator": "5", "denominator": "9"}, "numerator", "reason_with_value"),
        ({"value": "c", "reason": "not_applicable"}, "reason", "reason_value"),
        ({"reason": "not_received"}, "reason", "reason_value"),
        ({"reason": "the dog ate it"}, "reason", "reason_value"),
        ({"value": "5", "status": "guessed"}, "status", "status_value"),
        ({"value": "5", "breakdown_type": "age"}, "breakdown", "breakdown_value"),
        ({"value": "5", "breakdown_type": "shoe", "breakdown": "9"}, "breakdown_type", "breakdown_value"),
        ({"value": "5", "commentary": "a" * 5_001}, "commentary", "text_too_long"),
        ({"value": "5", "team": "a" * 201}, "team", "text_too_long"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_stand_is_refused_at_its_cell(
    context: Context, cells: dict[str, object], column: str, code: str
) -> None:
    good = {"measure_id": "CP03", "numerator": "1", "denominator": "2"}
    assert (3, column, code) in refused(context, good, cells)


@pytest.mark.parametrize(
    ("heading", "found", "code"),
    [
        ("polarity", "low", "polarity_mismatch"),
        ("polarity", "upwards", "polarity_value"),
        ("unit", "number", "unit_mismatch"),
        ("unit", "furlongs", "unit_value"),
        ("target", "90", "target_mismatch"),
        ("target", "ninety", "number"),
    ],
)
def test_what_the_catalogue_says_otherwise_is_refused(
    context: Context, heading: str, found: str, code: str
) -> None:
    headings = ("measure_id", "team", "period", "numerator", "denominator", "value", heading)
    row = ("CP02", "LAC North", "2025-26 Q1", "", "", "50", found)
    with pytest.raises(Refused) as refusal:
        read("file.csv", written(headings, row), context)
    assert [(fault.row, fault.column, fault.code) for fault in refusal.value.faults] == [
        (2, heading, code)
    ]


@pytest.mark.parametrize("target", ["95", "95.0", "95%", ""])
def test_the_target_in_force_may_stand_in_the_file(context: Context, target: str) -> None:
    headings = ("measure_id", "team", "period", "numerator", "denominator", "value", "target")
    row = ("CP02", "LAC North", "2025-26 Q1", "", "", "50", target)
    assert read("file.csv", written(headings, row), context).rows == 1


@pytest.mark.parametrize(
    "value", ["8.6", "8.6%", "8.57", "8.571", "9", "8.571428571428571", "8.60"]
)
def test_a_value_agrees_at_the_decimals_it_was_written_to(context: Context, value: str) -> None:
    (row,) = kept(context, {"numerator": "12", "denominator": "140", "value": value})
    assert (row["numerator"], row["denominator"], row["value_given"]) == (12, 140, None)


@pytest.mark.parametrize("value", ["8.5", "8.56", "8.572", "8", "8.571428", "8.57143857142857"])
def test_a_value_that_its_parts_do_not_give_is_refused(context: Context, value: str) -> None:
    cells = {"numerator": "12", "denominator": "140", "value": value}
    assert refused(context, cells) == [(2, "value", "total_mismatch")]


def test_halves_round_up_and_exactly(context: Context) -> None:
    # 1 of 16 is 6.25%: 6.3 at one decimal; binary arithmetic and rounding to even say 6.2.
    assert kept(context, {"numerator": "1", "denominator": "16", "value": "6.3"})
    assert refused(context, {"numerator": "1", "denominator": "16", "value": "6.2"})


@pytest.mark.parametrize(
    ("cells", "missing", "reason"),
    [
        ({}, "not_available", None),
        ({"value": "c"}, "suppressed", None),
        ({"value": "[C]"}, "suppressed", None),
        ({"numerator": "c", "denominator": "c", "value": "c"}, "suppressed", None),
        ({"numerator": "c", "denominator": "98"}, "suppressed", None),
        ({"value": "Low"}, "rounds_to_zero", None),
        ({"reason": "not_yet_due"}, "not_yet_due", None),
        (
            {"reason": "Not yet due: the census is in March"},
            "not_yet_due",
            "the census is in March",
        ),
        ({"reason": "Hidden: small number"}, "suppressed", None),
        ({"numerator": "0", "denominator": "0"}, "no_cases", None),
        ({"numerator": "0", "denominator": "0", "value": "z"}, "no_cases", None),
    ],
)
def test_a_missing_figure_keeps_its_reason_and_no_number(
    context: Context, cells: dict[str, object], missing: str, reason: str | None
) -> None:
    (row,) = kept(context, cells)
    assert (row["missing"], row["reason"], row["value_given"]) == (missing, reason, None)
    none = Decimal(0) if missing == "no_cases" else None
    assert (row["numerator"], row["denominator"]) == (none, none)


def test_a_share_without_parts_keeps_what_was_given(context: Context) -> None:
    (row,) = kept(context, {"value": "55.5"})
    assert (row["numerator"], row["denominator"], row["value_given"]) == (
        None,
        None,
        Decimal("55.5"),
    )


def test_more_decimals_than_can_be_kept_are_rounded_as_members_see_them_and_said(
    context: Context,
) -> None:
    accepted = read("file.csv", scorecard({"value": "55.549999"}), context)
    assert accepted.tables["observation"]["value_given"].to_pylist() == [Decimal("55.5")]
    assert [notice.code for notice in accepted.notices] == ["rounded"]


def test_a_plain_number_is_kept_whichever_column_holds_it(context: Context) -> None:
    for cells in (
        {"value": "1,234"},
        {"numerator": "1234"},
        {"numerator": "1234", "value": "1234"},
    ):
        (row,) = kept(context, {"measure_id": "NO01"} | cells)
        assert (row["numerator"], row["denominator"], row["value_given"]) == (1234, None, None)


def test_measures_that_may_go_below_0_or_over_100_do(context: Context) -> None:
    assert kept(context, {"measure_id": "NE01", "value": "-3"})[0]["numerator"] == -3
    assert kept(context, {"measure_id": "OV01", "numerator": "6", "denominator": "5"})


def test_an_annual_figure_may_be_shown_from_the_month_it_is_due(context: Context) -> None:
    (row,) = kept(context, {"measure_id": "AN01", "period": "2024/25", "value": "50"})
    assert (row["period"], str(row["released"])) == ("2024-25", "2025-11-30")


def test_an_old_name_after_the_rename_is_kept_under_the_new_one_and_said(context: Context) -> None:
    accepted = read("file.csv", scorecard({"team": "Leaving Care", "value": "5"}), context)
    assert accepted.tables["observation"]["team"].to_pylist() == ["Care Experienced Young People"]
    assert [(n.row, n.column, n.code) for n in accepted.notices] == [(2, "team", "team_renamed")]


@pytest.mark.parametrize("team", ["Leaving Care", "Care Experienced Young People"])
def test_before_the_rename_either_name_is_the_same_series(context: Context, team: str) -> None:
    cells = {"team": team, "period": "2020-21 Q1", "value": "5"}
    accepted = read("file.csv", scorecard(cells), context)
    assert accepted.tables["observation"]["team"].to_pylist() == ["Care Experienced Young People"]
    assert accepted.notices == ()


def test_two_names_of_one_series_are_one_key(context: Context) -> None:
    rows = [
        {"team": team, "period": "2020-21 Q1", "value": "5"}
        for team in ("Leaving Care", "Care Experienced Young People")
    ]
    assert refused(context, *rows) == [(3, "measure_id", "duplicate_key")]


def test_a_team_before_it_existed_is_refused(context: Context) -> None:
    cells = {"period": "2015-16 Q1", "value": "5"}
    assert kept(context, cells)
    cells = {"period": "2014-15 Q4", "value": "5"}
    assert refused(context, cells) == [(2, "team", "team_not_in_force")]


def _teams(context: Context, council: str, *figures: str) -> list[dict[str, object]]:
    teams = ("LAC North", "LAC South", "Care Experienced Young People")
    return [
        {"team": team, "numerator": figure, "denominator": "50"}
        for team, figure in zip(teams, figures, strict=False)
    ] + [{"team": "All", "numerator": council, "denominator": "150"}]


def test_a_council_figure_is_no_less_than_the_sum_of_every_team(context: Context) -> None:
    """What is more is in no team: children between teams, or without a social worker."""
    assert kept(context, *_teams(context, "60", "10", "20", "30"))
    assert kept(context, *_teams(context, "61", "10", "20", "30"))
    assert refused(context, *_teams(context, "59", "10", "20", "30")) == [
        (5, "numerator", "total_mismatch")
    ]


def test_a_sum_is_not_judged_where_a_team_is_absent_or_hidden(context: Context) -> None:
    assert kept(context, *_teams(context, "61", "10", "20"))
    hidden = _teams(context, "61", "10", "20", "30")
    hidden[2] = {"team": hidden[2]["team"], "value": "c"}
    assert kept(context, *hidden)


def test_breakdowns_are_rows_of_their_own(context: Context) -> None:
    rows = [
        {"value": "5", "breakdown_type": "Sex", "breakdown": part}
        for part in ("girls", "boys", "girls")
    ]
    assert kept(context, *rows[:2])[0]["breakdown_type"] == "sex"
    assert refused(context, *rows) == [(4, "measure_id", "duplicate_key")]


def test_every_fault_is_counted_and_the_first_hundred_told(context: Context) -> None:
    with pytest.raises(Refused) as refusal:
        read(
            "big.csv",
            scorecard(*({"value": f"bad {n}", "period": "x"} for n in range(300))),
            context,
        )
    assert (refusal.value.total, len(refusal.value.faults)) == (600, 100)
    words = str(refusal.value)
    assert words.startswith("big.csv was not loaded: 600 things need to be put right.")
    assert "Row 2, column period: " in words and words.endswith("And 590 more.")


def test_what_was_found_is_shown_short_and_in_letters_that_cannot_deceive(context: Context) -> None:
    with pytest.raises(Refused) as refusal:
        read("file.csv", scorecard({"team": "a\u202eb\n" + "c" * 150, "value": "1"}), context)
    (fault,) = refusal.value.faults
    assert len(fault.found) == 80 and fault.found.startswith("a\ufffdb c")


def test_twenty_thousand_rows_are_read_within_seconds(context: Context) -> None:
    rows = [
        {
            "measure_id": f"CP{number:05d}",
            "numerator": number % 90,
            "denominator": 100 + number % 57,
        }
        for number in range(20_000)
    ]
    data = scorecard(*rows)
    start = perf_counter()
    assert read("file.csv", data, context).rows == 20_000
    assert perf_counter() - start < 10


def test_every_code_has_a_meaning() -> None:
    assert all(meaning and code == code.lower() for code, meaning in CODES.items())


_LETTERS = st.characters(codec="utf-8").filter(lambda letter: letters.unheld(letter) is None)
_parts = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(
    lambda pair: {"numerator": str(min(pair)), "denominator": str(max(pair))}
)
_values = st.decimals(1, 100, places=1).map(lambda value: {"value": str(value)})
_missing = st.sampled_from(["c", "[x]", "z", "low", "<5", ".."]).map(lambda text: {"value": text})
_reasons = st.tuples(
    st.sampled_from(["suppressed", "Not yet due", "not_available"]),
    st.text(_LETTERS, max_size=40),
).map(lambda pair: {"reason": f"{pair[0]}: {pair[1]}"})
_rows = st.tuples(
    st.one_of(_parts, _values, _missing, _reasons, st.just({})),
    st.sampled_from(["LAC North", " LAC South\u00a0", "Leaving Care", "ALL"]),
    st.sampled_from(["2025-26 Q1", "Q3 2017/18", "Dec-19", "31/12/2018", "2020-06-30"]),
    st.sampled_from(["", "p", "Revised", "final"]),
    st.text(_LETTERS, max_size=60),
).map(
    lambda row: row[0] | {"team": row[1], "period": row[2], "status": row[3], "commentary": row[4]}
)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(_rows, min_size=1, max_size=8))
def test_what_is_accepted_reads_the_same_when_written_back(
    context: Context, rows: list[dict[str, object]]
) -> None:
    # An id of its own for each row, so that no two rows share a key; the council's sums are
    # then never judged, which is as it should be.
    rows = [row | {"measure_id": f"CP{number:03d}"} for number, row in enumerate(rows, start=100)]
    first = read("file.csv", scorecard(*rows), context)
    again = read("file.csv", rewritten(first.tables["observation"]), context)
    assert again.tables["observation"].equals(first.tables["observation"])
    assert isinstance(again, Accepted)


def test_the_home_council_is_written_on_every_row(context: Context) -> None:
    other = replace(context, council="Another Council")
    assert kept(other, {"value": "5"})[0]["council"] == "Another Council"


def test_blank_rows_are_passed_over_and_numbered(context: Context) -> None:
    lines = scorecard({"value": "5"}, {"value": "x y"}).decode().splitlines()
    data = "\r\n".join([lines[0], "", "," * (len(SCORECARD) - 1), lines[1], "", lines[2]]).encode()
    with pytest.raises(Refused) as refusal:
        read("file.csv", data, context)
    assert {fault.row for fault in refusal.value.faults if fault.code == "number"} == {6}
