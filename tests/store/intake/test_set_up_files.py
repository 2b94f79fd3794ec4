"""Targets, teams and neighbours: what sets a store up is checked like any figure."""

import ast
from pathlib import Path

import pytest

from metrics.catalogue.teams import HISTORY_FAULT
from store import intake
from store.intake import CODES, Context, Refused, kinds, read
from tests.store.intake.writing import written

TARGETS = (
    "measure_id", "team", "period", "target", "low", "high", "q1", "q2", "q3", "q4", "origin", "note",
)  # fmt: skip
TEAMS = ("team", "start", "finish", "change", "becomes", "note")
NEIGHBOURS = ("council", "neighbour", "place", "model", "source")


def targets(*rows: dict[str, object]) -> bytes:
    usual = {"measure_id": "CP02", "team": "All", "period": "2025-26", "origin": "local"}
    return written(TARGETS, *([(usual | row).get(name, "") for name in TARGETS] for row in rows))


def refused(context: Context, data: bytes) -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read("file.csv", data, context)
    return [(fault.row, fault.column, fault.code) for fault in refusal.value.faults]


def test_a_target_is_kept_exactly_with_its_origin(context: Context) -> None:
    rows = [
        {"target": "95.25%", "origin": "National", "note": "the statute"},
        {"measure_id": "BA01", "low": "12", "high": "18", "team": "Leaving Care"},
        {"target": "96", "period": "Q3 2025/26"},
    ]
    kept = read("file.csv", targets(*rows), context).tables["target"].to_pylist()
    assert [
        (row["measure_id"], row["team"], row["period"], row["target"], row["low"], row["origin"])
        for row in kept
    ] == [
        ("CP02", "All", "2025-26", kept[0]["target"], None, "national"),
        ("BA01", "Care Experienced Young People", "2025-26", None, 12, "local"),
        ("CP02", "All", "2025-26 Q3", 96, None, "local"),
    ]
    assert str(kept[0]["target"]) == "95.2500"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({}, "target", "config_error"),
        ({"measure_id": "CP11", "target": "5"}, "target", "config_error"),
        ({"target": "5", "low": "4"}, "low", "config_error"),
        ({"measure_id": "BA01", "low": "18", "high": "12"}, "low", "config_error"),
        ({"measure_id": "BA01", "low": "12"}, "high", "config_error"),
        (
            {"measure_id": "BA01", "low": "12", "high": "18", "target": "15"},
            "target",
            "config_error",
        ),
        ({"target": "95", "q1": "1"}, "q2", "config_error"),
        ({"target": "95", "q1": "1", "q2": "2", "q3": "3", "q4": "95"}, "q1", "config_error"),
        ({"target": "105"}, "target", "config_error"),
        ({"target": "c"}, "target", "number"),
        ({"target": "£95"}, "target", "unit_mismatch"),
        ({"target": "95", "origin": "ours"}, "origin", "origin_value"),
        ({"target": "95", "period": "2024/25 academic"}, "period", "period_kind"),
        ({"measure_id": "AN01", "target": "95", "period": "2025-26 Q1"}, "period", "period_kind"),
        ({"target": "95", "team": "Nobody"}, "team", "unknown_team"),
        ({"target": "95", "team": "LAC North", "period": "2010-11"}, "team", "team_not_in_force"),
        ({"measure_id": "ZZ", "target": "95"}, "measure_id", "unknown_measure"),
    ],
)
def test_a_target_that_nothing_could_be_rated_against_is_refused(
    context: Context, cells: dict[str, object], column: str, code: str
) -> None:
    assert (2, column, code) in refused(context, targets(cells))


def test_a_target_twice_is_refused(context: Context) -> None:
    rows = [{"target": "95"}, {"measure_id": "cp02", "target": "96", "period": "2025/26"}]
    assert refused(context, targets(*rows)) == [(3, "measure_id", "duplicate_key")]


