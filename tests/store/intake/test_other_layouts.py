"""Workbooks laid out otherwise than a row a measure and a column a quarter: teams across, measures across, staffing
sheets, several tables on a sheet, and what is out of sight."""

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from msgspec import structs
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from metrics.catalogue import catalogue
from metrics.catalogue.targets import Targets
from metrics.catalogue.teams import Team, TeamHistory
from metrics.period import parse
from store.intake import Accepted, Context, Refused, Seen, peek, read, recipe, seen_workbook
from store.intake.guess import Known
from store.intake.recipe import Recipe

START = parse("2016-17 Q1")
CONTEXT = Context(
    catalogue.load(),
    TeamHistory((Team("North", 1, START), Team("South", 2, START))),
    Targets(),
    "Northshire",
)
KNOWN = Known.of(CONTEXT)
DENTAL, REVIEWS = "dental-checks", "reviews-on-time"


def _book(
    *sheets: tuple[str, list[list[object]]], change: Callable[[Workbook], None] = lambda book: None
) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _mapped(data: bytes) -> tuple[Recipe, tuple[Seen, ...]]:
    """The mapping that the screen begins with, and whose posts they are, which an officer says."""
    seen = peek("own.xlsx", data)
    begun = seen_workbook.begun(seen, (), KNOWN)
    tables = tuple(structs.replace(each, role="Social worker") for each in begun.sheets)
    return structs.replace(begun, sheets=tables), seen


def _read(data: bytes, said: Recipe | None = None) -> Accepted:
    whole = said or _mapped(data)[0]
    named = structs.replace(whole, name="n")
    assert seen_workbook.problems(named, peek("own.xlsx", data), CONTEXT.catalogue) == []
    return read("own.xlsx", data, replace(CONTEXT, recipes=(named,)))


def _why(data: bytes, said: Recipe | None = None) -> list[tuple[int | None, str | None, str, str]]:
    with pytest.raises(Refused) as refusal:
        read("own.xlsx", data, replace(CONTEXT, recipes=(said,) if said else ()))
    return [(each.row, each.column, each.code, each.allowed) for each in refusal.value.faults]


def _figures(found: Accepted) -> set[tuple[str, str, str, str]]:
    told = set()
    for row in found.tables["observation"].to_pylist():
        amount = row["value_given"] if row["value_given"] is not None else row["numerator"]
        said = row["missing"] or f"{amount.normalize():f}"
        if row["denominator"] is not None:
            said = f"{row['numerator'].normalize():f} of {row['denominator'].normalize():f}"
        told.add((row["measure_id"], row["team"], row["period"], said))
    return told


def _posts(found: Accepted) -> dict[tuple[str, str, str], Decimal | None]:
    return {
        (row["team"], row["role"], row["part"]): row["amount"]
        for row in found.tables["staffing_part"].to_pylist()
    }


ACROSS = [
    ["Team scorecard", None, None, None],
    ["Q1 2025/26"],
    ["Indicator", "North", "South", "All teams"],
    ["Keep me healthy"],
    ["Dental checks", "45 of 50", "70%", "80%"],
    ["Reviews on time", "9 of 10", None, "18 of 20"],
]


def test_teams_across_are_read_by_their_headings_and_the_quarter_above() -> None:
    found = _read(_book(("Teams", ACROSS)))
    assert _figures(found) == {
        (DENTAL, "North", "2025-26 Q1", "45 of 50"),
        (DENTAL, "South", "2025-26 Q1", "70"),
        (DENTAL, "All", "2025-26 Q1", "80"),
        (REVIEWS, "North", "2025-26 Q1", "9 of 10"),
        (REVIEWS, "All", "2025-26 Q1", "18 of 20"),
    }
    assert [(each.row, each.words, each.measure) for each in found.read_as] == [
        (5, "Dental checks", DENTAL),
        (6, "Reviews on time", REVIEWS),
    ]


