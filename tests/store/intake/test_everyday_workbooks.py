"""Ordinary workbooks that once failed, each read or refused as its README says is right; by hand, as none says it in data."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.targets import Target, Targets
from metrics.catalogue.teams import Team, TeamHistory
from metrics.period import financial_year, parse
from store.intake import Accepted, Context, Refused, peek, read, seen_workbook
from tests import known_answers

pytestmark = [pytest.mark.public_cases, pytest.mark.store]

START = parse("2024-25 Q1")
CONTEXT = Context(
    catalogue.load(),
    TeamHistory((Team("North", 1, START), Team("Children's Hub", 2, START))),
    Targets(),
    "Northshire",
)
NOBODY = Context(CONTEXT.catalogue, TeamHistory(()), Targets(), "Northshire")


def _file(kind: str, case: str, name: str) -> Path:
    (folder,) = (known_answers.cases() / kind).glob(f"{case}[_-]*")
    return folder / name


def _read(path: Path, context: Context = NOBODY, *, mapped: bool = False) -> Accepted:
    """The file as the command line reads it, or by the mapping that the screen proposes."""
    data = path.read_bytes()
    if mapped:
        seen = peek(path.name, data)
        guess = seen_workbook.proposed("n", seen)
        assert seen_workbook.problems(guess, seen, context.catalogue) == []
        context = Context(
            context.catalogue, context.teams, context.targets, context.council, recipes=(guess,)
        )
    return read(path.name, data, context)


def _figures(found: Accepted) -> list[tuple[str, str, str]]:
    """Measure, quarter and figure as it is written: 95, 190 of 200, or why there is none."""
    told = []
    for row in found.tables["observation"].to_pylist():
        value = row["value_given"] if row["value_given"] is not None else row["numerator"]
        said = row["missing"] or f"{value.normalize():f}"
        if row["denominator"] is not None:
            said = f"{row['numerator'].normalize():f} of {row['denominator'].normalize():f}"
        told.append((row["measure_id"], row["period"], said))
    return sorted(told)


def _why(path: Path, context: Context = NOBODY) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(Refused) as refusal:
        _read(path, context)
    return [(each.row, each.column, each.code) for each in refusal.value.faults]


@pytest.mark.parametrize("mapped", [False, True])
def test_01_each_name_is_filed_under_its_own_measure(mapped: bool) -> None:
    found = _read(_file("intake", "01", "scorecard.xlsx"), mapped=mapped)
    assert _figures(found) == [
        ("dental-checks", "2024-25 Q1", "79"), ("dental-checks", "2024-25 Q2", "81"),
        ("health-assessments", "2024-25 Q1", "88"), ("health-assessments", "2024-25 Q2", "91"),
        ("reviews-on-time", "2024-25 Q1", "95"), ("reviews-on-time", "2024-25 Q2", "96"),
    ]  # fmt: skip
    assert ("CLA reviews completed within timescale", "reviews-on-time") in {
        (each.words, each.measure) for each in found.read_as
    }


@pytest.mark.parametrize("mapped", [False, True])
def test_02_the_comment_stands_beside_the_latest_figure_of_its_row(mapped: bool) -> None:
    found = _read(_file("intake", "02", "scorecard.xlsx"), mapped=mapped)
    rows = {row["period"]: row for row in found.tables["observation"].to_pylist()}
    assert rows["2024-25 Q2"]["commentary"] == "Two reviews slipped a week."
    assert rows["2024-25 Q1"]["commentary"] is None


@pytest.mark.parametrize("mapped", [False, True])
def test_07_a_title_may_be_merged_above_the_headings(mapped: bool) -> None:
    found = _read(_file("intake", "07", "scorecard.xlsx"), mapped=mapped)
    assert _figures(found) == [
        ("health-assessments", "2024-25 Q1", "88"), ("health-assessments", "2024-25 Q2", "91"),
    ]  # fmt: skip


def test_08_marks_for_no_figure_are_read_one_way_and_listed() -> None:
    found = _read(_file("intake", "08", "scorecard.csv"))
    told = {(measure, period): said for measure, period, said in _figures(found)}
    assert len(told) == 12
    assert {key for key, said in told.items() if said == "not_available"} == {
        ("placement-stability", "2024-25 Q2"), ("health-assessments", "2024-25 Q2"), ("health-assessments", "2024-25 Q3"),
        ("dental-checks", "2024-25 Q2"), ("dental-checks", "2024-25 Q4"),
    }  # fmt: skip
    assert {(each.written, each.cells) for each in found.marks} == {
        ("-", 1), ("n/a", 2), ("#n/a", 1), ("tbc", 1),
    }  # fmt: skip
    assert found.notices == ()


def test_09_polarity_in_peoples_words() -> None:
    found = _read(_file("intake", "09", "scorecard.csv"))
    assert [said for _, _, said in _figures(found)] == ["518", "88", "9", "95"]


@pytest.mark.parametrize("mapped", [False, True])
def test_10_of_three_months_the_last_is_the_quarters(mapped: bool) -> None:
    found = _read(_file("intake", "10", "scorecard.csv"), mapped=mapped)
    assert _figures(found) == [("reviews-on-time", "2024-25 Q1", "96")]


def test_11_a_year_beside_quarters_is_the_years_end_where_it_is_mapped_so() -> None:
    path = _file("intake", "11", "scorecard.xlsx")
    assert _figures(_read(path, mapped=True)) == [
        ("reviews-on-time", "2023-24 Q4", "93"), ("reviews-on-time", "2024-25 Q1", "94"), ("reviews-on-time", "2024-25 Q2", "95"),
    ]  # fmt: skip
    assert _why(path) == [(2, "2023/24", "period_kind")]


@pytest.mark.parametrize("mapped", [False, True])
def test_12_quarters_as_people_write_them(mapped: bool) -> None:
    assert [said for _, _, said in _figures(_read(_file("intake", "12", "qtr.csv"), mapped=mapped))] == ["94", "95", "96"]  # fmt: skip
    assert _figures(_read(_file("intake", "12", "long.xlsx"), mapped=mapped)) == [
        ("reviews-on-time", "2024-25 Q1", "94"), ("reviews-on-time", "2024-25 Q2", "95"),
    ]  # fmt: skip


@pytest.mark.parametrize("mapped", [False, True])
def test_13_numerator_and_denominator_beside_each_quarter(mapped: bool) -> None:
    found = _read(_file("intake", "13", "scorecard.xlsx"), mapped=mapped)
    assert _figures(found) == [("reviews-on-time", "2024-25 Q1", "190 of 200")]


@pytest.mark.parametrize("mapped", [False, True])
def test_14_text_files_are_read_as_workbooks_are(mapped: bool) -> None:
    long = _read(_file("intake", "14", "long.csv"), mapped=mapped)
    assert _figures(long) == [("reviews-on-time", "2024-25 Q1", "94")]
    titled = _read(_file("intake", "14", "titled.csv"), mapped=mapped)
    assert [said for _, _, said in _figures(titled)] == ["94", "95"]


def test_15_rows_about_children_are_neither_read_nor_shown() -> None:
    path = _file("intake", "15", "episodes.xlsx")
    assert [code for _, _, code in _why(path)] == ["child_record"]
    with pytest.raises(Refused) as refusal:
        peek(path.name, path.read_bytes())
    assert "ZZ1" not in str(refusal.value) and "900001" not in str(refusal.value)


@pytest.mark.parametrize("name", ["counts.xlsx", "fingertips.csv"])
def test_16_counts_are_no_childs_record(name: str) -> None:
    assert "child_record" not in {code for _, _, code in _why(_file("intake", "16", name))}


def test_17_a_target_that_is_not_used_is_said() -> None:
    found = _read(_file("intake", "17", "scorecard.csv"))
    assert [said for _, _, said in _figures(found)] == ["94", "96"]
    assert any("not used" in each.meaning for each in found.marks)


def test_18_the_finer_value_is_kept() -> None:
    found = _read(_file("intake", "18", "scorecard.csv"))
    assert {"10.4", "91.5"} <= {said for _, _, said in _figures(found)}


def test_24_a_heading_that_was_not_read_may_change_with_the_quarter() -> None:
    first, then = (_file("intake", "24", name) for name in ("q1.xlsx", "q2.xlsx"))
    guess = seen_workbook.proposed("n", peek(first.name, first.read_bytes()))
    kept = Context(CONTEXT.catalogue, TeamHistory(()), Targets(), "Northshire", recipes=(guess,))
    assert _figures(read(first.name, first.read_bytes(), kept)) == [("reviews-on-time", "2024-25 Q1", "94")]  # fmt: skip
    assert ("reviews-on-time", "2024-25 Q2", "95") in _figures(
        read(then.name, then.read_bytes(), kept)
    )


def test_05_a_target_is_no_fraction_of_one() -> None:
    assert (2, "target", "percent") in _why(_file("reports", "05", "targets.csv"), CONTEXT)


def test_06_a_target_in_the_scorecard_is_said_to_be_unused_and_held_against_one_in_force() -> None:
    path = _file("reports", "06", "scorecard.csv")
    assert [(each.written, each.cells) for each in _read(path, CONTEXT).marks] == [("target", 2)]
    year = financial_year(2026)
    set_already = Targets([Target("visits-on-time", "All", year, target=Decimal("95"))])
    held = Context(CONTEXT.catalogue, CONTEXT.teams, set_already, "Northshire")
    assert _why(path, held) == [(2, "target", "target_mismatch")]


def test_07_a_quarter_that_is_not_over_is_refused() -> None:
    assert _why(_file("reports", "07", "scorecard.csv"), CONTEXT) == [(3, "period", "period")]


def test_08_children_in_no_team_are_loaded() -> None:
    found = _read(_file("reports", "08", "scorecard.csv"), CONTEXT)
    assert sorted(said for _, _, said in _figures(found)) == ["0", "0", "2"]


def test_10_nobody_is_counted_in_part() -> None:
    assert _why(_file("reports", "10", "scorecard.csv"), CONTEXT) == [
        (2, "numerator", "not_whole"), (3, "numerator", "not_whole"), (4, "numerator", "not_whole"),
    ]  # fmt: skip


def test_11_a_strict_workbook_is_told_how_to_be_saved() -> None:
    with pytest.raises(Refused) as refusal:
        _read(_file("reports", "11", "strict.xlsx"), CONTEXT)
    assert "Strict Open XML" in str(refusal.value) and "Save As" in str(refusal.value)


@pytest.mark.parametrize("name", ["semicolons.csv", "commas.csv", "titled.csv"])
def test_12_the_line_that_names_the_delimiter_is_obeyed_and_a_title_passed_over(name: str) -> None:
    assert len(_figures(_read(_file("reports", "12", name), CONTEXT))) == 3


def test_13_a_million_formatted_rows_hold_nothing(tmp_path: Path) -> None:
    plain = _file("reports", "13", "plain.xlsx")
    blank = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(5, 1_048_576))
    data = _with_sheet(plain, tmp_path, lambda sheet: sheet.replace("</sheetData>", f"{blank}</sheetData>"))  # fmt: skip
    assert _figures(_read(data, CONTEXT)) == _figures(_read(plain, CONTEXT))


def test_14_a_filtered_row_is_not_read_unseen() -> None:
    assert {code for _, _, code in _why(_file("reports", "14", "filtered.xlsx"), CONTEXT)} == {"sheet_hidden"}  # fmt: skip


def test_22_one_name_whatever_the_apostrophe_and_the_capitals() -> None:
    found = _read(_file("reports", "22", "names.xlsx"), CONTEXT)
    assert {row["team"] for row in found.tables["observation"].to_pylist()} <= {
        "All", "North", "Children's Hub",
    }  # fmt: skip


def _with_sheet(book: Path, folder: Path, change) -> Path:
    """A copy of a workbook with the XML of its first sheet changed."""
    made = folder / "formatted.xlsx"
    with ZipFile(book) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith("sheet1.xml"):
                part = change(part.decode()).encode()
            after.writestr(name, part)
    return made
