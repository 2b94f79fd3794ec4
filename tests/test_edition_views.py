"""The edition views: nothing that was received reaches a snapshot, or a query on one, past them."""

from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from metrics import rules, tables
from metrics.edition import BUILT, OFFICER, Edition
from store.build.build import SHIPPED_INPUTS, SHIPPED_RULES
from store.read import snapshot
from store.read.lines import history
from store.store import Store
from tests import project
from tests.store.small_store import in_use

QUERIES = [path for path in project.files(".sql") if path.parts[:3] == ("store", "read", "sql")]
SHIPPED = {*SHIPPED_INPUTS, *SHIPPED_RULES}
OF_NOBODY = {*SHIPPED_INPUTS, *tables.NAMES}
"""What holds no figure: words of the catalogue, a calendar, names of teams and areas, tables of statistics."""


def _reads(sql: str) -> set[str]:
    """The tables that a statement reads, its own steps left out."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    within = {each.alias_or_name for each in tree.find_all(exp.CTE)}
    return {each.name for each in tree.find_all(exp.Table)} - within


def _rests_on(name: str, edition: Edition) -> set[str]:
    """What a rule is made from in the end, when one stops at every edition view."""
    made = {rule.name: rule for rule in rules.rules(edition)}
    found: set[str] = set()
    waiting, seen = [name], set()
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        if each in rules.EDITION_VIEWS or each not in made:
            found.add(each)
        else:
            waiting += _reads(made[each].sql)
    return found


@pytest.mark.parametrize("edition", BUILT, ids=lambda each: each.code)
@pytest.mark.parametrize("name", SHIPPED_RULES)
def test_what_is_shipped_came_through_an_edition_view(name: str, edition: Edition) -> None:
    assert _rests_on(name, edition) - {*rules.EDITION_VIEWS} <= OF_NOBODY


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_reads_what_is_shipped_and_nothing_else(path: Path) -> None:
    assert _reads(project.text(path)) <= SHIPPED


def test_a_chart_reads_what_is_shipped_and_nothing_else() -> None:
    assert _reads(rules.chart_query()) <= SHIPPED


@pytest.mark.parametrize("edition", BUILT, ids=lambda each: each.code)
def test_every_edition_has_every_view_with_the_same_columns(edition: Edition) -> None:
    folder = project.ROOT / "metrics" / "sql" / "edition" / edition.code
    assert {path.stem for path in folder.iterdir()} == set(rules.EDITION_VIEWS)
    for name in rules.EDITION_VIEWS:
        own, officers = (
            sqlglot.parse_one(rules.rule(name, each).sql, read="duckdb").named_selects
            for each in (edition, OFFICER)
        )
        assert own == officers
        assert "*" not in own, "a column that comes later is shown once somebody says so"


@pytest.mark.parametrize("name", rules.EDITION_VIEWS)
def test_each_edition_view_is_in_the_way_of_something(name: str) -> None:
    assert any(name in _rests_on(shipped, OFFICER) for shipped in SHIPPED_RULES)


def test_the_officers_see_everything(tmp_path: Path) -> None:
    store = in_use(tmp_path)
    with snapshot.open_current(store) as draft:
        assert draft.edition == OFFICER
        assert draft.record.edition == OFFICER.code
        assert [each.numerator for each in history(draft, "North")["m"]] == [1]


def test_what_one_view_hides_is_hidden_from_value_rating_and_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edition of this test's own, in which no more changes than two views: it hides what is below 6."""
    store = in_use(tmp_path)
    trial = _trial(tmp_path, monkeypatch)
    with _opened(store, trial) as hidden:
        (north,) = history(hidden, "North")["m"]
        assert (north.numerator, north.denominator, north.value) == (None, None, None)
        assert (north.missing, north.rating) == ("suppressed", "suppressed")
        (south,) = history(hidden, "South")["m"]
        assert south.value is not None
        found = hidden.rows("received", measure="m", period="2024-25 Q1")
        assert [(row.team, row.numerator) for row in found if row.team != "South"] == [
            ("North", None)
        ]
    with snapshot.open_current(store) as draft:
        assert history(draft, "North")["m"][0].value == 25, "the officers' is as it was"


def _trial(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    trial = Edition("trial", "Trial edition", "trial-edition")
    views = folder / "views"
    (views / trial.code).mkdir(parents=True)
    for name in rules.EDITION_VIEWS:
        sql = rules.rule(name).sql
        if name in ("edition_figure", "edition_received"):
            for part in ("numerator", "denominator", "value_given"):
                shown = f"CASE WHEN denominator >= 6 THEN {part} END AS {part}"
                sql = sql.replace(f" {part},", f" {shown},")
            hidden = "CASE WHEN denominator < 6 THEN 'suppressed' ELSE missing END AS missing,"
            sql = sql.replace("missing,", hidden)
        (views / trial.code / f"{name}.sql").write_text(sql)
    monkeypatch.setattr(rules, "_EDITIONS", views)
    return trial


def _opened(store: Store, edition: Edition) -> snapshot.Snapshot:
    made = store.prepare(store.entries(), edition)
    assert made.record.edition == edition.code
    return snapshot.opened(made.path, made.record)