def test_next_quarter_teams_across_ask_nothing_and_take_the_new_quarter() -> None:
    said = structs.replace(_mapped(_book(("Teams", ACROSS)))[0], name="n")
    later = [["Team scorecard"], ["as at 30 September 2025"], [], *ACROSS[2:]]
    found = read("own.xlsx", _book(("Q2", later)), replace(CONTEXT, recipes=(said,)))
    assert {period for _, _, period, _ in _figures(found)} == {"2025-26 Q2"}


@pytest.mark.parametrize(
    "line", ["Team scorecard", "Q1 2025/26 and Q2 2025/26", "printed 14/10/2025"]
)
def test_without_one_quarter_above_the_headings_the_file_is_refused(line: str) -> None:
    said = structs.replace(_mapped(_book(("Teams", ACROSS)))[0], name="n")
    data = _book(("Teams", [[line], *ACROSS[2:]]))
    assert [each[:3] for each in _why(data, said)] == [(2, None, "period")]
    assert "write one quarter above the headings" in seen_workbook.problems(
        structs.replace(said, sheets=(structs.replace(said.sheets[0], heading_row=2),)),
        peek("own.xlsx", data), CONTEXT.catalogue,
    )[0]  # fmt: skip


def test_measures_across_are_a_scorecard_lying_on_its_side() -> None:
    rows = [
        ["Quarter", "Dental checks", "Reviews on time", "Owner"],
        ["Q1 2025/26", "45 of 50", "90%", "A. Manager"],
        ["Q2 2025/26", "46 of 50", "91%", "A. Manager"],
    ]
    assert _figures(_read(_book(("Transposed", rows)))) == {
        (DENTAL, "All", "2025-26 Q1", "45 of 50"),
        (DENTAL, "All", "2025-26 Q2", "46 of 50"),
        (REVIEWS, "All", "2025-26 Q1", "90"),
        (REVIEWS, "All", "2025-26 Q2", "91"),
    }


STAFF = [
    ["Staffing return, Quarter 3 2017/18"],
    ["Team", "Posts", "In post", "Agency", "Vacancy rate", "Comments"],
    ["North", 12, 10, 1, None, "Fully staffed."],
    ["South", 8, 8.5, 0, None, None],
    ["Total", 20, 18.5, 1, "10%", "Sickness is low."],
]


def test_a_staffing_sheet_gives_returns_rates_and_a_comment_a_team() -> None:
    found = _read(_book(("Staff", STAFF)))
    posts = _posts(found)
    assert {key[:2] for key in posts} == {("North", "Social worker"), ("South", "Social worker")}
    assert posts["North", "Social worker", "establishment_fte"] == 12
    assert posts["North", "Social worker", "vacancies_fte"] == 2
    assert posts["South", "Social worker", "vacancies_fte"] == 0
    assert posts["South", "Social worker", "sickness_days"] is None
    said = {
        (row["team"], row["value_given"], row["missing"], row["commentary"])
        for row in found.tables["observation"].to_pylist()
    }
    assert said == {
        ("North", None, "not_available", "Fully staffed."),
        ("All", Decimal(10), None, "Sickness is low."),
    }
    assert {row["period"] for table in found.tables.values() for row in table.to_pylist()} == {
        "2017-18 Q3"
    }


def test_a_total_that_is_not_the_sum_of_its_teams_refuses_the_sheet() -> None:
    rows = [*STAFF[:-1], ["Total", 25, 18.5, 1, None, None]]
    said = structs.replace(_mapped(_book(("Staff", STAFF)))[0], name="n")
    ((row, column, code, allowed),) = _why(_book(("Staff", rows)), said)
    assert (row, column, code) == (5, "Posts", "total_mismatch")
    assert "20" in allowed


def test_faults_of_figures_and_of_returns_are_told_together() -> None:
    rows = [*STAFF[:2], ["North", "many", 10, 1, "half", None], *STAFF[3:4]]
    said = structs.replace(_mapped(_book(("Staff", STAFF)))[0], name="n")
    why = _why(_book(("Staff", rows)), said)
    assert sorted((row or 0, column or "", code) for row, column, code, _ in why) == [
        (3, "Posts", "number"),
        (3, "Vacancy rate", "number"),
    ]


