"""The SQL: plain enough to be carried to another engine, and the same order every time."""

import re
from itertools import product
from pathlib import Path

import pytest
import sqlglot
from sqlglot import ErrorLevel, exp

from metrics.edition import OFFICER
from metrics.rules import chart, looking_back, rules
from tests import project

RULES = [path for path in project.files(".sql") if path.parts[:2] == ("metrics", "sql")]
QUERIES = [path for path in project.files(".sql") if path.parts[:3] == ("store", "read", "sql")]
OTHER_ENGINES = ("postgres", "spark")
NOT_CARRIED = re.compile(r"\b(QUALIFY|PIVOT|UNPIVOT|LIST|HUGEINT|UHUGEINT|DOUBLE|FLOAT|REAL)\b")
LAST_KEYS = {
    # A list in order ends with what no two of its rows share and none lacks.
    "comparator", "load_number", "measure_id", "origin", "period", "place", "series_id", "team",
    "role", "part", "file_row", "name", "entry",
}  # fmt: skip


def _code(path: Path) -> str:
    """The statement without its comments."""
    return re.sub(r"--.*", "", project.text(path))


def _orders(path: Path) -> list[str]:
    """Each list of keys that follows an ORDER BY, in a window or at the end."""
    found, code = [], _code(path)
    for start in re.finditer(r"\bORDER BY\b", code):
        depth, end = 0, start.end()
        while end < len(code) and depth >= 0:
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += depth >= 0
        keys = re.split(r"\b(?:ROWS|RANGE|GROUPS|LIMIT|UNION)\b", code[start.end() : end])[0]
        found.append(" ".join(keys.split()))
    return found


def test_every_rule_is_a_file_and_every_file_a_rule() -> None:
    made = [rule.name for rule in (*looking_back(), *rules(OFFICER), *chart())]
    assert len(made) == len(set(made))
    assert set(made) == {path.stem for path in RULES}


@project.per_file([*RULES, *QUERIES])
def test_a_view_says_first_what_one_row_is(path: Path) -> None:
    assert re.match(r"-- One row: \S", project.text(path))


@project.per_file(RULES)
def test_a_rule_says_what_it_reads(path: Path) -> None:
    said = re.search(r"^-- Reads: (.+?)\.$", project.text(path), re.MULTILINE)
    assert said
    tree = sqlglot.parse_one(project.text(path), read="duckdb")
    within = {each.alias_or_name for each in tree.find_all(exp.CTE)}
    reads = {each.name for each in tree.find_all(exp.Table)} - within
    named = set() if said[1].startswith("nothing") else set(said[1].split(", "))
    assert named == reads


def test_a_rule_can_be_carried_to_another_engine(subtests: pytest.Subtests) -> None:
    for path, engine in product(RULES, OTHER_ENGINES):
        with subtests.test(path.as_posix(), engine=engine):
            (carried,) = sqlglot.transpile(
                project.text(path), read="duckdb", write=engine, unsupported_level=ErrorLevel.RAISE
            )
            assert isinstance(sqlglot.parse_one(carried, read=engine), exp.Query)


@project.per_file([*RULES, *QUERIES])
def test_only_what_every_engine_has_is_used(path: Path) -> None:
    tree = sqlglot.parse_one(project.text(path), read="duckdb")
    assert isinstance(tree, exp.Query)
    assert not NOT_CARRIED.search(_code(path).upper())


@project.per_file(RULES)
def test_columns_are_listed(path: Path) -> None:
    tree = sqlglot.parse_one(project.text(path), read="duckdb")
    whole = [
        star
        for star in tree.find_all(exp.Star)
        if not isinstance(star.parent, exp.Count | exp.Column)
    ]
    assert not whole, "a bare * takes whatever columns come"


@project.per_file([*RULES, *QUERIES])
def test_every_order_is_the_same_every_time(path: Path) -> None:
    for keys in _orders(path):
        last = re.split(r",(?![^(]*\))", keys)[-1].split()
        ends_alone = last[0].split(".")[-1] in LAST_KEYS
        assert ends_alone or "NULLS" in last, f"ORDER BY {keys}: rows may tie"


@project.per_file(QUERIES)
def test_a_query_for_a_screen_gives_its_rows_in_order(path: Path) -> None:
    tree = sqlglot.parse_one(project.text(path), read="duckdb")
    assert tree.args.get("order"), "rows without an order come as they please"
