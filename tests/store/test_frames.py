"""The frames that analysts are handed hold what the snapshot holds, cell by cell, exact and of the types they say."""

import datetime
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from metrics.vocabulary import MISSING_LABELS, RATING_LABELS
from store.read import frames
from store.read.frame_columns import FRAMES
from store.read.frames import Frames, NoSuchStateError
from store.read.snapshot import Snapshot
from tests import docs_of_frames, project
from tests.store import small_store

_HOME = "JOIN area AS a ON a.council = s.council AND a.kind = 'home'"

FIGURES = f"""
    SELECT s.measure_id, s.team, f.period, f.place, f.kind, p.label AS period_label, p.end_date AS ends,
        f.value, f.numerator, f.denominator, f.missing, f.reason, f.from_teams, f.goal_low AS target_low,
        f.goal_high AS target_high, f.amber_low, f.amber_high, f.year_target, f.target_origin, f.rating,
        f.commentary, s.origin, m.name AS measure, m.theme, m.unit, m.decimals
    FROM figure AS f JOIN series AS s USING (series_id) {_HOME}
    JOIN period AS p ON p.period = f.period JOIN measure AS m ON m.measure_id = s.measure_id
"""
DIRECTIONS = f"""
    SELECT s.measure_id, s.team, d.period, d.comparator, d.movement, d.judgement, f.value,
        b.period AS compared_period, b.value AS compared_value, f.value - b.value AS change
    FROM direction AS d JOIN series AS s USING (series_id) {_HOME}
    JOIN figure AS f ON f.series_id = d.series_id AND f.period = d.period
    LEFT JOIN figure AS b ON b.series_id = d.series_id AND b.period = d.comparator_period
"""
SIGNALS = f"""
    SELECT s.measure_id, s.team, g.period, g.signal, g.cause, g.judged_by, g.history, g.figures, g.assurance,
        ROUND(CAST(g.average_total AS DOUBLE) / g.average_points + 1e-9) / 10 ** m.decimals AS average,
        CAST(g.usual_low AS DECIMAL(18, 4)) / 10 ** m.decimals AS usual_low,
        CAST(g.usual_high AS DECIMAL(18, 4)) / 10 ** m.decimals AS usual_high
    FROM signal AS g JOIN series AS s USING (series_id) {_HOME}
    JOIN measure AS m ON m.measure_id = s.measure_id
"""
STAFFING = f"""
    SELECT s.team, s.role, s.period, s.part, s.amount, s.missing, s.released FROM staffing_year AS s {_HOME}
"""
BENCHMARKS = """
    SELECT s.measure_id, s.council AS area, f.period, f.value, f.numerator, f.denominator, f.missing, f.released
    FROM figure AS f JOIN series AS s USING (series_id) WHERE s.team = 'All' AND s.origin = 'dfe'
"""
LOADED = """
    SELECT load_number AS number, kind, file, file_sha256 AS sha256, row_count AS rows, notices,
        recorded_at, loaded_by, role FROM load
"""
HELD = {
    "figures": FIGURES, "directions": DIRECTIONS, "signals": SIGNALS, "staffing": STAFFING,
    "benchmarks": BENCHMARKS, "loaded": LOADED,
}  # fmt: skip
"""What the snapshot holds, asked of its tables past the readers that frames are made with."""


@pytest.fixture(
    params=["the invented council", pytest.param("Cheshire East", marks=pytest.mark.dfe)]
)
def council(request: pytest.FixtureRequest) -> Frames:
    if request.param == "the invented council":
        return request.getfixturevalue("invented")
    return Frames(request.getfixturevalue("published"))


@cache
def _frame(council: Frames, name: str) -> pd.DataFrame:
    """One frame of a council, made once."""
    return getattr(council, name)()


@pytest.fixture(scope="module")
def invented(demo: Snapshot) -> Frames:
    return Frames(demo)