def test_comments_alone_are_read_too() -> None:
    rows = [
        ["Staffing, December 2017"],
        ["Team", "Commentary"],
        ["North", "Fully staffed."],
        ["South", "No agency staff."],
    ]
    found = _read(_book(("What was said", rows)))
    assert {(row["measure_id"], row["team"], row["commentary"]) for row in found.tables["observation"].to_pylist()} == {
        ("vacancy-rate", "North", "Fully staffed."), ("vacancy-rate", "South", "No agency staff."),
    }  # fmt: skip


def test_one_workbook_may_hold_the_scorecard_and_the_staffing() -> None:
    wide = [["Indicator", "Q2 2017/18", "Q3 2017/18"], ["Dental checks", "70%", "71%"]]
    found = _read(_book(("Scorecard", wide), ("Staff", STAFF)))
    assert found.tables.keys() == {"observation", "staffing_part"}
    assert len(found.tables["observation"]) == 4
    kept = found.kept.decode("utf-8-sig").splitlines() if found.kept else []
    assert (kept[0], kept[3]) == ("Scorecard", "Staff")
    assert kept[1].startswith("Indicator")
    assert kept[4] == '"Staffing return, Quarter 3 2017/18"'
    assert kept[5].startswith("Team")


TWO = [
    ["Scorecard"],
    ["Indicator", "Q1 2025/26", "Q2 2025/26"],
    ["Dental checks", "70%", "71%"],
    [],
    ["Indicator", "Q1 2025/26", "Q2 2025/26"],
    ["Reviews on time", "90%", "91%"],
    [],
    ["Staffing at 30 September 2025"],
    ["Team", "Posts", "In post", "Agency"],
    ["North", 12, 10, 1],
    ["South", 8, 8, 0],
]


def test_several_tables_on_a_sheet_are_each_read_and_headings_that_stand_again_are_none() -> None:
    made, _ = _mapped(_book(("All", TWO)))
    assert [each.heading_row for each in made.sheets] == [2, 9]
    unsaid = structs.replace(made.sheets[1], role="")
    assert seen_workbook.problems(
        structs.replace(made, name="n", sheets=(unsaid,)), peek("own.xlsx", _book(("All", TWO))), CONTEXT.catalogue
    ) == ["All: say whose posts they are, such as social workers."]  # fmt: skip
    found = _read(_book(("All", TWO)))
    assert {(measure, said) for measure, _, _, said in _figures(found)} == {
        (DENTAL, "70"), (DENTAL, "71"), (REVIEWS, "90"), (REVIEWS, "91"),
    }  # fmt: skip
    assert {row["period"] for row in found.tables["staffing_part"].to_pylist()} == {"2025-26 Q2"}


def test_a_table_that_is_left_ends_the_one_above_it() -> None:
    data = _book(("All", TWO))
    made, seen = _mapped(data)
    lower = structs.replace(
        made.sheets[1], parts=dict.fromkeys(made.sheets[1].parts, recipe.IGNORED)
    )
    left = structs.replace(made, sheets=(made.sheets[0], lower))
    assert _read(data, left).tables.keys() == {"observation"}
    assert [each.left for each in seen_workbook.begun(seen, (left,), KNOWN).sheets] == [False, True]


PLAIN = [
    ["Indicator", "Q1 2025/26", "Q2 2025/26"],
    ["Dental checks", "70%", "71%"],
    ["Reviews on time", "90%", "91%"],
    ["Initial health assessments on time", "80%", "81%"],
]


def _hide_row(book: Workbook) -> None:
    sheet: Worksheet = book["S"]
    sheet.row_dimensions[3].hidden = True


def _hide_column(book: Workbook) -> None:
    sheet: Worksheet = book["S"]
    sheet.column_dimensions["B"].hidden = True