def test_teams_are_kept_in_the_order_of_their_rows(context: Context) -> None:
    data = written(
        TEAMS,
        ("East", "2024-25 Q1", "", "", "", ""),
        ("Hill", "2015-16 Q1", "Q4 2023/24", "Merger", "East", "with River"),
        ("River", "2015-16 Q1", "Mar-24", "merger", "East", ""),
    )
    kept = read("file.csv", data, context).tables["team"].to_pylist()
    assert [(row["team"], row["place"], row["finish"], row["change"]) for row in kept] == [
        ("East", 1, None, None),
        ("Hill", 2, "2023-24 Q4", "merger"),
        ("River", 3, "2023-24 Q4", "merger"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("North", "2015-16 Q1", "", "", "", ""), "team", "duplicate_key"),
        (("all", "2015-16 Q1", "", "", "", ""), "team", "team_history"),
        (("B", "", "", "", "", ""), "start", "blank"),
        (("B", "2015-16", "", "", "", ""), "start", "period_kind"),
        (("B", "soon", "", "", "", ""), "start", "period"),
        (("B", "2015-16 Q1", "2016-17 Q4", "split", "North", ""), "change", "change_value"),
        (("B", "2015-16 Q1", "2016-17 Q4", "rename", "Nowhere", ""), "becomes", "team_history"),
    ],
)
def test_teams_that_contradict_each_other_are_refused(
    context: Context, row: tuple, column: str, code: str
) -> None:
    data = written(TEAMS, ("North", "2015-16 Q1", "", "", "", ""), row)
    assert refused(context, data) == [(3, column, code)]


def neighbours(*rows: tuple[str, str, str]) -> bytes:
    return written(NEIGHBOURS, *(("Invented Council", *row, "the model's authors") for row in rows))


def test_neighbours_are_kept_with_their_model(context: Context) -> None:
    data = neighbours(("B", "2", "2025"), ("A", "1", "2025"))
    kept = read("file.csv", data, context).tables["neighbour"].to_pylist()
    assert [(row["neighbour"], row["place"], row["model"]) for row in kept] == [
        ("B", 2, "2025"),
        ("A", 1, "2025"),
    ]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([("A", "2", "2025")], (2, "place", "place")),
        ([("A", "1", "2025"), ("B", "1", "2025")], (3, "place", "place")),
        ([("A", "11", "2025")], (2, "place", "place")),
        ([("A", "one", "2025")], (2, "place", "place")),
        ([("A", "1", "2025"), ("a", "2", "2025")], (3, "neighbour", "duplicate_key")),
        ([("A", "1", "2025"), ("B", "2", "2021")], (3, "model", "model")),
        ([("Invented Council", "1", "2025")], (2, "neighbour", "own_neighbour")),
    ],
)
def test_neighbours_that_cannot_be_so_are_refused(
    context: Context, rows: list, fault: tuple
) -> None:
    assert fault in refused(context, neighbours(*rows))


def test_another_councils_neighbours_are_refused(context: Context) -> None:
    data = written(NEIGHBOURS, ("Elsewhere", "A", "1", "2025", "x"))
    assert refused(context, data) == [(2, "council", "unknown_council")]


def test_every_code_that_the_intake_writes_has_a_meaning_and_every_meaning_is_written() -> None:
    built = {"polarity_value", "unit_value", "status_value", HISTORY_FAULT}
    folder = Path(intake.__file__).parent
    constants = {
        node.value
        for path in (*folder.rglob("*.py"), folder.parent / "loading" / "apart.py")
        if path.name != "faults.py"
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call | ast.Assign | ast.IfExp)
        for node in ast.walk(call)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    calls = {
        node.value
        for path in folder.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", ""))
        in ("add", "notice", "refuse", "report", "CellError")
        for node in call.args
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "_" in node.value
    }
    columns = {column for kind in kinds.ALL for column in kind.headings.known}
    assert calls - columns <= CODES.keys()
    assert CODES.keys() - built <= constants