def _comparable(cell: Any) -> Any:
    """A cell as it is compared: no two kinds of nothing, moments by universal time."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return None
    if isinstance(cell, float):
        return Decimal(str(cell))
    if isinstance(cell, datetime.datetime):
        return cell.astimezone(datetime.UTC).isoformat(timespec="seconds")
    return cell


def _rows(rows: Iterable[Any]) -> Counter[Any]:
    """The rows, in whatever order they come."""
    return Counter(tuple(map(_comparable, row)) for row in rows)


@pytest.mark.parametrize("name", HELD)
def test_every_cell_is_the_snapshots(council: Frames, name: str) -> None:
    frame = _frame(council, name)
    held = council.snapshot.ask(HELD[name])
    assert len(frame) == len(held)
    if held:
        columns = list(held[0]._fields)
        assert _rows(frame[columns].itertuples(index=False, name=None)) == _rows(held)


def test_every_frame_is_tried_and_has_rows(invented: Frames) -> None:
    assert set(HELD) == set(FRAMES)
    assert all(len(_frame(invented, name)) for name in FRAMES)


@pytest.mark.parametrize("name", FRAMES)
def test_columns_are_those_declared_of_their_types_though_there_are_no_rows(
    invented: Frames, name: str
) -> None:
    declared = {column.name: pd.ArrowDtype(column.type) for column in FRAMES[name]}
    assert len(declared) == len(FRAMES[name])
    assert dict(_frame(invented, name).dtypes) == declared
    assert dict(frames.frame(FRAMES[name], []).dtypes) == declared


def test_what_is_missing_says_why_and_what_is_there_does_not(council: Frames) -> None:
    for name, amount in (("figures", "value"), ("staffing", "amount"), ("benchmarks", "value")):
        frame = _frame(council, name)
        assert (frame[amount].isna() == frame["missing"].notna()).all()
        labels = frame["missing"].dropna().map(dict(MISSING_LABELS)).tolist()
        assert frame["missing_label"].dropna().tolist() == labels


def test_amounts_are_exact(invented: Frames) -> None:
    figures = _frame(invented, "figures")
    chosen = figures[figures["measure_id"] == "visits-on-time"]
    assert all(isinstance(each, Decimal) for each in chosen["value"].dropna())
    assert chosen["numerator"].sum() == sum(chosen["numerator"].dropna(), Decimal(0))
    assert figures["rating_label"].tolist() == [RATING_LABELS[each] for each in figures["rating"]]


def test_the_comparator_of_the_scorecard_is_marked_once_a_figure(invented: Frames) -> None:
    directions = _frame(invented, "directions")
    assert (directions.groupby(["measure_id", "team", "period"])["own"].sum() <= 1).all()
    yearly = directions[directions["kind"] != "quarter"]
    assert yearly["own"].all() and len(yearly)


def test_a_figure_of_april_on_is_judged_by_its_quarters_own_part(invented: Frames) -> None:
    signals, figures = _frame(invented, "signals"), _frame(invented, "figures")
    key = ["measure_id", "team", "period"]
    both = signals.merge(figures, on=key, suffixes=("_judged", ""))
    apart = both[(both["value_judged"] != both["value"]).fillna(False)]
    since_april = {
        m.id for m in invented.snapshot.catalogue.measures if m.basis.value.startswith("ytd")
    }
    assert set(apart["measure_id"]) <= since_april
    assert len(apart)


def test_a_state_is_opened_by_its_code(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    draft, published = frames.opened(), frames.opened("published")
    assert len(draft.figures()) == len(published.figures())
    assert draft.snapshot.standing.code == "draft"
    assert published.snapshot.standing.code == "published"
    with pytest.raises(NoSuchStateError, match="state: found '99'; allowed: published, draft, "):
        frames.opened("99")


def test_a_store_without_figures_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = small_store.open_store(tmp_path, small_store.catalogue(small_store.VACANCY))
    monkeypatch.setenv("DASHBOARD_STORE", str(store.places.store))
    with pytest.raises(NoSuchStateError, match="python -m store load"):
        frames.opened()


def test_the_docs_have_every_column() -> None:
    page = project.text(docs_of_frames.PAGE)
    assert docs_of_frames.written(page) == page, "run python -m tests.docs_of_frames"