@pytest.mark.parametrize(("hide", "kept"), [(_hide_row, 4), (_hide_column, 3)])
def test_hidden_rows_and_columns_are_refused_until_an_officer_says_what_they_are(
    hide: Callable[[Workbook], None], kept: int
) -> None:
    data = _book(("S", PLAIN), change=hide)
    assert {each[2] for each in _why(data)} == {"sheet_hidden"}
    made, seen = _mapped(data)
    assert seen_workbook.problems(structs.replace(made, name="n"), seen, CONTEXT.catalogue) == [
        "S: say whether what is hidden is read."
    ]
    for said, many in ((recipe.LEAVE, kept), (recipe.READ, 6)):
        (sheet,) = made.sheets
        whole = structs.replace(made, sheets=(structs.replace(sheet, hidden=said),))
        found = _read(data, whole)
        assert len(found.tables["observation"]) == many
        assert ("90%" in (found.kept or b"").decode()) is (said == recipe.READ)


def _hide_lookup(book: Workbook) -> None:
    book["Lookups"].sheet_state = "hidden"


def test_a_hidden_sheet_is_refused_until_an_officer_left_it_out() -> None:
    data = _book(("S", PLAIN), ("Lookups", [["RAG"], ["R"], ["A"]]), change=_hide_lookup)
    assert [each[2] for each in _why(data)] == ["sheet_hidden"]
    made, seen = _mapped(data)
    assert [(each.title, each.hidden) for each in seen] == [("S", False), ("Lookups", True)]
    assert made.left == ("Lookups",)
    found = _read(data, made)
    assert len(found.tables["observation"]) == 6
    assert b"RAG" not in (found.kept or b"")
    other = _book(
        ("S", PLAIN),
        ("Secret", [["RAG"]]),
        change=lambda book: setattr(book["Secret"], "sheet_state", "hidden"),
    )
    assert [each[2] for each in _why(other, structs.replace(made, name="n"))] == ["sheet_hidden"]


def test_notes_outside_the_headings_are_refused_until_an_officer_left_them_out() -> None:
    rows: list[list[object]] = [
        [*row, None, "see the note" if place == 2 else None] for place, row in enumerate(PLAIN)
    ]
    data = _book(("S", rows))
    assert [each[:3] for each in _why(data)] == [(3, None, "unknown_column")]
    made, seen = _mapped(data)
    assert seen_workbook.problems(structs.replace(made, name="n"), seen, CONTEXT.catalogue) == [
        "S: something stands outside the headings: leave it out, or give it a heading."
    ]
    whole = structs.replace(made, sheets=(structs.replace(made.sheets[0], outside=recipe.LEAVE),))
    found = _read(data, whole)
    assert len(found.tables["observation"]) == 6
    assert b"see the note" not in (found.kept or b"")


MONTHS = [["Indicator", "Apr-25", "May-25", "Jun-25"], ["Advocacy", "1 of 4", "2 of 4", "4 of 5"]]


@pytest.mark.parametrize(
    ("rule", "figure"), [(recipe.BY_MEASURE, "7 of 13"), (recipe.LAST_MONTH, "4 of 5")]
)
def test_months_are_added_up_or_count_on_as_was_said_once(rule: str, figure: str) -> None:
    data = _book(("S", MONTHS))
    made, _ = _mapped(data)
    sheet = structs.replace(made.sheets[0], months=rule, measures={"Advocacy": "advocacy"})
    found = _read(data, structs.replace(made, sheets=(sheet,)))
    assert {said for *_, said in _figures(found)} == {figure}
    how = (
        "added up, as what is counted in the quarter"
        if rule == recipe.BY_MEASURE
        else "the last month's is the quarter's figure"
    )
    assert [(each.written, each.meaning, each.cells) for each in found.marks] == [
        ("months of one quarter", how, 1)
    ]


@pytest.mark.parametrize("part", ["posts=salary", "team=", "other"])
def test_a_recipe_with_a_part_that_is_none_is_no_recipe(part: str) -> None:
    made, _ = _mapped(_book(("Staff", STAFF)))
    odd = structs.replace(made.sheets[0], parts={"Team": part})
    with pytest.raises(recipe.RecipeError):
        recipe.from_json(structs.replace(made, sheets=(odd,)).to_json())


