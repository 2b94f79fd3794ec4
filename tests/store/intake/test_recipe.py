"""Recipes: a council's own workbook, mapped once and read again, and refused where it has changed since."""

import io
from dataclasses import replace

import pytest
from msgspec import structs
from openpyxl import Workbook

from metrics.catalogue.measure import Catalogue
from store.intake import Context, Refused, peek, read, recipe, seen_workbook
from store.intake.recipe import Recipe, RecipeError, SheetRecipe

HEALTH = [
    ["Keep me healthy", None, None, None, None, None],
    ["PI", "What we count", "RAG", "Q1 2025/26", "Q2 2025/26", "Owner"],
    ["HEALTH CHECKS", None, None, None, None, None],
    [1, "Health checks done", "G", "45 of 50", 0.9, "A. Manager"],
    [2, "Dentist seen", "R", "70%", "c", "A. Manager"],
    [3, "A local curiosity", None, 12, 13, "A. Manager"],
]
PLANS = [
    ["Measure", "Service", "When", "Top", "Bottom", "Note"],
    ["Plans in time", "LAC North", "Q1 2025/26", 9, 10, "=late"],
    ["Plans in time", "LAC South", "Q1 2025/26", 5, 8, None],
]


def _book(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, float):
                    cell.number_format = "0%"
                elif isinstance(cell.value, str):
                    cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MADE = Recipe(
    "Quarterly scorecard",
    (
        SheetRecipe(
            "Health", 2,
            {"PI": "ignore", "What we count": "name", "RAG": "ignore", "Owner": "ignore"},
            {"Health checks done": "CP02", "Dentist seen": "CP03", "A local curiosity": ""},
        ),
        SheetRecipe(
            "Plans", 1,
            {
                "Measure": "name", "Service": "team", "When": "period", "Top": "numerator",
                "Bottom": "denominator", "Note": "commentary",
            },
            {"Plans in time": "CP04"},
        ),
    ),
    ("Notes",),
)  # fmt: skip


@pytest.fixture
def own(context: Context) -> Context:
    """The council with three measures and its recipe."""
    kept = [each for each in context.catalogue.measures if each.id in ("CP02", "CP03", "CP04")]
    names = {
        "CP02": "Health assessment up to date",
        "CP03": "Seen by a dentist",
        "CP04": "Care plans in time",
    }
    named = tuple(replace(each, name=names[each.id]) for each in kept)
    return replace(context, catalogue=Catalogue(named, (), ()), recipes=(MADE,))


def _faults(data: bytes, known: Context) -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read("own.xlsx", data, known)
    return [(each.sheet, each.row, each.column, each.code) for each in refusal.value.faults]


def test_every_mapped_sheet_is_read_in_one_load(own: Context) -> None:
    found = read("own.xlsx", _book(Health=HEALTH, Plans=PLANS, Notes=[["anything"]]), own)
    rows = found.tables["observation"].to_pylist()
    assert [
        (row["measure_id"], row["team"], row["period"], row["file_sheet"], row["file_row"], row["file_column"])
        for row in rows
    ] == [
        ("CP02", "All", "2025-26 Q1", "Health", 4, "Q1 2025/26"),
        ("CP02", "All", "2025-26 Q2", "Health", 4, "Q2 2025/26"),
        ("CP03", "All", "2025-26 Q1", "Health", 5, "Q1 2025/26"),
        ("CP03", "All", "2025-26 Q2", "Health", 5, "Q2 2025/26"),
        ("CP04", "LAC North", "2025-26 Q1", "Plans", 2, "Top"),
        ("CP04", "LAC South", "2025-26 Q1", "Plans", 3, "Top"),
    ]  # fmt: skip
    assert (rows[0]["numerator"], rows[0]["denominator"]) == (45, 50)
    assert (rows[1]["value_given"], rows[2]["value_given"], rows[3]["missing"]) == (
        90,
        70,
        "suppressed",
    )
    assert (rows[4]["numerator"], rows[4]["denominator"], rows[4]["commentary"]) == (9, 10, "=late")
    assert found.kind == "scorecard"


