"""Explore: any figures as a list or a pivot, to take away, and the lines of Python that give the same."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet
from streamlit.testing.v1 import AppTest

from exports.parquet import parquet_bytes
from exports.tables import csv_bytes
from metrics.vocabulary import ALL_TEAMS
from reporting import exploring
from reporting.asked import ARRANGEMENTS, LIST, Asked
from reporting.explore_report import MOST_ROWS, explore_report
from reporting.reading import Reading
from reporting.reported import team_label
from store.read.snapshot import Snapshot
from tests.ui.conftest import MAIN, Screen, opened

NOW = "2026-27 Q2"
ASKED = {
    "everything": Asked(),
    "one figure": Asked((), ("visits-on-time",), (ALL_TEAMS,), (NOW,)),
    "a theme of two quarters": Asked(("Staffing",), (), (), (NOW, "2026-27 Q1")),
    "nothing": Asked(("Staffing",), ("visits-on-time",)),
    **{f"pivot: {each}": Asked(("General",), arrangement=each) for each in ARRANGEMENTS if each != LIST},
    "pivot of single figures": Asked((), (), (ALL_TEAMS,), (NOW, "2026-27 Q1"), "measure-period"),
    "pivot of teams": Asked((), ("visits-on-time",), (), (), "team-period"),
}  # fmt: skip


@pytest.fixture(scope="module")
def reading(demo: Snapshot) -> Reading:
    return Reading(demo)


@pytest.mark.parametrize("name", ASKED)
def test_the_lines_of_python_give_the_same_frame_and_the_same_pivot(
    reading: Reading, name: str, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    report = explore_report(reading, ASKED[name])
    given: dict[str, pd.DataFrame] = {}
    exec(report.lines, given)  # noqa: S102 - the screen's own lines, as an officer would run them
    pd.testing.assert_frame_equal(given["figures"], exploring.chosen(reading, ASKED[name]))
    assert report.caption.startswith(f"{len(given['figures']):,} figure")
    if ASKED[name].pivot:
        _same_pivot(report.pivot, given["table"], given["figures"])
    else:
        assert "table" not in given


def _same_pivot(pivot, table, figures) -> None:
    """Each cell on the screen is the one of the pivot that pandas made."""
    labels = dict(zip(figures["period"], figures["period_label"], strict=True))
    label = lambda code: team_label(labels.get(code, code))  # noqa: E731
    shown = {
        (row, heading): cell
        for row, cells in pivot.rows
        for heading, cell in zip(pivot.headings, cells, strict=True)
    }
    if isinstance(table, pd.DataFrame):
        for (row, column), value in table.stack(future_stack=True).items():
            cell = shown.get((label(row), label(column)))
            if cell is None or cell.figure is None or not cell.figure.there:
                assert value is pd.NA or pd.isna(value)
            else:
                assert cell.figure.amount.value == value
    else:
        for (row, column), counts in table.groupby(level=[0, 1]):
            if (label(row), label(column)) in shown:
                cell = shown[label(row), label(column)]
                total = counts.sum()
                assert (cell.many or "1 figures") == f"{total} figures"
                for rating in cell.ratings:
                    count, _, name = rating.split()
                    assert counts[row, column, name] == int(count)


def test_it_opens_on_every_figure_the_latest_first_and_says_what_it_leaves_out(
    visit: Callable[..., Screen], reading: Reading
) -> None:
    screen = visit("explore")
    everything = len(exploring.known(reading))
    assert screen.title == "Explore"
    assert f"{everything:,} figures of Demo Council (invented figures)." in screen.words
    assert f"The first 200 figures are shown; the files hold all {everything:,}." in screen.words
    assert screen.markup.count('<th scope="row">') == MOST_ROWS
    first = re.search(r'data-label="Period">(.*?)<', screen.markup)
    assert first is not None and first[1] == "Q2 2026/27"


def test_one_figure_reads_as_on_every_other_screen(visit: Callable[..., Screen]) -> None:
    asked = {"measures": "visits-on-time", "teams": ALL_TEAMS, "periods": NOW}
    words = visit("explore", **asked).words
    assert "1 figure of Demo Council" in words
    measure = visit("measure", measure="visits-on-time", team=ALL_TEAMS, quarter=NOW).words
    found = re.search(r"(\d+\.\d%) (\d+ of \d+)", words.replace("\u00a0", " "))
    assert found is not None
    assert found[1] in measure and found[2] in measure


def test_a_kept_list_leads_to_each_readers_own_quarter(visit: Callable[..., Screen]) -> None:
    asked = {"measures": "visits-on-time", "teams": ALL_TEAMS, "periods": NOW}
    for quarter in ("2023-24 Q1", NOW):
        links = re.findall(
            r'href="evidence\?quarter=([^&"]+)&', visit("explore", quarter=quarter, **asked).markup
        )
        assert set(links) == {quarter.replace(" ", "+")}


def test_teams_of_a_pivot_stand_as_everywhere_else(reading: Reading) -> None:
    pivot = explore_report(reading, ASKED["pivot of teams"]).pivot
    assert pivot is not None
    order = [team_label(team) for team in reading.teams()]
    assert [row for row, _ in pivot.rows] == [team for team in order if team in dict(pivot.rows)]


def test_nothing_of_all_that_is_chosen_says_so(visit: Callable[..., Screen]) -> None:
    screen = visit("explore", themes="Staffing", measures="visits-on-time")
    assert "No figure is of all that is chosen." in screen.words
    assert "<table" not in screen.markup


def test_an_address_with_an_unknown_code_is_answered_in_words(
    demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    monkeypatch.setenv("DASHBOARD_DRAW_AHEAD", "0")
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["themes"] = ["Nonsense", "General"]
    app.run()
    warned = " ".join(each.value for each in app.warning).replace("\\", "")
    assert "themes “Nonsense”, which is not here. It is left out." in warned
    screen = Screen(app.switch_page("../../pages/explore.py").run())
    assert screen.app.multiselect(key="choose-themes").value == ["General"]


def test_what_is_chosen_is_in_the_address(visit: Callable[..., Screen]) -> None:
    app = visit("explore").app
    app.multiselect(key="choose-themes").set_value(["General", "Staffing"]).run()
    assert app.query_params["themes"] == ["General", "Staffing"]
    app.multiselect(key="choose-themes").set_value([]).run()
    assert "themes" not in app.query_params


def test_both_files_hold_the_frame_and_whose_it_is(reading: Reading) -> None:
    asked = ASKED["a theme of two quarters"]
    frame = exploring.chosen(reading, asked).reset_index(drop=True)
    columns = [*frame.columns, "council", "as_at", "edition", "note"]
    table = parquet.read_table(io.BytesIO(parquet_bytes(frame, reading.whose)))
    assert table.column_names == columns
    back = table.to_pandas(types_mapper=pd.ArrowDtype)
    pd.testing.assert_frame_equal(back[list(frame.columns)], frame)
    assert pa.types.is_decimal(table.schema.field("value").type)
    assert set(back["note"]) == {"Invented figures"}
    text = csv_bytes(exploring.table(reading, asked), reading.whose).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == columns
    assert len(rows) == len(frame) > 100
    for row, value in zip(rows, frame["value"], strict=True):
        assert row["value"] == ("" if value is pd.NA else f"{round(value, int(row['decimals'])):f}")
        assert bool(row["status"]) == bool(row["value"])


def test_it_is_for_officers(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    monkeypatch.setenv("DASHBOARD_DRAW_AHEAD", "0")
    monkeypatch.setenv("DASHBOARD_LOADING", "off")
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened("explore")