def test_a_recipe_is_read_back_as_it_was_said() -> None:
    made, _ = _mapped(_book(("All", TWO)))
    assert recipe.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    ("words", "cell", "code"),
    [
        ("Number of children with dental checks", "8", "count_for_share"),
        ("No. of children with dental checks", "8", "count_for_share"),
        ("Number of children with dental checks", "8%", None),
        ("Number of children with dental checks", "8 of 20", None),
        ("Number and % of children with dental checks", "8", None),
        ("Children with dental checks", "8", None),
        ("Number of children with dental checks", "n/a", None),
    ],
)
def test_a_number_of_children_is_not_taken_for_a_percentage(
    words: str, cell: str, code: str | None
) -> None:
    data = _book(("S", [["Indicator", "Q1 2025/26"], [words, cell]]))
    (sheet,) = _mapped(data)[0].sheets
    said = Recipe("n", (structs.replace(sheet, measures={words: DENTAL}),))
    if code is None:
        assert len(_read(data, said).tables["observation"]) == 1
    else:
        assert [each[:3] for each in _why(data, said)] == [(2, "Q1 2025/26", code)]


@pytest.mark.parametrize(
    ("heading", "measure", "period"),
    [
        ("2023/24", "school-absence", "2023/24 academic"),
        ("2023-24", "school-absence", "2023/24 academic"),
        ("AY 2023/24", "school-absence", "2023/24 academic"),
        ("2023/24 (academic)", "school-absence", "2023/24 academic"),
        ("Academic Year 2023/24 (Sept-Aug)", "school-absence", "2023/24 academic"),
        ("FY 2023/24", "school-absence", "2023-24"),
        ("2023/24", "feel-listened-to", "2023-24"),
    ],
)
def test_a_year_is_the_schools_where_the_measure_goes_by_it_or_the_heading_says_so(
    heading: str, measure: str, period: str
) -> None:
    data = _book(("S", [["Ref", heading], [measure, "8.1%"]]))
    found = _read(data)
    assert {row["period"] for row in found.tables["observation"].to_pylist()} == {period}
    bare = heading in ("2023/24", "2023-24") and measure == "school-absence"
    assert [each.meaning for each in found.marks] == [
        "read as a school year, by which its measure goes"
    ] * bare


def test_a_target_of_the_year_stands_beside_each_of_its_quarters_and_is_offered() -> None:
    rows = [
        ["Indicator", "Target 25/26", "Q1 25/26", "Q2 25/26"],
        ["Dental checks", "85%", "80%", "79%"],
        ["Reviews on time", None, "90%", None],
    ]
    found = _read(_book(("S", rows)))
    assert [
        (each.measure_id, each.team, each.year, each.written) for each in found.targets_beside
    ] == [(DENTAL, "All", "2025-26", "85%")]
    assert [each.cells for each in found.marks if each.written == "target"] == [2]


def test_a_comment_on_a_row_without_figures_is_kept_at_the_latest_quarter() -> None:
    rows = [
        ["Indicator", "Q1 25/26", "Q2 25/26", "Comments"],
        ["Dental checks", None, None, "The list is late."],
        ["A theme", None, None, "Words over a theme"],
    ]
    (row,) = _read(_book(("S", rows))).tables["observation"].to_pylist()
    assert (row["measure_id"], row["period"], row["missing"], row["commentary"]) == (
        DENTAL, "2025-26 Q2", "not_available", "The list is late.",
    )  # fmt: skip


def test_a_heading_that_speaks_of_indicators_is_taken_for_their_names() -> None:
    rows = [["Ref", "Priority / Indicator", "Q1 25/26"], ["1.1", "Dental checks", "80%"]]
    (sheet,) = _mapped(_book(("S", rows)))[0].sheets
    assert sheet.parts == {"Ref": recipe.MEASURE, "Priority / Indicator": recipe.NAME}