def test_the_next_quarter_is_a_new_column_and_needs_no_mapping(own: Context) -> None:
    later = [
        row + [value]
        for row, value in zip(
            HEALTH, [None, "Q3 2025/26", None, "46 of 50", None, None], strict=True
        )
    ]
    rows = read("own.xlsx", _book(Health=later, Plans=PLANS), own).tables["observation"].to_pylist()
    assert ("CP02", "2025-26 Q3", 46) in {
        (row["measure_id"], row["period"], row["numerator"]) for row in rows
    }


def test_without_the_recipe_it_is_refused_with_what_to_do(own: Context) -> None:
    with pytest.raises(Refused) as refusal:
        read("own.xlsx", _book(Health=HEALTH, Plans=PLANS), replace(own, recipes=()))
    assert "map the workbook once on the Load data screen" in str(refusal.value)


def test_what_has_changed_since_is_named(own: Context) -> None:
    changed = [row[:] for row in HEALTH]
    changed[1] = ["PI", "What is counted", "RAG", "Q1 2025/26", "Q2 2025/26", "Owner"]
    assert _faults(_book(Health=changed, Plans=PLANS), own) == [
        ("Health", 2, "What we count", "recipe")
    ]


def test_only_what_is_new_is_asked_about(own: Context) -> None:
    changed = [row[:] for row in HEALTH]
    changed[1] = ["PI", "What we count", "RAG", "Q1 2025/26", "Q2 2025/26", "Reviewer"]
    extra = [["Measure", "Q1 2025/26"], ["Seen by a dentist", 3]]
    assert _faults(_book(Health=changed, Plans=PLANS, Extra=extra), own) == [
        ("Extra", None, None, "recipe"), ("Health", 2, "Reviewer", "recipe"),
    ]  # fmt: skip


def test_what_was_not_read_may_move_grow_and_be_renamed(own: Context) -> None:
    """Rows above the headings, a heading that names the quarter, a sheet's title, a sheet without figures."""
    changed = [["A line more"], *(row[:] for row in HEALTH)]
    changed[2] = ["PI", "what we  count", "RAG", "Q1 2025/26", "Q2 2025/26", "Owner"]
    quarterly = structs.replace(
        MADE.sheets[0], parts={text.replace("RAG", "RAG Q1"): part for text, part in MADE.sheets[0].parts.items()}
    )  # fmt: skip
    changed[2][2] = "RAG Q2"
    made = structs.replace(MADE, sheets=(quarterly, MADE.sheets[1]))
    data = _book(**{"Health Q2": changed, "Plans": PLANS, "Definitions": [["x", "y"]]})
    found = read("own.xlsx", data, replace(own, recipes=(made,)))
    assert found.rows == 6
    assert [each.code for each in found.notices] == ["sheets", "not_read"]


def test_a_measure_that_was_not_mapped_is_named(own: Context) -> None:
    more = [*HEALTH, [4, "Something new", None, 1, 2, None]]
    assert _faults(_book(Health=more, Plans=PLANS), own) == [
        ("Health", 7, "What we count", "unknown_measure")
    ]


def test_faults_name_sheet_row_and_the_councils_own_heading(own: Context) -> None:
    plans = [
        PLANS[0],
        ["Plans in time", "Nowhere", "Q1 2025/26", 9, 10, None],
        ["Plans in time", "LAC South", "Q9", 11, 8, None],
    ]
    health = [row[:] for row in HEALTH]
    health[3][3] = "51 of 50"
    assert set(_faults(_book(Health=health, Plans=plans), own)) == {
        ("Health", 4, "Q1 2025/26", "num_gt_den"), ("Plans", 2, "Service", "unknown_team"),
        ("Plans", 3, "When", "period"), ("Plans", 3, "Top", "num_gt_den"),
    }  # fmt: skip


def test_a_gone_sheet_leaves_the_recipe_aside(own: Context) -> None:
    assert _faults(_book(Plans=PLANS), own)[0][3] == "header"


def test_the_newest_recipe_that_fits_is_used(own: Context) -> None:
    older = structs.replace(
        MADE, name="older", sheets=(structs.replace(MADE.sheets[0], measures={}), MADE.sheets[1])
    )
    data = _book(Health=HEALTH, Plans=PLANS)
    assert read("own.xlsx", data, replace(own, recipes=(MADE, older))).rows == 6
    with pytest.raises(Refused):
        read("own.xlsx", data, replace(own, recipes=(older, MADE)))


@pytest.mark.parametrize("where", ["Health", "Notes"])
def test_a_childs_record_on_any_sheet_refuses_the_file(own: Context, where: str) -> None:
    sheets = {"Health": HEALTH, "Plans": PLANS, "Notes": [["x"]]}
    sheets[where] = [["Child name", "UPN"], ["A Child", "A123456789012"], *sheets[where]]
    with pytest.raises(Refused) as refusal:
        read("own.xlsx", _book(**sheets), own)
    assert {each.code for each in refusal.value.faults} == {"child_record"}
    assert "A Child" not in str(refusal.value)


def test_a_recipe_comes_back_from_what_is_kept() -> None:
    assert recipe.from_json(MADE.to_json()) == MADE


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b'{"name": "x", "sheets": [{"title": "x"}], "left": []}',
        b'{"name": "x", "sheets": [], "left": [], "more": 1}',
        b'{"name": "x", "left": [], "sheets": [{"title": "t", "heading_row": 1, "parts": {"a": "b"}, "measures": {}}]}',
    ],
)  # fmt: skip
def test_what_is_no_recipe_is_said(data: bytes) -> None:
    with pytest.raises(RecipeError):
        recipe.from_json(data)


def test_a_first_guess_finds_sheets_headings_and_names(own: Context) -> None:
    seen = peek("own.xlsx", _book(Health=HEALTH, Plans=PLANS, Notes=[["anything"]]))
    assert [each.title for each in seen] == ["Health", "Plans", "Notes"]
    guess = seen_workbook.sheet_proposed(seen[0], 2)
    assert guess.parts == {
        "PI": "ignore",
        "What we count": "ignore",
        "RAG": "ignore",
        "Owner": "ignore",
    }
    said = structs.replace(guess, parts=guess.parts | {"What we count": "name"})
    assert seen_workbook.names_in(seen[0], said) == [
        "Health checks done",
        "Dentist seen",
        "A local curiosity",
    ]
    plain = [
        ["Ref", "Indicator", "Q1 2025/26", "RAG"],
        ["CP02", "x", 9, "G"],
        ["?", "Seen by dentist", 8, "G"],
    ]
    (wide,) = seen_workbook.proposed("n", peek("own.xlsx", _book(A=plain))).sheets
    assert wide.parts == {"Ref": "measure", "Indicator": "name", "RAG": "ignore"}
    assert wide.measures == {}, "a name that is not certain is the officer's to say"


def test_a_guess_that_is_agreed_to_reads_the_workbook(own: Context) -> None:
    plain = [["Ref", "Q1 2025/26", "RAG"], ["CP02", "45 of 50", "G"], ["CP03", "70%", "G"]]
    data = _book(A=plain)
    seen = peek("own.xlsx", data)
    guess = seen_workbook.proposed("n", seen)
    assert seen_workbook.problems(guess, seen, own.catalogue) == []
    assert read("own.xlsx", data, replace(own, recipes=(guess,))).rows == 2


def test_what_keeps_a_recipe_from_use_is_said_in_sentences(own: Context) -> None:
    seen = peek("own.xlsx", _book(Health=HEALTH, Plans=PLANS, Notes=[["anything"]]))
    assert seen_workbook.problems(MADE, seen, own.catalogue) == []
    odd = structs.replace(
        MADE, name=" ",
        sheets=(
            structs.replace(MADE.sheets[0], parts={"a": "team", "b": "team"}, measures={"x": "nope"}),
            structs.replace(MADE.sheets[1], parts={"a": "name", "b": "period"}),
        ),
    )  # fmt: skip
    assert seen_workbook.problems(odd, seen, own.catalogue) == [
        "Give the workbook a name to know it by.", "Health: two columns cannot both be “Team”.",
        "Health: say which column names the measure.", "Health: x is mapped to nope, which is no measure.",
        "Plans: say which column holds the figure.",
    ]  # fmt: skip
    assert seen_workbook.problems(Recipe("n", ()), seen, own.catalogue) == [
        "Choose at least one sheet to read."
    ]
